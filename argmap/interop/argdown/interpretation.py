"""What the relations of Argdown stand for in a map.

Refs are texts: `[Title]` is a statement and `<Title>` an argument. A step has the ref of where it begins, a
line break, which no title has, and a number within its argument, or `+>` and where a plain support ends.

- Support is support. That of an argument with a structure is support of its premise, if it has but one.
- Attack is attack, by a challenge. An attack on an argument with a structure is read as one on its last
  step: which premise it is aimed at is not said. Whichever falls, the conclusion loses this argument only.
- An undercut of an argument with a structure attacks its last step, and one of an inference that step. An
  undercut of a plain argument or statement attacks the steps from it to what it supports. Where it supports
  nothing but attacks something, the undercut is an answer: what it undercuts may stay true, and no longer
  tells. Otherwise, and where a challenge would answer, it is an attack on the text itself.
- Contradiction is contradiction, and so is an attack between statements in Argdown's strict mode, where it
  means that the two are contraries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

MOST_STEPS: Final = 10
"""From one statement, that an undercut of it attacks one by one; with more, it attacks the statement."""

Ref: TypeAlias = str
Sign: TypeAlias = Literal["+>", "->", "_>", "><"]


class SignRelation(NamedTuple):
    """A relation as Argdown has it."""

    sign: Sign
    start: Ref
    end: Ref


class MapRelation(NamedTuple):
    """A relation as a map has it; an end may be a step."""

    kind: Literal["supports", "attacks", "answers", "contradicts"]
    start: Ref
    end: Ref


class Outline(NamedTuple):
    """The premises, the conclusion and the refs of the steps of an argument with a structure."""

    premises: Sequence[Ref]
    conclusion: Ref
    steps: Sequence[Ref]


@dataclass(slots=True)
class Interpreter:
    """Interprets all relations of a document, which depend on each other.

    Args:
        outlines: the arguments with a structure.
        strict: whether the document is in strict mode.
    """

    outlines: Mapping[Ref, Outline]
    strict: bool
    attackers: set[Ref] = field(default_factory=set)
    """What attacks something, once relations are interpreted."""

    def interpret(self, relations: Iterable[SignRelation]) -> list[list[MapRelation]]:
        """Return what each relation stands for; an empty list where a map has nothing for it."""
        moved = [self._from_conclusion(it) for it in relations]
        meanings = [self._interpret_alone(it) for it in moved]
        supports: dict[Ref, list[Ref]] = {}
        for kind, start, end in (it for meaning in meanings for it in meaning or ()):
            if kind == "supports":
                supports.setdefault(start, []).append(plain_step(start, end))
            elif kind == "attacks":
                self.attackers.add(start)
        for index, (_, start, end) in enumerate(moved):
            if meanings[index] is None:
                meanings[index] = self._interpret_undercut(start, end, supports.get(end, []))
        self._interpret_other_undercuts(moved, meanings)
        return [self._settle_contradictions(meaning or []) for meaning in meanings]

    def _from_conclusion(self, relation: SignRelation) -> SignRelation:
        outline = self.outlines.get(relation.start)
        return relation._replace(start=outline.conclusion) if outline else relation

    def _interpret_alone(self, relation: SignRelation) -> list[MapRelation] | None:
        """Return what a relation stands for; None where that depends on others."""
        sign, start, end = relation
        outline = self.outlines.get(end)
        if sign == "+>":
            ends = [end] if not outline else outline.premises if len(outline.premises) == 1 else []
            return [MapRelation("supports", start, it) for it in ends]
        if sign == "><" or (sign == "->" and self.strict and start[0] == end[0] == "["):
            return [MapRelation("contradicts", start, end)]
        if outline or "\n" in end or sign == "->":
            return [MapRelation("attacks", start, outline.steps[-1] if outline else end)]
        return None

    def _interpret_undercut(self, start: Ref, end: Ref, supports: list[Ref]) -> list[MapRelation] | None:
        """Return what an undercut of a text stands for that supports something."""
        if not supports:
            return None
        self.attackers.add(start)
        targets = supports if len(supports) <= MOST_STEPS else [end]
        return [MapRelation("attacks", start, target) for target in targets]

    def _interpret_other_undercuts(
        self, moved: list[SignRelation], meanings: list[list[MapRelation] | None]
    ) -> None:
        """Interpret undercuts of what supports nothing: attacks first, since who attacks does not answer."""
        pending = [index for index, meaning in enumerate(meanings) if meaning is None]
        challenges = set(self.attackers)
        for index in pending:
            _, start, end = moved[index]
            if end not in challenges:
                meanings[index] = [MapRelation("attacks", start, end)]
                self.attackers.add(start)
        for index in pending:
            if meanings[index] is None:
                _, start, end = moved[index]
                kind: Literal["attacks", "answers"] = "attacks" if start in self.attackers else "answers"
                meanings[index] = [MapRelation(kind, start, end)]

    def _settle_contradictions(self, meaning: list[MapRelation]) -> list[MapRelation]:
        """Let challenges attack each other; others say themselves that they contradict a challenge."""
        settled = []
        for relation in meaning:
            back = relation._replace(start=relation.end, end=relation.start)
            if relation.kind != "contradicts" or relation.start not in self.attackers:
                settled.append(relation)
            elif relation.end in self.attackers:
                settled += [relation._replace(kind="attacks"), back._replace(kind="attacks")]
            else:
                settled.append(back)
        return settled


def plain_step(start: Ref, end: Ref) -> Ref:
    """Return the ref of the step of a plain support."""
    return f"{start}\n+>{end}"
