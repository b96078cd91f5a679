"""The verdicts on all statements of a map, as they are shown to people and to programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.evaluation.changes import Change, find_voice_effects
from argmap.graph import Graph  # noqa: TC001
from argmap.result import Result
from argmap.verdict import Answer, Basis, Verdict


@dataclass(frozen=True, eq=False, repr=False)
class Verdicts(Result, Mapping[str, "Verdict | Answer"]):
    """The verdict on every statement, by its id; on a basis, what that one run says.

    Attributes:
        basis, residual: what was asked.
    """

    verdicts: "Mapping[str, Verdict | Answer]"
    basis: "Basis | None"
    residual: bool
    graph: "Graph"

    def __getitem__(self, name: str) -> "Verdict | Answer":
        return self.verdicts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.verdicts)

    def __len__(self) -> int:
        return len(self.verdicts)

    def __str__(self) -> str:
        return self.format()

    def format(self, longest: int | None = None) -> str:
        """Return a line for each statement, with at most `longest` characters of its text, and a summary."""
        from argmap.evaluation.phrasing.tables import format_verdicts

        return format_verdicts(self, longest)

    def to_dict(self) -> dict[str, Any]:
        """Return them as data for JSON."""
        if self.basis:
            return {"basis": self.basis, "residual": self.residual, "answers": dict(self.verdicts)}
        without = {change.statement.key: change.after for change in self.voice_effects}
        return {"residual": self.residual, "verdicts": dict(self.verdicts), "without_reviewer": without}

    @cached_property
    def voice_effects(self) -> "list[Change]":
        """The verdicts on theses and recommendations that are others without the reviewer."""
        return [] if self.basis else find_voice_effects(self.graph, self.verdicts, self.residual)
