"""xAIF, in which the tools of AIF's authors pass maps on: AIF with the text, the participants and a layout.

The nodeset is read as AIF is; the text of an RA node names its scheme. What stands around the nodeset is kept
in the map's origin and is written back, without what belongs to nodes that are gone.
"""

from argmap.interop.aif import Aif, format_nodeset, has_around, leave_out, parse_nodeset
from argmap.interop.carrying import Data, Options, Reading, UnreadableError, Writing
from argmap.interop.nodeset import Node, read_nodeset, write_nodeset
from argmap.interop.plain import load_json
from argmap.text.write import write_json

NAME = "xaif"
TITLE = "xAIF"
ENDINGS = (".json",)
CARRIED = (
    ("statements, relations, ids and all other nodes", "as in AIF", "as in AIF"),
    ("scheme", "the text of an RA node", "its text, and the number in schemefulfillments"),
    ("participants, schemefulfillments, text, OVA, dialog", "kept in origin", "as they were"),
    ("kinds, title, sources, sections and all other keys", "from argmap_data", "to argmap_data"),
)
_EMPTY = {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []}


class Xaif(Aif):
    """AIF's types, with less beside them."""

    name = NAME
    title = TITLE
    relatives = frozenset({"aif"})
    usual_rest: Data = {}  # noqa: RUF012 - never changed


DIALECT = Xaif()


def recognise(text: str) -> bool:
    """Return whether a text looks like this format."""
    return '"nodes"' in text and has_around(text)


def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    found = load_json(text, options)
    if not isinstance(found, dict) or "AIF" not in found:
        raise UnreadableError("an xAIF file is an object with a nodeset under 'AIF': here is none")
    outer = {key: value for key, value in found.items() if key != "AIF"}
    graph, own, losses = parse_nodeset(found["AIF"], DIALECT, outer)
    reading = read_nodeset(DIALECT, graph, options, {}, own)
    return Reading(reading.data, [*losses, *reading.losses])


def write(data: Data) -> Writing:
    """Return a map in this format; the same map gives the same bytes."""
    written = write_nodeset(DIALECT, data)
    new = [one for node in written.graph.nodes if node.ref in written.fresh for one in _take_scheme(node)]
    nodeset, outer = format_nodeset(written, DIALECT)
    if new:
        before = nodeset.get("schemefulfillments")
        old = leave_out({"": before}, written.fresh)[""] if isinstance(before, list) else []
        nodeset["schemefulfillments"] = [*old, *new]
    outer = outer or {"text": "", "OVA": _EMPTY}
    if isinstance(outer.get("OVA"), dict):
        outer["OVA"] = leave_out(outer["OVA"], written.gone)
    return Writing(write_json({"AIF": nodeset, **outer}).encode(), written.losses)


def _take_scheme(node: Node) -> list[Data]:
    """Take the scheme out of a new node, and return what says it elsewhere."""
    number = node.rest.get("schemeID")
    node.rest = {key: value for key, value in node.rest.items() if key not in Xaif.scheme_keys}
    return [{"nodeID": node.id, "schemeID": number}] if number else []
