"""Why a statement has its verdict, as the part of a sentence that follows the verdict."""

from typing import TYPE_CHECKING

from argmap.rules.words import FEW, enumerate_first, enumerate_ids, explain, quote

if TYPE_CHECKING:
    from argmap.graph import Statement
    from argmap.rules.review import Review


def explain_verdict(review: "Review", statement: "Statement") -> str:
    """Return ` by 'c'`, or `, because ...`; empty where there is nothing more to say."""
    verdict, diagnosis = review.evaluation.verdict(statement), review.diagnosis
    if verdict == "questioned":
        doubts = diagnosis.doubts(statement)
        return f" by {_describe_doubts(doubts, are_bare=review.evaluation.bare.issuperset(doubts))}"
    if verdict == "contested":
        return f", because {_describe_circle(diagnosis.circle(statement))}"
    if granted := diagnosis.granted(statement):
        ids = enumerate_first([one.id for one in granted], FEW)
        return f", because it rests on {ids}, for which nothing is given"
    failure = diagnosis.failure(statement)
    if failure is None:
        return ""
    if failure.reason == "defeated" and failure.statement is statement:
        return f" by {enumerate_ids([one.id for one in diagnosis.attackers(statement)], FEW)}"
    return f", because {explain(failure, statement)}"


def _describe_doubts(doubts: "list[Statement]", *, are_bare: bool) -> str:
    ids = enumerate_first([one.id for one in doubts], FEW)
    if not are_bare:  # a denial is among them
        return f"{ids}, but not by what is cited or openly assumed alone"
    if len(doubts) == 1:
        return f"{ids}, which gives no grounds (nothing that stands is cited for it)"
    return f"{ids}, which give no grounds (nothing that stands is cited for them)"


def _describe_circle(circle: "list[Statement]") -> str:
    if len(circle) == 1:
        return f"it hangs on {quote(circle[0].id)}, which tells against itself"
    ids = enumerate_ids([one.id for one in circle], FEW)
    return f"it hangs on a circle of attacks or answers that nothing breaks, with {ids}"
