"""What is kept of the parts of a map for which a format has names, when it is written: see `kept`."""

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cached_property
from typing import Any

from argmap.graph import Graph, Statement
from argmap.interop.carrying import Data
from argmap.interop.kept import HEAD_KEYS, STATEMENT_KEYS
from argmap.interop.naming import Named, find_unguessed
from argmap.interop.origin import origin_of
from argmap.interop.steps import REASON


def rest_of(part: Mapping[str, Any], keys: Container[str], format_name: str) -> Data:
    """Return those of some keys that a part has; an origin in the format itself is left out."""
    own = origin_of(part, format_name)
    return {key: value for key, value in part.items() if key in keys and not (key == "origin" and own)}


def name_all(parts: Iterable[tuple[str, str | None]], spell: Callable[[str], str] = str) -> dict[str, str]:
    """Return what parts are called in a format: as they were there, else by their keys; all different.

    Args:
        parts: keys, all different, and the ids that they had in the format.
        spell: how a key is written in the format.
    """
    pairs = list(parts)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in sorted(pairs, key=lambda pair: 0 if pair[1] else 1 if spell(pair[0]) == pair[0] else 2):
        names[key] = make_free(name or spell(key), taken)
    return {key: names[key] for key, _ in pairs}


def make_free(name: str, taken: set[str]) -> str:
    """Return a name, numbered if it is taken, and take it."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


class KeptParts:
    """Statements and steps that have names in a format, and what of them only `argmap` can keep."""

    def __init__(
        self, graph: Graph, format_name: str, names: Mapping[str, str], statements: Iterable[Statement]
    ) -> None:
        """Take the statements that are written, and the names of them by their keys."""
        self.names = names
        self._graph, self._format = graph, format_name
        self._parts = [
            Named(part.key, part.id, names[part.key], part.text.strip(), "statement") for part in statements
        ]

    def add(self, part: Named) -> None:
        """Add a step; reading names parts in this order."""
        self._parts.append(part)

    @cached_property
    def _told(self) -> set[str]:
        return find_unguessed(self._parts)

    def is_told(self, ref: str) -> bool:
        """Return whether the id of a part has to be kept, since reading would give it another."""
        return ref in self._told

    def keep(self, statement: Statement, usual: str, given: str | None, relations: Data) -> Data:
        """Return what is kept of a statement.

        Args:
            statement: the statement.
            usual: the kind that it gets when it is read and nothing is kept.
            given: the assumption that it gets then, if it comes from the format.
            relations: those of its relations that the format cannot express.
        """
        keys = {**relations, **rest_of(statement.data, STATEMENT_KEYS, self._format)}
        if origin_of(statement.data, self._format) and statement.assumption == given:
            keys.pop("assumption", None)
        if statement.key in self._told:
            keys["id"] = statement.id
        return {"kind": statement.kind, **keys} if keys or statement.kind != usual else {}

    def head(self) -> Data:
        """Return what is kept of the map, with the names of its theses and of what is expected."""
        head: Data = rest_of(self._graph.data, HEAD_KEYS - {"title"}, self._format)
        if "thesis" in head:
            head["thesis"] = [self.rename(id_) for id_ in head["thesis"]]
        if "expect" in head:
            head["expect"] = {self.rename(id_): verdict for id_, verdict in head["expect"].items()}
        return head

    def rename(self, id_: str) -> str:
        """Return what the statement of an id is called; what is no statement as it is."""
        statement = self._graph.named.get(id_)
        return self.names.get(statement.key, id_) if isinstance(statement, Statement) else id_


def pack_step(step_id: str | None, keys: Data) -> Data:
    """Return what is kept of a step, where reading would give it another id, or one that it has not."""
    return {**({"kind": REASON} if step_id is None else {"id": step_id}), **keys}
