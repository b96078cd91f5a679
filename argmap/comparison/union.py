"""One map of all that two maps have: the new one, with what is gone from it."""

from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.evaluation import Evaluation, Run, evaluate
from argmap.graph import Graph
from argmap.graph.written import SUPPORT, Relation
from argmap.vocabulary import KINDS, RELATIONS, TARGETS

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff

_SECTIONS = {kind: section for section, kind in KINDS.items()}
_NOT_CARRIED = frozenset({SUPPORT, *RELATIONS, "at", "by", "sources"})
_ANY = frozenset(_SECTIONS)
_OWNERS = {
    "attacks": frozenset({"challenge"}),
    "answers": _ANY - {"challenge"},
    "denies": _ANY - {"challenge"},
    "contradicts": frozenset({"claim", "premise"}),
}
"""Which kinds may have a relation."""


class Union(NamedTuple):
    """The graph of both maps, and the verdicts of the new one; of what is gone, those of the old one."""

    graph: Graph
    evaluation: Evaluation


def join_maps(diff: "MapDiff") -> Union:
    """Return both maps as one."""
    data: dict[str, Any] = dict(diff.new.graph.data)
    for section in KINDS:
        data[section] = {name: dict(part) for name, part in data.get(section, {}).items()}
    names = name_removed(diff)
    for statement in diff.matching.removed:
        own = {key: value for key, value in statement.data.items() if key not in _NOT_CARRIED}
        data[_SECTIONS[statement.kind]][names[statement.id]] = own
    for change in diff.relations:
        if change.status == "removed":
            _add(data, change.relation.rename({**diff.matching.names, **names}))
    graph = Graph.of(data)
    return Union(graph, _transfer(diff, graph, names))


def name_removed(diff: "MapDiff") -> dict[str, str]:
    """Return an id for each statement that is gone, which nothing in the new map has."""
    taken = diff.new.graph.named
    return {one.id: f"{one.id}-removed" if one.id in taken else one.id for one in diff.matching.removed}


def _add(data: dict[str, Any], relation: Relation) -> None:
    """Add a relation that is gone, if it may still be between statements of such kinds."""
    kinds = {name: kind for section, kind in KINDS.items() for name in data[section]}
    ends = [kinds.get(name) for name in relation.others]
    owner = kinds.get(relation.owner)
    if owner not in _OWNERS.get(relation.name, _ANY) or not TARGETS[relation.name].issuperset(ends):
        return
    statement = data[_SECTIONS[owner]][relation.owner]
    others = sorted(relation.others)
    item: Any = others if len(others) > 1 else others[0]
    statement[relation.name] = [*statement.get(relation.name, ()), item]


def _transfer(diff: "MapDiff", graph: Graph, names: dict[str, str]) -> Evaluation:
    """Return the verdicts of the new map for the graph of both."""
    new, old = diff.new.evaluation(), diff.old.evaluation()
    gone = {names[one.id]: old.verdict(one) for one in diff.matching.removed}
    steps = {step.path: step.index for step in diff.new.graph.steps}
    index = {one.key: one.index for one in diff.new.graph.statements}
    whole, run = evaluate(graph), new.asserted

    def take(values: list[Any]) -> list[Any]:
        return [values[index[one.key]] if one.key in index else False for one in graph.statements]

    undercut = [run.undercut[steps[step.path]] if step.path in steps else False for step in graph.steps]
    asserted = Run(take(run.holds), take(run.attacked), undercut, take(run.force))
    verdicts = {
        one.key: new.verdicts[one.key] if one.key in index else gone[one.key] for one in graph.statements
    }
    return Evaluation(asserted, whole.sourced, whole.considered, whole.doubted, whole.bare, verdicts)
