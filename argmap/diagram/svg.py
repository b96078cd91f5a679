"""The drawing of an engine, made accessible to screen readers.

The root becomes a document with a name and a description, and every box a symbol with a label, in reading
order: as in the WAI-ARIA Graphics Module (W3C, 2018), each role followed by a fallback for screen readers
that do not know the module. What labels contain already is hidden from them: the content of boxes, the
lines, the legend, the title.

The groups of the engine's drawing are reordered: first the sections, then the lines, then the boxes, below
which lines may pass.
"""

import zlib
from collections import Counter, defaultdict
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from argmap.diagram.box_text import fill_box
from argmap.diagram.furniture import FURNITURE
from argmap.diagram.rtl import align_right, embed_lines
from argmap.diagram.svg_groups import END, split_svg
from argmap.diagram.text import shorten
from argmap.diagram.text_length import fit_texts
from argmap.diagram.wording import summarise, title
from argmap.message import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.diagram.box import Box
    from argmap.diagram.svg_groups import Group
    from argmap.diagram.view import View

_CHARACTERS = 300
_PROLOG = b'<?xml version="1.0" encoding="UTF-8"?>\n'
"""Without the document type of SVG 1.1 that engines name, which does not allow roles."""

_END = END + b"\n"
_HIDDEN = 'aria-hidden="true"'


def make_accessible(
    svg: bytes, view: "View", labels: "Mapping[str, str]", boxes: "Mapping[str, Box]"
) -> bytes:
    """Return the drawing of a view with roles, labels and a reading order, and with the text of its boxes.

    `labels` are those that `label_parts` returns for the view, `boxes` those that it was drawn with.

    Raises:
        EngineError: it is not an SVG by Graphviz.
    """
    drawing = split_svg(svg)
    number = f"{zlib.crc32(svg):08x}"  # a page may have several drawings
    ids = f'aria-labelledby="title-{number}" aria-describedby="desc-{number}"'
    name, summary = escape(shorten(title(view), _CHARACTERS)), escape(summarise(view))
    opening = f'<title id="title-{number}">{name}</title>\n<desc id="desc-{number}">{summary}</desc>\n'
    root = _mark(drawing.root, f'role="graphics-document document" {ids}')
    groups = [*_hide(drawing.background), *_order(drawing.groups, view, labels, boxes)]
    whole = b"".join([_PROLOG, root, opening.encode(), drawing.tag, *groups, drawing.end])
    return embed_lines(fit_texts(whole))


def _mark(tag: bytes, attributes: str) -> bytes:
    """Return an opening tag, of a group or of the root, with more attributes."""
    name, space, rest = tag.partition(b" ")
    return b"%s %s%s%s" % (name, attributes.encode(), space, rest)


def _hide(content: bytes) -> tuple[bytes, bytes, bytes]:
    return f"<g {_HIDDEN}>\n".encode(), content, _END


def _order(
    groups: "list[Group]", view: "View", labels: "Mapping[str, str]", boxes: "Mapping[str, Box]"
) -> "Iterator[bytes]":
    """Yield the groups in the order in which they are painted and read."""
    kinds: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        kinds[group.kind].append(group)
    for group in kinds.pop("", ()):  # the background of an overview that links to another is in that link
        yield from _label(group, "To the overview", group.content)
    sizes = Counter(map(view.section, view.statements))
    for group in kinds.pop("cluster", ()):
        yield from _label(group, _name_section(group, view, sizes), align_right(group.content, None))
    for group in kinds.pop("edge", ()):
        yield from (_mark(group.tag, _HIDDEN), group.title, group.content, _END)
    links = {view.number(statement): view.address(statement) for statement in view.graph.statements}
    references = {
        name: view.address(statement)
        for bundle in view.bundles.all.values()
        for name, statement in bundle.references.items()
    }
    ranks = _rank(view, labels)
    nodes = [(group.name, group) for group in chain(*kinds.values())]
    for name, group in sorted(nodes, key=lambda node: ranks.get(node[0], len(ranks))):
        if name in FURNITURE and b"xlink:href=" not in group.content:
            yield from (_mark(group.tag, _HIDDEN), group.content, _END)
            continue
        if name in references:
            yield from _refer(group, references[name])
            continue
        box = boxes.get(name)
        content = (
            fill_box(group.content, box, view.theme, links)
            if box
            else align_right(group.content, view.theme.width)
        )
        yield from _label(group, labels.get(name) or group.text, content)


def _rank(view: "View", labels: "Iterable[str]") -> dict[str, float]:
    """Return the place of each node in the order of reading; frames come before all that stands in them."""
    ranks: dict[str, float] = {node: rank for rank, node in enumerate(labels)}
    for name, bundle in view.bundles.all.items():
        inside = [ranks[node] for node in (name, *bundle.members) if node in ranks]
        ranks[name] = min(inside, default=0) - 0.5
    return ranks


def _label(group: "Group", label: str, content: bytes) -> "Iterator[bytes]":
    """Yield a group with its label, hidden from screen readers but for that; links in it stay available.

    The title of a group is the name of a node, and screen readers read it where there is no description.
    """
    linked = b"xlink:href=" in content
    role = "graphics-object group" if linked else "graphics-symbol img"
    yield _mark(group.tag, f'role="{role}" aria-label="{escape(label)}" aria-description=""')
    yield group.title
    yield from (content,) if linked else _hide(content)
    yield _END


def _refer(group: "Group", address: str) -> "Iterator[bytes]":
    """Yield a row that refers to a statement: a link for the mouse, as labels say all of it."""
    link = f'<a class="chip" tabindex="-1" href="{escape(address)}">'.encode()
    yield from (_mark(group.tag, _HIDDEN), group.title, link, group.content, b"</a>", _END)


def _name_section(group: "Group", view: "View", sizes: Counter[str | None]) -> str:
    if view.grouping == "case":
        case = int(group.name.rpartition(" ")[2])
        number = sum(view.group(one) == case for one in view.statements)
        return f"{view.name_case(case)}, {count(number, 'statement')}"
    section = group.name.removeprefix("cluster_")
    heading = shorten(view.headings.get(section, group.text), _CHARACTERS)
    return f"Section {heading}, {count(sizes[section], 'statement')}"
