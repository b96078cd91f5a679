"""What opposes what: challenges that attack, and statements that contradict or deny; and what answers it."""

from collections import defaultdict
from typing import Literal, NamedTuple, TypeAlias, cast

from argmap.evaluation.why.explanation import Ground, GroundKind, Key
from argmap.graph import Attack, Graph, Link, Named, Statement, Step

Opposition: TypeAlias = Literal["attack", "undercut", "contradiction", "denial"]


class Opponent(NamedTuple):
    """What defeats a target if it has force, or of a rival, which contradicts or denies it, if it holds."""

    statement: Statement
    kind: Opposition
    relation: Attack | Link

    @property
    def key(self) -> Key:
        """The point that has to be so for the target to be defeated."""
        return Key(self.statement, "force" if isinstance(self.relation, Attack) else "holds")

    def ground(self, pattern: Literal["{}", "{}-fails", "open-{}"] = "{}") -> Ground:
        """Return the ground that it stands, that it fails, or that this is open."""
        return Ground(cast("GroundKind", pattern.format(self.kind)), self.relation, (self.key,))


class AttackIndex:
    """Looked up once for a graph; attacks come before rivals, and each are sorted by key."""

    def __init__(self, graph: Graph) -> None:
        """Sort what the graph has, in time linear in its size but for the sorting."""
        self._opponents: dict[Named, list[Opponent]] = defaultdict(list)
        self._answers: dict[Statement, list[Link]] = defaultdict(list)
        for attack in sorted(graph.attacks, key=lambda attack: attack.challenge.key):
            kind: Opposition = "undercut" if isinstance(attack.target, Step) else "attack"
            self._opponents[attack.target].append(Opponent(attack.challenge, kind, attack))
        for target, rivals in _find_rivals(graph).items():
            self._opponents[target] += sorted(rivals.values(), key=lambda rival: rival.statement.key)
        for link in sorted(graph.answers, key=lambda link: link.start.key):
            self._answers[link.end].append(link)

    def opponents_of(self, target: Named) -> list[Opponent]:
        """Return what attacks a statement or step, contradicts it, is contradicted by it, or denies it."""
        return self._opponents.get(target, [])

    def answers_to(self, challenge: Statement) -> list[Link]:
        """Return the answers to a challenge."""
        return self._answers.get(challenge, [])


def _find_rivals(graph: Graph) -> dict[Statement, dict[Statement, Opponent]]:
    """Return rivals by target, each with its first relation: both may contradict, and one may deny too."""
    rivals: dict[Statement, dict[Statement, Opponent]] = defaultdict(dict)
    for link in graph.contradictions:
        for target, rival in ((link.start, link.end), (link.end, link.start)):
            rivals[target].setdefault(rival, Opponent(rival, "contradiction", link))
    for link in graph.denials:
        rivals[link.end].setdefault(link.start, Opponent(link.start, "denial", link))
    return rivals
