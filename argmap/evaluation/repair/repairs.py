"""Small repairs: what would have to be sourced for a granted conclusion to be established.

What is sourced is decided where it was doubted, and nothing that was decided changes by it: so a statement
that stands if everything counts is established once enough of that is sourced, and more sources never undo
it. A repair begins with a light proof (`Proofs`), which pays for each merely stated thing that it uses: those
that support the conclusion, and those that meet the challenges to it. Then whatever can be left out is left
out, each time by evaluating what is in doubt of the part of the map that the conclusion depends on. So none
of a repair can be left out. There may be smaller ones: finding the smallest is NP-hard.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from argmap.evaluation.program import Model, Program
from argmap.evaluation.repair.proofs import Proofs
from argmap.evaluation.verdicts import Evaluator
from argmap.gc_control import gc_disabled
from argmap.graph import Statement, reach

BUDGET = 200_000
"""How many atoms may be evaluated for the repairs of a map; what is left when they are used up has none."""

_Body: TypeAlias = tuple[list[int], list[int]]
"""What has to be true and what false for a rule to make its head true."""

_PRICE = 2**20
"""What a statement costs; being shared among conclusions makes it cheaper by less than one statement."""


class Repair(NamedTuple):
    """Statements that, once sourced, make each of the roots established; none of them can be left out."""

    statements: tuple[Statement, ...]
    roots: tuple[Statement, ...]


@gc_disabled()
def find_repairs(
    evaluator: Evaluator,
    granted: Iterable[Statement],
    count_shared: Callable[[Statement], int] = lambda _: 0,
    budget: int = BUDGET,
) -> tuple[list[Repair], list[Statement]]:
    """Return the repairs of statements that are granted, and those for which the budget was too small.

    Args:
        evaluator: the runs on the map, of which it needs the one where what is merely said is in doubt.
        granted: the statements to repair; their verdict is `granted`.
        count_shared: how many conclusions depend on a statement: of two equally small repairs, the one that
            more depend on is taken.
        budget: how many atoms may be evaluated.
    """
    granted = list(granted)
    if not granted:
        return [], []
    search = _Search(evaluator, count_shared, budget)
    repaired: dict[tuple[Statement, ...], list[Statement]] = {}
    skipped = []
    for statement in granted:
        repair = search.find(statement)
        if repair is None:
            skipped.append(statement)
        else:
            repaired.setdefault(repair, []).append(statement)
    return [Repair(statements, tuple(roots)) for statements, roots in repaired.items()], skipped


class _Search:
    def __init__(self, evaluator: Evaluator, count_shared: Callable[[Statement], int], budget: int) -> None:
        self._budget = budget
        self._encoding = evaluator.encoding
        self._program = self._encoding.program
        self._statements = self._encoding.merely_said
        self._shared = {  # what the author says comes before what others say
            rule: count_shared(statement) if statement.voice is None else -1
            for rule, statement in self._statements.items()
        }
        prices = {rule: _PRICE - min(shared, _PRICE // 2) for rule, shared in self._shared.items()}
        self._doubted = evaluator.doubted
        self._proofs = Proofs(self._program, self._doubted, prices)

    def find(self, statement: Statement) -> tuple[Statement, ...] | None:
        """Return a repair of a statement, in the order of keys; None if the budget is used up."""
        goal = self._encoding.force.get(statement.index, self._encoding.holds[statement.index])
        paid = self._proofs.find_paid((goal, True))
        sourced = None if paid is None else list(paid)
        if sourced is None or len(sourced) > 1:  # a single statement can't be left out
            if self._budget < 0:
                return None
            sourced = self._shrink(_Cone(self._program, self._doubted, goal), sourced)
        if sourced is None:
            return None
        return tuple(sorted((self._statements[rule] for rule in sourced), key=lambda part: part.key))

    def _shrink(self, cone: "_Cone", sourced: list[int] | None) -> list[int] | None:
        doubted = [rule for rule in self._statements if rule in cone.rules]
        candidates = sorted(doubted if sourced is None else sourced, key=self._rank)
        self._budget -= len(cone) * (len(candidates) + 2)
        return None if self._budget < 0 else cone.shrink(candidates, doubted)

    def _rank(self, rule: int) -> tuple[int, str]:
        """Rank what is left out first: what few conclusions depend on."""
        return self._shared[rule], self._statements[rule].key


class _Cone:
    """The part of a program that the truth of one atom depends on, as far as that is in doubt.

    What is decided stays as it is whatever is sourced, so it is left out of the rules.
    """

    def __init__(self, program: Program, doubted: Model, goal: int) -> None:
        bodies: dict[int, _Body] = {}

        def find_open(atom: int) -> list[int]:
            found = ((rule, _find_open(program, doubted, rule)) for rule in program.rules_of(atom))
            own = {rule: body for rule, body in found if body}
            bodies.update(own)
            return [part for body in own.values() for parts in body for part in parts]

        atoms = {atom: number for number, atom in enumerate(reach([goal], find_open))}
        self._goal = atoms[goal]
        self._program = Program(len(atoms))
        self.rules: dict[int, int] = {}
        """By rule of the whole program, its number in this part."""
        for rule, (positive, negative) in bodies.items():
            body = [atoms[part] for part in positive], [atoms[part] for part in negative]
            self.rules[rule] = self._program.add_rule(atoms[program.heads[rule]], *body)

    def __len__(self) -> int:
        return len(self._program)

    def shrink(self, sourced: list[int], doubted: list[int]) -> list[int]:
        """Return which rules of those that are sourced have to be, so that the atom is true."""
        open_rules = set(doubted) - set(sourced)
        kept = []
        for rule in sourced:
            if not self._is_proved(open_rules | {rule}):
                kept.append(rule)
            else:
                open_rules.add(rule)
        return kept

    def _is_proved(self, doubted: set[int]) -> bool:
        return self._program.solve(doubting=[self.rules[rule] for rule in doubted]).values[self._goal] is True


def _find_open(program: Program, doubted: Model, rule: int) -> _Body | None:
    """Return what is undecided of a rule's body; None if the rule fails in any case."""
    positive, negative = program.body(rule)
    values = doubted.values
    if any(values[atom] is False for atom in positive) or any(values[atom] for atom in negative):
        return None
    return [atom for atom in positive if values[atom] is None], [
        atom for atom in negative if values[atom] is None
    ]
