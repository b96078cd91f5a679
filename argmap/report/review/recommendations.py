"""What the paper recommends, to whom, and what each recommendation rests on."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.report.review.blocks import Block, Heading, Items, Paragraph
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
    made = "recommendation is made." if len(found) == 1 else "recommendations are made."
    yield Paragraph(f"{begin(number(len(found)))} {made} {_count_standing(found, voice)}")
    for actors, group in _group(found[:MOST]).items():
        yield Heading(3, f"To {actors}" if actors else "To nobody in particular")
        yield Items(tuple(_tell(one, voice, reasons) for one in group))
    if len(found) > MOST:
        yield Paragraph(f"And {number(len(found) - MOST)} more.")


def _count_standing(found: list["Statement"], voice: "Voice") -> str:
    standing = sum(bool(voice.evaluation.holds[one.index]) for one in found)
    if standing == len(found):
        return "It stands." if len(found) == 1 else "All of them stand."
    if not standing:
        return "It does not stand." if len(found) == 1 else "None of them stands."
    return f"{begin(number(standing))} of them stand{'s' * (standing == 1)}."


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
    count = amount(len(steps), "independent reason" if len(steps) > 1 else "reason")
    return " ".join([*parts, end(f"It rests on {count}: {_list_reasons(steps, voice)}")])


def _list_reasons(steps: list["Step"], voice: "Voice") -> str:
    """Return the reasons as one list, which is numbered where one of them has parts."""
    shown = [_reason(step, voice) for step in steps[:MOST_REASONS]]
    if len(steps) == 1 or all(len(step.premises) == 1 for step in steps):
        return join_some(shown, MOST_REASONS, len(steps))
    more = [f"and {number(len(steps) - MOST_REASONS)} more"] if len(steps) > MOST_REASONS else []
    return "; ".join([*(f"{ordinal(rank)}, {reason}" for rank, reason in enumerate(shown)), *more])


def _reason(step: "Step", voice: "Voice") -> str:
    reasons = voice.reasons(step.premises)
    return f"{reasons}, taken together" if len(step.premises) > 1 else reasons
