"""A map as a graph of networkx, for the algorithms that it offers.

Attributes are texts and truth values only, which networkx writes in any of its formats; what is a list or a
mapping in the map is JSON text.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError
from argmap.evaluation import Evaluation, evaluate
from argmap.graph import Graph, Statement, Step, find_references
from argmap.graph.steps import ENDS, find_links, is_plain, name_step
from argmap.vocabulary import INFERENCE, KINDS, OTHER_NAMESPACES, RELATIONS

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_CARRIES = {True: "yes", False: "no", None: "open"}


def to_networkx(graph: Graph) -> "MultiDiGraph[str]":
    """Return the graph of a map; `argmap.to_networkx` says what is in it.

    Raises:
        ArgmapError: networkx is not installed.
    """
    try:
        from networkx import MultiDiGraph
    except ImportError as error:
        raise ArgmapError("networkx is missing: run \"pip install 'argmap[networkx]'\"") from error
    evaluation = evaluate(graph)
    nodes = _name_nodes(graph)
    result: MultiDiGraph[str] = MultiDiGraph()
    result.graph.update(_flatten(graph.data, without=(*KINDS, "inferences")))
    result.graph["left_out"] = json.dumps(_find_left_out(graph))
    result.add_nodes_from(_list_statements(graph, evaluation))
    result.add_nodes_from((nodes[step], _describe(step, evaluation)) for step in graph.steps if step in nodes)
    for start, end, attributes in _list_edges(graph, nodes, evaluation):
        result.add_edge(start, end, **attributes)
    return result


def _name_nodes(graph: Graph) -> dict[Statement | Step, str]:
    """Name inferences by their ids; if a statement has the same id, the section comes before the id.

    An inference without an id is named after its place; a plain reason gets no node.
    """
    names: dict[Statement | Step, str] = {statement: statement.key for statement in graph.statements}
    taken = set(names.values())
    for step in graph.steps:
        if not is_plain(step):
            is_free = step.id not in taken and graph.named.get(step.id or "") is step
            names[step] = str(step.id) if is_free else name_step(graph, step)
    return names


def _list_statements(graph: Graph, evaluation: Evaluation) -> Iterator[tuple[str, dict[str, Any]]]:
    roots = set(graph.roots)
    for statement in graph.statements:
        attributes = _flatten(statement.data, without=("supported_by", *RELATIONS))
        yield (
            statement.key,
            attributes
            | {"kind": statement.kind, "verdict": evaluation.verdict(statement), "root": statement in roots},
        )


def _describe(step: Step, evaluation: Evaluation) -> dict[str, Any]:
    attributes = _flatten(step.data, without=ENDS)
    return attributes | {"kind": INFERENCE, "carries": _CARRIES[evaluation.asserted.fires(step)]}


def _list_edges(
    graph: Graph, nodes: Mapping[Statement | Step, str], evaluation: Evaluation
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for step in graph.steps:
        end = nodes[step.conclusion]
        attributes = {"relation": "supports", "carries": _CARRIES[evaluation.asserted.fires(step)]}
        for premise in step.premises:
            yield nodes[premise], nodes.get(step, end), attributes | {"warrant": premise is step.warrant}
        if step in nodes:
            yield nodes[step], end, attributes
    for attack in graph.attacks:
        yield nodes[attack.challenge], nodes[attack.target], {"relation": "attacks"}
    for relation, start, target in find_links(graph):
        yield nodes[start], nodes[target], {"relation": relation}


def _find_left_out(graph: Graph) -> list[dict[str, Any]]:
    """Return the references that are no edges: nothing fit is where they lead, or where their step leads."""
    written = {step.path for step in graph.steps}
    broken = {step.path for step in graph.broken}
    broken |= {("inferences", name) for name in graph.data.get("inferences", {})} - written
    return [
        {"path": reference.path, "names": reference.id}
        for reference in find_references(graph.data)
        if reference.owner is not None and reference.relation not in OTHER_NAMESPACES
        if graph.find(reference.id, reference.relation) is None
        or not broken.isdisjoint((reference.path[:2], reference.path[:4]))
    ]


def _flatten(data: Mapping[str, Any], without: Collection[str]) -> dict[str, str]:
    return {
        key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for key, value in data.items()
        if key not in without
    }
