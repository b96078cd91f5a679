"""SADFace, versions 0.1 and 0.2: atoms, schemes between them, and metadata.

A scheme named `conflict` or `attack` is an attack, and `rephrase` and `preference` are stored in the map's
origin. Any other name is the scheme of an inference; `support` and `inference` are the default. Content of
a map for which SADFace has no key is stored in the metadata under `argmap_data`. New parts get UUIDs
derived from their ids; a map that does not come from SADFace is written in version 0.2.
"""

import re
from uuid import NAMESPACE_URL, uuid5

from argmap.interop.aif_schemes import scheme_id
from argmap.interop.carrying import Data, Options, Reading, Writing
from argmap.interop.nodeset.dialect import ATTACK, OTHER, PREFERENCE, REPHRASE, STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.node import Keys, Node
from argmap.interop.nodeset.parsing import format_edges, format_nodes, parse_graph
from argmap.interop.nodeset.reading import read_nodeset
from argmap.interop.nodeset.writing import write_nodeset
from argmap.interop.plain import load_json
from argmap.syntax.write import write_json

NAME = "sadface"
CARRIED = (
    ("statements", "atoms; their kinds follow from the relations", "atoms"),
    ("supported_by, inferences", "schemes; several edges into one are linked premises", "schemes `support`"),
    ("scheme", "the name of a scheme", "the name of a scheme"),
    ("warrant", "a scheme that leads to a scheme", "a scheme that leads to the scheme"),
    ("attacks", "schemes `conflict` or `attack`", "schemes `conflict`"),
    ("contradicts", "two of them, one each way", "two of them, one each way"),
    ("answers", "conflicts with conflicts", "conflicts with the conflicts of the challenge"),
    ("title", "the title in the core metadata", "the title in the core metadata"),
    ("ids, other metadata, sources, resources", "kept in origin", "as they were"),
    ("denies", "schemes `conflict` that argmap_data marks", "schemes `conflict`, marked in argmap_data"),
    ("reasons in place and linked reasons, without id", "from argmap_data", "as inferences, marked"),
    ("in_tension_with, voices, remarks", "from argmap_data", "to argmap_data"),
    ("kinds, ids, sections and all other keys", "from argmap_data", "to argmap_data"),
)

_NAMES = {ATTACK: "conflict", REPHRASE: "rephrase", PREFERENCE: "preference"}
_ROLES = {
    "conflict": ATTACK,
    "attack": ATTACK,
    "default-conflict": ATTACK,
    "rephrase": REPHRASE,
    "preference": PREFERENCE,
}
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
_HOME = uuid5(NAMESPACE_URL, "urn:argmap:node")
_NODES, _EDGES = re.compile(r'"nodes"\s*:\s*\['), re.compile(r'"edges"\s*:\s*\[')


class Sadface(Dialect):
    """SADFace's types."""

    name = NAME
    document = "a SADFace document"
    node_keys, edge_keys = Keys("id", "type", "text"), Keys("id", "source_id", "target_id")
    box = "metadata"
    scheme_keys = frozenset({"name"})

    def role(self, node: Node) -> str:
        """Return what a node is in a map."""
        if node.type == "scheme":
            return _ROLES.get(scheme_id(_name_of(node)), SUPPORT)
        return STATEMENT if node.type == "atom" else OTHER

    def scheme(self, node: Node) -> str:
        """Return the id of the scheme by its name."""
        return scheme_id(_name_of(node))

    def make(self, role: str, name: str, text: str = "") -> Node | None:
        """Return a new node, or None for what is neither an atom nor a scheme."""
        if role == STATEMENT:
            return Node(name, "atom", text, {"metadata": {}, "sources": []})
        if role == OTHER:
            return None
        return Node(name, "scheme", None, {"metadata": {}, "name": text or _NAMES.get(role, "support")})

    def make_id(self, name: str) -> str:
        """Return a UUID for a new part, which is the same for the same name."""
        return name if _UUID.match(name) else str(uuid5(_HOME, name))

    def make_edge_id(self, number: int) -> str:
        """Return a UUID for a new edge."""
        return self.make_id(f"edge {number}")


DIALECT = Sadface()


def recognise(text: str) -> bool:
    """Return whether a text looks like this format."""
    is_whole = '"resources"' in text and ('"analyst_name"' in text or '"atom"' in text)
    is_sadface = is_whole or ('"source_id"' in text and '"target_id"' in text)
    return is_sadface and _NODES.search(text) is not None and _EDGES.search(text) is not None


def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    graph, own, losses = parse_graph(load_json(text, options), DIALECT)
    title = _core_of(graph.more).get("title")
    head = {"title": title} if isinstance(title, str) and title.strip() else {}
    reading = read_nodeset(DIALECT, graph, options, head, own)
    return Reading(reading.data, [*losses, *reading.losses])


def write(data: Data) -> Writing:
    """Return a map in this format; the same map gives the same bytes."""
    written = write_nodeset(DIALECT, data)
    graph = written.graph
    document: Data = {"edges": format_edges(graph, DIALECT), "nodes": format_nodes(graph, DIALECT)}
    document = document | _title(graph.more or _make_head(data["title"]), written.own) | document
    return Writing(write_json(DIALECT.put(document, written.own)).encode(), written.losses)


def _title(more: Data, own: Data) -> Data:
    """Return what else a document says, with the map's title where it has a place for one."""
    core = _core_of(more)
    title = own.get("title")
    if not core or title is None:
        return more
    del own["title"]
    if core.get("title") == title:
        return more
    return {**more, "metadata": {**more["metadata"], "core": {**core, "title": title}}}


def _core_of(more: Data) -> Data:
    metadata = more.get("metadata")
    core = metadata.get("core") if isinstance(metadata, dict) else None
    return core if isinstance(core, dict) else {}


def _make_head(title: str) -> Data:
    unknown = ("analyst_email", "analyst_name", "created", "description", "edited", "notes")
    core = {**dict.fromkeys(unknown, ""), "id": DIALECT.make_id(title), "title": title, "version": "0.2"}
    return {"metadata": {"core": core}, "resources": []}


def _name_of(node: Node) -> str:
    name = node.rest.get("name")
    return name if isinstance(name, str) else ""
