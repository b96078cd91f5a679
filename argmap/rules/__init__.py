"""The catalogue: one rule per file, in the order in which a review lists what it found."""

from typing import TYPE_CHECKING, Protocol

from argmap.rules import (
    circular_support,
    contested_root,
    dangling_reference,
    defeated_root,
    duplicate_id,
    duplicate_reference,
    duplicate_text,
    failed_expectation,
    failed_support,
    no_thesis,
    orphan_statement,
    rests_on_uncited,
    self_reference,
    unanswered_challenge,
    uncited_premise,
    unlocated_statement,
    unsupported_challenge,
    unsupported_claim,
    unsupported_recommendation,
    unused_source,
    unused_waiver,
    wrong_target,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.finding import Problem, Severity
    from argmap.graph import Graph
    from argmap.rules.review import Review


class Rule(Protocol):
    """A module with a docstring (the rule's page), a name, a severity and a generator of problems."""

    @property
    def __doc__(self) -> str: ...  # type: ignore[override]

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called, as in `allow`."""

    @property
    def SEVERITY(self) -> "Severity":  # noqa: N802
        """What its problems weigh, unless they say otherwise."""

    def check(self, graph: "Graph", review: "Review", /) -> "Iterator[Problem]":
        """Yield what breaks the rule."""


REFERENCE_RULES: tuple[Rule, ...] = (
    dangling_reference,
    duplicate_id,
    wrong_target,
    self_reference,
    duplicate_reference,
)
"""Whether what a map names exists and is of a kind that fits."""

SENSE_RULES: tuple[Rule, ...] = (
    unsupported_claim,
    unsupported_recommendation,
    failed_support,
    circular_support,
    uncited_premise,
    rests_on_uncited,
    unanswered_challenge,
    defeated_root,
    contested_root,
    unsupported_challenge,
    orphan_statement,
    unused_source,
    no_thesis,
    duplicate_text,
    unlocated_statement,
    failed_expectation,
    unused_waiver,
)
"""Whether what a map says holds up. The last one looks at what the others did."""

RULES: tuple[Rule, ...] = (*REFERENCE_RULES, *SENSE_RULES)
