"""The picture that an engine draws, made readable by ear.

The root becomes a document with a name and a description, and every box a symbol with a label, in the order
in which the argument is told: as in the WAI-ARIA Graphics Module (W3C, 2018), each role followed by the one
that readers without that module know. What a label says already is hidden from the ear: what is drawn in a
box, the lines, the legend, the title.

Of what the engine drew, nothing is drawn anew. The groups change places as they stand: first the sections,
then the lines, then the boxes, below which lines may pass.
"""

import zlib
from collections import Counter, defaultdict
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from argmap.diagram.box import fill_box
from argmap.diagram.leftward import align_right
from argmap.diagram.pieces import END, cut_drawing
from argmap.diagram.text import count, shorten
from argmap.diagram.wording import summarise, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.diagram.box import Box
    from argmap.diagram.pieces import Piece
    from argmap.diagram.view import View

_CHARACTERS = 300
_PROLOG = b'<?xml version="1.0" encoding="UTF-8"?>\n'
"""Without the document type of SVG 1.1 that engines name: it knows no roles."""

_END = END + b"\n"
_HIDDEN = b'aria-hidden="true"'


def make_accessible(
    svg: bytes, view: "View", labels: "Mapping[str, str]", boxes: "Mapping[str, Box]"
) -> bytes:
    """Return the drawing of a view with roles, labels and a reading order, and with the text of its boxes.

    `labels` are those that `label_parts` returns for the view, `boxes` those that it was drawn with.

    Raises:
        EngineError: it is not an SVG as Graphviz writes it.
    """
    drawing = cut_drawing(svg)
    number = f"{zlib.crc32(svg):08x}"  # several pictures may stand in one page
    names = f'aria-labelledby="title-{number}" aria-describedby="desc-{number}"'
    called, said = escape(shorten(title(view), _CHARACTERS)), escape(summarise(view))
    opening = f'<title id="title-{number}">{called}</title>\n<desc id="desc-{number}">{said}</desc>\n'
    root = _mark(drawing.root, f'role="graphics-document document" {names}'.encode())
    pieces = [*_hide(drawing.background), *_order(drawing.pieces, view, labels, boxes)]
    return b"".join([_PROLOG, root, opening.encode(), drawing.tag, *pieces, drawing.end])


def _mark(tag: bytes, attributes: bytes) -> bytes:
    """Return an opening tag, of a group or of the root, with more attributes."""
    name = 2 if tag.startswith(b"<g") else 4
    return b"%s %s%s" % (tag[:name], attributes, tag[name:])


def _hide(drawn: bytes) -> tuple[bytes, bytes, bytes]:
    return b"<g %s>\n" % _HIDDEN, drawn, _END


def _order(
    pieces: "list[Piece]", view: "View", labels: "Mapping[str, str]", boxes: "Mapping[str, Box]"
) -> "Iterator[bytes]":
    """Yield the pieces in the order in which they are painted and read."""
    kinds: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        kinds[piece.kind].append(piece)
    for piece in kinds.pop("", ()):  # the ground of a picture that leads to another is in that link
        yield from _label(piece, "To the overview", piece.drawn)
    sizes = Counter(map(view.section, view.statements))
    for piece in kinds.pop("cluster", ()):
        yield from _label(piece, _name_section(piece, view, sizes), align_right(piece.drawn, None))
    for piece in kinds.pop("edge", ()):
        yield from (_mark(piece.tag, _HIDDEN), piece.title, piece.drawn, _END)
    ranks = {node: rank for rank, node in enumerate(labels)}
    named = [(piece, piece.name) for piece in chain(*kinds.values())]
    for piece, name in sorted(named, key=lambda one: ranks.get(one[1], len(ranks))):
        box = boxes.get(name)
        drawn = fill_box(piece.drawn, box, view.theme) if box else align_right(piece.drawn, view.theme.width)
        yield from _label(piece, labels.get(name) or piece.text, drawn)


def _label(piece: "Piece", label: str, drawn: bytes) -> "Iterator[bytes]":
    """Yield a group with its label, and silent but for that; what has a link in it stays open to the ear.

    The title of a group is the name of a node, and readers take it for a description where there is no other.
    """
    linked = b"xlink:href=" in drawn
    role = "graphics-object group" if linked else "graphics-symbol img"
    told = f'role="{role}" aria-label="{escape(label)}" aria-description=""'
    yield _mark(piece.tag, told.encode())
    yield piece.title
    yield from (drawn,) if linked else _hide(drawn)
    yield _END


def _name_section(piece: "Piece", view: "View", sizes: Counter[str | None]) -> str:
    section = piece.name.removeprefix("cluster_")
    heading = shorten(view.headings.get(section, piece.text), _CHARACTERS)
    return f"Section {heading}, {count(sizes[section], 'statement')}"
