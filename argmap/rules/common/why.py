"""Why a statement has its verdict, as the part of a sentence that follows the verdict."""

from typing import TYPE_CHECKING

from argmap.finding import Related
from argmap.message import Mention, Message
from argmap.rules.common.words import FEW, explain, list_some, list_statements

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.evaluation import Failure
    from argmap.graph import Statement
    from argmap.rules.common.context import RuleContext


def explain_verdict(context: "RuleContext", statement: "Statement") -> Message:
    """Return ` by 'c'`, or `, because ...`; empty where there is nothing more to say."""
    verdict, diagnosis = context.evaluation.verdict(statement), context.diagnosis
    if verdict == "questioned":
        doubts = diagnosis.doubts(statement)
        return _describe_doubts(doubts, are_bare=context.evaluation.bare.issuperset(doubts))
    if verdict == "contested":
        return Message(", because {}", _describe_circle(diagnosis.circle(statement)))
    if granted := diagnosis.granted(statement):
        have = "has" if len(granted) == 1 else "have"
        what = f", because it rests on {{}}, which {have} no reason or source"
        return Message(what, list_some(granted, FEW))
    failure = diagnosis.failure(statement)
    if failure is None:
        return Message("")
    if failure.reason == "defeated" and failure.statement is statement:
        return Message(" by {}", list_statements(diagnosis.attackers(statement), FEW))
    return Message(", because {}", explain(failure, statement))


def find_causes(context: "RuleContext", statement: "Statement") -> tuple[Related, ...]:
    """Return the places of the statements that keep a statement from standing."""
    verdict, diagnosis = context.evaluation.verdict(statement), context.diagnosis
    if verdict == "questioned":
        return _relate(diagnosis.doubts(statement), "questions it")
    if verdict == "contested":
        return _relate(diagnosis.circle(statement), "part of the circle")
    failure = diagnosis.failure(statement)
    if failure and failure.statement is not statement:
        return _relate([failure.statement], "the broken link")
    return _relate(diagnosis.attackers(statement), "defeats it") if verdict == "defeated" else ()


def find_cause(context: "RuleContext", statement: "Statement") -> "Path":
    """Return where the attack stands that breaks the support of a statement; empty if there is none."""
    failure = context.diagnosis.failure(statement)
    return trace(context, failure, statement) if failure else ()


def trace(context: "RuleContext", failure: "Failure", about: "Statement") -> "Path":
    """Return the path of the statement at fault for a failure, if that is not the one that it is about."""
    attacker = context.find_statement(failure.by)
    if attacker is not None:
        return attacker.path
    return failure.statement.path if failure.statement is not about else ()


def _relate(statements: "list[Statement]", message: str) -> tuple[Related, ...]:
    return tuple(Related(statement.path, message) for statement in statements)


def _describe_doubts(doubts: "list[Statement]", *, are_bare: bool) -> Message:
    ids = list_some(doubts, FEW)
    if not are_bare:  # a denial is among them
        return Message(" by {}, but not by what is cited or openly assumed alone", ids)
    if len(doubts) == 1:
        return Message(" by {}, which gives no grounds (nothing that stands is cited for it)", ids)
    return Message(" by {}, which give no grounds (nothing that stands is cited for them)", ids)


def _describe_circle(circle: "list[Statement]") -> Message:
    if len(circle) == 1:
        return Message("it depends on {}, which attacks itself", Mention(circle[0].id))
    ids = list_statements(circle, FEW)
    return Message("it depends on a circle of attacks or answers that nothing breaks, with {}", ids)
