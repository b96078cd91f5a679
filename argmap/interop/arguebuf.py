"""arguebuf's JSON: atoms and schemes by id, edges by id, and what belongs to them.

The scheme of an inference is one of arguebuf's names, such as `SUPPORT_EXPERT_OPINION`; the id of any other
scheme is stored separately. The major claim is the map's thesis. Resources, participants, analysts,
references, metadata and userdata are stored in the map's origin and are written back, and so are rephrases
and preferences. Content of a map for which arguebuf has no key is stored in the userdata, under
`argmap_data`.
"""

import re
from collections.abc import Iterator
from typing import Any

from argmap.interop.aif_schemes import other_ids, scheme_id
from argmap.interop.carrying import Data, Options, Reading, UnreadableError, Writing
from argmap.interop.nodeset.dialect import ATTACK, OTHER, PREFERENCE, REPHRASE, STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.node import Edge, Keys, Node, Nodeset
from argmap.interop.nodeset.parsing import Parser
from argmap.interop.nodeset.reading import read_nodeset
from argmap.interop.nodeset.speakers import Speakers, find_participants
from argmap.interop.nodeset.writing import write_nodeset
from argmap.interop.origin import without
from argmap.interop.plain import load_json
from argmap.syntax.write import write_json

NAME = "arguebuf"
CARRIED = (
    ("statements", "atoms; their kinds follow from the relations", "atoms"),
    (
        "supported_by, inferences",
        "support schemes; several edges into one are linked premises",
        "support schemes",
    ),
    ("scheme", "the name of a support", "the name of a support, if arguebuf has it"),
    ("warrant", "a support that leads to a support", "a support that leads to the support"),
    ("attacks", "attack schemes", "attack schemes"),
    ("contradicts", "two attacks, one each way", "two attacks, one each way"),
    ("answers", "attacks on attacks", "attacks on the attacks of the challenge"),
    ("thesis", "majorClaim", "majorClaim; further ones to argmap_data"),
    ("participants of atoms", "voices, and by; kept in origin too", "as they were"),
    ("resources, analysts, references, metadata", "kept in origin", "as they were"),
    ("denies", "attacks that argmap_data marks", "attacks, marked in argmap_data"),
    ("reasons in place and linked reasons, without id", "from argmap_data", "as inferences, marked"),
    ("in_tension_with, other voices, remarks", "from argmap_data", "to argmap_data"),
    ("kinds, title, sources, sections and all other keys", "from argmap_data", "to argmap_data"),
)

_ROLES = {"support": SUPPORT, "attack": ATTACK, "rephrase": REPHRASE, "preference": PREFERENCE}
_SUPPORTS = frozenset(  # a text to be split is easier to read than a line for each
    """
    abductive alternatives analogy bias bias-ad-hominem cause-to-effect circumstantial-ad-hominem commitment
    composition consequences constitutive-rule-claims correlation-to-cause danger-appeal distress division
    epistemic-ignorance ethotic evidence-to-hypothesis example exceptional-case expert-opinion fear-appeal
    full-slippery-slope generic-ad-hominem gradualism ignorance inconsistent-commitment
    interaction-of-act-and-person memory need-for-help negative-consequences negative-values oppositions
    perception plea-for-excuse popular-opinion popular-practice position-to-know positive-consequences
    positive-values practical-reasoning practical-reasoning-from-analogy pragmatic-alternatives
    pragmatic-inconsistency precedent precedent-slippery-slope rhetorical-oppositions rules sacrifice sign
    slippery-slope sorites-slippery-slope sunk-costs the-group-and-its-members threat
    two-person-practical-reasoning values verbal-classification verbal-classification-arbitrariness
    verbal-classification-definition verbal-classification-vagueness verbal-slippery-slope waste
    witness-testimony
    """.split()  # noqa: SIM905
)
_CLAIMS = ("majorClaim", "major_claim")
_EDGE = Keys("id", "source", "target")
_LOOK = re.compile(r'"(schemaVersion|schema_version|libraryVersion|atom|scheme)"\s*:|"(nodes)"\s*:\s*\{')


class Arguebuf(Dialect):
    """arguebuf's types."""

    name = NAME
    box = "userdata"
    scheme_keys = frozenset({"scheme"})

    def find_speakers(self, graph: Nodeset) -> Speakers:
        """Return who says what by its participants."""
        return find_participants(graph)

    def role(self, node: Node) -> str:
        """Return what a node is in a map."""
        if node.type == "atom":
            return STATEMENT
        return next((role for key, role in _ROLES.items() if key in _scheme_of(node)), OTHER)

    def scheme(self, node: Node) -> str:
        """Return the id of the scheme of a support."""
        name = _scheme_of(node).get("support")
        return (
            scheme_id(name.removeprefix("SUPPORT_").replace("_", "-").lower())
            if isinstance(name, str)
            else ""
        )

    def make(self, role: str, name: str, text: str = "") -> Node | None:
        """Return a new node, or None for what is neither an atom nor a scheme."""
        if role == STATEMENT:
            return Node(name, "atom", text)
        if role == OTHER:
            return None
        kind = next((id_ for id_ in other_ids(text) if id_ in _SUPPORTS), "default") if text else "default"
        return Node(name, "scheme", None, {"scheme": {role: f"{role}_{kind.replace('-', '_')}".upper()}})


DIALECT = Arguebuf()


def recognise(text: str) -> bool:
    """Return whether a text looks like this format."""
    keys = {key for pair in _LOOK.findall(text) for key in pair}
    has_version = not keys.isdisjoint({"schemaVersion", "schema_version", "libraryVersion"})
    return has_version or ("nodes" in keys and not keys.isdisjoint({"atom", "scheme"}))


def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    document = load_json(text, options)
    lists = [document.get(key, {}) for key in ("nodes", "edges")] if isinstance(document, dict) else [None]
    if not all(isinstance(listed, dict) for listed in lists):
        raise UnreadableError(
            "an arguebuf file is an object with the objects 'nodes' and 'edges': here is none"
        )
    parser = Parser()
    nodes = list(_parse_nodes(document.get("nodes", {}), parser))
    edges = parser.edges(list(_list_edges(document.get("edges", {}), parser)), _EDGE)
    parser.finish()
    more, own = DIALECT.take(without(document, ("nodes", "edges")))
    head = {"thesis": [more[key] for key in _CLAIMS if isinstance(more.get(key), str)]}
    reading = read_nodeset(DIALECT, Nodeset(nodes, edges, more), options, head, own)
    if "thesis" in reading.data:
        for key in _CLAIMS:
            more.pop(key, None)
    return reading


def write(data: Data) -> Writing:
    """Return a map in this format; the same map gives the same bytes."""
    written = write_nodeset(DIALECT, data)
    graph, own = written.graph, dict(written.own)
    more = graph.more or {"schemaVersion": 1}
    if thesis := own.get("thesis"):
        more = {**more, "majorClaim": thesis[0]}
        own = {key: value for key, value in own.items() if key != "thesis" or len(thesis) > 1}
    document = {
        "nodes": {node.ref: _format_node(node) for node in graph.nodes},
        "edges": {str(edge.id): _format_edge(edge) for edge in graph.edges},
    }
    document = document | more | document
    return Writing(write_json(DIALECT.put(document, own)).encode(), written.losses)


def _parse_nodes(items: Data, parser: Parser) -> Iterator[Node]:
    for ref, item in items.items():
        atom = item.get("atom") if isinstance(item, dict) else None
        if not isinstance(item, dict) or ("atom" in item and not isinstance(atom, dict)):
            parser.fault(f"nodes.{ref}", "a node is an object, with an object 'atom' or 'scheme'")
        elif not isinstance((atom or {}).get("text", ""), str):
            parser.fault(f"nodes.{ref}.atom", "'text' has to be a text")
        elif not ref.strip():
            parser.fault("nodes", "an id must not be blank")
        elif atom is None:
            yield Node(ref, "scheme", None, item)
        else:
            rest = without(item, ("atom",))
            others = without(atom, ("text",))
            yield Node(ref, "atom", atom.get("text"), {**rest, **({"atom": others} if others else {})})


def _list_edges(items: Data, parser: Parser) -> Iterator[Data]:
    for name, item in items.items():
        if isinstance(item, dict):
            yield {**item, "id": name}
        else:
            parser.fault(f"edges.{name}", "has to be an object")


def _format_node(node: Node) -> Data:
    if node.type != "atom":
        return node.rest
    rest = without(node.rest, ("atom",))
    text = {} if node.text is None else {"text": node.text}
    others = node.rest.get("atom")
    return {"atom": {**text, **(others if isinstance(others, dict) else {})}, **rest}


def _format_edge(edge: Edge) -> Data:
    return {"source": str(edge.start), "target": str(edge.end), **edge.rest}


def _scheme_of(node: Node) -> dict[str, Any]:
    scheme = node.rest.get("scheme")
    return scheme if isinstance(scheme, dict) else {}
