"""All minimal cut sets, the smallest first, by a solver for maximum satisfiability.

Of all that fells an atom, a smallest set is found (Morgado, Dodaro and Marques-Silva, "Core-guided MaxSAT
with soft cardinality constraints", 2014), and from then on what includes that set is left out, until
nothing is left. It does no harm that withdrawing more may restore what has fallen: as sets come in the order
of their size, one that includes another comes after it.

The solver does not heed interrupts, so `solver` runs this module as a process of its own: it reads one JSON
object, and writes for each goal its cut sets and then `null`, each as `[goal, [part, ...]]` on a line.
"""

import json
import signal
import sys
from collections.abc import Iterable, Iterator
from math import ceil
from typing import Any

from argmap.evaluation.program import Program
from argmap.evaluation.weight.completion import Completion
from argmap.graph import find_components


def find_cut_sets(
    completion: Completion, goal: int, known: Iterable[Iterable[int]] = ()
) -> Iterator[list[int]]:
    """Yield the minimal sets of parts whose withdrawal keeps a true atom from being true, smallest first.

    Args:
        completion: a program, and what can be withdrawn.
        goal: an atom that is true in its well-founded model.
        known: some of these sets, which are left out.
    """
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF

    cone = completion.find_cone(goal)
    formula = WCNF()
    formula.hard, formula.nv = cone.clauses, completion.variables
    with RC2(formula) as solver:
        forced = set(solver.oracle.propagate([cone.fallen])[1] or ())
        solver.add_clause([cone.fallen])
        for variable in cone.withdrawn.values():
            if variable not in forced:  # else it is in every set, and need not be weighed
                solver.add_clause([-variable], weight=1)
        for cut_set in known:
            solver.add_clause([-cone.withdrawn[part] for part in cut_set])
        while (model := solver.compute()) is not None:
            true = set(model)
            clauses = list(completion.forbid_loops(cone, true))
            if not clauses:
                cut_set = [part for part, variable in cone.withdrawn.items() if variable in true]
                yield cut_set
                clauses = [[-cone.withdrawn[part] for part in cut_set]]
            for clause in clauses:
                solver.add_clause(clause)


def main() -> None:
    """Answer the question on standard input, the goals that depend on least first."""
    question = json.load(sys.stdin)
    if hasattr(signal, "alarm"):  # whoever asks may be gone by then
        signal.alarm(ceil(question["seconds"]) + 1)
    program = _read_program(question["rules"])
    completion = Completion(program, {atom: part for part, atom in enumerate(question["parts"])})
    sizes = _estimate_sizes(program)
    for goal, known in sorted(question["goals"], key=lambda item: sizes[item[0]]):
        for cut_set in _take(find_cut_sets(completion, goal, known), question["most"]):
            _write(goal, cut_set)
        _write(goal, None)


def _take(sets: Iterable[list[int]], most: int) -> Iterator[list[int]]:
    """Yield sets up to one more than `most` of two or more."""
    larger = 0
    for cut_set in sets:
        yield cut_set
        larger += len(cut_set) > 1
        if larger > most:
            return


def _read_program(rules: list[list[Any]]) -> Program:
    program = Program()
    for bodies in rules:
        atom = program.add_atom()
        for positive, negative in bodies:
            program.add_rule(atom, positive, negative)
    return program


def _estimate_sizes(program: Program) -> dict[int, int]:
    """Return of each atom how many atoms it depends on, or more, where it does so in several ways."""
    sizes: dict[int, int] = {}
    for component in find_components(range(len(program)), program.literals):
        below = {literal for atom in component for literal in program.literals(atom)}.difference(component)
        size = min(len(program), len(component) + sum(sizes[literal] for literal in below))
        sizes.update(dict.fromkeys(component, size))
    return sizes


def _write(goal: int, cut_set: list[int] | None) -> None:
    sys.stdout.write(json.dumps([goal, cut_set]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
