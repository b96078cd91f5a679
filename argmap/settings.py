"""What a user may set about a review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from argmap.finding import Severity

Setting: TypeAlias = int | str | list[str]


ON_REQUEST = frozenset({"certainty-word", "stale-source", "vague-recommendation"})
"""Rules that judge single words, and so are often wrong: they run where they are named."""


@dataclass(frozen=True)
class Settings:
    """Which rules run, what they weigh, and what they are told.

    select: the names of the rules that run; None for all but those that run on request.
    ignore: the names of rules that don't run.
    severity: severities by rule name, in place of the rule's own.
    rules: by rule name, settings in place of the rule's defaults.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Setting]] = field(default_factory=dict)

    def runs(self, rule: str) -> bool:
        """Return whether a rule runs. One that runs on request does so if anything is set for it."""
        if rule in self.ignore:
            return False
        if self.select is not None:
            return rule in self.select
        return rule not in ON_REQUEST or rule in self.severity or rule in self.rules

    def override(self, given: "Settings") -> "Settings":
        """Return these settings with what `given` says in its place: it adds to what is ignored."""
        return Settings(
            self.select if given.select is None else given.select,
            self.ignore | given.ignore,
            {**self.severity, **given.severity},
            {**self.rules, **given.rules},
        )


@dataclass(frozen=True)
class Configuration:
    """What a configuration file or the options of a command say; None is what they leave open.

    Paths are absolute; `file` is the path of the configuration file.
    """

    settings: Settings = field(default_factory=Settings)
    fail_on: Severity | None = None
    baseline: Path | None = None
    profile: Path | None = None
    file: Path | None = None

    def override(self, given: "Configuration") -> "Configuration":
        """Return this configuration with what `given` says in its place."""
        return Configuration(
            self.settings.override(given.settings),
            given.fail_on or self.fail_on,
            given.baseline or self.baseline,
            given.profile or self.profile,
            given.file or self.file,
        )
