"""What the paper recommends, to whom, and what each recommendation rests on."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.report.review.blocks import Block, Heading, Items, Paragraph
from argmap.report.review.standing import count_verdicts
from argmap.report.review.words import amount, begin, end, join_some, number, ordinal, tidy

if TYPE_CHECKING:
    from argmap.graph import Statement, Step
    from argmap.report.review.phrasing import Phraser
    from argmap.report.review.reasons import Reasons

MOST = 60
MOST_ACTORS = 6
MOST_REASONS = 6


def write_recommendations(phraser: "Phraser", reasons: "Reasons") -> Iterator[Block]:
    """Yield the recommendations, grouped by whom they are addressed to."""
    yield Heading(2, "What the paper recommends")
    recommendations = phraser.graph.of_kind("recommendation")
    if not recommendations:
        yield Paragraph("The map has no recommendations.")
        return
    yield Paragraph(count_verdicts(phraser, "recommendation", recommendations))
    for actors, group in _group(recommendations[:MOST]).items():
        yield Heading(3, f"To {actors}" if actors else "No actor named")
        yield Items(tuple(_describe(statement, phraser, reasons) for statement in group))
    if len(recommendations) > MOST:
        yield Paragraph(f"And {number(len(recommendations) - MOST)} more.")


def _group(recommendations: list["Statement"]) -> dict[str, list["Statement"]]:
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in recommendations:
        actors = [tidy(actor) for actor in statement.actor]
        groups[join_some(actors, MOST_ACTORS)].append(statement)
    return groups


def _describe(statement: "Statement", phraser: "Phraser", reasons: "Reasons") -> str:
    parts = [phraser.sentence(statement), _describe_support(statement, phraser), reasons.doubt(statement)]
    return " ".join(part for part in parts if part)


def _describe_support(statement: "Statement", phraser: "Phraser") -> str:
    steps = phraser.graph.supporting(statement)
    cited = phraser.works.cite(statement.citations)
    parts = [f"For it the paper cites {'; '.join(cited)}."] if cited else []
    if not steps:
        return " ".join(parts) or "No reason is given for it."
    count = f"{amount(len(steps), 'independent reason')} are" if len(steps) > 1 else "one reason is"
    return " ".join([*parts, end(f"{begin(count)} given for it: {_list_reasons(steps, phraser)}")])


def _list_reasons(steps: list["Step"], phraser: "Phraser") -> str:
    """Return the reasons as one list, which is numbered where one of them has parts."""
    shown = [_reason(step, phraser) for step in steps[:MOST_REASONS]]
    if len(steps) == 1 or all(len(step.premises) == 1 for step in steps):
        return join_some(shown, MOST_REASONS, len(steps))
    more = [f"and {number(len(steps) - MOST_REASONS)} more"] if len(steps) > MOST_REASONS else []
    return "; ".join([*(f"{ordinal(rank)}, {reason}" for rank, reason in enumerate(shown)), *more])


def _reason(step: "Step", phraser: "Phraser") -> str:
    reasons, whose = phraser.reasons(step.premises), phraser.whose_step(step)
    together = ["taken together"] if len(step.premises) > 1 else []
    return ", ".join([reasons, *together, *([whose] if whose else [])])
