"""What a map says that its graph does not: it goes along with the nodes, and what can't is a loss."""

from collections import Counter

from argmap.graph.steps import ENDS
from argmap.interop.carrying import Data, Loss, Options
from argmap.interop.nodeset.comparing import View, compare
from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.node import Node, Nodeset
from argmap.interop.nodeset.own import STATEMENT, STEP, TENSION, own_keys
from argmap.interop.nodeset.reading import read_nodeset
from argmap.interop.nodeset.relations import Ref
from argmap.interop.nodeset.wanted import Inference, Wanted
from argmap.interop.steps import REASON


def carry_own(
    dialect: Dialect, graph: Nodeset, before: View, wanted: Wanted, thesis: list[Ref]
) -> list[Loss]:
    """Put into the nodes what reading the graph would not give, and return what it gives not even then.

    Args:
        dialect: the format.
        graph: the whole graph of a map.
        before: the map.
        wanted: its parts by the refs of that graph.
        thesis: the nodes of its theses, which are told of the whole.
    """
    after = _read(dialect, graph, thesis)
    own = _find_own(dialect, graph, after, wanted)
    for node in graph.nodes:
        node.rest = dialect.put(node.rest, own.pop(node.ref, {}))
    return compare(before, _read(dialect, graph, thesis))


def _read(dialect: Dialect, graph: Nodeset, thesis: list[Ref]) -> View:
    return View.of_read(read_nodeset(dialect, graph, Options("map"), {"thesis": thesis}, {}).data)


def _find_own(dialect: Dialect, graph: Nodeset, after: View, wanted: Wanted) -> dict[Ref, Data]:
    """Return, for each node of a part, what it has to be told; ids too, if one of them would be another."""
    statements = {after.statements[one.key]: one for one in after.graph.statements}
    steps: dict[Ref, str | None] = {}
    for index, ref in after.steps.items():
        steps.setdefault(ref, after.graph.steps[index].id)
    unsaid = _find_unsaid({**{ref: one.id for ref, one in statements.items()}, **steps}, wanted)
    own = {ref: own_keys(one.data, STATEMENT | {TENSION}) for ref, one in wanted.statements.items()}
    for ref, one in wanted.statements.items():
        own[ref] |= {TENSION: wanted.tensions[ref]} if ref in wanted.tensions else {}
        own[ref] |= {"kind": one.kind} if statements[ref].kind != one.kind else {}
        own[ref] |= {"id": one.id} if ref not in unsaid else {}
    nodes: dict[Ref, Node] = {}
    for node in graph.nodes:
        nodes.setdefault(node.ref, node)
    for ref, inference in wanted.inferences.items():
        own[ref] = own_keys(inference.data, STEP | ENDS | {"scheme"})
        if dialect.scheme(nodes[ref]) != inference.scheme:
            own[ref]["scheme"] = inference.scheme
        own[ref] |= _find_own_id(inference, ref in steps, ref in unsaid)
    return own


def _find_own_id(inference: Inference, is_step: bool, is_unsaid: bool) -> Data:
    """Return what says whether a step has an id, and which; without that, what is read as a step has one."""
    if inference.id is None:
        return {"kind": REASON}
    if not is_step:
        return {"kind": "inference", "id": inference.id}
    return {} if is_unsaid else {"id": inference.id}


def _find_unsaid(after: dict[Ref, str | None], wanted: Wanted) -> set[Ref]:
    """Return the nodes whose ids need not be said: all, if reading gives every part its id.

    Else those that are called like their id, where none differs from it in case alone.
    """
    parts: dict[Ref, str | None] = {ref: one.id for ref, one in wanted.statements.items()}
    parts |= {ref: one.id for ref, one in wanted.inferences.items()}
    ids = {ref: id_ for ref, id_ in parts.items() if id_ is not None}
    if all(after.get(ref, id_) == id_ for ref, id_ in ids.items()):
        return set(ids)
    spellings = Counter(map(str.lower, ids.values()))
    return {ref for ref, id_ in ids.items() if ref == id_ == after.get(ref) and spellings[id_.lower()] == 1}
