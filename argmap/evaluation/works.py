"""A graph as a program in which works are atoms too, so that works can be withdrawn from it."""

from functools import cached_property

from argmap.evaluation.encoding import Encoding
from argmap.evaluation.supposition import find_carriers
from argmap.graph import Statement, find_origins


class CitingEncoding(Encoding):
    """The atoms that stand for a graph and for the works it knows.

    A work whose atom is not true is lost in the sense of `find_lost_works`.
    """

    @cached_property
    def counts(self) -> dict[str, int]:
        """The atom of each work, which says whether it counts."""
        works = self._graph.data.get("sources", {})
        atoms = {name: self.program.add_atom() for name in works}
        origins = find_origins(works)
        for name, work in works.items():
            if name in origins[name]:
                self.program.add_rule(atoms[name])
            for drawn_on in work.get("derived_from", ()):
                if drawn_on in atoms:
                    self.program.add_rule(atoms[name], [atoms[drawn_on]])
        return atoms

    def _carriers_of(self, statement: Statement) -> list[int]:
        atoms = [self.counts[work] for work in find_carriers(self._graph, statement)]
        if len(atoms) <= 1:
            return atoms
        any_of_them = self.program.add_atom()
        for atom in atoms:
            self.program.add_rule(any_of_them, [atom])
        return [any_of_them]
