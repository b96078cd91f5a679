"""JSON-LD 1.1 with the terms of the AIF ontology, for triple stores.

Statements are `aif:I-node`, inferences `aif:RA-node` and attacks `aif:CA-node`, with `aif:Premise` and
`aif:Conclusion` for the statements that they connect, as AIFdb writes them. An inference whose scheme is in
the ontology also has the class of that scheme, such as `aif:ExpertOpinion_Inference`. Locutions and their
links are included if the map comes from AIF. All other content of a map has terms under `urn:argmap:term:`,
and origins are JSON literals. The context is part of the file.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from argmap.graph import find_references, name_voices
from argmap.graph.steps import ENDS
from argmap.interop.aif import Aif
from argmap.interop.aif_schemes import find_scheme
from argmap.interop.carrying import Data, Writing
from argmap.interop.naming import slug
from argmap.interop.nodeset.node import Edge, Node
from argmap.interop.nodeset.relations import Ref
from argmap.interop.nodeset.writing import Written, build_nodeset
from argmap.interop.origin import without
from argmap.shape import normalize
from argmap.syntax.write import write_json
from argmap.vocabulary import KINDS, RELATIONS

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


class _Words(Aif):
    """AIF's types, with nodes called by the ids of the map."""

    is_numbered = False


class _Document:
    def __init__(self, data: Data) -> None:
        self._data = data = normalize(data)
        self._written: Written = build_nodeset(_Words(), data)
        self._target = self._written.target
        self.losses = self._target.losses
        self._nodes = {node.ref: node for node in self._written.graph.nodes}
        parts = {*self._target.statements, *self._target.inferences, *self._written.fresh}
        self._kept = {ref for ref, node in self._nodes.items() if node.rest and ref not in parts}
        self._home = f"urn:argmap:map:{slug(data['title']) or 'map'}"
        self._links: dict[Ref, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for edge in self._written.graph.edges:
            self._link(edge)

    def build(self) -> Data:
        data = self._data
        head = _with_iris(without(data, _OF_MAP_ELSEWHERE))
        thesis = self._list_nodes(data.get("thesis", []))
        sections = [
            {"@id": _iri("outline", name), **({"title": part} if isinstance(part, str) else _with_iris(part))}
            for name, part in data.get("sections", {}).items()
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
        used = {voice.id for voice in find_references(data) if voice.relation == "by"}
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
        target = self._target
        links = self._links.get(node.ref, {})
        type_ = f"aif:{node.type}-node" if node.type in _TYPES else "term:Node"
        made: Data = {"@id": _iri("node", node.ref), "@type": type_}
        if node.ref in target.statements:
            statement = target.statements[node.ref]
            made["@type"] = ["aif:I-node", f"term:{statement.kind.capitalize()}"]
            made |= {"claimText": statement.text, "name": statement.id, **self._statement(statement.data)}
            if statement.key in target.graph.expect:
                made["expect"] = target.graph.expect[statement.key]
        elif node.ref in target.inferences:
            made |= self._inference(node.ref)
        elif node.text is not None:
            made["claimText" if node.type == "L" else "name"] = node.text
        if node.ref in self._kept:
            made["origin"] = node.rest
        return {**made, **links}

    def _list_nodes(self, ids: list[str]) -> list[str]:
        return [_iri("node", ref) for ref in map(self._target.ref_of, ids) if ref]

    def _statement(self, data: Mapping[str, Any]) -> Data:
        keys = _with_iris(without(data, _RESHAPED))
        for key in _BETWEEN:
            ends = self._list_nodes(data.get(key, []))
            keys |= {key: ends} if ends else {}
        if "at" in data:
            keys["at"] = list(map(_place, data["at"]))
        if "sources" in data:
            keys["cites"] = list(map(_citation, data["sources"]))
        return keys

    def _inference(self, ref: Ref) -> Data:
        step = self._target.inferences[ref]
        known = find_scheme(step.scheme or "")
        types = ["aif:RA-node"]
        if known and int(known.number) <= _LAST_OF_ONTOLOGY and known.name != _NOT_THERE:
            types.append(f"aif:{known.name}_Inference")
        scheme = {"scheme": step.scheme} if step.scheme else {}
        warrant = {"warrant": _iri("node", self._target.refs[step.warrant])} if step.warrant else {}
        name = {"name": step.id} if step.id else {}
        rest = _with_iris(without(step.data, _OF_STEP))
        return {"@type": types, **name, **scheme, **warrant, **rest}


def _iri(space: str, name: str) -> str:
    return f"{space}:{quote(name, safe='')}"


def _with_iris(part: Mapping[str, Any]) -> Data:
    """Return the keys of a part, with IRIs for voices."""
    keys = dict(part)
    if "by" in keys:
        keys["by"] = _iri("voice", keys["by"])
    if "remarks" in keys:
        keys["remarks"] = list(map(_with_iris, keys["remarks"]))
    return keys


def _place(locator: Data) -> Data:
    section = {"section": _iri("outline", locator["section"])} if "section" in locator else {}
    return {**locator, **section}


def _citation(citation: str) -> Data:
    source, _, place = citation.partition(",")
    return {"source": _iri("work", source), **({"place": place.strip()} if place else {})}


def _work(name: str, source: Data) -> Data:
    work = {"@id": _iri("work", name), "@type": "term:Work", **_with_iris(source)}
    if "derived_from" in source:
        work["derived_from"] = [_iri("work", original) for original in source["derived_from"]]
    return work
