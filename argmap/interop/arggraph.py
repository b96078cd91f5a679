"""Argumentative microtexts in XML (`arggraph`); read only.

Argumentative units are statements, with the texts of their segments. Support and example are steps, which
take in what is added to them; a rebuttal is a challenge. What undercuts a step challenges it, and what
undercuts an attack answers the challenge. The unit that bears on nothing else is the thesis.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from argmap.interop.building import Builder
from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.chains import find_ends
from argmap.interop.xml import Element, read_xml

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "arggraph"
TITLE = "Argumentative microtexts (XML)"
ENDINGS = (".xml",)
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
    builder = Builder(NAME, options)
    edges = _read_edges(root)
    _add_units(root, edges, builder)
    relations = {edge.id: edge for edge in edges if edge.type != "seg"}
    _add_relations(relations, builder)
    sources = {edge.source for edge in relations.values()}
    builder.head["thesis"] = [
        one.attributes["id"]
        for one in root.walk()
        if one.name == "adu" and one.attributes["id"] not in sources
    ]
    topic = root.attributes.get("topic_id", "").replace("_", " ") or root.attributes.get("id", "")
    builder.head |= {"title": topic} if topic.strip() else {}
    builder.head["origin"] = {"format": NAME, "data": dict(root.attributes)}
    return builder.build()


def _read_edges(root: Element) -> list[_Edge]:
    faults, edges = [], []
    for element in root.walk():
        needed = {"edge": ("id", "type", "src", "trg"), "adu": ("id",), "edu": ("id",), "joint": ("id",)}
        lost = [key for key in needed.get(element.name, ()) if not element.attributes.get(key, "").strip()]
        if lost:
            faults.append(f"{element.line}:1: '{element.name}' has no '{lost[0]}'")
        elif element.name == "edge":
            one = element.attributes
            edges.append(_Edge(one["id"], one["type"], one["src"], one["trg"]))
    if faults:
        raise UnreadableError("\n".join(faults[:100]))
    return edges


def _add_units(root: Element, edges: list[_Edge], builder: Builder) -> None:
    """Add a statement for each unit, and for each segment that bears on something without being in a unit."""
    texts: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    inside = {edge.source for edge in edges if edge.type == "seg"}
    for edge in edges:
        if edge.type == "seg":
            parts[edge.target].append(edge.source)
    segments = {one.attributes["id"]: one.text.strip() for one in root.walk() if one.name == "edu"}
    order = {id_: number for number, id_ in enumerate(segments)}
    for element in root.walk():
        if element.name == "adu":
            found = _find_segments(element.attributes["id"], parts, segments)
            texts[element.attributes["id"]] = [segments[one] for one in sorted(found, key=order.__getitem__)]
    named = {end for edge in edges if edge.type != "seg" for end in (edge.source, edge.target)}
    for element in root.walk():
        id_ = element.attributes.get("id", "")
        origin = {"format": NAME, "id": id_, "type": element.attributes.get("type", element.name)}
        if element.name == "adu":
            builder.add_node(id_, " ".join(texts[id_]), origin=origin)
        elif element.name == "edu" and id_ in named:
            builder.add_node(id_, segments[id_], origin=origin)
        elif element.name in ("edu", "joint") and id_ not in inside:
            builder.lose(id_, f"a segment: '{segments.get(id_, '')[:60]}'", "it is part of no unit")


def _find_segments(unit: str, parts: dict[str, list[str]], segments: dict[str, str]) -> set[str]:
    """Return the segments of a unit, also those that are joined first."""
    found, pending = {unit}, [unit]
    while pending:
        new = [one for one in parts.get(pending.pop(), ()) if one not in found]
        found.update(new)
        pending += new
    return found & segments.keys()


def _add_relations(relations: dict[str, _Edge], builder: Builder) -> None:
    added: dict[str, list[str]] = defaultdict(list)
    joined = find_ends({edge.id: edge.target for edge in relations.values() if edge.type == "add"})
    for edge in relations.values():
        base = relations.get(joined.get(edge.target, edge.target))
        if edge.type == "add" and base and base.type in _SUPPORT:
            added[base.id].append(edge.source)
        elif edge.type == "und" and base and base.type != "add":
            if base.type in _SUPPORT:
                builder.add_attack(edge.source, base.id)
            else:
                builder.add_answer(edge.source, base.source)
        elif edge.type == "reb":
            builder.add_attack(edge.source, edge.target)
        elif edge.type not in _SUPPORT:
            why = "it joins no support" if edge.type == "add" else "there is no such relation here"
            builder.lose(edge.id, f"'{edge.type}' from '{edge.source}' to '{edge.target}'", why)
    for edge in relations.values():
        if edge.type in _SUPPORT:
            keys = _SUPPORT[edge.type]
            builder.add_step(edge.id, [edge.source, *added[edge.id]], edge.target, wanted=edge.id, **keys)
