"""Views: which statements of a map are drawn."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from argmap.diagram.place import first_place
from argmap.diagram.view import Selection, find_relations
from argmap.errors import ArgmapError
from argmap.evaluation import find_statement
from argmap.evaluation.opposition import Opposition
from argmap.graph import Attack, Graph, Link, Named, Statement, Step

if TYPE_CHECKING:
    from argmap.diagram.picture import Picture

DEPTH = 2
"""How far from its statement a focus reaches, unless it is told."""


def select(graph: Graph, picture: "Picture") -> Selection | None:
    """Return what a picture shows of a map; None for all of it. Several views show what all of them do.

    Raises:
        ArgmapError: the map has no such statement or section.
    """
    views: list[set[Statement]] = []
    if picture.focus is not None:
        views.append(_focus(graph, find_statement(graph, picture.focus), picture.depth))
    if picture.root is not None:
        views.append(find_case(graph, [find_statement(graph, picture.root)]))
    if picture.section is not None:
        views.append(set(find_section(graph, picture.section)))
    if picture.kinds:
        views.append(set(graph.of_kind(*picture.kinds)))
    return Selection(frozenset(views[0].intersection(*views[1:]))) if views else None


def find_case(graph: Graph, roots: Iterable[Statement], depth: int | None = None) -> set[Statement]:
    """Return statements, all that they rest on, what attacks any of these, and what answers that.

    With a depth, only what is at most so many relations away.
    """
    bearing = _find_bearing(graph)
    far = dict.fromkeys(roots, 0)
    pending = deque(far)
    while pending:
        statement = pending.popleft()
        if depth is None or far[statement] < depth:
            new = [one for one in bearing(statement) if one not in far]
            far.update(dict.fromkeys(new, far[statement] + 1))
            pending.extend(new)
    return set(far)


def find_section(graph: Graph, name: str) -> list[Statement]:
    """Return the statements whose first place is in a section; raises `ArgmapError` where there is none."""
    headings = graph.sections
    if name not in headings:
        from argmap.spelling import Speller

        raise ArgmapError(f"the map has no section '{name}'{Speller(headings).hint(name)}")
    return [one for one in graph.statements if first_place(one).get("section") == name]


def _focus(graph: Graph, statement: Statement, depth: int | None) -> set[Statement]:
    """Return the case for a statement to some depth, and what it directly bears on."""
    shown = find_case(graph, [statement], DEPTH if depth is None else depth)
    for step in graph.steps:
        if statement in step.premises:
            shown.add(step.conclusion)
    for attack in graph.attacks:
        if attack.challenge is statement:
            shown.add(attack.target.conclusion if isinstance(attack.target, Step) else attack.target)
    return shown | {link.end for link in (*graph.answers, *graph.denials) if link.start is statement}


def _find_bearing(graph: Graph) -> Callable[[Statement], list[Statement]]:
    """Return what bears on a statement directly: its reasons, what attacks it or these, what answers it."""
    opposition = Opposition(graph)

    def bearing(statement: Statement) -> list[Statement]:
        steps = graph.supporting(statement)
        found = [premise for step in steps for premise in step.premises]
        targets: list[Named] = [statement, *steps]
        found += [one.challenge for target in targets for one in opposition.attacks_on(target)]
        found += [rival.statement for rival in opposition.rivals_of(statement)]
        return found + [link.start for link in opposition.answers_to(statement)]

    return bearing


def find_ends(relation: Step | Attack | Link) -> list[Statement]:
    """Return the statements that a relation is among."""
    match relation:
        case Step():
            return [*relation.premises, relation.conclusion]
        case Attack(target=Step() as step):
            return [relation.challenge, *find_ends(step)]
        case Attack():
            return [
                relation.challenge,
                *([relation.target] if isinstance(relation.target, Statement) else []),
            ]
        case Link():
            return [relation.start, relation.end]


def count_hidden(graph: Graph, selection: Selection | None) -> dict[int, int]:
    """Return how many relations of each statement that is shown are not shown, by the statement's index."""
    counts: dict[int, int] = defaultdict(int)
    if selection is None:
        return counts
    for relation in find_relations(graph):
        if not selection.has(relation):
            for end in dict.fromkeys(find_ends(relation)):
                if end in selection.statements and end not in selection.outside:
                    counts[end.index] += 1
    return counts


def collapse(
    graph: Graph, established: Callable[[Statement], bool], shown: Collection[Statement]
) -> tuple[set[Statement], dict[int, int]]:
    """Return which statements to hide below what is established throughout, and how many below which.

    A statement is plain if it and all that it rests on is established, and no attack, answer, denial,
    contradiction or tension is about any of it. What is plain, and a reason of nothing but plain statements,
    is hidden; it is counted below the first that it is a reason of.
    """
    uses: dict[Statement, list[Statement]] = defaultdict(list)
    for step in graph.steps:
        for premise in step.premises:
            uses[premise].append(step.conclusion)
    plain = _find_plain(graph, established, uses)
    kept = set(graph.roots)
    hidden = {
        one for one in shown if one in plain and one not in kept and uses[one] and plain.issuperset(uses[one])
    }
    counted: set[Statement] = set()
    counts = {
        one.index: _count(graph, one, hidden, counted) for one in shown if one in plain and one not in hidden
    }
    return hidden & counted, {index: number for index, number in counts.items() if number}


def _find_plain(
    graph: Graph, established: Callable[[Statement], bool], uses: dict[Statement, list[Statement]]
) -> set[Statement]:
    relations = (one for one in find_relations(graph) if not isinstance(one, Step))
    involved = {end for relation in relations for end in find_ends(relation)}
    pending = [one for one in graph.statements if one in involved or not established(one)]
    tainted = set(pending)
    while pending:
        new = [one for one in uses.get(pending.pop(), ()) if one not in tainted]
        tainted.update(new)
        pending.extend(new)
    return {one for one in graph.statements if one not in tainted}


def _count(graph: Graph, top: Statement, hidden: set[Statement], counted: set[Statement]) -> int:
    """Count the hidden statements below another one that were not counted yet."""
    before, pending = len(counted), [top]
    while pending:
        for step in graph.supporting(pending.pop()):
            new = [one for one in step.premises if one in hidden and one not in counted]
            counted.update(new)
            pending.extend(new)
    return len(counted) - before
