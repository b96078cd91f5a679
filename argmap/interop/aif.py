"""AIF as AIFdb exports it: JSON with nodes, edges and locutions.

Statements are I nodes, inferences RA nodes, and attacks CA nodes. Everything else is stored in the map's
origin and is written back: locutions (L) and their links to statements (YA, TA), rephrases (MA),
preferences (PA), speakers and times. A map that comes from an AIF file is written as the same graph, with
the changes made in the map. Content of a map for which AIF has no key is stored under `argmap_data`, which
other programs ignore.
"""

import re

from argmap.interop.aif_schemes import find_number, find_scheme, scheme_id
from argmap.interop.carrying import Data, Loss, Options, Reading, Writing
from argmap.interop.nodeset.dialect import ATTACK, OTHER, PREFERENCE, REPHRASE, STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.node import Keys, Node, Nodeset
from argmap.interop.nodeset.parsing import format_edges, format_nodes, parse_graph
from argmap.interop.nodeset.reading import read_nodeset
from argmap.interop.nodeset.speakers import Speakers, find_locutions
from argmap.interop.nodeset.writing import Written, write_nodeset
from argmap.interop.origin import leave_out
from argmap.interop.plain import load_json
from argmap.syntax.write import write_json

NAME = "aif"
CARRIED = (
    ("statements", "I nodes; their kinds follow from the relations", "I nodes"),
    ("supported_by, inferences", "RA nodes; several edges into one are linked premises", "RA nodes"),
    ("scheme", "the scheme of an RA node, by name or number", "the scheme's name and number in AIFdb"),
    ("warrant", "an RA node that leads to an RA node", "an RA node that leads to the RA node"),
    ("attacks", "CA nodes to I nodes, or to RA nodes (undercuts)", "CA nodes"),
    ("contradicts", "two CA nodes, one each way", "two CA nodes, one each way"),
    ("answers", "CA nodes to CA nodes", "CA nodes to the CA nodes of the challenge"),
    ("locutions with their speakers, participants", "voices, and by; kept in origin too", "as they were"),
    ("ids, other types of node, edges", "kept in origin", "as they were"),
    ("ids of new nodes", "from argmap_data", "numbered on; those of the map to argmap_data"),
    ("denies", "CA nodes that argmap_data marks", "CA nodes, marked in argmap_data"),
    ("reasons in place and linked reasons, without id", "from argmap_data", "as inferences, marked"),
    ("in_tension_with, other voices, remarks", "from argmap_data", "to argmap_data"),
    ("kinds, title, sources, sections and all other keys", "from argmap_data", "to argmap_data"),
)

_ROLES = {"I": STATEMENT, "RA": SUPPORT, "CA": ATTACK, "MA": REPHRASE, "PA": PREFERENCE}
_DEFAULTS = {
    SUPPORT: ("RA", "72", "Default Inference"),
    ATTACK: ("CA", "71", "Default Conflict"),
    REPHRASE: ("MA", "144", "Default Rephrase"),
    PREFERENCE: ("PA", "161", "Default Preference"),
}
NAMING = ("nodeID", "fromID", "toID")
"""Keys by which other parts of a file name nodes."""

OUTER = "xaif"
"""Where an origin keeps what stands around the nodeset in xAIF."""
_NODES = re.compile(r'"nodes"\s*:\s*\[')
_AROUND = re.compile(r'"AIF"\s*:\s*\{')


class Aif(Dialect):
    """AIF's types."""

    name = NAME
    document = "a nodeset"
    node_keys, edge_keys = Keys("nodeID", "type", "text"), Keys("edgeID", "fromID", "toID")
    relatives = frozenset({"xaif"})
    usual_rest: Data = {"formEdgeID": None}  # noqa: RUF012 - never changed
    scheme_keys = frozenset({"scheme", "schemeID"})
    anchors = frozenset({"YA"})
    is_numbered = True

    def find_speakers(self, graph: Nodeset) -> Speakers:
        """Return who says what by its locutions."""
        return find_locutions(graph)

    def role(self, node: Node) -> str:
        """Return what a node is in a map."""
        return _ROLES.get(node.type or "", OTHER)

    def scheme(self, node: Node) -> str:
        """Return the id of the scheme of an RA node: by `scheme`, else its text, else `schemeID`."""
        name = node.rest.get("scheme")
        known = scheme_id(name if isinstance(name, str) else node.text or "")
        return known or scheme_id(find_number(str(node.rest.get("schemeID"))))

    def make(self, role: str, name: str, text: str = "") -> Node | None:
        """Return a new node, or None for locutions and what belongs to them."""
        if role == STATEMENT:
            return Node(name, "I", text)
        if role not in _DEFAULTS:
            return None
        type_, number, scheme = _DEFAULTS[role]
        if not text:
            return Node(name, type_, scheme, {"scheme": scheme, "schemeID": number})
        known = find_scheme(text)
        if known is None:
            return Node(name, type_, text, {"scheme": text})
        return Node(name, type_, known.words, {"scheme": known.name, "schemeID": known.number})


DIALECT = Aif()


def recognise(text: str) -> bool:
    """Return whether a text looks like this format."""
    is_aif = '"nodeID"' in text or '"locutions"' in text
    return is_aif and _NODES.search(text) is not None and not has_around(text)


def has_around(text: str) -> bool:
    """Return whether the nodeset stands in something else, as in xAIF."""
    return '"AIF"' in text and _AROUND.search(text) is not None


def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    graph, own, losses = parse_graph(load_json(text, options), DIALECT)
    reading = read_nodeset(DIALECT, graph, options, {}, own)
    return Reading(reading.data, [*losses, *reading.losses])


def write(data: Data) -> Writing:
    """Return a map in this format; the same map gives the same bytes."""
    written = write_nodeset(DIALECT, data)
    nodeset, outer = format_nodeset(written, DIALECT)
    why = "it is a key of xAIF only"
    losses = [Loss("", f"'{key}' of the file", why) for key, value in outer.items() if value]
    return Writing(write_json(nodeset).encode(), [*written.losses, *losses])


def format_nodeset(written: Written, dialect: Dialect) -> tuple[Data, Data]:
    """Return a nodeset as plain data, and what of xAIF stood around it."""
    graph = written.graph
    more = dict(graph.more)
    outer = more.pop(OUTER, {})
    nodeset: Data = {"nodes": format_nodes(graph, dialect), "edges": format_edges(graph, dialect)}
    nodeset = nodeset | (leave_out(more, written.gone, NAMING) or {"locutions": []}) | nodeset
    return dialect.put(nodeset, written.own), outer if isinstance(outer, dict) else {}
