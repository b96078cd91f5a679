"""Verdicts in words: how far a statement stands, and if it does not, why."""

from typing import TYPE_CHECKING

from argmap.evaluation import Diagnosis
from argmap.report.review.words import join, join_some, quote
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.evaluation import Failure
    from argmap.graph import Statement
    from argmap.report.review.phrasing import Phraser

MOST = 2
"""The most statements that an explanation names."""


class Reasons:
    """Why statements of a graph stand or do not."""

    def __init__(self, phraser: "Phraser") -> None:
        """Take how a map is spoken of."""
        self.phraser, self._evaluation = phraser, phraser.evaluation
        self.diagnosis = Diagnosis(phraser.graph, phraser.evaluation)

    def predicate(self, statement: "Statement") -> str:
        """Return how far a statement is shown, as what follows its name."""
        verdict = self._evaluation.verdict(statement)
        if verdict == "granted":
            return self.condition(statement)
        if verdict == "questioned":
            return f"is argued for, but {self.doubt(statement)}"
        if verdict == "defeated":
            return f"does not hold unless more is said for it: {self.why_not(statement)}"
        if verdict == "contested":
            return f"is left undecided: {self.why_not(statement)}"
        if verdict == "unsupported":
            return f"is left without support: {self.why_not(statement)}"
        return "is argued for throughout, from cited works or stated assumptions"

    def is_plain(self, statement: "Statement") -> bool:
        """Return whether there is a short reason why a statement is not shown throughout."""
        verdict = self._evaluation.verdict(statement)
        granted, doubts = self.diagnosis.granted(statement), self.diagnosis.doubts(statement)
        return (
            verdict in ("defeated", "contested", "unsupported")
            or 0 < len(granted) <= MOST
            or len(doubts) == 1
        )

    def condition(self, statement: "Statement") -> str:
        """Return what is given no evidence, of what a granted statement rests on, as a predicate."""
        granted = [part for part in self.diagnosis.granted(statement) if part.kind != "challenge"]
        if granted == [statement]:
            return "is merely stated"
        few = {1: "one of the things it rests on is", 2: "two of the things it rests on are"}
        what = few.get(len(granted), "several of the things it rests on are")
        shown = join([self.phraser.that(part) for part in granted[:MOST]])
        such = f"{':' if len(granted) in few else ', such as'} {shown}" if granted else ""
        return f"is argued for throughout, but {what} given no evidence{such}"

    def doubt(self, statement: "Statement") -> str:
        """Return what makes a statement questioned."""
        doubts = self.diagnosis.doubts(statement)
        if not self._evaluation.bare.issuperset(doubts):
            return "it is denied, though without evidence"
        if len(doubts) != 1:
            return "objections to what it rests on are not met"
        who = "we object" if doubts[0].voice == REVIEWER else "it is objected"
        return f"{self.phraser.say(who, doubts[0])}; no reply to that holds"

    def why_not(self, statement: "Statement") -> str:
        """Return why a statement does not stand, as a sentence without a full stop; empty of any other."""
        if self._evaluation.verdict(statement) == "contested":
            members = [member for member in self.diagnosis.circle(statement) if member is not statement]
            return (
                f"it depends on {self._names(members) or 'itself'}, and nothing settles which of these holds"
            )
        failure = self.diagnosis.failure(statement)
        return self._explain(failure, statement) if failure else ""

    def _names(self, statements: "list[Statement]") -> str:
        if len(statements) <= MOST:
            return self.phraser.name_all(statements) if statements else ""
        return join_some([self.phraser.name(part) for part in statements], MOST)

    def _explain(self, failure: "Failure", about: "Statement") -> str:
        name = "it" if failure.statement is about else self.phraser.name(failure.statement)
        if failure.reason == "unsupported":
            return f"nothing is given for {name}"
        if failure.reason == "circular":
            return f"{name} rests on itself in a circle"
        if failure.reason == "defeated":
            return f"{self._name(failure.by)} tells against {name}, and is not met"
        if failure.reason == "bare":
            return f"{name} gives no grounds"
        return f"{self._name(failure.by)} tells against a step to {name}, and is not met"

    def _name(self, key: str) -> str:
        part = self.phraser.graph.named.get(key)
        return quote(key) if part is None or hasattr(part, "premises") else self.phraser.name(part)
