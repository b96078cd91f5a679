"""What tells against what: attacks by target, rivals that contradict or deny, answers by challenge."""

from collections import defaultdict
from typing import NamedTuple

from argmap.graph import Attack, Graph, Link, Named, Statement


class Rival(NamedTuple):
    """A statement that contradicts or denies another one, and the link that says so."""

    statement: Statement
    link: Link
    denies: bool = False


class Opposition:
    """Looked up once for a graph; each list is sorted by the key of the statement that opposes."""

    def __init__(self, graph: Graph) -> None:
        """Sort what the graph has, in time linear in its size but for the sorting."""
        self.attacks: dict[Named, list[Attack]] = defaultdict(list)
        self.rivals: dict[Statement, list[Rival]] = defaultdict(list)
        self.answers: dict[Statement, list[Link]] = defaultdict(list)
        for attack in sorted(graph.attacks, key=lambda one: one.challenge.key):
            self.attacks[attack.target].append(attack)
        for link in graph.contradictions:
            self.rivals[link.start].append(Rival(link.end, link))
            if link.start is not link.end:
                self.rivals[link.end].append(Rival(link.start, link))
        for link in graph.denials:
            self.rivals[link.end].append(Rival(link.start, link, denies=True))
        for rivals in self.rivals.values():
            rivals[:] = _without_repetitions(rivals)
        for link in sorted(graph.answers, key=lambda one: one.start.key):
            self.answers[link.end].append(link)

    def attacks_on(self, target: Named) -> list[Attack]:
        """Return the attacks on a statement or step."""
        return self.attacks.get(target, [])

    def rivals_of(self, statement: Statement) -> list[Rival]:
        """Return what contradicts a statement, is contradicted by it, or denies it."""
        return self.rivals.get(statement, [])

    def answers_to(self, challenge: Statement) -> list[Link]:
        """Return the answers to a challenge."""
        return self.answers.get(challenge, [])


def _without_repetitions(rivals: list[Rival]) -> list[Rival]:
    """Sort by key; two statements may each say that they contradict the other, and one may deny it too."""
    return sorted(
        {one.statement: one for one in reversed(rivals)}.values(), key=lambda one: one.statement.key
    )
