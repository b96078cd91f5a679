"""Nodes and edges, whatever a format calls their keys; and how an origin keeps them, as short rows."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, TypeGuard

from argmap.errors import ArgmapError
from argmap.interop.carrying import Data

Id: TypeAlias = str | int
Row: TypeAlias = list[Any]


@dataclass(slots=True)
class Node:
    """A node: its text is a sentence, or the name of a scheme; None where it has none."""

    id: Id
    type: str | None
    text: str | None
    rest: Data = field(default_factory=dict)
    ref: str = field(init=False)
    """The id as text: by it, edges find nodes also where one of them writes it as a number."""

    def __post_init__(self) -> None:
        """Make the ref."""
        self.ref = str(self.id)


class Edge(NamedTuple):
    """An edge; `id` is None where it has none."""

    start: Id
    end: Id
    id: Id | None = None
    rest: Data = {}  # noqa: RUF012 - never changed

    @property
    def pair(self) -> tuple[str, str]:
        """The refs of both ends."""
        return str(self.start), str(self.end)

    @property
    def name(self) -> str:
        """How messages call it."""
        return str(self.id) if self.id is not None else f"{self.start} → {self.end}"


class Keys(NamedTuple):
    """What a format calls the keys of a node (`id`, `type`, `text`) or of an edge (`id`, `start`, `end`)."""

    id: str
    first: str
    second: str


@dataclass(slots=True)
class Nodeset:
    """A whole graph. `more` is what else the file says, as the format likes to keep it."""

    nodes: list[Node]
    edges: list[Edge]
    more: Data = field(default_factory=dict)


def is_id(value: object) -> TypeGuard[Id]:
    """Return whether a value is an id: a whole number, or a text that is not blank."""
    return bool(value.strip()) if isinstance(value, str) else type(value) is int


def pack_node(node: Node) -> Row:
    """Return a node as a row: id, type, text, and the rest if there is any."""
    return [node.id, node.type, node.text, *([node.rest] if node.rest else [])]


def pack_edge(edge: Edge, usual: Data) -> Row:
    """Return an edge as a row: its ends, its id, and the rest if it is not as usual."""
    if edge.rest != usual:
        return [edge.start, edge.end, edge.id, edge.rest]
    return [edge.start, edge.end, *([edge.id] if edge.id is not None else [])]


def unpack_node(row: object) -> Node:
    """Return the node in a row; raises `ArgmapError` where it is none."""
    match row:
        case [id_, None | str() as type_, None | str() as text] if is_id(id_):
            return Node(id_, type_, text)
        case [id_, None | str() as type_, None | str() as text, dict() as rest] if is_id(id_):
            return Node(id_, type_, text, rest)
    raise _damaged(row)


def unpack_edge(row: object, usual: Data) -> Edge:
    """Return the edge in a row; raises `ArgmapError` where it is none."""
    if isinstance(row, list) and len(row) in (2, 3, 4):
        missing: Row = [None, usual]
        start, end, id_, rest = row + missing[len(row) - 2 :]
        if is_id(start) and is_id(end) and (id_ is None or is_id(id_)) and isinstance(rest, dict):
            return Edge(start, end, id_, rest)
    raise _damaged(row)


def _damaged(row: object) -> ArgmapError:
    return ArgmapError(
        f"the origin of the map is not as an import leaves it: {str(row)[:60]!r} is no node and no edge; "
        "remove the map's 'origin' to write it anew"
    )
