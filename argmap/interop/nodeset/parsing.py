"""From the data of a file to nodes and edges, or to all that keeps them from being that."""

from collections.abc import Iterator
from typing import Any

from argmap.interop.carrying import Data, Loss, UnreadableError
from argmap.interop.nodeset.node import Edge, Keys, Node

_MOST = 100
"""How many faults of one file are told."""


class Parser:
    """Takes lists of nodes and edges, and collects what is wrong with them."""

    def __init__(self) -> None:
        """Start without a fault."""
        self.faults: list[str] = []
        self.losses: list[Loss] = []

    def nodes(self, listed: object, keys: Keys) -> list[Node]:
        """Return the nodes in a list, which may stand in lists within it."""
        items = [
            (place, item)
            for place, item in self._flatten(listed, "nodes")
            if self._is_object(place, item)
            and self._is_id(place, item, keys.id)
            and self._is_text(place, item, keys.first)
            and self._is_text(place, item, keys.second)
        ]
        return [
            Node(item[keys.id], item.get(keys.first), item.get(keys.second), _rest(item, keys))
            for _, item in items
        ]

    def edges(self, listed: object, keys: Keys) -> list[Edge]:
        """Return the edges in a list, which may stand in lists within it."""
        items = [
            item
            for place, item in self._flatten(listed, "edges")
            if self._is_object(place, item)
            and self._is_id(place, item, keys.first)
            and self._is_id(place, item, keys.second)
            and (item.get(keys.id) is None or self._is_id(place, item, keys.id))
        ]
        return [
            Edge(item[keys.first], item[keys.second], item.get(keys.id), _rest(item, keys)) for item in items
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

    def _flatten(self, listed: object, name: str) -> Iterator[tuple[str, Any]]:
        if listed is None:
            return
        if not isinstance(listed, list):
            self.fault(name, "has to be a list")
            return
        pending = [iter(listed)]
        count, nested = 0, False
        while pending:
            for item in pending[-1]:
                if isinstance(item, list):
                    nested = True
                    pending.append(iter(item))
                    break
                yield f"{name}[{count}]", item
                count += 1
            else:
                pending.pop()
        if nested:
            why = "what is in them is read as if it stood in one list"
            self.losses.append(Loss(name, "lists within the list", why))

    def _is_object(self, place: str, item: object) -> bool:
        return isinstance(item, dict) or self.fault(place, "has to be an object")

    def _is_id(self, place: str, item: Data, key: str) -> bool:
        return is_id(item.get(key)) or self.fault(place, f"'{key}' has to be a text or a whole number")

    def _is_text(self, place: str, item: Data, key: str) -> bool:
        value = item.get(key)
        return value is None or isinstance(value, str) or self.fault(place, f"'{key}' has to be a text")


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
