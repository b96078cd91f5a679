"""What a user may set about a review."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from argmap.finding import Severity

Setting: TypeAlias = int | str | list[str]


ON_REQUEST = frozenset(
    {
        "certainty-word",
        "changed-number",
        "duplicate-text",
        "incomplete-source",
        "lost-hedge",
        "lost-negation",
        "missing-warrant",
        "no-challenge",
        "no-scheme",
        "open-question",
        "overlong-statement",
        "residual-flips-verdict",
        "rests-on-assumption",
        "self-citation",
        "single-line-of-support",
        "support-and-attack",
        "unsettled-conflict",
        "unsupported-challenge",
        "unused-source",
        "vague-recommendation",
    }
)
"""Rules that run where they are named: what they report is often not worth telling, or a matter of taste."""


@dataclass(frozen=True)
class Settings:
    """Which rules run, what they weigh, and what they are told.

    select: the names of the rules that run; None for all but those that run on request.
    ignore: the names of rules that don't run.
    severity: severities by rule name, in place of the rule's own.
    rules: by rule name, settings in place of the rule's defaults.
    schemes: the paths of catalogues of schemes beside those that are known anyway.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Setting]] = field(default_factory=dict)
    schemes: tuple[Path, ...] = ()

    def runs(self, rule: str) -> bool:
        """Return whether a rule runs. One that runs on request does so if anything is set for it."""
        if rule in self.ignore:
            return False
        if self.select is not None:
            return rule in self.select
        return rule not in ON_REQUEST or rule in self.severity or rule in self.rules

    def excludes(self, rule: str) -> bool:
        """Return whether a rule must not run: one that merely waits to be requested is not excluded."""
        return rule in self.ignore or (self.select is not None and rule not in self.select)

    def request(self, rule: str) -> "Settings":
        """Return these settings for a check that a rule takes part in unless it is excluded."""
        return replace(self, rules={**self.rules, rule: self.rules.get(rule, {})})

    def override(self, given: "Settings") -> "Settings":
        """Return these settings with what `given` says in its place: it adds to what is ignored."""
        return Settings(
            self.select if given.select is None else given.select,
            self.ignore | given.ignore,
            {**self.severity, **given.severity},
            {**self.rules, **given.rules},
            given.schemes or self.schemes,
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
