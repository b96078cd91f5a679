"""What the paper argues: each thesis, how far it stands, and its lines of support."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.graph import reach
from argmap.report.review.blocks import Block, Heading, Items, Paragraph
from argmap.report.review.words import amount, begin, end, number, ordinal, tidy

if TYPE_CHECKING:
    from argmap.graph import Statement, Step
    from argmap.report.review.reasons import Reasons
    from argmap.report.review.voice import Voice

MOST = 20
MOST_LINES = 12


def tell_theses(voice: "Voice", reasons: "Reasons") -> Iterator[Block]:
    """Yield what is argued; without theses, that the map names none."""
    yield Heading(2, "What the paper argues")
    if not voice.theses:
        yield Paragraph("The map names no thesis, so it does not say what the whole argues for.")
        return
    is_argued = "One thesis is argued." if len(voice.theses) == 1 else ""
    yield Paragraph(is_argued or f"{begin(amount(len(voice.theses), 'thesis'))} are argued.")
    for rank, thesis in enumerate(voice.theses[:MOST]):
        yield from _tell(thesis, rank, voice, reasons)
    if len(voice.theses) > MOST:
        yield Paragraph(f"And {number(len(voice.theses) - MOST)} more.")


def _tell(thesis: "Statement", rank: int, voice: "Voice", reasons: "Reasons") -> Iterator[Block]:
    which = "The thesis" if len(voice.theses) == 1 else f"The {ordinal(rank)} thesis"
    place = f" ({voice.place(thesis)})" if voice.place(thesis) else ""
    yield Paragraph(f"is {voice.clause(thesis)}{place}. {_judge(thesis, voice, reasons)}", which)
    steps = voice.graph.supporting(thesis)
    cited = voice.works.cite(thesis.data.get("sources", ()))
    if cited:
        yield Paragraph(f"For it the paper cites {'; '.join(cited)}.")
    if steps:
        yield Paragraph(_announce(len(steps)))
        lines = [_tell_line(step, voice) for step in steps[:MOST_LINES]]
        left = len(steps) - MOST_LINES
        yield Items((*lines, *([f"And {number(left)} more."] if left > 0 else [])))
        yield Paragraph(_sum_up(thesis, voice))


def _announce(lines: int) -> str:
    if lines == 1:
        return "A single line of support is given for it:"
    return f"{begin(amount(lines, 'line'))} of support are given for it, each meant to be enough by itself:"


def _judge(one: "Statement", voice: "Voice", reasons: "Reasons") -> str:
    """Say how far a thesis stands, and never that it is true: whether its steps hold is asked elsewhere."""
    if voice.evaluation.verdict(one) != "established":
        return reasons.doubt(one)
    opposed = any(attack.target is one for attack in voice.graph.attacks)
    against = "what is raised against it is told below" if opposed else "nothing in the map attacks it"
    return f"As the map has it, it comes from what is cited or openly assumed; {against}."


def _tell_line(step: "Step", voice: "Voice") -> str:
    outcome = _tell_outcome(step, voice)
    if len(step.premises) == 1 and step.premises[0] in voice.theses:
        return end(begin(voice.reasons(step.premises))) + outcome
    premise, whose = step.premises[0], voice.whose_step(step)
    if len(step.premises) == 1:
        return voice.sentence(premise, voice.ground(premise), whose) + outcome
    parts = [f"as {_name_scheme(step.scheme)}"] if step.scheme else []
    parts += [whose] if whose else []
    return end(f"{', '.join(['Taken together', *parts])}: {voice.reasons(step.premises)}") + outcome


def _tell_outcome(step: "Step", voice: "Voice") -> str:
    asserted, considered = voice.evaluation.asserted.fires(step), voice.evaluation.considered.fires(step)
    if asserted:
        return ""
    if considered:
        return " Only challenges that give no grounds tell against this line."
    return " This line is left open." if considered is None else " This line fails."


def _name_scheme(scheme: str) -> str:
    """Return the name of a scheme in words.

    >>> _name_scheme("argument-from-sign"), _name_scheme("cause-to-effect"), _name_scheme("modus-ponens")
    ('an argument from sign', 'an argument from cause to effect', 'modus ponens')
    """
    words = tidy(scheme.replace("-", " ").replace("_", " "))
    if words.startswith("argument "):
        return f"an {words}"
    return f"an argument from {words}" if " to " in words else words


def _sum_up(thesis: "Statement", voice: "Voice") -> str:
    """Say how many premises a thesis comes from, directly or by way of claims."""
    graph = voice.graph
    steps = lambda index: [  # noqa: E731
        premise.index for step in graph.supports.get(index, ()) for premise in step.premises
    ]
    found = [graph.statements[index] for index in reach([thesis.index], steps)]
    premises = [one for one in found if one.kind == "premise" and not graph.supporting(one)]
    if not premises:
        return ""
    cited = sum(is_asserted(graph, one, "cited") for one in premises)
    bare = len(premises) - cited
    rests = f"In the end it comes from {amount(len(premises), 'premise')}"
    if not cited:
        return f"{rests} without a source or a stated assumption."
    of_them = f", {number(cited)} of them" if bare else ""
    return f"{rests}{of_them} with a source or a stated assumption."
