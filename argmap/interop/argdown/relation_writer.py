"""The relations of a map by the signs of Argdown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from argmap.graph import Graph, Statement
from argmap.graph.steps import find_links
from argmap.interop.argdown.interpretation import Ref, Sign, SignRelation
from argmap.interop.argdown.titles import Titles
from argmap.interop.carrying import Loss

_SIGNS: Final[dict[str, Sign]] = {"answers": "_>", "denies": "->", "contradicts": "><"}

_LOOP = "Argdown may leave it out beside other such relations"


def find_loops(relations: Iterable[SignRelation], ids: Mapping[Ref, str]) -> Iterator[Loss]:
    """Yield what relates to itself as others do to it, but for what is written first: reasons, attacks."""
    entered = Counter((it.sign, it.end) for it in relations)
    entered.update((it.sign, it.start) for it in relations if it.sign == "><" and it.start != it.end)
    for sign, start, end in relations:
        if start == end and sign in {"_>", "><"} and entered[sign, end] > 1:
            yield Loss(ids[start], f"'{sign}' to itself", _LOOP)


def list_relations(graph: Graph, titles: Titles, *, strict: bool) -> list[SignRelation]:
    """Return what is written of a map, each once, in its order; tensions have no sign."""
    return list(dict.fromkeys(_list_relations(graph, titles, strict)))


def _list_relations(graph: Graph, titles: Titles, strict: bool) -> Iterator[SignRelation]:
    of = titles.of
    for step in titles.plain:
        yield SignRelation("+>", of(step.premises[0]), of(step.conclusion))
    arguments = {step.index for step in titles.arguments}
    for attack in graph.attacks:
        target = attack.target
        if isinstance(target, Statement):
            yield SignRelation("->", of(attack.challenge), of(target))
        elif target.index in arguments:
            yield SignRelation("_>", of(attack.challenge), of(target))
    for relation, first, second in find_links(graph):
        start, end = of(first), of(second)
        if relation == "contradicts" and end.startswith("<"):
            start, end = end, start  # below `><` only a statement can stand
        if relation == "contradicts" and strict and start.startswith("["):
            yield SignRelation("->", start, end)
        elif relation in _SIGNS:
            yield SignRelation(_SIGNS[relation], start, end)
