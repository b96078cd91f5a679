"""What the changes of a map can reach: the statements whose verdicts may be others than before.

A verdict depends on what supports, attacks, answers, denies and contradicts a statement, and on the truth of
that. So a statement keeps its verdict, and what it rests on, if all of this is the same in both maps.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from argmap.comparison.matching import Matching
from argmap.graph import Graph, Statement, reach

_Fact: TypeAlias = tuple[Any, ...]
"""What bears on a verdict: the number of the statement that it is about, then the rest."""


def find_reached(matching: Matching) -> set[Statement]:
    """Return the statements of the new map that the changes reach."""
    new = matching.new
    numbers = {old.index: one.index for old, one in matching.pairs.items()}
    before = _read_facts(matching.old, [numbers.get(n, -1 - n) for n in range(len(matching.old.statements))])
    after = _read_facts(new, range(len(new.statements)))
    changed = {fact[0] for fact in before ^ after if fact[0] >= 0}
    if not changed:
        return set()
    return {new.statements[number] for number in reach(changed, _find_uses(new).__getitem__)}


def _read_facts(graph: Graph, numbers: Sequence[int]) -> set[_Fact]:
    """Return all that bears on verdicts; statements by the numbers that they have in the new map."""
    citing = graph.citing
    facts: set[_Fact] = {
        (number, one.kind, one.residual is None, not one.assumption, one.index in citing)
        for number, one in zip(numbers, graph.statements, strict=True)
    }
    undercut: dict[int, list[int]] = {}
    for attack in graph.attacks:
        if isinstance(attack.target, Statement):
            facts.add((numbers[attack.target.index], "attacks", numbers[attack.challenge.index]))
        else:
            undercut.setdefault(attack.target.index, []).append(numbers[attack.challenge.index])
    for step in graph.steps:
        premises = frozenset([numbers[premise.index] for premise in step.premises])
        facts.add((numbers[step.conclusion.index], premises, frozenset(undercut.get(step.index, ()))))
    facts.update((numbers[end], name, numbers[start]) for name, start, end in _read_links(graph))
    return facts


def _read_links(graph: Graph) -> Iterator[tuple[str, int, int]]:
    for name, links in (("answers", graph.answers), ("denies", graph.denials)):
        yield from ((name, link.start.index, link.end.index) for link in links)
    for link in graph.contradictions:
        yield "contradicts", link.start.index, link.end.index
        yield "contradicts", link.end.index, link.start.index


def _find_uses(graph: Graph) -> list[list[int]]:
    """Return by statement the numbers of those whose verdicts depend on it directly."""
    uses: list[list[int]] = [[] for _ in graph.statements]
    for step in graph.steps:
        for premise in step.premises:
            uses[premise.index].append(step.conclusion.index)
    for attack in graph.attacks:
        target = attack.target if isinstance(attack.target, Statement) else attack.target.conclusion
        uses[attack.challenge.index].append(target.index)
    for _, start, end in _read_links(graph):
        uses[start].append(end)
    return uses
