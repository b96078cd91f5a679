"""The groups of an SVG by Graphviz, as bytes: they are marked and moved unchanged.

Graphviz escapes every `<` and `>` in texts, so the tags of groups can be searched for without reading all
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
class Group:
    """A group of the drawing: its opening `tag`, `title` and `content`; it ends with `END`."""

    tag: bytes
    title: bytes
    content: bytes
    kind: str
    """The first of its classes: node, edge or cluster."""

    @classmethod
    def of(cls, group: bytes) -> "Group":
        """Return a group in its parts."""
        tag, kind = group.index(b">") + 1, _CLASS.match(group)
        title = _TITLE.match(group, tag + group.startswith(b"\n", tag))
        end = title.end() if title else tag
        content = group[end : group.rindex(END)]
        return cls(group[:tag], group[tag:end], content, kind[1].decode() if kind else "")

    @property
    def name(self) -> str:
        """Its title, which is the name of a node."""
        return _read(_TITLE, self.title)

    @property
    def text(self) -> str:
        """Its texts."""
        return _read(_TEXT, self.content)


def _read(pattern: re.Pattern[bytes], markup: bytes) -> str:
    return " ".join(unescape(text.decode()) for text in pattern.findall(markup))


@dataclass(frozen=True, slots=True)
class SvgDocument:
    """An SVG in its parts: the tags of root and scene, the background, the groups, and the end."""

    root: bytes
    tag: bytes
    background: bytes
    groups: list[Group]
    end: bytes


def split_svg(svg: bytes) -> SvgDocument:
    """Return an SVG in its parts, without comments and without the title of the drawing.

    Raises:
        EngineError: it is not an SVG by Graphviz, or it declares entities.
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
    return SvgDocument(root[0], svg[root.end() : tag.end()], shapes, list(map(Group.of, groups)), svg[end:])


def _find_groups(scene: bytes) -> tuple[bytes, list[bytes]]:
    """Return what is outside all groups, and the outermost groups."""
    outside: list[bytes] = []
    groups: list[bytes] = []
    depth = done = 0
    for tag in _GROUP.finditer(scene):
        is_end = bool(tag[1])
        depth += -1 if is_end else 1
        if depth == 1 and not is_end:
            outside.append(scene[done : tag.start()])
            done = tag.start()
        elif depth == 0:
            groups.append(scene[done : tag.end()])
            done = tag.end()
    if depth:
        refuse()
    return b"".join([*outside, scene[done:]]), groups


def refuse() -> NoReturn:
    """Raise the error that a drawing is not an SVG by Graphviz."""
    raise EngineError(
        "the engine's output is not an SVG by Graphviz; set ARGMAP_DOT to a 'dot' of Graphviz, or unset it"
    )
