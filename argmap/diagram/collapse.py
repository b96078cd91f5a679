"""Statements that are established throughout are counted rather than drawn."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from argmap.diagram.relations import find_ends, find_relations
from argmap.graph import Graph, Statement, Step

if TYPE_CHECKING:
    from argmap.diagram.selection import Selection
    from argmap.evaluation import Evaluation

_Uses: TypeAlias = Mapping[Statement, list[Statement]]


def collapse(
    graph: Graph, selection: "Selection", evaluation: "Evaluation"
) -> "tuple[Selection, dict[int, int]]":
    """Return a selection without what is established throughout, and the number of what it hides below each.

    A statement is plain if it and all that it rests on is established, and no attack, answer, denial,
    contradiction or tension is about any of it. What is plain, and a reason of nothing but plain statements,
    is hidden; it is counted below the first that it is a reason of.
    """
    uses: dict[Statement, list[Statement]] = defaultdict(list)
    for step in graph.steps:
        for premise in step.premises:
            uses[premise].append(step.conclusion)
    plain = _find_plain(graph, evaluation, uses)
    shown = [statement for statement in graph.statements if statement in selection.statements]
    reasons = {statement for statement in shown if uses[statement] and plain.issuperset(uses[statement])}
    hidden = (reasons & plain).difference(graph.roots)
    counted: set[Statement] = set()
    tops = [statement for statement in shown if statement in plain and statement not in hidden]
    counts = {top.index: sum(1 for _ in _find_hidden(graph, top, hidden, counted)) for top in tops}
    selection = replace(selection, statements=set(shown) - counted)
    return selection, {index: number for index, number in counts.items() if number}


def _find_plain(graph: Graph, evaluation: "Evaluation", uses: _Uses) -> set[Statement]:
    relations = (relation for relation in find_relations(graph) if not isinstance(relation, Step))
    involved = {end for relation in relations for end in find_ends(relation)}
    doubtful = {statement for statement in graph.statements if evaluation.verdict(statement) != "established"}
    tainted = involved | doubtful
    pending = list(tainted)
    while pending:
        new = [conclusion for conclusion in uses.get(pending.pop(), ()) if conclusion not in tainted]
        tainted.update(new)
        pending.extend(new)
    return set(graph.statements) - tainted


def _find_hidden(
    graph: Graph, top: Statement, hidden: set[Statement], counted: set[Statement]
) -> Iterator[Statement]:
    """Yield the hidden statements below another that were not counted yet."""
    pending = [top]
    while pending:
        for step in graph.supporting(pending.pop()):
            for premise in step.premises:
                if premise in hidden and premise not in counted:
                    counted.add(premise)
                    pending.append(premise)
                    yield premise
