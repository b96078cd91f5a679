"""Argumentative microtexts in XML (`arggraph`), which Carneades 4 calls AGXML; read only.

Argumentative units are statements, with the texts of their segments. Supports and examples are inferences,
with added units as further premises; a rebuttal is a challenge. An undercut of a support challenges the
inference, and an undercut of an attack answers the challenge. The unit that supports and attacks nothing is
the thesis.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.chains import find_ends
from argmap.interop.origin import make_origin
from argmap.interop.xml import Element, read_xml

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "arggraph"
CARRIED = (
    ("`topic_id`, else `id`", "title; both are kept", "no"),
    ("`stance`", "kept", "no"),
    ("`adu`, with the texts of its `edu`s and `joint`s", "statements", "no"),
    ("`pro`, `opp`", "kept", "no"),
    ("`sup`, `exa`", "`supported_by` or steps; `exa` as `scheme: example`", "no"),
    ("`add` to a support", "one more premise of the step", "no"),
    ("`add` to an attack", "lost", "no"),
    ("`reb`", "`attacks`", "no"),
    ("`und` of a support", "`attacks` the step", "no"),
    ("`und` of an attack", "`answers` the challenge", "no"),
)

_SUPPORT: dict[str, Data] = {"sup": {}, "exa": {"scheme": "example"}}


def recognise(text: str) -> bool:
    """Return whether the root seems to be `arggraph`."""
    return "<arggraph" in text[:2000]


class _Edge(NamedTuple):
    id: str
    type: str
    source: str
    target: str


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` with the lines of all that is wrong."""
    root = read_xml(text, NAME)
    builder = MapBuilder(NAME, options)
    edges = _read_edges(root)
    _add_units(root, edges, builder)
    relations = {edge.id: edge for edge in edges if edge.type != "seg"}
    _add_relations(relations, builder)
    sources = {edge.source for edge in relations.values()}
    builder.head["thesis"] = [
        element.attributes["id"]
        for element in root.walk()
        if element.name == "adu" and element.attributes["id"] not in sources
    ]
    topic = root.attributes.get("topic_id", "").replace("_", " ") or root.attributes.get("id", "")
    builder.head |= {"title": topic} if topic.strip() else {}
    builder.head["origin"] = make_origin(NAME, root.attributes)
    return builder.build()


def _read_edges(root: Element) -> list[_Edge]:
    faults, edges = [], []
    needed = {"edge": ("id", "type", "src", "trg"), "adu": ("id",), "edu": ("id",), "joint": ("id",)}
    for element in root.walk():
        lost = [key for key in needed.get(element.name, ()) if not element.attributes.get(key, "").strip()]
        if lost:
            faults.append(f"{element.line}:1: '{element.name}' has no '{lost[0]}'")
        elif element.name == "edge":
            edges.append(_Edge(*(element.attributes[key] for key in needed["edge"])))
    if faults:
        raise UnreadableError("\n".join(faults[:100]))
    return edges


def _add_units(root: Element, edges: list[_Edge], builder: MapBuilder) -> None:
    """Add a statement for each unit, and for each segment that bears on something without being in a unit."""
    texts: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    inside = {edge.source for edge in edges if edge.type == "seg"}
    for edge in edges:
        if edge.type == "seg":
            parts[edge.target].append(edge.source)
    segments = {edu.attributes["id"]: edu.text.strip() for edu in root.walk() if edu.name == "edu"}
    order = {id_: number for number, id_ in enumerate(segments)}
    for element in root.walk():
        if element.name == "adu":
            within = _find_segments(element.attributes["id"], parts, segments)
            texts[element.attributes["id"]] = [segments[id_] for id_ in sorted(within, key=order.__getitem__)]
    named = {end for edge in edges if edge.type != "seg" for end in (edge.source, edge.target)}
    for element in root.walk():
        id_ = element.attributes.get("id", "")
        origin = make_origin(NAME, id=id_, type=element.attributes.get("type", element.name))
        if element.name == "adu":
            builder.add_node(id_, " ".join(texts[id_]), origin=origin)
        elif element.name == "edu" and id_ in named:
            builder.add_node(id_, segments[id_], origin=origin)
        elif element.name in ("edu", "joint") and id_ not in inside:
            builder.lose(id_, f"a segment: '{segments.get(id_, '')[:60]}'", "it is part of no unit")


def _find_segments(unit: str, parts: dict[str, list[str]], segments: dict[str, str]) -> set[str]:
    """Return the segments of a unit, also those that are joined first."""
    seen, pending = {unit}, [unit]
    while pending:
        new = [part for part in parts.get(pending.pop(), ()) if part not in seen]
        seen.update(new)
        pending += new
    return seen & segments.keys()


def _add_relations(relations: dict[str, _Edge], builder: MapBuilder) -> None:
    added: dict[str, list[str]] = defaultdict(list)
    joined = find_ends({edge.id: edge.target for edge in relations.values() if edge.type == "add"})
    for edge in relations.values():
        base = relations.get(joined.get(edge.target, edge.target))
        if edge.type == "add" and base and base.type in _SUPPORT:
            added[base.id].append(edge.source)
        elif edge.type == "und" and base and base.type != "add":
            if base.type in _SUPPORT:
                builder.relate(edge.source, "attacks", base.id)
            else:
                builder.relate(edge.source, "answers", base.source)
        elif edge.type == "reb":
            builder.relate(edge.source, "attacks", edge.target)
        elif edge.type not in _SUPPORT:
            why = "it joins no support" if edge.type == "add" else "there is no such relation here"
            builder.lose(edge.id, f"'{edge.type}' from '{edge.source}' to '{edge.target}'", why)
    for edge in relations.values():
        if edge.type in _SUPPORT:
            keys = _SUPPORT[edge.type]
            builder.add_step(
                edge.id, [edge.source, *added[edge.id]], edge.target, preferred_id=edge.id, **keys
            )
