"""Which attacks stand: by challenges that have force, and by statements that contradict and hold."""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.graph import Graph, Statement, Step

if TYPE_CHECKING:
    from argmap.evaluation.verdicts import Evaluation


def find_standing_attacks(graph: Graph, evaluation: "Evaluation") -> dict[Statement | Step, list[Statement]]:
    """Return the attackers that stand, sorted by key, of every statement and step that has any."""
    found: dict[Statement | Step, set[Statement]] = defaultdict(set)
    for attack in graph.attacks:
        if evaluation.verdict(attack.challenge) == "established":
            found[attack.target].add(attack.challenge)
    for link in graph.contradictions:
        for one, other in ((link.start, link.end), (link.end, link.start)):
            if evaluation.holds[other.index]:
                found[one].add(other)
    return {target: sorted(attackers, key=lambda one: one.key) for target, attackers in found.items()}
