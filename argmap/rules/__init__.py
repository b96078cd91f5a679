"""The catalogue: one rule per file, in the order in which a report lists findings."""

import sys
from functools import cache
from typing import TYPE_CHECKING, Protocol

from argmap.plugins import find_plugins, load_plugins
from argmap.rules import (
    ambiguous_quote,
    anachronistic_source,
    certainty_word,
    changed_number,
    changed_since_sealed,
    circular_answer,
    circular_support,
    comment_after_text,
    confusable_id,
    dangling_reference,
    double_counting,
    duplicate_id,
    duplicate_reference,
    duplicate_source,
    duplicate_text,
    failed_expectation,
    failed_root,
    failed_support,
    incomplete_source,
    inconsistent_support,
    load_bearing_premise,
    lost_hedge,
    lost_negation,
    misplaced_locator,
    missing_warrant,
    no_challenge,
    no_scheme,
    no_thesis,
    open_question,
    orphan_statement,
    overlong_statement,
    parried_challenge,
    promised_answer,
    quote_drifted,
    quote_not_found,
    remark,
    repair,
    residual_flips_verdict,
    rests_on_assumption,
    self_citation,
    self_reference,
    single_line_of_support,
    single_source,
    stale_source,
    support_and_attack,
    supported_premise,
    tension,
    unanswered_challenge,
    uncited_premise,
    uncited_section,
    unknown_scheme,
    unlocated_statement,
    unreadable_bibliography,
    unreadable_text,
    unsettled_conflict,
    unsupported_challenge,
    unsupported_claim,
    unused_source,
    unused_waiver,
    vague_recommendation,
    weak_source,
    wrong_place,
    wrong_target,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

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


TEXT_RULES: tuple[Rule, ...] = (comment_after_text,)
"""Whether the text of a file is read as it was meant."""

REFERENCE_RULES: tuple[Rule, ...] = (
    unreadable_bibliography,
    dangling_reference,
    duplicate_id,
    wrong_target,
    self_reference,
    duplicate_reference,
    confusable_id,
)
"""Whether what a map names exists and is of a kind that fits."""

PASSAGE_RULES: tuple[Rule, ...] = (
    unreadable_text,
    quote_not_found,
    ambiguous_quote,
    quote_drifted,
    wrong_place,
    changed_since_sealed,
    lost_hedge,
    changed_number,
    lost_negation,
)
"""Whether the paper says what the map quotes, for maps that name its text."""

SENSE_RULES: tuple[Rule, ...] = (
    unsupported_claim,
    failed_root,
    failed_support,
    circular_support,
    uncited_section,
    uncited_premise,
    supported_premise,
    repair,
    rests_on_assumption,
    load_bearing_premise,
    single_line_of_support,
    missing_warrant,
    open_question,
    no_scheme,
    support_and_attack,
    inconsistent_support,
    unanswered_challenge,
    unsettled_conflict,
    tension,
    unsupported_challenge,
    promised_answer,
    parried_challenge,
    circular_answer,
    residual_flips_verdict,
    no_challenge,
    single_source,
    double_counting,
    stale_source,
    anachronistic_source,
    self_citation,
    incomplete_source,
    duplicate_source,
    weak_source,
    orphan_statement,
    unused_source,
    no_thesis,
    duplicate_text,
    overlong_statement,
    vague_recommendation,
    certainty_word,
    unlocated_statement,
    misplaced_locator,
    unknown_scheme,
    failed_expectation,
    remark,
    unused_waiver,
)
"""Whether the argument of a map holds up. The last one looks at what the others did."""

BUILTIN_RULES: tuple[Rule, ...] = (*TEXT_RULES, *REFERENCE_RULES, *PASSAGE_RULES, *SENSE_RULES)


def all_rules() -> dict[str, Rule]:
    """Return the rules by their names, those of plug-ins included, in the order in which they run.

    Raises:
        ArgmapError: a plug-in is broken.
    """
    return _all_rules(tuple(sys.path))


@cache
def _all_rules(_: tuple[str, ...]) -> dict[str, Rule]:
    *first, last = BUILTIN_RULES
    known: dict[str, Rule] = {rule.NAME: rule for rule in first}
    if find_plugins("argmap.rules"):
        from argmap.rules.plugin import build_rule

        known |= load_plugins("argmap.rules", build_rule, [*known, last.NAME])
    return known | {last.NAME: last}
