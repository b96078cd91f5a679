"""The graph that a map comes from, in another format of the family."""

from argmap.formats import formats_for
from argmap.interop.carrying import Loss
from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.node import Edge, Node
from argmap.interop.nodeset.preserved_graph import Preserved


def translate(preserved: Preserved, source: Dialect, dialect: Dialect) -> tuple[Preserved, list[Loss]]:
    """Return a graph in another format, and what that has no place for."""
    translated = Preserved(steps=set(map(dialect.make_id, preserved.steps)))
    lost: list[tuple[str, str]] = []
    carried: set[str] = set()
    for entry in preserved.order:
        if isinstance(entry, Node):
            lost.append((entry.ref, "a second node of the same id"))
            continue
        node, ref = preserved.nodes.get(entry), dialect.make_id(entry)
        if node:
            new = dialect.make(source.role(node), ref)
            if not new:
                lost.append((entry, f"a node of type '{node.type}'"))
                continue
            rest, own = source.take(node.rest)
            unknown = rest.keys() - source.scheme_keys
            lost += [(entry, f"'{key}'") for key, value in rest.items() if value and key in unknown]
            new.rest = dialect.put(new.rest, own)
            translated.nodes[ref] = new
        translated.order.append(ref)
        translated.ids[ref] = ref
        carried.add(entry)
    for edge in preserved.edges:
        start, end = edge.pair
        if start in carried and end in carried:
            lost += [(edge.name, f"'{key}'") for key, value in edge.rest.items() if value]
            name = dialect.make_edge_id(len(translated.edges) + 1)
            ends = dialect.make_id(start), dialect.make_id(end)
            translated.edges.append(Edge(*ends, name, dialect.usual_rest))
        else:
            lost.append((edge.name, f"an edge from '{start}' to '{end}'"))
    lost += [("", f"'{key}' of the file") for key, value in preserved.more.items() if value]
    title = formats_for("interchange")[source.name].title
    why = f"it comes from {title}, and this format has no such thing"
    return translated, [Loss(id_, what, why) for id_, what in lost]
