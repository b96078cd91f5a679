"""What a map says that its graph does not: it goes along with the nodes, and what can't is a loss."""

from argmap.interop.carrying import Data, Loss, Options
from argmap.interop.nodeset.comparing import View, compare
from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.node import Node, Nodeset
from argmap.interop.nodeset.own import STATEMENT, STEP, own_keys
from argmap.interop.nodeset.reading import read_nodeset
from argmap.interop.nodeset.relations import Ref
from argmap.interop.nodeset.wanted import Wanted


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
    steps: dict[Ref, str] = {}
    for name, ref in after.inferences.items():
        steps.setdefault(ref, name)
    is_renamed = any(statements[ref].id != one.id for ref, one in wanted.statements.items())
    is_renamed = is_renamed or any(steps.get(ref, one.id) != one.id for ref, one in wanted.inferences.items())
    own: dict[Ref, Data] = {}
    for ref, one in wanted.statements.items():
        own[ref] = own_keys(one.data, STATEMENT)
        if statements[ref].kind != one.kind:
            own[ref]["kind"] = one.kind
        if is_renamed and not ref == one.id == statements[ref].id:
            own[ref]["id"] = one.id
    nodes: dict[Ref, Node] = {}
    for node in graph.nodes:
        nodes.setdefault(node.ref, node)
    for ref, inference in wanted.inferences.items():
        own[ref] = own_keys(inference.data, STEP | {"scheme"})
        if dialect.scheme(nodes[ref]) != inference.scheme:
            own[ref]["scheme"] = inference.scheme
        if ref not in steps:
            own[ref]["kind"] = "inference"
        if ref not in steps or (is_renamed and not ref == inference.id == steps[ref]):
            own[ref]["id"] = inference.id
    return own
