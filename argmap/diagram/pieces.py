"""The groups of an SVG as Graphviz writes it, as bytes: so they can be marked and moved as they stand.

Graphviz masks every `<` and `>` that is no markup, so the tags of groups are found without reading all
others; that is several times as fast as a parser.
"""

import re
from dataclasses import dataclass
from html import unescape
from typing import NoReturn

from argmap.errors import EngineError

END = b"</g>"
_ROOT = re.compile(rb"<svg\b[^>]*>\n?")
_GROUP = re.compile(rb"<(/?)g\b[^>]*>\n?")
_COMMENT = re.compile(rb"<!--.*?-->\n?", re.DOTALL)
_CLASS = re.compile(rb'<g(?: id="[^"]*")? class="(\w+)')
_TITLE = re.compile(rb"<title>([^<]*)</title>\n?")
_TEXT = re.compile(rb"<text[^>]*>([^<]*)<")


@dataclass(frozen=True, slots=True)
class Piece:
    """A group of the drawing: its opening `tag`, its `title`, and what is drawn in it; it ends with `END`."""

    tag: bytes
    title: bytes
    drawn: bytes
    kind: str
    """The first of its classes: node, edge or cluster."""

    @classmethod
    def of(cls, group: bytes) -> "Piece":
        """Return a whole group as a piece."""
        tag, kind = group.index(b">") + 1, _CLASS.match(group)
        title = _TITLE.match(group, tag + group.startswith(b"\n", tag))
        end = title.end() if title else tag
        drawn = group[end : group.rindex(END)]
        return cls(group[:tag], group[tag:end], drawn, kind[1].decode() if kind else "")

    @property
    def name(self) -> str:
        """Its title, which is the name of a node."""
        return _read(_TITLE, self.title)

    @property
    def text(self) -> str:
        """What is written in it."""
        return _read(_TEXT, self.drawn)


def _read(pattern: re.Pattern[bytes], markup: bytes) -> str:
    return " ".join(unescape(text.decode()) for text in pattern.findall(markup))


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG in its parts: the tags of root and scene, the background, the groups, and the end."""

    root: bytes
    tag: bytes
    background: bytes
    pieces: list[Piece]
    end: bytes


def cut_drawing(svg: bytes) -> Drawing:
    """Return an SVG in its parts, without comments and without the title of the drawing.

    Raises:
        EngineError: it is not one as Graphviz writes it, or it declares entities.
    """
    svg = _COMMENT.sub(b"", svg)
    root = _ROOT.search(svg)
    tag = _GROUP.search(svg, root.end()) if root else None
    if root is None or tag is None or b"<!ENTITY" in svg:
        refuse()
    end = svg.rfind(END)
    if end < tag.end():
        refuse()
    background, groups = _find_groups(svg[tag.end() : end])
    shapes = _TITLE.sub(b"", background, count=1)
    return Drawing(root.group(), svg[root.end() : tag.end()], shapes, list(map(Piece.of, groups)), svg[end:])


def _find_groups(scene: bytes) -> tuple[bytes, list[bytes]]:
    """Return what stands outside all groups, and the groups that stand in no other."""
    outside: list[bytes] = []
    groups: list[bytes] = []
    depth = done = 0
    for found in _GROUP.finditer(scene):
        depth += -1 if found[1] else 1
        if depth == 1 and not found[1]:
            outside.append(scene[done : found.start()])
            done = found.start()
        elif depth == 0:
            groups.append(scene[done : found.end()])
            done = found.end()
    if depth:
        refuse()
    return b"".join([*outside, scene[done:]]), groups


def refuse() -> NoReturn:
    """Raise the error that a drawing is not as Graphviz writes it."""
    raise EngineError(
        "the engine's SVG is not one that Graphviz writes: "
        "let ARGMAP_DOT name a 'dot' of Graphviz, or unset it"
    )
