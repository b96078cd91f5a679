"""The catalogue: one rule per file, in the order in which a report lists findings."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from argmap.plugins import find_plugins, load_plugins

if TYPE_CHECKING:
    from argmap.finding import Problem, Severity
    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext


class Rule(Protocol):
    """A module with a docstring (the rule's page), a name, a severity and a generator of problems.

    It may say how a report introduces its findings: `LEAD` is what follows "one" and "several" (`("claim is
    uncited", "claims are uncited")`), by default the first line of the docstring; `WHY` a sentence on why
    they matter; `REMEDY` what would mend them, where the advice is for whoever edits the map. `ABOUT_MAP`
    says that they concern the map rather than what is mapped, `ASKS` that they are questions to the author.
    """

    @property
    def __doc__(self) -> str: ...  # type: ignore[override]

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called, as in `allow`."""

    @property
    def SEVERITY(self) -> "Severity":  # noqa: N802
        """What its problems weigh, unless they say otherwise."""

    def check(self, graph: "Graph", context: "RuleContext", /) -> "Iterator[Problem]":
        """Yield what breaks the rule."""


TEXT_RULES = ("comment-after-text",)
"""Whether the text of a file is read as it was meant."""

REFERENCE_RULES = (
    "unreadable-bibliography",
    "dangling-reference",
    "duplicate-id",
    "wrong-target",
    "self-reference",
    "duplicate-reference",
    "confusable-id",
)
"""Whether what a map names exists and is of a kind that fits."""

PASSAGE_RULES = (
    "unreadable-text",
    "quote-not-found",
    "ambiguous-quote",
    "quote-drifted",
    "wrong-place",
    "changed-since-sealed",
    "lost-hedge",
    "changed-number",
    "lost-negation",
)
"""Whether the paper says what the map quotes, for maps that name its text."""

SENSE_RULES = (
    "unsupported-claim",
    "failed-root",
    "failed-support",
    "circular-support",
    "uncited-section",
    "uncited-premise",
    "supported-premise",
    "repair",
    "rests-on-assumption",
    "load-bearing-premise",
    "single-line-of-support",
    "missing-warrant",
    "open-question",
    "no-scheme",
    "support-and-attack",
    "inconsistent-support",
    "unanswered-challenge",
    "unsettled-conflict",
    "tension",
    "suspect-relation",
    "unsupported-challenge",
    "promised-answer",
    "parried-challenge",
    "circular-answer",
    "residual-flips-verdict",
    "no-challenge",
    "single-source",
    "double-counting",
    "stale-source",
    "anachronistic-source",
    "self-citation",
    "incomplete-source",
    "duplicate-source",
    "weak-source",
    "orphan-statement",
    "unused-source",
    "no-thesis",
    "duplicate-text",
    "overlong-statement",
    "vague-recommendation",
    "certainty-word",
    "unlocated-statement",
    "misplaced-locator",
    "unknown-scheme",
    "failed-expectation",
    "remark",
    "unused-waiver",
)
"""Whether the argument of a map holds up. The last one looks at what the others did."""

MARK_RULES = frozenset({"suspect-relation"})
"""Those that look at review marks, for maps that have some."""

BUILTIN_RULES = (*TEXT_RULES, *REFERENCE_RULES, *PASSAGE_RULES, *SENSE_RULES)


class Rules(Mapping[str, Rule]):
    """Rules by name, in the order in which they run; a module is read when its rule is first asked for."""

    def __init__(self, others: Mapping[str, Rule]) -> None:
        """Take the rules of plug-ins, which run before the last one of ours."""
        *first, last = BUILTIN_RULES
        self._others = others
        self._names = dict.fromkeys([*first, *others, last])

    def __getitem__(self, name: str) -> Rule:
        """Return a rule.

        Raises:
            KeyError: there is none of that name.
        """
        if name not in self._names:
            raise KeyError(name)
        return self._others.get(name) or _load(name)

    def __contains__(self, name: object) -> bool:
        """Return whether there is a rule of that name."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many rules there are."""
        return len(self._names)


@cache
def _load(name: str) -> Rule:
    return cast("Rule", import_module(f"{__name__}.{name.replace('-', '_')}"))


def all_rules() -> Rules:
    """Return the rules by their names, those of plug-ins included, in the order in which they run.

    Raises:
        ArgmapError: a plug-in is broken.
    """
    return _all_rules(tuple(sys.path))


@cache
def _all_rules(_: tuple[str, ...]) -> Rules:
    if not find_plugins("argmap.rules"):
        return Rules({})
    from argmap.rules.plugin import build_rule

    return Rules(load_plugins("argmap.rules", build_rule, BUILTIN_RULES))
