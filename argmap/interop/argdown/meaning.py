"""What the relations of Argdown stand for in a map, and back: one rule for reading and writing.

Refs are texts: `[Title]` is a statement and `<Title>` an argument. A step has the ref of where it begins, a
line break, which no title has, and a number within its argument, or `+>` and where a plain support ends.

- Support is support. That of an argument with a structure is support of its premise, if it has but one.
- Attack is attack, by a challenge. An attack on an argument with a structure is read as one on its last
  step: which premise it is aimed at is not said. Whichever falls, the conclusion loses this argument only.
- An undercut of an argument with a structure attacks its last step, and one of an inference that step. An
  undercut of a plain argument or statement attacks the steps from it to what it supports. Where it supports
  nothing but attacks something, the undercut is an answer: what it undercuts may stay true, and tells no
  longer. Otherwise, and where a challenge would answer, it is an attack on the text itself.
- An attack that our data marks as a denial is one; nothing else is read as that.
- Contradiction is contradiction, and so is an attack between statements in Argdown's strict mode, where it
  means that the two are contraries.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

MOST_STEPS: Final = 10
"""From one statement, that an undercut of it attacks one by one; with more, it attacks the statement."""

Ref: TypeAlias = str
Sign: TypeAlias = Literal["+>", "->", "_>", "><"]


class Said(NamedTuple):
    """A relation as Argdown has it."""

    sign: Sign
    start: Ref
    end: Ref

    @property
    def key(self) -> "Said":
        """The same for both directions of a contradiction."""
        return self if self.sign != "><" or self.start <= self.end else Said(self.sign, self.end, self.start)


class Meant(NamedTuple):
    """A relation as a map has it; an end may be a step."""

    kind: Literal["supports", "attacks", "answers", "denies", "contradicts"]
    start: Ref
    end: Ref

    @property
    def key(self) -> "Meant":
        """The same for both directions of a contradiction."""
        return (
            self
            if self.kind != "contradicts" or self.start <= self.end
            else Meant(self.kind, self.end, self.start)
        )


class Outline(NamedTuple):
    """The premises, the conclusion and the refs of the steps of an argument with a structure."""

    premises: Sequence[Ref]
    conclusion: Ref
    steps: Sequence[Ref]


@dataclass(slots=True)
class Rule:
    """The rule, with what it depends on.

    Args:
        outlines: the arguments with a structure.
        strict: whether the document is in strict mode.
        answers: undercuts that are answers whatever else holds, as start and end.
        denials: attacks that are denials, likewise.
    """

    outlines: Mapping[Ref, Outline]
    strict: bool
    answers: Collection[tuple[Ref, Ref]] = ()
    denials: Collection[tuple[Ref, Ref]] = ()
    _attackers: set[Ref] = field(default_factory=set)

    def interpret(self, relations: Iterable[Said]) -> list[list[Meant]]:
        """Return what each relation stands for; an empty list where a map has nothing for it."""
        moved = [self._from_conclusion(one) for one in relations]
        meanings = [self._take(one) for one in moved]
        supports: dict[Ref, list[Ref]] = {}
        for meant in meanings:
            for kind, start, end in meant or ():
                if kind == "supports":
                    supports.setdefault(start, []).append(plain_step(start, end))
        self._attackers = {one.start for meant in meanings for one in meant or () if one.kind == "attacks"}
        for index, one in enumerate(moved):
            if meanings[index] is None and (one.start, one.end) in self.answers:
                meanings[index] = [Meant("answers", one.start, one.end)]
            elif meanings[index] is None and len(supports.get(one.end, ())) > MOST_STEPS:
                meanings[index] = [Meant("attacks", one.start, one.end)]
                self._attackers.add(one.start)
            elif meanings[index] is None and one.end in supports:
                meanings[index] = [Meant("attacks", one.start, step) for step in supports[one.end]]
                self._attackers.add(one.start)
        self._settle_undercuts(moved, meanings)
        return [self._settle_contradictions(meant or []) for meant in meanings]

    def attacks(self, ref: Ref) -> bool:
        """Return whether something attacks, once relations are interpreted."""
        return ref in self._attackers

    def _from_conclusion(self, one: Said) -> Said:
        outline = self.outlines.get(one.start)
        return one._replace(start=outline.conclusion) if outline else one

    def _take(self, one: Said) -> list[Meant] | None:
        """Return what a relation stands for; None where that hangs on others."""
        outline = self.outlines.get(one.end)
        if one.sign == "+>":
            ends = [one.end] if not outline else outline.premises if len(outline.premises) == 1 else []
            return [Meant("supports", one.start, end) for end in ends]
        if one.sign == "><":
            return [Meant("contradicts", one.start, one.end)]
        if one.sign == "->" and (one.start, one.end) in self.denials:
            return [Meant("denies", one.start, one.end)]
        if one.sign == "->" and self.strict and one.start.startswith("[") and one.end.startswith("["):
            return [Meant("contradicts", one.start, one.end)]
        if outline or "\n" in one.end or one.sign == "->":
            return [Meant("attacks", one.start, outline.steps[-1] if outline else one.end)]
        return None

    def _settle_undercuts(self, moved: list[Said], meanings: list[list[Meant] | None]) -> None:
        """Take the undercuts of what supports nothing: attacks first, since who attacks does not answer."""
        open_ = [index for index, meant in enumerate(meanings) if meant is None]
        challenges = set(self._attackers)
        for index in open_:
            if moved[index].end not in challenges:
                meanings[index] = [Meant("attacks", moved[index].start, moved[index].end)]
                self._attackers.add(moved[index].start)
        for index in open_:
            if meanings[index] is None:
                start, end = moved[index].start, moved[index].end
                meant = Meant("answers", start, end)
                meanings[index] = [meant._replace(kind="attacks") if self.attacks(start) else meant]

    def _settle_contradictions(self, meant: list[Meant]) -> list[Meant]:
        """Let challenges attack each other; others say themselves that they contradict a challenge."""
        settled = []
        for one in meant:
            back = one._replace(start=one.end, end=one.start)
            if one.kind != "contradicts" or one.start not in self._attackers:
                settled.append(one)
            elif one.end in self._attackers:
                settled += [one._replace(kind="attacks"), back._replace(kind="attacks")]
            else:
                settled.append(back)
        return settled


def plain_step(start: Ref, end: Ref) -> Ref:
    """Return the ref of the step of a plain support."""
    return f"{start}\n+>{end}"


_SIGNS: dict[str, Sign] = {
    "supports": "+>",
    "attacks": "->",
    "answers": "_>",
    "denies": "->",
    "contradicts": "><",
}


def say(meant: Meant, outlines: Mapping[Ref, Outline]) -> Said:
    """Return how a relation of a map is said in Argdown, as long as nothing else is known."""
    kind, start, end = meant
    source, step, _ = end.partition("\n")
    if kind == "attacks" and step:
        outline = outlines.get(source)
        return Said("_>", start, source if not outline or outline.steps[-1] == end else end)
    return Said(_SIGNS[kind], start, end)


def find_exceptions(
    relations: Sequence[Said], meanings: Sequence[list[Meant]], outlines: Mapping[Ref, Outline]
) -> list[Said]:
    """Return the relations that would not be said again if all that is meant were said by `say`."""
    usual = [[say(one, outlines).key for one in meant] for meant in meanings]
    odd = [
        not meant or any(one != said.key for one in meant)
        for said, meant in zip(relations, usual, strict=True)
    ]
    covered = {one.key for meant, is_odd in zip(meanings, odd, strict=True) if is_odd for one in meant}
    return [
        said
        for said, meant, is_odd in zip(relations, meanings, odd, strict=True)
        if is_odd or covered.issuperset(one.key for one in meant)
    ]
