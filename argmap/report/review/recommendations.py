"""What the paper recommends, to whom, and what each recommendation rests on."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.report.review.blocks import Block, Heading, Items, Paragraph
from argmap.report.review.standing import count_verdicts
from argmap.report.review.words import amount, begin, end, join_some, number, ordinal, tidy

if TYPE_CHECKING:
    from argmap.graph import Statement, Step
    from argmap.report.review.reasons import Reasons
    from argmap.report.review.voice import Voice

MOST = 60
MOST_ACTORS = 6
MOST_REASONS = 6


def tell_recommendations(voice: "Voice", reasons: "Reasons") -> Iterator[Block]:
    """Yield the recommendations, grouped by whom they are addressed to."""
    yield Heading(2, "What the paper recommends")
    found = voice.graph.of_kind("recommendation")
    if not found:
        yield Paragraph("The paper recommends nothing.")
        return
    yield Paragraph(count_verdicts(voice, "recommendation", found))
    for actors, group in _group(found[:MOST]).items():
        yield Heading(3, f"To {actors}" if actors else "No actor named")
        yield Items(tuple(_tell(one, voice, reasons) for one in group))
    if len(found) > MOST:
        yield Paragraph(f"And {number(len(found) - MOST)} more.")


def _group(found: list["Statement"]) -> dict[str, list["Statement"]]:
    groups: dict[str, list[Statement]] = defaultdict(list)
    for one in found:
        actors = [tidy(actor) for actor in one.data.get("actor", ())]
        groups[join_some(actors, MOST_ACTORS)].append(one)
    return groups


def _tell(one: "Statement", voice: "Voice", reasons: "Reasons") -> str:
    parts = [voice.sentence(one), _tell_support(one, voice), reasons.doubt(one)]
    return " ".join(part for part in parts if part)


def _tell_support(one: "Statement", voice: "Voice") -> str:
    steps = voice.graph.supporting(one)
    cited = voice.works.cite(one.data.get("sources", ()))
    parts = [f"For it the paper cites {'; '.join(cited)}."] if cited else []
    if not steps:
        return " ".join(parts) or "No reason is given for it."
    count = f"{amount(len(steps), 'independent reason')} are" if len(steps) > 1 else "one reason is"
    return " ".join([*parts, end(f"{begin(count)} given for it: {_list_reasons(steps, voice)}")])


def _list_reasons(steps: list["Step"], voice: "Voice") -> str:
    """Return the reasons as one list, which is numbered where one of them has parts."""
    shown = [_reason(step, voice) for step in steps[:MOST_REASONS]]
    if len(steps) == 1 or all(len(step.premises) == 1 for step in steps):
        return join_some(shown, MOST_REASONS, len(steps))
    more = [f"and {number(len(steps) - MOST_REASONS)} more"] if len(steps) > MOST_REASONS else []
    return "; ".join([*(f"{ordinal(rank)}, {reason}" for rank, reason in enumerate(shown)), *more])


def _reason(step: "Step", voice: "Voice") -> str:
    reasons, whose = voice.reasons(step.premises), voice.whose_step(step)
    together = ["taken together"] if len(step.premises) > 1 else []
    return ", ".join([reasons, *together, *([whose] if whose else [])])
