"""Who says what in a graph: its participants are voices of the map, and their statements are by them.

A statement that several participants make is by none of them, which is a loss.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from argmap.interop.carrying import Data, Loss
from argmap.interop.naming import Namer
from argmap.interop.nodeset.node import Nodeset
from argmap.interop.origin import as_dict

_PREFIX = re.compile(r"\s*+([^:\n]{1,60}?)\s*+:\s")
_NAMES = ("name", "firstname", "surname")
_NO_SPEAKER = ("pure",)
"""How the illocutions begin by which a locution asks rather than says: pure questioning, pure challenging."""


class Speakers(NamedTuple):
    """The voices by id, the voice of each statement by its ref, and what is lost."""

    voices: dict[str, str]
    by: dict[str, str]
    losses: list[Loss]


def name_speakers(spoken: Mapping[str, list[str]]) -> Speakers:
    """Return the speakers of statements, by the names that each statement has."""
    namer = Namer()
    namer.take("reviewer")  # a voice of its own meaning
    ids: dict[str, str] = {}
    by: dict[str, str] = {}
    losses = []
    for ref, all_names in spoken.items():
        names = list(dict.fromkeys(all_names))
        if len(names) > 1:
            said = ", ".join(f"'{name}'" for name in names[:5])
            losses.append(Loss(ref, f"who says it: {said}", "a statement is by one voice"))
        elif names:
            if names[0] not in ids:
                ids[names[0]] = namer.name("", names[0], "speaker")
            by[ref] = ids[names[0]]
    return Speakers({id_: name for name, id_ in ids.items()}, by, losses)


def find_locutions(graph: Nodeset) -> Speakers:
    """Return who says what by the locutions of AIF: each leads over an illocution to what it says."""
    nodes = {node.ref: node for node in graph.nodes}
    spoken_by_person = _list_dicts(graph.more, "locutions")
    persons = {str(entry.get("nodeID")): str(entry.get("personID")) for entry in spoken_by_person}
    people = _list_dicts(graph.more, "participants")
    names = {str(entry.get("participantID")): _join_name(entry) for entry in people}
    speakers = {
        ref: names.get(persons.get(ref, "")) or _read_prefix(node.text or "")
        for ref, node in nodes.items()
        if node.type == "L"
    }
    spoken_by: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        start, end = edge.pair
        if speakers.get(start) and end in nodes and nodes[end].type == "YA":
            text = (nodes[end].text or "").strip().casefold()
            spoken_by[end] += [] if text.startswith(_NO_SPEAKER) else [speakers[start]]
    spoken = defaultdict(list, {ref: [names[who]] for ref, who in persons.items() if names.get(who)})
    for edge in graph.edges:
        start, end = edge.pair
        if start in spoken_by and end in nodes and nodes[end].type == "I":
            spoken[end] += spoken_by[start]
    return name_speakers(
        {ref: spoken[ref] for ref, node in nodes.items() if node.type == "I" and ref in spoken}
    )


def find_participants(graph: Nodeset) -> Speakers:
    """Return who says what by the participants that arguebuf's atoms name."""
    participants = as_dict(graph.more.get("participants"))
    spoken = {}
    for node in graph.nodes:
        participant = as_dict(node.rest.get("atom")).get("participant")
        name = _join_name(as_dict(participants.get(participant))) if isinstance(participant, str) else ""
        spoken[node.ref] = [name] if name else []
    return name_speakers(spoken)


def _read_prefix(text: str) -> str:
    """Return the name before a colon at the beginning of a locution's text."""
    prefix = _PREFIX.match(text)
    return prefix[1] if prefix else ""


def _list_dicts(more: Data, key: str) -> Iterator[Data]:
    listed: Any = more.get(key)
    yield from (entry for entry in listed if isinstance(entry, dict)) if isinstance(listed, list) else ()


def _join_name(entry: Data) -> str:
    parts = [entry.get(key) for key in _NAMES]
    texts = [part.strip() for part in parts if isinstance(part, str)]
    return " ".join(text for text in texts if text not in ("", "None"))
