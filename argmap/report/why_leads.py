"""What is said before and after the grounds of a verdict."""

from typing import TYPE_CHECKING

from argmap.report.telling import FirstMention, name_by_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.evaluation.explanation import Explanation
    from argmap.graph import Statement

_LEADS = {
    "established": ["It stands on what is cited or openly assumed"],
    "granted": ["It stands"],
    "answered": ["The challenge stands", "But it is answered"],
    "parried": ["The challenge stands", "But it is answered"],
    "defeated": ["This tells against it"],
    "contested": ["It depends on a circle that nothing decides"],
    "unsupported": ["Nothing that stands supports it"],
    "in": ["It stands"],
    "out": ["It does not stand"],
    "undecided": ["It depends on a circle that nothing decides"],
}


def find_leads(explanation: "Explanation") -> list[str]:
    """Return what is said before the grounds of each justification."""
    if explanation.verdict == "questioned":
        return _lead_questioned(explanation)
    if explanation.justifications[-1].roots[0].aspect == "force" and explanation.verdict == "answered":
        return ["The challenge stands", "But it has no force"]
    return _LEADS[explanation.verdict]


def _lead_questioned(explanation: "Explanation") -> list[str]:
    if explanation.justifications[-1].run == "sourced":
        said = "It does not stand where what is merely said counts"
        return [said, "It stands where only what is cited or assumed counts"]
    if not explanation.against:
        said = "It does not stand where challenges count that give no grounds"
        return [said, "It stands where they do not count"]
    return [_tell_against(explanation.against), "Without that it stands"]


def conclude(explanation: "Explanation") -> list[str]:
    """Return the lines after the grounds: what has to be granted, or which side has grounds."""
    if explanation.granted:
        return ["", *_tell_granted(explanation)]
    if explanation.sourced:
        side = name_by_id(explanation.sourced)
        return ["", f"Of the two sides that contradict each other, only {side} has grounds that stand."]
    return []


def _tell_granted(explanation: "Explanation") -> list[str]:
    name = FirstMention()
    what = "The answer stands" if explanation.verdict == "parried" else "It stands"
    head = f"{what} this way only if this is granted, for which the map gives no grounds:"
    return [head, *(f"  - {name(one)}" for one in explanation.granted)]


def _tell_against(against: "Sequence[Statement]") -> str:
    challenges = [one for one in against if one.kind == "challenge"]
    if len(challenges) == len(against):
        return _count(against, "a challenge that gives", "challenges that give")
    if not challenges:
        return _count(against, "a denial that gives", "denials that give")
    return "Only challenges and denials that give no grounds tell against it"


def _count(found: "Sequence[Statement]", one: str, more: str) -> str:
    if len(found) == 1:
        return f"Only {one} no grounds tells against it"
    return f"Only {more} no grounds tell against it"
