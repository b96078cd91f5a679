"""The abstract argumentation framework of a map: nothing but arguments, and which attacks which (Dung 1995).

Its complete labellings correspond one to one to the partial stable models of the map's logic program (see
`encoding`): the grounded one to the verdicts, stable ones to stable models, preferred ones to regular models
(Caminada, Sá, Alcântara and Dvořák, "On the equivalence between logic programming semantics and
argumentation semantics", 2015). They have an argument for every derivation, of which there may be
exponentially many. Here there is one for every literal and rule, as in the completion of the program,
which says the same wherever support does not go in circles (Fages, "Consistency of Clark's completion and
existence of stable models", 1994). Circles are unfolded: into what holds by at most one step inside the
circle, by at most two, and so on up to its size, after which nothing new can hold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.errors import ArgmapError
from argmap.evaluation.encoding import Encoding
from argmap.evaluation.positions.residual_program import find_open_rules
from argmap.evaluation.program import Truth
from argmap.gc_control import gc_disabled
from argmap.graph import Graph, find_components

MOST = 2_000_000
"""How many arguments and attacks a framework may have, together."""

_Need: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""What a step needs: arguments that have to be in, and atoms that have to be false."""


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

    @property
    def attacks(self) -> Iterator[tuple[int, int]]:
        """Yield each attack: the attacker, and what it attacks."""
        for target, attackers in enumerate(self.attackers):
            for attacker in attackers:
                yield attacker, target


@gc_disabled()
def instantiate(
    graph: Graph, encoding: Encoding, values: Sequence[Truth] | None = None, *, most: int = MOST
) -> Framework:
    """Return the framework of an encoded graph.

    Args:
        graph: the map.
        encoding: its encoding, without an intervention.
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
        names = {
            atom: statement.key for statement, atom in zip(graph.statements, encoding.holds, strict=True)
        }
        forces = {atom: graph.statements[index].key for index, atom in encoding.force.items()}
        self._names = {atom: f"`{name}`" for atom, name in names.items()}
        self._statements = {atom: name for atom, name in names.items() if atom in self._rules}
        self._forces = {atom: name for atom, name in forces.items() if self._has_rules(atom)}
        self._arguments: dict[int, int] = {}
        self._phrases: dict[int, str] = {}
        self._negations: dict[int, int] = {}
        self._steps: dict[tuple[int, _Need], int] = {}

    def _has_rules(self, atom: int) -> bool:
        return atom in self._rules and bool(self._rules[atom].bodies)

    def build(self) -> None:
        for atom, name in self._statements.items():
            self._arguments[atom] = self.framework.holds[name] = self._add_holding(atom)
        own = [atom for atom, name in self._forces.items() if not self._share_argument(atom, name)]
        for circle in find_components(self._statements, self._find_support):
            self._define_circle(sorted(circle))
        for atom in own:
            self._define(self._arguments[atom], atom, self._find_needs(atom, {}))

    def _share_argument(self, atom: int, name: str) -> bool:
        """Give force the argument of its challenge if it needs nothing else, or else one of its own."""
        common, ((positive, _),) = self._rules[atom]
        shared = bool(positive) and not common
        argument = self._arguments[positive[0]] if shared else self._add(f"the challenge `{name}` has force")
        self._arguments[atom] = self.framework.force[name] = argument
        return shared

    def _find_support(self, atom: int) -> list[int]:
        return [premise for positive, _ in self._rules[atom].bodies for premise in positive]

    def _define_circle(self, circle: list[int]) -> None:
        """Say what attacks statements that support each other, or one that is in no circle.

        Step by step: what follows from that which holds by one step less. If nothing else follows than
        before, what holds by a step more is no other argument.
        """
        inside: dict[int, int | None] = dict.fromkeys(circle)
        known: dict[int, list[_Need]] = {}
        above = self._invert_support(circle) if len(circle) > 1 else {}
        pending: Iterable[int] = circle
        for level in range(1, len(circle)):
            needs = [(atom, self._find_needs(atom, inside)) for atom in pending]
            new = [(atom, needed) for atom, needed in needs if needed != known.get(atom, [])]
            for atom, needed in new:
                known[atom] = needed
                steps = f"{level} step{'s' * (level > 1)}"
                inside[atom] = argument = self._add_holding(atom, f" by at most {steps} of its circle")
                self._define(argument, atom, needed)
            pending = sorted({other for atom, _ in new for other in above[atom]})
        for atom in circle:
            self._define(self._arguments[atom], atom, self._find_needs(atom, inside))

    def _invert_support(self, circle: list[int]) -> dict[int, list[int]]:
        above: dict[int, list[int]] = {atom: [] for atom in circle}
        for atom in circle:
            for premise in self._find_support(atom):
                if premise in above:
                    above[premise].append(atom)
        return above

    def _find_needs(self, atom: int, inside: Mapping[int, int | None]) -> list[_Need]:
        """Return what each rule needs, given the arguments that stand for what is in the same circle."""
        needs = []
        for positive, negative in self._rules[atom].bodies:
            premises = [
                inside[premise] if premise in inside else self._arguments[premise] for premise in positive
            ]
            if None not in premises:
                needs.append((tuple(argument for argument in premises if argument is not None), negative))
        return needs

    def _define(self, argument: int, atom: int, needs: list[_Need]) -> None:
        attackers = self._find_acting(self._rules[atom].common)
        if len(needs) == 1:
            attackers += self._find_attackers(needs[0])
        else:
            attackers.append(self._add_lack(argument, atom, needs))
        self._attack(argument, attackers)

    def _add_lack(self, argument: int, atom: int, needs: list[_Need]) -> int:
        lack = self._add(f"nothing {'carries' if needs else 'supports'} {self._phrases[argument]}")
        self._attack(lack, [self._find_carrier(atom, need) for need in needs])
        return lack

    def _find_carrier(self, atom: int, need: _Need) -> int:
        """Return the argument of a step, which is that of its premise if the step needs nothing else."""
        premises, negative = need
        if len(premises) == 1 and not negative:
            return premises[0]
        if (atom, need) not in self._steps:
            origin = " and ".join(self._phrases[premise] for premise in premises) or "what is decided"
            self._steps[atom, need] = self._add(f"the step from {origin} to {self._names[atom]} carries")
            self._attack(self._steps[atom, need], self._find_attackers(need))
        return self._steps[atom, need]

    def _find_attackers(self, need: _Need) -> list[int]:
        premises, negative = need
        return [*map(self._deny, premises), *self._find_acting(negative)]

    def _deny(self, argument: int) -> int:
        if argument not in self._negations:
            self._negations[argument] = self._add(f"{self._phrases[argument]} does not hold")
            self._attack(self._negations[argument], [argument])
        return self._negations[argument]

    def _find_acting(self, effects: Iterable[int]) -> list[int]:
        """Return the arguments that defeat or answer something: each by itself, if it is in."""
        causes = (positive[0] for effect in effects for positive, _ in self._rules[effect].bodies)
        return [self._arguments[cause] for cause in causes if cause in self._arguments]

    def _add_holding(self, atom: int, how: str = "") -> int:
        argument = self._add(f"{self._names[atom]} holds{how}")
        self._phrases[argument] = f"{self._names[atom]}{how}"
        return argument

    def _add(self, meaning: str) -> int:
        self._spend(1)
        self.framework.meanings.append(meaning)
        self.framework.attackers.append([])
        return len(self.framework.meanings) - 1

    def _attack(self, target: int, attackers: Iterable[int]) -> None:
        unique = list(dict.fromkeys(attackers))
        self._spend(len(unique))
        self.framework.attackers[target] = unique

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise ArgmapError(
                f"the framework of this map would have more than {self._most:,} arguments and attacks; "
                "break up large circles of statements that support each other, or split the map"
            )
