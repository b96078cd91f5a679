"""Verdicts in words: how far a statement stands, and if it does not, why."""

from typing import TYPE_CHECKING

from argmap.evaluation import Diagnosis
from argmap.report.review.words import begin, join, quote

if TYPE_CHECKING:
    from argmap.evaluation import Failure
    from argmap.graph import Statement
    from argmap.report.review.voice import Voice

MOST = 3
"""The most statements that an explanation names."""

_SOMETHING = "something is granted for which no grounds are given"


class Reasons:
    """Why statements of a graph stand or do not."""

    def __init__(self, voice: "Voice") -> None:
        """Take how a map is spoken of."""
        self._voice, self._evaluation = voice, voice.evaluation
        self.diagnosis = Diagnosis(voice.graph, voice.evaluation)

    def why_not(self, one: "Statement") -> str:
        """Return why a statement does not stand, as part of a sentence; empty of any other."""
        verdict = self._evaluation.verdict(one)
        if verdict == "contested":
            return f"it hangs on {self.circle(one)}, and nothing settles which of these holds"
        failure = self.diagnosis.failure(one)
        return self._explain(failure, one) if failure else ""

    def doubt(self, one: "Statement") -> str:
        """Return a sentence on what keeps a statement from being established; empty if nothing does."""
        verdict, why = self._evaluation.verdict(one), self.why_not(one)
        if verdict == "granted":
            return f"It {self.condition(one)}."
        if verdict == "questioned":
            return self._tell_doubts(one)
        if verdict == "contested":
            return f"Whether it stands is left open: {why}."
        if verdict == "defeated":
            return f"{begin(why)}."
        return f"It has no support that stands, because {why}." if why else ""

    def condition(self, one: "Statement") -> str:
        """Return on what condition a statement stands that is not established, as a predicate."""
        granted = self.diagnosis.granted(one)
        if not granted:
            return f"stands only if {_SOMETHING}"
        if granted == [one]:
            return "stands only if it is granted, for nothing is given for it"
        if len(granted) == 1:
            return f"stands only if {self._voice.name(granted[0])} is granted, for which nothing is given"
        shown = join([self._voice.that(one) for one in granted[:MOST]])
        return f"stands only if things are granted for which nothing is given, among them {shown}"

    def circle(self, one: "Statement") -> str:
        """Return the names of the statements that tell against each other and on which a statement hangs."""
        members = [member for member in self.diagnosis.circle(one) if member is not one]
        return self._voice.names(members, MOST) or "itself"

    def _tell_doubts(self, one: "Statement") -> str:
        doubts = self.diagnosis.doubts(one)
        only = f"Only {self._voice.names(doubts, MOST)} {'tells' if len(doubts) == 1 else 'tell'} against it"
        if self._evaluation.bare.issuperset(doubts):
            return f"{only}, and {'gives' if len(doubts) == 1 else 'give'} no grounds."
        return f"{only}, and not by what is cited or openly assumed alone."

    def _explain(self, failure: "Failure", about: "Statement") -> str:
        name = "it" if failure.statement is about else self._voice.name(failure.statement)
        if failure.reason == "unsupported":
            return f"no reason is given for {name}"
        if failure.reason == "circular":
            return f"{name} rests on itself in a circle"
        if failure.reason == "defeated":
            return f"{self._name(failure.by)} tells against {name}"
        if failure.reason == "bare":
            return f"{name} gives no grounds"
        return f"a step to {name} is undercut by {self._name(failure.by)}"

    def _name(self, key: str) -> str:
        found = self._voice.graph.named.get(key)
        return quote(key) if found is None or hasattr(found, "premises") else self._voice.name(found)
