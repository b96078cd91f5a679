"""A map as a few boxes: one for each section, with counts, and the relations between sections."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.content import badge_width
from argmap.diagram.dot import graph_settings, wrap_graph
from argmap.diagram.dot_quoting import Markup, attributes, html, string
from argmap.diagram.edges import find_edges
from argmap.diagram.label import TABLE, badge_cell, font, text_cell
from argmap.diagram.legend import Used, title_label
from argmap.diagram.nodes import NOWHERE, joint_name
from argmap.diagram.text import count, shorten

if TYPE_CHECKING:
    from argmap.diagram.view import View
    from argmap.graph import Statement

_NUMBER = 24
_NO_SECTION = "no section"  # no id has a space
_SIDE_BY_SIDE = '<TABLE BORDER="0" CELLSPACING="2" CELLPADDING="1"><TR>{}<TD WIDTH="{}"></TD></TR></TABLE>'


def overview_dot(view: "View", address: Callable[[str | None], str] | None = None) -> str:
    """Return the overview of a map as DOT text.

    `address` returns that of a section's drawing; given None, that of the statements without a section.
    """
    members: dict[str, list[Statement]] = {name: [] for name in view.headings}
    for statement in view.statements:
        members.setdefault(view.section(statement) or _NO_SECTION, []).append(statement)
    relations = _count_relations(view)
    lines = [*_settings(view, Used(lines={name for _, _, name in relations}))]
    lines += [_box(view, name, inside, address) for name, inside in members.items() if inside]
    lines += [_edge(view, *ends_and_name, number) for ends_and_name, number in sorted(relations.items())]
    return wrap_graph(view, lines)


def _settings(view: "View", used: Used) -> Iterator[str]:
    font = view.theme.font
    yield graph_settings(view, title_label(view, used, sizes.TREE_WIDTH), "TB", 0.4, 0.7)
    yield "node " + attributes({"fontname": font, "shape": "box", "style": "filled,rounded"})
    edge = {"fontname": font, "fontsize": sizes.THESIS_SIZE, "arrowsize": sizes.ARROW_SIZE}
    yield "edge " + attributes(edge)


def _box(
    view: "View", name: str, inside: "list[Statement]", address: Callable[[str | None], str] | None
) -> str:
    heading = view.headings.get(name, NOWHERE)
    values: dict[str, object] = {
        "label": _label(view, heading, inside),
        "id": f"section-{name}",
        "class": "section",
        "fillcolor": view.theme.section_fill,
        "color": view.theme.ink,
        "margin": sizes.BOX_MARGIN,
        "tooltip": shorten(heading, sizes.TITLE_CHARACTERS),
    }
    if address:
        values |= {"URL": address(None if name == _NO_SECTION else name), "target": "_top"}
    return f"{string(name)} {attributes(values)}"


def _label(view: "View", heading: str, inside: "list[Statement]") -> Markup:
    theme = view.theme
    cell = text_cell(
        shorten(heading, sizes.TITLE_CHARACTERS), sizes.HEADING_SIZE, theme.ink, theme.width, bold=True
    )
    rows = [f"<TR>{cell}</TR>"]
    rows += [_row(font(html(words), sizes.TEXT_SIZE, theme.ink)) for words in _count_kinds(view, inside)]
    badges = Counter(badge.word for badge in map(view.badge, inside) if badge)
    for badge in theme.badges.values():
        if badges[badge.word]:
            number = font(f"{badges[badge.word]:,} ", sizes.TEXT_SIZE, theme.ink)
            cells = f'<TD ALIGN="LEFT" WIDTH="{_NUMBER}">{number}</TD>{badge_cell(theme, badge)}'
            rest = max(1, theme.width - _NUMBER - badge_width(badge) - 10)
            rows.append(_row(_SIDE_BY_SIDE.format(cells, rest)))
    return Markup(f"{TABLE}{''.join(rows)}</TABLE>")


def _row(content: str) -> str:
    return f'<TR><TD ALIGN="LEFT">{content}</TD></TR>'


def _count_kinds(view: "View", inside: "list[Statement]") -> Iterator[str]:
    theses = sum(statement.index in view.theses for statement in inside)
    if theses:
        yield "1 thesis" if theses == 1 else f"{theses:,} theses"
    kinds = Counter(statement.kind for statement in inside if statement.index not in view.theses)
    for kind in view.theme.kinds:
        if kinds[kind]:
            yield count(kinds[kind], kind)


def _count_relations(view: "View") -> dict[tuple[str, str, str], int]:
    """Return how many relations there are between two sections: start, end and name of the line."""
    sections = {statement.key: view.section(statement) or _NO_SECTION for statement in view.statements}
    for step in view.steps:
        sections[joint_name(step)] = sections[step.conclusion.key]
    counts: Counter[tuple[str, str, str]] = Counter()
    for edge in find_edges(view):
        ends = sections[edge.start], sections[edge.end]
        if ends[0] != ends[1]:
            name = "support" if edge.style.line in ("failing", "warrant") else edge.style.line
            counts[(*ends, name)] += 1
    return counts


def _edge(view: "View", start: str, end: str, name: str, number: int) -> str:
    line = view.theme.lines[name]
    values = {
        "class": name,
        "label": Markup(f"&#160;{number:,}&#160;"),  # room beside the line
        "fontcolor": line.colour,
        "color": line.colour,
        "style": line.style,
        "dir": "both" if line.tail != "none" else "back",
        "arrowtail": line.head,
        "arrowhead": line.tail,
        "penwidth": min(line.pen + number / 8, 4 * line.pen),
        "tooltip": f"{count(number, 'relation')}: {start} {line.verb} {end}",
    }
    return f"{string(end)} -> {string(start)} {attributes(values)}"
