"""What is said of one run as a map of its own: what it says, and not a word more.

What it does not say is taken as unfavourable as can be: what only is said to be attacked would stand
otherwise, and of a step that fails only the premise that fails is a premise. A challenge that is said to be
answered would have force otherwise, whatever else the justification needs it for: an answer may rest on it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from argmap.evaluation.phrasing.grounds import AGAINST
from argmap.evaluation.why.explanation import Ground, Justification, Key
from argmap.graph import Attack, Link, Statement, Step

GRANTED = {"granted": {"title": "Granted for the sake of argument"}}
SECTIONS = {kind.removesuffix("s"): kind for kind in ("claims", "premises", "challenges", "recommendations")}


def without_each_step(justification: Justification) -> Iterator[tuple[Key, Ground, Justification]]:
    """Yield the justification without one ground for what it says, each by itself.

    A contradiction may tell in both directions, and is left out in both.
    """
    for key, point in justification.points.items():
        for ground in point.grounds:
            if ground.kind not in AGAINST and is_said(ground):
                yield key, ground, leave_out(justification, key, ground)


def leave_out(justification: Justification, key: Key, ground: Ground) -> Justification:
    def stays(other: Key, one: Ground) -> bool:
        return one.part is not ground.part or (other != key and "contradiction" not in ground.kind)

    points = {
        other: point._replace(
            grounds=tuple(one if stays(other, one) else _what_remains(one, other) for one in point.grounds)
        )
        for other, point in justification.points.items()
    }
    return replace(justification, points=points)


def _what_remains(ground: Ground, key: Key) -> Ground:
    """Return what an attack was made on, which is still there when the attack is not."""
    if ground.kind in {"attack", "contradiction", "denial"}:
        return Ground("granted", key.statement)
    if ground.kind == "undercut":
        assert isinstance(ground.part, Attack)
        assert isinstance(ground.part.target, Step)
        return Ground("open-step", ground.part.target)
    return Ground("nothing", key.statement)


def is_said(ground: Ground) -> bool:
    """Return whether a ground is something of the map, rather than that there is nothing of it."""
    return ground.kind not in {
        "nothing",
        "withdrawn",
        "premise-fails",
        "stands",
        "stands-not",
        "granted",
        "open-stands",
    }


class Replay:
    """Writes an justification as a map."""

    def __init__(self, justification: Justification) -> None:
        self.justification = justification
        self.parts: dict[Statement, dict[str, Any]] = {}
        self.given: set[Statement] = set()
        self.inferences: dict[str, Any] = {}
        self.attackers: dict[str, dict[str, Any]] = {}
        for key, point in justification.points.items():
            self.part(key.statement)
            grounds = [ground.kind for ground in point.grounds]
            holds = Key(key.statement, "holds") in justification.points
            if {"granted", "attack", "contradiction", "denial"} & set(grounds) and (
                key.aspect == "holds" or not holds
            ):
                self.given.add(key.statement)
            if key.aspect == "force" and not holds:
                self.given.add(key.statement)
            for ground in point.grounds:
                self.add(key, ground)

    def part(self, statement: Statement) -> dict[str, Any]:
        return self.parts.setdefault(statement, {"text": statement.text})

    def attacker(self, challenge: Statement) -> dict[str, Any]:
        """The challenge as it attacks: a statement of its own where it is another matter whether it holds."""
        name = self.name_of_attacker(challenge)
        if name == challenge.key:
            return self.part(challenge)
        return self.attackers.setdefault(name, {"text": "x", "sources": ["granted"]})

    def name_of_attacker(self, challenge: Statement) -> str:
        force = self.justification.points.get(Key(challenge, "force"))
        if force is None or force.truth is not False or force.key in self.justification.roots:
            return challenge.key
        stands_not = any(ground.kind == "stands-not" for ground in force.grounds)
        return challenge.key if stands_not else f"{challenge.key}-force"

    def add(self, key: Key, ground: Ground) -> None:
        about, part = key.statement, ground.part
        if ground.kind in {"given", "granted"}:
            self.given.add(about)
        elif ground.kind == "residual":
            self.attacker(about)["residual"] = {"severity": "low", "rationale": "x"}
        elif isinstance(part, Step):
            self.add_step(part, [key.statement.key for key in ground.points])
        elif isinstance(part, Attack):
            if ground.kind == "undercut":
                self.add_step(part.target, [])
            target = f"s{part.target.index}" if isinstance(part.target, Step) else part.target.key
            self.attacker(part.challenge).setdefault("attacks", []).append(target)
        elif isinstance(part, Link) and "answer" in ground.kind:
            name = part.end.key if key.aspect == "met" else self.name_of_attacker(part.end)
            self.attacker(part.end)
            self.part(part.start).setdefault("answers", []).append(name)
        elif isinstance(part, Link) and ground.kind != "denial-ignored":
            relation = "denies" if "denial" in ground.kind else "contradicts"
            self.part(part.start).setdefault(relation, []).append(part.end.key)

    def add_step(self, step: Any, premises: list[str]) -> None:
        premises = premises or ["granted"]
        self.inferences[f"s{step.index}"] = {"premises": premises, "conclusion": step.conclusion.key}

    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = {"sources": GRANTED, "inferences": self.inferences}
        for section in SECTIONS.values():
            data[section] = {}
        data["challenges"].update(self.attackers)
        data["claims"]["granted"] = {"text": "Granted.", "sources": ["granted"]}
        data["claims"]["unsupported"] = {"text": "Nothing is given for it."}
        for statement, part in self.parts.items():
            kind = statement.kind
            if statement in self.given:
                part["sources"] = ["granted"]
            elif kind == "premise":
                kind = "claim"
            elif kind == "challenge":
                part["supported_by"] = ["unsupported"]
            data[SECTIONS[kind]][statement.key] = part
        return data


def replay(justification: Justification) -> dict[str, Any]:
    """Return a map that says what an justification says, as plain data."""
    return Replay(justification).data()
