"""JSON-LD 1.1 with the terms of the AIF ontology, for triple stores.

Statements are `aif:I-node`, steps `aif:RA-node` and attacks `aif:CA-node`, with `aif:Premise` and
`aif:Conclusion` to what they join, as AIFdb writes them. A step of a scheme that the ontology has is also of
its class, such as `aif:ExpertOpinion_Inference`. Locutions and what belongs to them are there too, if the map
comes from AIF. All else that a map says has terms under `urn:argmap:term:`, and where it comes from is a JSON
literal. The context stands in the file.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from argmap.graph import find_references, name_voices
from argmap.graph.references import KINDS, RELATIONS
from argmap.graph.steps import ENDS
from argmap.interop.aif import DIALECT
from argmap.interop.aif_schemes import find_scheme
from argmap.interop.carrying import Data, Writing
from argmap.interop.naming import slug
from argmap.interop.nodeset import Edge, Node, Ref, Written, build_nodeset
from argmap.shape import normalize
from argmap.text.write import write_json

NAME = "jsonld"
TITLE = "JSON-LD with the AIF ontology"
ENDINGS = (".jsonld",)
CARRIED = (
    ("statements", "no", "aif:I-node with aif:claimText; the kind is a second type"),
    ("supported_by, inferences", "no", "aif:RA-node with aif:Premise and aif:Conclusion"),
    ("scheme", "no", "a class of the ontology, if it has the scheme, and a term"),
    ("attacks, answers, denies, contradicts", "no", "aif:CA-node with aif:Premise and aif:Conclusion"),
    ("answers, denies, contradicts, in_tension_with", "no", "terms as well, each between statements"),
    ("voices, by", "no", "nodes of the class term:Voice, which `by` names"),
    (
        "locutions, illocutions, transitions, rephrases",
        "no",
        "aif:L-node, aif:YA-node, aif:TA-node, aif:MA-node",
    ),
    ("sources, sections, title, remarks and all other keys", "no", "terms under urn:argmap:term:"),
    ("origin", "no", "a JSON literal"),
)

_STEPS = frozenset({"RA", "CA", "MA", "PA"})
_LINKS = {
    ("L", "TA"): ("StartLocution", False),
    ("TA", "L"): ("EndLocution", True),
    ("L", "YA"): ("Locution", False),
    ("TA", "YA"): ("Anchor", False),
}
_LAST_OF_ONTOLOGY = 63
"""AIFdb's schemes up to this number come from the ontology, but for one that is not in it."""
_NOT_THERE = "FalsificationOfHypothesis"
_TYPES = frozenset({"I", "L", "RA", "CA", "MA", "PA", "TA", "YA"})
_OF_AIF = "Premise Conclusion StartLocution EndLocution Locution Anchor IllocutionaryContent"
_OF_MAP = "leadsTo answers denies contradicts in_tension_with warrant thesis section source derived_from by"
_ORDERED = ("author", "editor", "translator", "at", "sections", "actor", "affiliation", "remarks")
_OF_MAP_ELSEWHERE = frozenset(
    {"argmap", "sections", "thesis", "sources", "expect", "inferences", "voices", *KINDS}
)
_BETWEEN = tuple(relation for relation in RELATIONS if relation != "attacks")
"""Relations between statements, which have terms."""

_OF_STEP = ENDS | {"scheme"}
_RESHAPED = frozenset({"text", "at", "sources", "supported_by", *RELATIONS})


def write(data: Data) -> Writing:
    """Return a map in this format; the same map gives the same bytes."""
    document = _Document(data)
    return Writing(write_json(document.build()).encode(), document.losses)


class _Document:
    def __init__(self, data: Data) -> None:
        self._data = data = normalize(data)
        self._written: Written = build_nodeset(DIALECT, data)
        self.losses = self._written.wanted.losses
        self._nodes = {node.ref: node for node in self._written.graph.nodes}
        parts = {*self._written.wanted.statements, *self._written.wanted.inferences, *self._written.fresh}
        self._kept = {ref for ref, node in self._nodes.items() if node.rest and ref not in parts}
        self._home = f"urn:argmap:map:{slug(data['title']) or 'map'}"
        self._links: dict[Ref, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for edge in self._written.graph.edges:
            self._link(edge)

    def build(self) -> Data:
        data = self._data
        head = _say({key: value for key, value in data.items() if key not in _OF_MAP_ELSEWHERE})
        refs = self._written.wanted.statement_refs
        thesis = [_iri("node", refs[name]) for name in data.get("thesis", []) if name in refs]
        sections = [
            {"@id": _iri("outline", name), **({"title": one} if isinstance(one, str) else _say(one))}
            for name, one in data.get("sections", {}).items()
        ]
        voices = [
            {"@id": _iri("voice", name), "@type": "term:Voice", "name": words}
            for name, words in self._name_voices().items()
        ]
        return {
            "@context": self._context(),
            "@id": self._home,
            "@type": "term:Map",
            **head,
            **({"thesis": thesis} if thesis else {}),
            **({"sections": sections} if sections else {}),
            **({"voices": voices} if voices else {}),
            "works": [_work(name, source) for name, source in data.get("sources", {}).items()],
            "parts": [self._node(node) for node in self._nodes.values()],
        }

    def _name_voices(self) -> dict[str, str]:
        """Return the voices that the map names, and the reviewer if it uses that voice without naming it."""
        data = self._data
        used = {one.id for one in find_references(data) if one.relation == "by"}
        return {
            id_: words for id_, words in name_voices(data).items() if id_ in {*data.get("voices", ()), *used}
        }

    def _context(self) -> Data:
        spaces = {name: f"{self._home}:{name}:" for name in ("node", "work", "outline", "voice")}
        references = [f"aif:{name}" for name in _OF_AIF.split()] + [
            f"term:{name}" for name in _OF_MAP.split()
        ]
        return {
            "@version": 1.1,
            "@vocab": "urn:argmap:term:",
            "term": "urn:argmap:term:",
            "aif": "http://www.arg.dundee.ac.uk/aif#",
            **spaces,
            "title": "http://purl.org/dc/terms/title",
            "parts": "http://purl.org/dc/terms/hasPart",
            "claimText": "aif:claimText",
            **{name.partition(":")[2]: {"@id": name, "@type": "@id"} for name in references},
            **{name: {"@id": f"term:{name}", "@container": "@list"} for name in _ORDERED},
            "origin": {"@id": "term:origin", "@type": "@json"},
        }

    def _link(self, edge: Edge) -> None:
        start, end = edge.pair
        types = tuple((self._nodes[ref].type or "") if ref in self._nodes else "" for ref in edge.pair)
        owner, other, name = start, end, "leadsTo"
        if types in _LINKS:
            name, is_start = _LINKS[types]
            owner, other = (start, end) if is_start else (end, start)
        elif types[0] == "YA":
            name = "IllocutionaryContent"
        elif types[0] == "I" and types[1] in _STEPS:
            owner, other, name = end, start, "Premise"
        elif types[0] in _STEPS and types[1] in {"I", *_STEPS}:
            name = "Conclusion"
        self._links[owner][name].append(_iri("node", other))

    def _node(self, node: Node) -> Data:
        wanted = self._written.wanted
        links = self._links.get(node.ref, {})
        type_ = f"aif:{node.type}-node" if node.type in _TYPES else "term:Node"
        made: Data = {"@id": _iri("node", node.ref), "@type": type_}
        if node.ref in wanted.statements:
            statement = wanted.statements[node.ref]
            made["@type"] = ["aif:I-node", f"term:{statement.kind.capitalize()}"]
            made |= {"claimText": statement.text, "name": statement.id, **self._statement(statement.data)}
            if statement.key in self._data.get("expect", {}):
                made["expect"] = self._data["expect"][statement.key]
        elif node.ref in wanted.inferences:
            made |= self._inference(node.ref)
        elif node.text is not None:
            made["claimText" if node.type == "L" else "name"] = node.text
        if node.ref in self._kept:
            made["origin"] = node.rest
        return {**made, **links}

    def _statement(self, data: Mapping[str, Any]) -> Data:
        refs = self._written.wanted.statement_refs
        kept = _say({key: value for key, value in data.items() if key not in _RESHAPED})
        for key in _BETWEEN:
            ends = [_iri("node", refs[name]) for name in data.get(key, []) if name in refs]
            kept |= {key: ends} if ends else {}
        if "at" in data:
            kept["at"] = [_place(one) for one in data["at"]]
        if "sources" in data:
            kept["cites"] = [_citation(one) for one in data["sources"]]
        return kept

    def _inference(self, ref: Ref) -> Data:
        inference = self._written.wanted.inferences[ref]
        known = find_scheme(inference.scheme)
        types = ["aif:RA-node"]
        if known and int(known.number) <= _LAST_OF_ONTOLOGY and known.name != _NOT_THERE:
            types.append(f"aif:{known.name}_Inference")
        scheme = {"scheme": inference.scheme} if inference.scheme else {}
        warrant = {"warrant": _iri("node", inference.warrant)} if inference.warrant else {}
        name = {"name": inference.id} if inference.id else {}
        kept = _say({key: value for key, value in inference.data.items() if key not in _OF_STEP})
        return {"@type": types, **name, **scheme, **warrant, **kept}


def _iri(space: str, name: str) -> str:
    return f"{space}:{quote(name, safe='')}"


def _say(part: Mapping[str, Any]) -> Data:
    """Return what is said of a part, with IRIs for voices."""
    said = dict(part)
    if "by" in said:
        said["by"] = _iri("voice", said["by"])
    if "remarks" in said:
        said["remarks"] = [_say(one) for one in said["remarks"]]
    return said


def _place(locator: Data) -> Data:
    section = {"section": _iri("outline", locator["section"])} if "section" in locator else {}
    return {**locator, **section}


def _citation(citation: str) -> Data:
    source, _, place = citation.partition(",")
    return {"source": _iri("work", source), **({"place": place.strip()} if place else {})}


def _work(name: str, source: Data) -> Data:
    derived = (
        {"derived_from": [_iri("work", one) for one in source["derived_from"]]}
        if "derived_from" in source
        else {}
    )
    return {"@id": _iri("work", name), "@type": "term:Work", **_say(source), **derived}
