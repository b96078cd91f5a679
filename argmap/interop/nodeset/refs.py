"""Which node each part of a map is: the one that it comes from, or a new one."""

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.relations import Ref


class Refs:
    """Gives refs, none to two parts."""

    def __init__(self, dialect: Dialect, source: Dialect, taken: Iterable[Ref]) -> None:
        """Start with refs that are not free for new parts, for a map from a file in the format `source`."""
        self._dialect, self._source = dialect, source
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}
        self.recalled: set[Ref] = set()
        """The refs of parts that come from a file."""

    def recall(self, part: Mapping[str, Any]) -> Ref | None:
        """Return the node that a part comes from, unless another part has it."""
        origin = part.get("origin", {})
        ref, format_ = origin.get("id"), origin.get("format")
        if not ref or not (self._dialect.reads(format_) or format_ == self._source.name):
            return None
        known: Ref = ref if self._dialect.reads(format_) else self._dialect.make_id(ref)
        if known in self.recalled:
            return None
        self.recalled.add(known)
        self._taken.add(known)
        return known

    def make(self, name: str) -> Ref:
        """Return a new ref like a name."""
        ref = self._dialect.make_id(name)
        while ref in self._taken:
            self._numbers[name] = self._numbers.get(name, 1) + 1
            ref = self._dialect.make_id(f"{name}-{self._numbers[name]}")
        self._taken.add(ref)
        return ref
