"""What the paper argues: each thesis, how far it stands, and its lines of support."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.graph import reach
from argmap.report.review.blocks import Block, Heading, Items, Paragraph
from argmap.report.review.words import amount, begin, end, number, ordinal, tidy

if TYPE_CHECKING:
    from argmap.graph import Statement, Step
    from argmap.report.review.phrasing import Phraser
    from argmap.report.review.reasons import Reasons

MOST = 20
MOST_LINES = 12


def write_theses(phraser: "Phraser", reasons: "Reasons") -> Iterator[Block]:
    """Yield what is argued; without theses, that the map names none."""
    yield Heading(2, "What the paper argues")
    if not phraser.theses:
        yield Paragraph("The map names no thesis, so it does not say what the whole argues for.")
        return
    is_argued = "One thesis is argued." if len(phraser.theses) == 1 else ""
    yield Paragraph(is_argued or f"{begin(amount(len(phraser.theses), 'thesis'))} are argued.")
    for rank, thesis in enumerate(phraser.theses[:MOST]):
        yield from _describe(thesis, rank, phraser, reasons)
    if len(phraser.theses) > MOST:
        yield Paragraph(f"And {number(len(phraser.theses) - MOST)} more.")


def _describe(thesis: "Statement", rank: int, phraser: "Phraser", reasons: "Reasons") -> Iterator[Block]:
    which = "The thesis" if len(phraser.theses) == 1 else f"The {ordinal(rank)} thesis"
    place = f" ({phraser.place(thesis)})" if phraser.place(thesis) else ""
    yield Paragraph(f"is {phraser.clause(thesis)}{place}. {_judge(thesis, phraser, reasons)}", which)
    steps = phraser.graph.supporting(thesis)
    cited = phraser.works.cite(thesis.citations)
    if cited:
        yield Paragraph(f"For it the paper cites {'; '.join(cited)}.")
    if steps:
        yield Paragraph(_announce(len(steps)))
        lines = [_describe_line(step, phraser) for step in steps[:MOST_LINES]]
        left = len(steps) - MOST_LINES
        yield Items((*lines, *([f"And {number(left)} more."] if left > 0 else [])))
        yield Paragraph(_sum_up(thesis, phraser))


def _announce(lines: int) -> str:
    if lines == 1:
        return "A single line of support is given for it:"
    return f"{begin(amount(lines, 'line'))} of support are given for it, each meant to be enough by itself:"


def _judge(statement: "Statement", phraser: "Phraser", reasons: "Reasons") -> str:
    """Say how far a thesis stands, and never that it is true: whether its steps hold is asked elsewhere."""
    if phraser.evaluation.verdict(statement) != "established":
        return reasons.doubt(statement)
    opposed = any(attack.target is statement for attack in phraser.graph.attacks)
    against = "the challenges to it are listed below" if opposed else "nothing in the map attacks it"
    return f"In the map, it rests on what is cited or openly assumed; {against}."


def _describe_line(step: "Step", phraser: "Phraser") -> str:
    outcome = _describe_outcome(step, phraser)
    if len(step.premises) == 1 and step.premises[0] in phraser.theses:
        return end(begin(phraser.reasons(step.premises))) + outcome
    premise, whose = step.premises[0], phraser.whose_step(step)
    if len(step.premises) == 1:
        return phraser.sentence(premise, phraser.ground(premise), whose) + outcome
    parts = [f"as {_name_scheme(step.scheme)}"] if step.scheme else []
    parts += [whose] if whose else []
    return end(f"{', '.join(['Taken together', *parts])}: {phraser.reasons(step.premises)}") + outcome


def _describe_outcome(step: "Step", phraser: "Phraser") -> str:
    asserted, considered = phraser.evaluation.asserted.fires(step), phraser.evaluation.considered.fires(step)
    if asserted:
        return ""
    if considered:
        return " Only challenges that give no grounds are raised against this line."
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


def _sum_up(thesis: "Statement", phraser: "Phraser") -> str:
    """Say how many premises a thesis rests on, directly or by way of claims."""
    graph = phraser.graph
    steps = lambda index: [  # noqa: E731
        premise.index for step in graph.supports.get(index, ()) for premise in step.premises
    ]
    grounds = [graph.statements[index] for index in reach([thesis.index], steps)]
    premises = [
        statement for statement in grounds if statement.kind == "premise" and not graph.supporting(statement)
    ]
    if not premises:
        return ""
    cited = sum(is_asserted(graph, statement, "cited") for statement in premises)
    bare = len(premises) - cited
    rests = f"In the end, it rests on {amount(len(premises), 'premise')}"
    if not cited:
        return f"{rests} without a source or a stated assumption."
    of_them = f", {number(cited)} of them" if bare else ""
    return f"{rests}{of_them} with a source or a stated assumption."
