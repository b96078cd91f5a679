"""Verdicts in words: how far a statement stands, and if it does not, why."""

from typing import TYPE_CHECKING

from argmap.evaluation import Diagnosis
from argmap.report.review.words import begin, join, quote

if TYPE_CHECKING:
    from argmap.evaluation import Failure
    from argmap.graph import Statement
    from argmap.report.review.phrasing import Phraser

MOST = 3
"""The most statements that an explanation names."""

_SOMETHING = "statements without grounds are granted"


class Reasons:
    """Why statements of a graph stand or do not."""

    def __init__(self, phraser: "Phraser") -> None:
        """Take how a map is spoken of."""
        self._phraser, self._evaluation = phraser, phraser.evaluation
        self.diagnosis = Diagnosis(phraser.graph, phraser.evaluation)

    def why_not(self, statement: "Statement") -> str:
        """Return why a statement does not stand, as part of a sentence; empty of any other."""
        verdict = self._evaluation.verdict(statement)
        if verdict == "contested":
            return f"it depends on {self.circle(statement)}, and nothing settles which of these holds"
        failure = self.diagnosis.failure(statement)
        return self._explain(failure, statement) if failure else ""

    def doubt(self, statement: "Statement") -> str:
        """Return a sentence on what keeps a statement from being established; empty if nothing does."""
        verdict, why = self._evaluation.verdict(statement), self.why_not(statement)
        if verdict == "granted":
            return f"It {self.condition(statement)}."
        if verdict == "questioned":
            return self._describe_doubts(statement)
        if verdict == "contested":
            return f"Whether it stands is left open: {why}."
        if verdict == "defeated":
            return f"{begin(why)}."
        return f"It has no support that stands, because {why}." if why else ""

    def condition(self, statement: "Statement") -> str:
        """Return on what condition a statement stands that is not established, as a predicate."""
        granted = self.diagnosis.granted(statement)
        if not granted:
            return f"stands only if {_SOMETHING}"
        if granted == [statement]:
            return "stands only if it is granted, since it has no reason or source"
        if len(granted) == 1:
            return (
                f"stands only if {self._phraser.name(granted[0])}, which has no reason or source, is granted"
            )
        shown = join([self._phraser.that(statement) for statement in granted[:MOST]])
        return f"stands only if statements without a reason or a source are granted, among them {shown}"

    def circle(self, statement: "Statement") -> str:
        """Return the names of the statements that oppose each other and on which a statement depends."""
        members = [member for member in self.diagnosis.circle(statement) if member is not statement]
        return self._phraser.names(members, MOST) or "itself"

    def _describe_doubts(self, statement: "Statement") -> str:
        doubts = self.diagnosis.doubts(statement)
        only = f"Only {self._phraser.names(doubts, MOST)} {'opposes' if len(doubts) == 1 else 'oppose'} it"
        if self._evaluation.bare.issuperset(doubts):
            return f"{only}, and {'gives' if len(doubts) == 1 else 'give'} no grounds."
        return f"{only}, and not by what is cited or openly assumed alone."

    def _explain(self, failure: "Failure", about: "Statement") -> str:
        name = "it" if failure.statement is about else self._phraser.name(failure.statement)
        if failure.reason == "unsupported":
            return f"no reason is given for {name}"
        if failure.reason == "circular":
            return f"{name} rests on itself in a circle"
        if failure.reason == "defeated":
            return f"{self._name(failure.by)} defeats {name}"
        if failure.reason == "bare":
            return f"{name} gives no grounds"
        return f"a step to {name} is undercut by {self._name(failure.by)}"

    def _name(self, key: str) -> str:
        part = self._phraser.graph.named.get(key)
        return quote(key) if part is None or hasattr(part, "premises") else self._phraser.name(part)
