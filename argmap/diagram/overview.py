"""A map as a few boxes: a box for each section, with counts, and the relations between sections."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from argmap.diagram import theme as sizes
from argmap.diagram.content import badge_width
from argmap.diagram.edges import find_edges
from argmap.diagram.label import TABLE, badge_cell, font, text_cell
from argmap.diagram.legend import Used, title_label
from argmap.diagram.nodes import NOWHERE, joint_name
from argmap.diagram.quote import Markup, attributes, html, string
from argmap.diagram.text import count, shorten

if TYPE_CHECKING:
    from argmap.diagram.view import View
    from argmap.graph import Statement

_NUMBER = 24
_NO_SECTION = "no section"  # no id has a space
_SIDE_BY_SIDE = '<TABLE BORDER="0" CELLSPACING="2" CELLPADDING="1"><TR>{}<TD WIDTH="{}"></TD></TR></TABLE>'


def overview_dot(view: "View", address: Callable[[str | None], str] | None = None) -> str:
    """Return the overview of a map as DOT text.

    `address` says where the picture of a section is, and for None that of the statements without one.
    """
    members: dict[str, list[Statement]] = {name: [] for name in view.headings}
    for statement in view.statements:
        members.setdefault(view.section(statement) or _NO_SECTION, []).append(statement)
    lines = [*_settings(view)]
    lines += [_box(view, name, inside, address) for name, inside in members.items() if inside]
    lines += _relations(view)
    title = shorten(view.graph.data.get("title", "Argument map"), sizes.TITLE_CHARACTERS)
    return "\n".join([f"digraph {string(title)} {{", *(f"  {line}" for line in lines), "}", ""])


def _settings(view: "View") -> Iterator[str]:
    used = Used(lines={edge.look.line for edge in find_edges(view)} - {"warrant", "failing"})
    look = view.theme
    yield "graph " + attributes(
        {
            "label": title_label(view, used, sizes.TREE_WIDTH),
            "labelloc": "t",
            "labeljust": "l",
            "fontname": look.font,
            "bgcolor": look.paper,
            "rankdir": "TB",
            "nodesep": 0.4,
            "ranksep": 0.7,
            "pad": sizes.PAD,
        }
    )
    yield "node " + attributes({"fontname": look.font, "shape": "box", "style": "filled,rounded"})
    yield "edge " + attributes(
        {"fontname": look.font, "fontsize": sizes.THESIS_SIZE, "arrowsize": sizes.ARROW_SIZE}
    )


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
    look = view.theme
    cell = text_cell(
        shorten(heading, sizes.TITLE_CHARACTERS), sizes.HEADING_SIZE, look.ink, look.width, bold=True
    )
    rows = [f"<TR>{cell}</TR>"]
    rows += [_row(font(html(words), sizes.TEXT_SIZE, look.ink)) for words in _count_kinds(view, inside)]
    badges = Counter(badge.word for badge in map(view.badge, inside) if badge)
    for badge in look.badges.values():
        if badges[badge.word]:
            number = font(f"{badges[badge.word]:,} ", sizes.TEXT_SIZE, look.ink)
            cells = f'<TD ALIGN="LEFT" WIDTH="{_NUMBER}">{number}</TD>{badge_cell(look, badge)}'
            rest = max(1, look.width - _NUMBER - badge_width(badge) - 10)
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


def _relations(view: "View") -> Iterator[str]:
    """Yield an edge for each relation that some statements of one section have to some of another."""
    sections = {one.key: view.section(one) or _NO_SECTION for one in view.statements}
    for step in view.steps:
        sections[joint_name(step)] = sections[step.conclusion.key]
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    for edge in find_edges(view):
        ends = sections[edge.start], sections[edge.end]
        if ends[0] != ends[1]:
            name = "support" if edge.look.line in ("failing", "warrant") else edge.look.line
            counts[(*ends, name)] += 1
    for (start, end, name), number in sorted(counts.items()):
        yield _edge(view, start, end, name, number)


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
