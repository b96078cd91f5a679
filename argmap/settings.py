"""What a user may set about a review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.finding import Severity

Setting: TypeAlias = int | str | list[str]


@dataclass(frozen=True)
class Settings:
    """Which rules run, what they weigh, and what they are told.

    select: the names of the rules that run; None for all of them.
    ignore: the names of rules that don't run.
    severity: severities by rule name, in place of the rule's own.
    rules: by rule name, settings in place of the rule's defaults.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Setting]] = field(default_factory=dict)

    def runs(self, rule: str) -> bool:
        """Return whether a rule runs."""
        return rule not in self.ignore and (self.select is None or rule in self.select)
