"""xAIF, in which the tools of AIF's authors pass maps on: AIF with the text, the participants and a layout.

The nodeset is read like AIF; the text of an RA node names its scheme. Content outside the nodeset is stored
in the map's origin and is written back, except for the parts that belong to deleted nodes.
"""

from argmap.interop.aif import NAMING, OUTER, Aif, format_nodeset, has_around
from argmap.interop.carrying import Data, Options, Reading, UnreadableError, Writing
from argmap.interop.nodeset.node import Node
from argmap.interop.nodeset.parsing import parse_graph
from argmap.interop.nodeset.reading import read_nodeset
from argmap.interop.nodeset.writing import write_nodeset
from argmap.interop.origin import leave_out, without
from argmap.interop.plain import load_json
from argmap.syntax.write import write_json

NAME = "xaif"
CARRIED = (
    ("statements, relations, ids and all other nodes", "as in AIF", "as in AIF"),
    ("scheme", "the text of an RA node", "its text, and the number in schemefulfillments"),
    ("schemefulfillments, text, OVA, dialog", "kept in origin", "as they were"),
    ("kinds, title, sources, sections and all other keys", "from argmap_data", "to argmap_data"),
)
_EMPTY = {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []}


class Xaif(Aif):
    """AIF's types, with less beside them."""

    name = NAME
    relatives = frozenset({"aif"})
    usual_rest: Data = {}  # noqa: RUF012 - never changed


DIALECT = Xaif()


def recognise(text: str) -> bool:
    """Return whether a text looks like this format."""
    return '"nodes"' in text and has_around(text)


def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    document = load_json(text, options)
    if not isinstance(document, dict) or "AIF" not in document:
        raise UnreadableError("an xAIF file is an object with a nodeset under 'AIF': here is none")
    graph, own, losses = parse_graph(document["AIF"], DIALECT)
    outer = without(document, ("AIF",))
    graph.more |= {OUTER: outer} if outer else {}
    reading = read_nodeset(DIALECT, graph, options, {}, own)
    return Reading(reading.data, [*losses, *reading.losses])


def write(data: Data) -> Writing:
    """Return a map in this format; the same map gives the same bytes."""
    written = write_nodeset(DIALECT, data)
    fresh = [node for node in written.graph.nodes if node.ref in written.fresh]
    new = [scheme for node in fresh for scheme in _take_scheme(node)]
    nodeset, outer = format_nodeset(written, DIALECT)
    if new:
        key = "schemefulfillments"
        old = leave_out({key: nodeset.get(key)}, written.fresh, NAMING)[key]
        nodeset[key] = [*(old if isinstance(old, list) else []), *new]
    outer = outer or {"text": "", "OVA": _EMPTY}
    if isinstance(outer.get("OVA"), dict):
        outer["OVA"] = leave_out(outer["OVA"], written.gone, NAMING)
    return Writing(write_json({"AIF": nodeset, **outer}).encode(), written.losses)


def _take_scheme(node: Node) -> list[Data]:
    """Take the scheme out of a new node, and return what says it elsewhere."""
    number = node.rest.get("schemeID")
    node.rest = without(node.rest, Xaif.scheme_keys)
    return [{"nodeID": node.id, "schemeID": number}] if number else []
