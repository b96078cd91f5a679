"""The relations of a map as Argdown says them, checked by reading them again."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from argmap.graph import Statement
from argmap.interop.argdown.meaning import Meant, Ref, Rule, Said, Sign, plain_step, say
from argmap.interop.argdown.outlining import Outliner
from argmap.interop.argdown.parts import Argument, Text, own_data
from argmap.interop.carrying import Loss
from argmap.interop.kept import as_dict, as_names

_SAID = re.compile(r"(\+>|->|_>|><) (\[[^\n]+\]|<[^\n]+>)")

_NO_ANSWER = "Argdown has no answers: it is written as an undercut of the challenge"
_OTHERWISE = "Argdown has no way to say it beside the rest"
_ADDED = "what is written for the rest says so as well"
_CONTRARIES = "in strict mode, attacks of two statements on each other are one contradiction"
_LOOP = "Argdown may leave it out beside other such relations"


class Sayer:
    """Says what relates in one map."""

    def __init__(self, outliner: Outliner) -> None:
        """Find what to say, and note what can't be said."""
        self._outliner, self._graph = outliner, outliner.graph
        self.losses: list[Loss] = []
        self.marks: dict[Ref, list[Ref]] = {}
        """By the ref of what answers: what it answers, where that has to be said in so many words."""
        self.denials: dict[Ref, list[Ref]] = {}
        """By the ref of what denies: what it denies, which would be taken for an attack."""
        self.supports: list[tuple[str, Ref, Ref]] = []
        """Inferences that are plain supports: their ids and ends."""
        front = as_dict(own_data(self._graph.data).get("front"))
        self._is_strict = as_dict(front.get("model")).get("mode") == "strict"
        self._outlines = {one.ref: one.outline for one in outliner.arguments}
        self._ids = {one.ref: one.statement.id for one in outliner.texts.values()}
        meant = {one.key: one for one in self._find_meant()}
        self.said = self._choose(meant)
        """What is said, each once, in the order of the map."""
        self._check(meant)

    def _find_meant(self) -> Iterable[Meant]:
        ref = self._outliner.ref
        steps: dict[int, Ref] = {}
        for argument in self._outliner.arguments:
            steps |= {step.index: one for step, one in zip(argument.steps, argument.refs, strict=True)}
        for step in self._graph.steps:
            if step.index in self._outliner.plain:
                start, end = ref(step.premises[0]), ref(step.conclusion)
                steps[step.index] = plain_step(start, end)
                self.supports += [(step.id, start, end)] if step.id else []
                yield Meant("supports", start, end)
        for attack in self._graph.attacks:
            target = attack.target
            end_ref = ref(target) if isinstance(target, Statement) else steps.get(target.index)
            if end_ref:
                yield Meant("attacks", ref(attack.challenge), end_ref)
        for link in self._graph.answers:
            self.losses.append(Loss(link.start.id, f"'answers' to '{link.end.id}'", _NO_ANSWER))
            yield Meant("answers", ref(link.start), ref(link.end))
        for link in self._graph.denials:
            self.denials.setdefault(ref(link.start), []).append(ref(link.end))
            yield Meant("denies", ref(link.start), ref(link.end))
        for link in self._graph.contradictions:
            yield Meant("contradicts", ref(link.start), ref(link.end))

    def _choose(self, meant: dict[Meant, Meant]) -> list[Said]:
        """Return how all is said: as it was, where that still means the same, and else in the usual way."""
        old = list(self._find_old())
        told = {self._pair(one) for one in old}
        usual = [one for one in map(self._say, meant.values()) if self._pair(one) not in told]
        instead: dict[Meant, list[Said]] = {}
        lost = []
        for said, meaning in zip(old, self._interpret([*old, *dict.fromkeys(usual)]), strict=False):
            if not meaning:
                lost.append(said)
            elif all(one.key in meant for one in meaning):
                for one in meaning:
                    instead.setdefault(one.key, []).append(said)
        chosen = [one for key in meant for one in instead.get(key) or [self._say(meant[key])]]
        return list({one.key: one for one in [*chosen, *lost]}.values())

    def _find_old(self) -> Iterable[Said]:
        """Yield the relations that were said in another way than would be chosen."""
        parts: list[Text | Argument] = [*self._outliner.texts.values(), *self._outliner.arguments]
        for part in parts:
            for told in as_names(part.own.get("relations")):
                found = _SAID.fullmatch(told)
                end = self._outliner.known.get(found[2]) if found else None
                if found and end:
                    sign: Sign = found[1]  # type: ignore[assignment]
                    yield Said(sign, part.ref, end)

    def _say(self, meant: Meant) -> Said:
        return say(meant, self._outlines)

    def _pair(self, said: Said) -> tuple[Ref, Ref]:
        """Return what a relation is between, whichever it is."""
        outline = self._outlines.get(said.start)
        pair = outline.conclusion if outline else said.start, said.end.partition("\n")[0]
        return pair if said.sign != "><" else (min(pair), max(pair))

    def _interpret(self, said: list[Said]) -> list[list[Meant]]:
        answers, denials = _pairs(self.marks), _pairs(self.denials)
        return Rule(self._outlines, self._is_strict, answers, denials).interpret(said)

    def _read(self) -> dict[Meant, Meant]:
        return {one.key: one for meaning in self._interpret(self.said) for one in meaning}

    def _check(self, meant: dict[Meant, Meant]) -> None:
        """Read what is said, mark answers that would be taken for attacks, and note what else differs."""
        got = self._read()
        for key, one in meant.items():
            if key not in got and one.kind == "answers":
                self.marks.setdefault(one.start, []).append(one.end)
        got = self._read() if self.marks else got
        for key, one in {**meant, **got}.items():
            if key not in got or key not in meant:
                self._lose(
                    one.start,
                    f"'{one.kind}' to '{self._name(one.end)}'",
                    _OTHERWISE if key in meant else _ADDED,
                )
        self._note_loops()
        self._note_contraries()
        self.attackers = {one.start for one in got if one.kind == "attacks"}
        self.supported = {one.end for one in got if one.kind == "supports"}
        self.supported.update(one.ref for it in self._outliner.arguments for one in it.lines if one.concludes)

    def _note_loops(self) -> None:
        """Note what relates to itself as others do to it: Argdown may leave it out."""
        entered = Counter((one.sign, one.end) for one in self.said)
        entered.update(
            (one.sign, one.start) for one in self.said if one.sign == "><" and one.start != one.end
        )
        for sign, start, end in self.said:
            if start == end and entered[sign, end] > 1:
                self._lose(start, f"'{sign}' to itself", _LOOP)

    def _note_contraries(self) -> None:
        """Note denials of what attacks the same statement: in strict mode Argdown takes both for one."""
        said = set(self.said) if self._is_strict else set()
        for start, end in _pairs(self.denials):
            if Said("->", end, start) in said:
                self._lose(start, f"'denies' to '{self._name(end)}'", _CONTRARIES)

    def _lose(self, ref: Ref, what: str, reason: str) -> None:
        self.losses.append(Loss(self._name(ref), what, reason))

    def _name(self, ref: Ref) -> str:
        return self._ids.get(ref, ref.replace("\n", " "))


def _pairs(marks: Mapping[Ref, Sequence[Ref]]) -> dict[tuple[Ref, Ref], None]:
    return {(start, end): None for start, ends in marks.items() for end in ends}
