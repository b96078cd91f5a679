"""From the data of a file to nodes and edges, or to all that keeps them from being that."""

from collections.abc import Iterator
from typing import Any

from argmap.interop.carrying import Data, Loss, UnreadableError
from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.node import Edge, Keys, Node, Nodeset, is_id
from argmap.interop.origin import without

_MOST = 100
"""How many faults of one file are told."""

_ID = "has to be a text or a whole number"


def parse_graph(document: object, dialect: Dialect) -> tuple[Nodeset, Data, list[Loss]]:
    """Return the graph in a document, what it holds of a map's own, and what is odd about it.

    Raises:
        UnreadableError: it has no lists of nodes and edges; has all that is wrong.
    """
    if not isinstance(document, dict) or "nodes" not in document:
        is_with = "is an object with the lists 'nodes' and 'edges'"
        raise UnreadableError(f"{dialect.document} {is_with}: here is none")
    parser = Parser()
    nodes = parser.nodes(document["nodes"], dialect.node_keys)
    edges = parser.edges(document.get("edges"), dialect.edge_keys)
    parser.finish()
    more, own = dialect.take(without(document, ("nodes", "edges")))
    return Nodeset(nodes, edges, more), own, parser.losses


def format_nodes(graph: Nodeset, dialect: Dialect) -> list[Data]:
    """Return nodes as objects."""
    keys = dialect.node_keys
    parts = (
        ({keys.id: node.id, keys.second: node.text, keys.first: node.type}, node.rest) for node in graph.nodes
    )
    return [
        {**{key: value for key, value in named.items() if value is not None}, **without(rest, keys)}
        for named, rest in parts
    ]


def format_edges(graph: Nodeset, dialect: Dialect) -> list[Data]:
    """Return edges as objects."""
    keys = dialect.edge_keys
    return [
        {
            **({} if edge.id is None else {keys.id: edge.id}),
            keys.first: edge.start,
            keys.second: edge.end,
            **without(edge.rest, keys),
        }
        for edge in graph.edges
    ]


class Parser:
    """Takes lists of nodes and edges, and collects what is wrong with them."""

    def __init__(self) -> None:
        """Start without a fault."""
        self.faults: list[str] = []
        self.losses: list[Loss] = []

    def nodes(self, listed: object, keys: Keys) -> list[Node]:
        """Return the nodes in a list, which may stand in lists within it."""
        return [
            Node(item[keys.id], item.get(keys.first), item.get(keys.second), without(item, keys))
            for number, item in enumerate(self._flatten(listed, "nodes"))
            if self._is_node(number, item, keys)
        ]

    def edges(self, listed: object, keys: Keys) -> list[Edge]:
        """Return the edges in a list, which may stand in lists within it."""
        return [
            Edge(item[keys.first], item[keys.second], item.get(keys.id), without(item, keys))
            for number, item in enumerate(self._flatten(listed, "edges"))
            if self._is_edge(number, item, keys)
        ]

    def fault(self, place: str, message: str) -> bool:
        """Note what is wrong at a place."""
        self.faults.append(f"{place}: {message}")
        return False

    def finish(self) -> None:
        """Raise `UnreadableError` with all faults, if there are any."""
        if len(self.faults) > _MOST:
            self.faults[_MOST:] = [f"and {len(self.faults) - _MOST:,} more"]
        if self.faults:
            raise UnreadableError("\n".join(self.faults))

    def _flatten(self, listed: object, name: str) -> Iterator[Any]:
        if listed is None:
            return
        if not isinstance(listed, list):
            self.fault(name, "has to be a list")
            return
        if any(isinstance(item, list) for item in listed):
            why = "what is in them is read as if it stood in one list"
            self.losses.append(Loss(name, "lists within the list", why))
        pending = [iter(listed)]
        while pending:
            for item in pending[-1]:
                if isinstance(item, list):
                    pending.append(iter(item))
                    break
                yield item
            else:
                pending.pop()

    def _is_node(self, number: int, item: Any, keys: Keys) -> bool:
        fault = _find_node_fault(item, keys)
        return not fault or self.fault(f"nodes[{number}]", fault)

    def _is_edge(self, number: int, item: Any, keys: Keys) -> bool:
        fault = _find_edge_fault(item, keys)
        return not fault or self.fault(f"edges[{number}]", fault)


def _find_node_fault(item: Any, keys: Keys) -> str:
    if not isinstance(item, dict):
        return "has to be an object"
    if not is_id(item.get(keys.id)):
        return f"'{keys.id}' {_ID}"
    for key in (keys.first, keys.second):
        value = item.get(key)
        if value is not None and not isinstance(value, str):
            return f"'{key}' has to be a text"
    return ""


def _find_edge_fault(item: Any, keys: Keys) -> str:
    if not isinstance(item, dict):
        return "has to be an object"
    for key in (keys.first, keys.second, keys.id):
        value = item.get(key)
        if not is_id(value) and not (key == keys.id and value is None):
            return f"'{key}' {_ID}"
    return ""
