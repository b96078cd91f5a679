"""What it takes for an atom not to be true, as clauses for a solver of satisfiability.

An atom is true in the well-founded model exactly if it is true in every pair of sets of atoms (T, P) of
which each is the least model of the program with every "not" read against the other (Van Gelder, "The
alternating fixpoint of logic programs with negation", 1993; Przymusinski, "The well-founded semantics
coincides with the three-valued stable semantics", 1990). So what is withdrawn fells it exactly if there is
such a pair without it in T. Where no circle goes through a "not", T and P are the same, and one will do.

A least model makes an atom true exactly if it makes the body of one of its rules true, which is said in
clauses (Clark, "Negation as failure", 1978). They may also make atoms true that support only each other. Then
a clause is added that forbids it: one of them must be supported from outside (Lin and Zhao, "ASSAT: computing
answer sets of a logic program by SAT solvers", 2004).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from argmap.evaluation.program import Program
from argmap.graph import find_components, reach

Clause: TypeAlias = list[int]
"""Literals, which are numbers of variables, negative for "not"; one of them at least has to be true."""


@dataclass(frozen=True)
class Cone:
    """What a goal depends on.

    clauses: they have a solution for each way to withdraw parts.
    fallen: the literal that says that the goal is not true.
    withdrawn: by part, the variable that says that it is withdrawn.
    circles: atoms that may support each other; a solution may have some that support only each other.
    """

    clauses: list[Clause]
    fallen: int
    withdrawn: dict[int, int]
    circles: list[Sequence[int]]


class Completion:
    """A program in clauses, written as far as they are asked for.

    sides: by atom, its variables by number: one, or two if it depends on a circle through a "not".
    variables: how many variables there are.
    """

    def __init__(self, program: Program, parts: Mapping[int, int]) -> None:
        """Prepare it for a program, and numbers of what can be withdrawn, by the atom whose rules then go."""
        self._program, self._parts = program, parts
        self.variables = 0
        self.sides = self._count_sides()
        self._variables = {(atom, side): self._add() for atom, sides in self.sides.items() for side in sides}
        self._withdrawn = {atom: self._add() for atom in parts}
        self._bodies: dict[tuple[int, int], int] = {}
        self._clauses: dict[int, list[Clause]] = {}
        components = find_components(range(len(program)), program.supports)
        self._circles = [
            component
            for component in components
            if len(component) > 1 or component[0] in program.supports(component[0])
        ]

    def find_cone(self, goal: int) -> Cone:
        """Return what an atom depends on that is true in the well-founded model."""
        atoms = sorted(reach([goal], self._program.literals))
        known = set(atoms)
        return Cone(
            clauses=[clause for atom in atoms for clause in self._complete(atom)],
            fallen=-self._variables[goal, 0],
            withdrawn={self._parts[atom]: self._withdrawn[atom] for atom in atoms if atom in self._parts},
            circles=[circle for circle in self._circles if circle[0] in known],
        )

    def forbid_loops(self, cone: Cone, true: set[int]) -> Iterator[Clause]:
        """Yield clauses of which a solution, a set of true literals, breaks some.

        There are none if no atoms in it support only each other.
        """
        for circle in cone.circles:
            for side in self.sides[circle[0]]:
                held = [atom for atom in circle if self._variables[atom, side] in true]
                if unfounded := self._find_unfounded(held, side, true):
                    yield from self._forbid(unfounded, side)

    def _count_sides(self) -> dict[int, range]:
        sides: dict[int, range] = {}
        for component in find_components(range(len(self._program)), self._program.literals):
            inside = set(component)
            rules = [rule for atom in component for rule in self._program.rules_of(atom)]
            denying = any(not inside.isdisjoint(self._program.body(rule)[1]) for rule in rules)
            below = (
                literal for atom in component for literal in self._program.literals(atom) if literal in sides
            )
            two = denying or any(len(sides[literal]) > 1 for literal in below)
            sides.update(dict.fromkeys(component, range(2 if two else 1)))
        return sides

    def _complete(self, atom: int) -> list[Clause]:
        if atom not in self._clauses:
            self._clauses[atom] = [clause for side in self.sides[atom] for clause in self._write(atom, side)]
        return self._clauses[atom]

    def _write(self, atom: int, side: int) -> Iterator[Clause]:
        """Yield clauses: an atom is true exactly if the body of a rule with it as head is."""
        variable, bodies = self._variables[atom, side], []
        for rule in self._program.rules_of(atom):
            literals = self._write_body(atom, rule, side)
            body = literals[0] if len(literals) == 1 else self._add()
            if len(literals) != 1:
                yield from ([-body, literal] for literal in literals)
                yield [body, *(-literal for literal in literals)]
            yield [variable, -body]
            bodies.append(body)
            self._bodies[rule, side] = body
        yield [-variable, *bodies]

    def _write_body(self, head: int, rule: int, side: int) -> list[int]:
        positive, negative = self._program.body(rule)
        literals = [self._at(atom, side) for atom in positive]
        literals += [-self._at(atom, 1 - side) for atom in negative]
        return [*literals, -self._withdrawn[head]] if head in self._parts else literals

    def _find_unfounded(self, atoms: list[int], side: int, true: set[int]) -> list[int]:
        """Return those of some true atoms of a circle that support only each other."""
        part = Program(len(atoms))
        inside = {atom: place for place, atom in enumerate(atoms)}
        for atom in atoms:
            for rule in self._program.rules_of(atom):
                if self._bodies[rule, side] in true:
                    own = [inside[premise] for premise in self._program.body(rule)[0] if premise in inside]
                    part.add_rule(inside[atom], own)
        return [atom for atom, value in zip(atoms, part.solve().values, strict=True) if not value]

    def _forbid(self, atoms: list[int], side: int) -> Iterator[Clause]:
        """Yield clauses: if one of the atoms is true, so is a body that supports them from outside."""
        rules = [rule for atom in atoms for rule in self._program.rules_of(atom)]
        inside = set(atoms)
        outer = [rule for rule in rules if inside.isdisjoint(self._program.body(rule)[0])]
        supported = self._add()
        yield [-supported, *(self._bodies[rule, side] for rule in outer)]
        yield from ([-self._variables[atom, side], supported] for atom in atoms)

    def _add(self) -> int:
        self.variables += 1
        return self.variables

    def _at(self, atom: int, side: int) -> int:
        return self._variables[atom, side % len(self.sides[atom])]
