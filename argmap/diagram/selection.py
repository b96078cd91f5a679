"""Which statements of a map are drawn, and which relations among them."""

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.diagram.place import first_place
from argmap.diagram.relations import Relation, find_ends, find_relations
from argmap.errors import ArgmapError
from argmap.evaluation import find_statement
from argmap.evaluation.why.attack_index import AttackIndex
from argmap.graph import Attack, Graph, Named, Statement, Step

if TYPE_CHECKING:
    from argmap.diagram.options import DiagramOptions

DEPTH = 2
"""How far from its statement a focus reaches by default."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a map is drawn: statements, and the relations among them, or only some of these.

    outside: those of the statements that belong to another drawing, and link to its address.
    """

    statements: Collection[object]
    relations: Collection[object] | None = None
    outside: Mapping[Statement, str] = field(default_factory=dict)

    def has(self, relation: Relation) -> bool:
        """Return whether a relation is drawn."""
        if self.relations is not None and relation not in self.relations:
            return False
        if isinstance(relation, Attack) and isinstance(relation.target, Step):
            return relation.challenge in self.statements and self.has(relation.target)
        ends = find_ends(relation)
        return all(end in self.statements for end in ends) and not all(end in self.outside for end in ends)


def select(graph: Graph, options: "DiagramOptions") -> Selection:
    """Return what a diagram shows of a map: what all the chosen views have in common.

    Raises:
        ArgmapError: the map has no such statement or section.
    """
    shown = set(graph.statements)
    if options.focus is not None:
        shown &= _focus(graph, find_statement(graph, options.focus), options.depth)
    if options.root is not None:
        shown &= find_case(graph, find_statement(graph, options.root))
    if options.section is not None:
        shown &= find_section(graph, options.section)
    if options.kinds:
        shown &= set(graph.of_kind(*options.kinds))
    return Selection(shown)


def find_case(graph: Graph, root: Statement, depth: int | None = None) -> set[Statement]:
    """Return a statement, all that supports it, what attacks any of these, and what answers that.

    With a depth, only what is at most so many relations away.
    """
    index = AttackIndex(graph)
    distances = {root: 0}
    pending = deque(distances)
    while pending:
        statement = pending.popleft()
        if depth is None or distances[statement] < depth:
            new = [other for other in _find_bearing(graph, index, statement) if other not in distances]
            distances.update(dict.fromkeys(new, distances[statement] + 1))
            pending.extend(new)
    return set(distances)


def _find_bearing(graph: Graph, index: AttackIndex, statement: Statement) -> Iterator[Statement]:
    """Yield what bears on a statement directly: its reasons, what attacks it or these, what answers it."""
    steps = graph.supporting(statement)
    yield from (premise for step in steps for premise in step.premises)
    targets: list[Named] = [statement, *steps]
    yield from (opponent.statement for target in targets for opponent in index.opponents_of(target))
    yield from (link.start for link in index.answers_to(statement))


def find_section(graph: Graph, name: str) -> set[Statement]:
    """Return the statements whose first place is in a section; raises `ArgmapError` where there is none."""
    if name not in graph.sections:
        from argmap.spelling import Speller

        raise ArgmapError(f"the map has no section '{name}'{Speller(graph.sections).hint(name)}")
    return {statement for statement in graph.statements if first_place(statement).section == name}


def _focus(graph: Graph, statement: Statement, depth: int | None) -> set[Statement]:
    """Return the case for a statement to some depth, and what it directly bears on, with steps to that."""
    shown = find_case(graph, statement, DEPTH if depth is None else depth)
    relations: list[Relation] = [step for step in graph.steps if statement in step.premises]
    relations += (attack for attack in graph.attacks if attack.challenge is statement)
    relations += (link for link in (*graph.answers, *graph.denials) if link.start is statement)
    return shown.union(*map(find_ends, relations))


def count_hidden(graph: Graph, selection: Selection) -> dict[int, int]:
    """Return how many relations of each statement that is shown are not shown, by the statement's index."""
    hidden = (relation for relation in find_relations(graph) if not selection.has(relation))
    ends = (end for relation in hidden for end in set(find_ends(relation)))
    return Counter(end.index for end in ends if end in selection.statements and end not in selection.outside)
