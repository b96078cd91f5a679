"""From the data of a file to nodes and edges, or to all that keeps them from being that."""

from collections.abc import Iterator
from typing import Any

from argmap.interop.carrying import Data, Loss, UnreadableError
from argmap.interop.nodeset.node import Edge, Keys, Node

_MOST = 100
"""How many faults of one file are told."""

_ID = "has to be a text or a whole number"


class Parser:
    """Takes lists of nodes and edges, and collects what is wrong with them."""

    def __init__(self) -> None:
        """Start without a fault."""
        self.faults: list[str] = []
        self.losses: list[Loss] = []

    def nodes(self, listed: object, keys: Keys) -> list[Node]:
        """Return the nodes in a list, which may stand in lists within it."""
        return [
            Node(item[keys.id], item.get(keys.first), item.get(keys.second), _rest(item, keys))
            for number, item in enumerate(self._flatten(listed, "nodes"))
            if self._is_node(number, item, keys)
        ]

    def edges(self, listed: object, keys: Keys) -> list[Edge]:
        """Return the edges in a list, which may stand in lists within it."""
        return [
            Edge(item[keys.first], item[keys.second], item.get(keys.id), _rest(item, keys))
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


def is_id(value: object) -> bool:
    """Return whether a value is an id: a whole number, or a text that is not blank."""
    return bool(value.strip()) if isinstance(value, str) else type(value) is int


def _rest(item: Data, keys: Keys) -> Data:
    return {key: value for key, value in item.items() if key not in keys}


def format_node(node: Node, keys: Keys) -> Data:
    """Return a node as an object."""
    named = {keys.id: node.id, keys.second: node.text, keys.first: node.type}
    return {**{key: value for key, value in named.items() if value is not None}, **node.rest}


def format_edge(edge: Edge, keys: Keys) -> Data:
    """Return an edge as an object."""
    name = {} if edge.id is None else {keys.id: edge.id}
    return {**name, keys.first: edge.start, keys.second: edge.end, **edge.rest}
