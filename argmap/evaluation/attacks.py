"""Which attacks stand: by challenges that have force, and by statements that contradict or deny and hold."""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.graph import Graph, Statement, Step

if TYPE_CHECKING:
    from argmap.evaluation.verdicts import Run


def find_standing_attacks(graph: Graph, run: "Run") -> dict[Statement | Step, list[Statement]]:
    """Return the attackers that stand, sorted by key, of every statement and step that has any."""
    found: dict[Statement | Step, set[Statement]] = defaultdict(set)
    for attack in graph.attacks:
        if run.force[attack.challenge.index] is True:
            found[attack.target].add(attack.challenge)
    for link in graph.contradictions:
        for one, other in ((link.start, link.end), (link.end, link.start)):
            if run.holds[other.index]:
                found[one].add(other)
    for link in graph.denials:
        if run.holds[link.start.index]:
            found[link.end].add(link.start)
    return {target: sorted(attackers, key=lambda one: one.key) for target, attackers in found.items()}
