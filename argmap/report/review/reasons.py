"""Verdicts in words: whether a statement stands, and if not, why not."""

from typing import TYPE_CHECKING

from argmap.evaluation import (
    Failures,
    evaluate,
    find_open_circles,
    find_standing_attacks,
    find_uncited_grounds,
)
from argmap.report.review.words import begin, join, quote

if TYPE_CHECKING:
    from argmap.evaluation import Failure
    from argmap.graph import Statement
    from argmap.report.review.voice import Voice

MOST = 3
"""The most statements that an explanation names."""


class Reasons:
    """Why statements of a graph stand or do not, each worked out once for all of them."""

    def __init__(self, voice: "Voice") -> None:
        """Find what fails, what is open, and what hangs on premises without a source."""
        graph, evaluation = voice.graph, voice.evaluation
        self._voice, self._evaluation = voice, evaluation
        self.attacks = find_standing_attacks(graph, evaluation)
        self._failures = Failures(graph, evaluation, self.attacks)
        self._circles = find_open_circles(graph, evaluation)
        self._cited = evaluate(graph, "cited")
        self._grounds = find_uncited_grounds(graph, evaluation, self._cited, MOST + 1)

    def why_not(self, one: "Statement") -> str:
        """Return why a statement does not stand, as part of a sentence; empty if it stands."""
        verdict = self._evaluation.verdict(one)
        if verdict == "contested":
            return f"it hangs on {self.circle(one)}, and nothing settles which of these holds"
        failure = self._failures.of(one)
        return self._explain(failure, one) if failure else ""

    def doubt(self, one: "Statement") -> str:
        """Return a sentence that says that a statement does not stand, and why; empty if it stands."""
        verdict, why = self._evaluation.verdict(one), self.why_not(one)
        if verdict == "contested":
            return f"Whether it stands is left open: {why}."
        if verdict == "defeated":
            return f"{begin(why)}."
        return f"It does not stand, because {why}." if why else ""

    def circle(self, one: "Statement") -> str:
        """Return the names of the statements that tell against each other and on which a statement hangs."""
        members = [member for member in self._circles.get(one.index, ()) if member is not one]
        return self._voice.names(members, MOST) or "itself"

    def uncited_grounds(self, one: "Statement") -> str:
        """Return the premises without a source that a statement could not do without; empty if none."""
        if not self._evaluation.holds[one.index] or self._cited.holds[one.index]:
            return ""
        grounds = self._grounds.get(one.index, [])
        shown = [self._voice.that(ground) for ground in grounds[:MOST]]
        if len(grounds) > MOST:
            return f"the premises {join(shown)}, besides others"
        return f"the premise{'s' * (len(grounds) > 1)} {join(shown)}" if shown else ""

    def _explain(self, failure: "Failure", about: "Statement") -> str:
        name = "it" if failure.statement is about else self._voice.name(failure.statement)
        if failure.reason == "unsupported":
            return f"no reason is given for {name}"
        if failure.reason == "circular":
            return f"{name} rests on itself in a circle"
        if failure.reason == "defeated":
            return f"{name} is defeated by {self._name(failure.by)}"
        if failure.reason == "undercut":
            return f"a step to {name} is undercut by {self._name(failure.by)}"
        return f"a step to {name} needs {quote(failure.by)}, which the map does not hold"

    def _name(self, key: str) -> str:
        found = self._voice.graph.named.get(key)
        return quote(key) if found is None or hasattr(found, "premises") else self._voice.name(found)
