"""The abstract argumentation framework of a map: nothing but arguments, and which attacks which (Dung 1995).

Its complete labellings correspond one to one to the partial stable models of the map's logic program (see
`verdicts`): the grounded one to the verdicts, stable ones to stable models, preferred ones to regular models
(Caminada, Sá, Alcântara and Dvořák, "On the equivalence between logic programming semantics and
argumentation semantics", 2015). They have an argument for every derivation, of which there may be
exponentially many. Here there is one for every literal and rule, as in the completion of the program,
which says the same wherever support does not go in circles (Fages, "Consistency of Clark's completion and
existence of stable models", 1994). Circles are unfolded: into what holds by at most one step inside the
circle, by at most two, and so on up to its size, after which nothing new can hold.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.errors import ArgmapError
from argmap.evaluation.program import Truth
from argmap.evaluation.residue import find_open_rules
from argmap.evaluation.verdicts import Encoding
from argmap.graph import Graph, find_components
from argmap.pause import gc_paused

MOST = 2_000_000
"""How many arguments and attacks a framework may have, together."""

_AT_ALL = -1

_Node: TypeAlias = tuple[int, int]
"""An atom, and by how many steps inside its circle it holds at most; `_AT_ALL` for however many."""

_Need: TypeAlias = tuple[tuple[_Node, ...], tuple[int, ...]]
"""What a step needs: what has to hold, and which atoms have to be false."""


@dataclass(frozen=True)
class Framework:
    """Arguments by their position; in files, the number of an argument is its position plus one.

    meanings: what each argument says, in words.
    attackers: the arguments that attack it.
    holds: by the key of a statement, the argument that it holds.
    force: by the key of a challenge, the argument that attacks in its name. It is the same one where
        nothing answers the challenge, and there is none where it has no force from the start.
    """

    meanings: list[str] = field(default_factory=list)
    attackers: list[list[int]] = field(default_factory=list)
    holds: dict[str, int] = field(default_factory=dict)
    force: dict[str, int] = field(default_factory=dict)


@gc_paused()
def instantiate(
    graph: Graph, encoding: Encoding, values: Sequence[Truth] | None = None, *, most: int = MOST
) -> Framework:
    """Return the framework of an encoded graph.

    Args:
        graph: the map.
        encoding: its encoding, without a scenario.
        values: its well-founded model, where all that this decides should be left out.
        most: how many arguments and attacks there may be.

    Raises:
        ArgmapError: there would be more.
    """
    builder = _Builder(graph, encoding, [None] * len(encoding.program) if values is None else values, most)
    builder.build()
    return builder.framework


class _Builder:
    def __init__(self, graph: Graph, encoding: Encoding, values: Sequence[Truth], most: int) -> None:
        self.framework = Framework()
        self._rules = find_open_rules(encoding.program, values)
        self._left = self._most = most
        names = {atom: one.key for one, atom in zip(graph.statements, encoding.holds, strict=True)}
        forces = {atom: graph.statements[index].key for index, atom in encoding.force.items()}
        self._names = {atom: name for atom, name in (names | forces).items() if atom in self._rules}
        self._statements = [atom for atom in names if atom in self._names]
        self._forces = [atom for atom in forces if atom in self._names and self._rules[atom].bodies]
        self._arguments: dict[_Node, int] = {}
        self._denials: dict[_Node, int] = {}
        self._steps: dict[tuple[int, _Need], int] = {}

    def build(self) -> None:
        for atom in self._statements:
            name = self._names[atom]
            self._arguments[atom, _AT_ALL] = self.framework.holds[name] = self._add(f"`{name}` holds")
        own = [atom for atom in self._forces if not self._share_argument(atom)]
        for component in find_components(self._statements, self._find_support):
            self._define_circle(sorted(component))
        for atom in own:
            self._define((atom, _AT_ALL), self._find_needs(atom))

    def _share_argument(self, atom: int) -> bool:
        """Give force the argument of its challenge if it needs nothing else, or else one of its own."""
        common, ((positive, _),) = self._rules[atom]
        name = self._names[atom]
        shared = bool(positive) and not common
        node = (positive[0], _AT_ALL) if shared else (atom, _AT_ALL)
        if not shared:
            self._arguments[node] = self._add(f"the challenge `{name}` has force")
        self._arguments[atom, _AT_ALL] = self.framework.force[name] = self._arguments[node]
        return shared

    def _find_support(self, atom: int) -> list[int]:
        return [one for positive, _ in self._rules[atom].bodies for one in positive]

    def _define_circle(self, circle: list[int]) -> None:
        """Say what attacks statements that support each other, or one that is in no circle."""
        inside = set(circle)
        for level in range(1, len(circle)):
            for atom in circle:
                needs = self._find_needs(atom, inside, level)
                if needs:
                    meaning = f"`{self._names[atom]}` holds{_within(level)}"
                    self._arguments[atom, level] = self._add(meaning)
                    self._define((atom, level), needs)
        for atom in circle:
            self._define((atom, _AT_ALL), self._find_needs(atom, inside, len(circle)))

    def _find_needs(self, atom: int, inside: Collection[int] = (), level: int = 1) -> list[_Need]:
        """Return what each rule needs, of those that may serve by that many steps inside a circle."""
        bodies = self._rules[atom].bodies
        needs = [
            (tuple((one, level - 1 if one in inside else _AT_ALL) for one in positive), negative)
            for positive, negative in bodies
        ]
        return [need for need in needs if all(node in self._arguments for node in need[0])]

    def _define(self, node: _Node, needs: list[_Need]) -> None:
        attackers = self._find_acting(self._rules[node[0]].common)
        if len(needs) == 1:
            attackers += self._find_attackers(needs[0])
        else:
            attackers.append(self._add_lack(node, needs))
        self._attack(self._arguments[node], attackers)

    def _add_lack(self, node: _Node, needs: list[_Need]) -> int:
        atom, level = node
        verb = "carries" if needs else "supports"
        lack = self._add(f"nothing {verb} `{self._names[atom]}`{_within(level)}")
        self._attack(lack, [self._find_carrier(atom, need) for need in needs])
        return lack

    def _find_carrier(self, atom: int, need: _Need) -> int:
        """Return the argument of a step, which is that of its premise if the step needs nothing else."""
        nodes, negative = need
        if len(nodes) == 1 and not negative:
            return self._arguments[nodes[0]]
        if (atom, need) not in self._steps:
            premises = " and ".join(f"`{self._names[one]}`{_within(level)}" for one, level in nodes)
            origin = f" from {premises}" if premises else ""
            step = self._add(f"the step{origin} to `{self._names[atom]}` carries")
            self._steps[atom, need] = step
            self._attack(step, self._find_attackers(need))
        return self._steps[atom, need]

    def _find_attackers(self, need: _Need) -> list[int]:
        nodes, negative = need
        return [*map(self._deny, nodes), *self._find_acting(negative)]

    def _deny(self, node: _Node) -> int:
        if node not in self._denials:
            atom, level = node
            self._denials[node] = self._add(f"`{self._names[atom]}` does not hold{_within(level)}")
            self._attack(self._denials[node], [self._arguments[node]])
        return self._denials[node]

    def _find_acting(self, effects: Iterable[int]) -> list[int]:
        """Return the arguments that defeat or answer something: each by itself, if it is in."""
        causes = [positive[0] for effect in effects for positive, _ in self._rules[effect].bodies]
        nodes = [(cause, _AT_ALL) for cause in causes]
        return [self._arguments[node] for node in nodes if node in self._arguments]

    def _add(self, meaning: str) -> int:
        self._spend(1)
        self.framework.meanings.append(meaning)
        self.framework.attackers.append([])
        return len(self.framework.meanings) - 1

    def _attack(self, target: int, attackers: Iterable[int]) -> None:
        found = list(dict.fromkeys(attackers))
        self._spend(len(found))
        self.framework.attackers[target] = found

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise ArgmapError(
                f"the framework of this map would have more than {self._most:,} arguments and attacks: "
                "break up large circles of statements that support each other, or split the map"
            )


def _within(level: int) -> str:
    """Say by how many steps of a circle at most."""
    return "" if level == _AT_ALL else f" by at most {level} steps of its circle"
