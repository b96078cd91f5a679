"""The relations of a map by the signs of Argdown, checked by interpreting them again."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from argmap.graph import Graph, Statement
from argmap.interop.argdown.interpretation import (
    Interpreter,
    MapRelation,
    Outline,
    Pair,
    Ref,
    Sign,
    SignRelation,
)
from argmap.interop.argdown.titles import Titles
from argmap.interop.carrying import Loss

_SIGNS: Final[Mapping[str, Sign]] = {
    "supports": "+>",
    "attacks": "->",
    "answers": "_>",
    "denies": "->",
    "contradicts": "><",
}

_NO_ANSWER = "Argdown has no answers: it is written as an undercut of the challenge"
_NO_SIGN = "Argdown has no way to say it beside the rest"
_ADDED = "what is written for the rest says so as well"
_CONTRARIES = "in strict mode, attacks of two statements on each other are one contradiction"
_LOOP = "Argdown may leave it out beside other such relations"


class RelationWriter:
    """Finds the signs for the relations of one map.

    Attributes:
        relations: what is written, each once, in the order of the map.
        answers: what answers, with the challenge, where Argdown's own undercut would be read as an attack.
        denials: what denies, with the challenge: it is written as an attack, and marked.
        losses: what can't be written.
    """

    def __init__(self, graph: Graph, titles: Titles, *, strict: bool) -> None:
        """Find all that."""
        self._graph, self._titles, self._strict = graph, titles, strict
        self.losses: list[Loss] = []
        self.answers: list[Pair] = []
        self.denials: list[Pair] = [(titles.of(it.start), titles.of(it.end)) for it in graph.denials]
        self._steps = {step.index: f"{titles.of(step)}\n" for step in titles.arguments}
        self._outlines = {
            titles.of(it): Outline(
                [titles.of(premise) for premise in it.premises],
                titles.of(it.conclusion),
                [self._steps[it.index]],
            )
            for it in titles.arguments
        }
        given = {it.key: it for it in self._list_relations()}
        self.relations = list(dict.fromkeys(map(self._sign, given.values())))
        unmarked = self._interpret()
        self.answers = [
            (it.start, it.end) for it in given.values() if it.kind == "answers" and it.key not in unmarked
        ]
        interpreted = self._interpret() if self.answers else unmarked
        self.attackers = {it.start for it in interpreted.values() if it.kind == "attacks"}
        self._check(given, interpreted)
        self._note_loops()
        self._note_contraries()

    def _list_relations(self) -> Iterator[MapRelation]:
        of = self._titles.of
        for step in self._titles.plain:
            yield MapRelation("supports", of(step.premises[0]), of(step.conclusion))
        for attack in self._graph.attacks:
            target = attack.target
            end = of(target) if isinstance(target, Statement) else self._steps.get(target.index)
            if end:
                yield MapRelation("attacks", of(attack.challenge), end)
        for link in self._graph.answers:
            self._lose(of(link.start), "answers", of(link.end), _NO_ANSWER)
            yield MapRelation("answers", of(link.start), of(link.end))
        for start, end in self.denials:
            yield MapRelation("denies", start, end)
        for link in self._graph.contradictions:
            yield MapRelation("contradicts", of(link.start), of(link.end))

    def _sign(self, relation: MapRelation) -> SignRelation:
        kind, start, end = relation
        if kind == "attacks" and "\n" in end:
            return SignRelation("_>", start, end.partition("\n")[0])
        if kind == "contradicts" and end.startswith("<"):
            start, end = end, start  # below `><` only a statement can stand
        is_contrary = kind == "contradicts" and self._strict and start.startswith("[")
        return SignRelation("->" if is_contrary else _SIGNS[kind], start, end)

    def _interpret(self) -> dict[MapRelation, MapRelation]:
        interpreter = Interpreter(self._outlines, self._strict, set(self.answers), set(self.denials))
        return {it.key: it for meaning in interpreter.interpret(self.relations) for it in meaning}

    def _check(
        self, given: Mapping[MapRelation, MapRelation], interpreted: Mapping[MapRelation, MapRelation]
    ) -> None:
        """Note where what is written means less, or more, than the map."""
        for key, relation in {**given, **interpreted}.items():
            if key not in interpreted or key not in given:
                reason = _NO_SIGN if key in given else _ADDED
                self._lose(relation.start, relation.kind, relation.end, reason)

    def _note_loops(self) -> None:
        """Note what relates to itself as others do to it, but for what is written first: reasons, attacks."""
        entered = Counter((it.sign, it.end) for it in self.relations)
        entered.update((it.sign, it.start) for it in self.relations if it.sign == "><" and it.start != it.end)
        for sign, start, end in self.relations:
            if start == end and sign in {"_>", "><"} and entered[sign, end] > 1:
                self.losses.append(Loss(self._titles.id_of(start), f"'{sign}' to itself", _LOOP))

    def _note_contraries(self) -> None:
        """Note denials of what attacks the same statement: in strict mode Argdown takes both for one."""
        written = set(self.relations) if self._strict else set()
        for start, end in self.denials:
            if SignRelation("->", end, start) in written:
                self._lose(start, "denies", end, _CONTRARIES)

    def _lose(self, start: Ref, kind: str, end: Ref, reason: str) -> None:
        what = f"'{kind}' to '{self._titles.id_of(end)}'"
        self.losses.append(Loss(self._titles.id_of(start), what, reason))
