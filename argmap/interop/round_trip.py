"""What a file has to keep of a map beside what its format says, and what is lost even so.

A writer makes the file of a map, and its own reader adds that file to a builder. What the builder then has is
held against the map, part by part and key by key. Each difference is kept (see `kept`), the map is built once
more with it, and what differs even then is a loss. So no format has to foresee what its reader makes of a
file.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from argmap.graph import Graph
from argmap.graph.nodes import Named, Step
from argmap.graph.references import list_premises
from argmap.graph.steps import find_links, is_empty, is_plain, keys_of
from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, Loss
from argmap.interop.kept import INSTEAD, OF_MAP, REASON, SYMMETRIC
from argmap.interop.kinds import NodePart, Parts, Ref, StepPart, rename_answers
from argmap.interop.origin import without
from argmap.vocabulary import RELATIONS

Refs: TypeAlias = Mapping[Named, Ref]
Edge: TypeAlias = tuple[str, Ref, Ref]
Facts: TypeAlias = dict[tuple[Ref, str], Any]
_SAID = frozenset({"text", "supported_by", *RELATIONS})
_LOST = "beside all else that the map says, the format can't say it"
_ADDED = "the map does not say it, but what is written for the rest says it as well"
_NOT_WRITTEN = "that step is not written"


class Kept(NamedTuple):
    """What is kept of parts, by their refs, and of the whole; and the relations that are only kept."""

    parts: Mapping[Ref, Data]
    head: Data
    hidden: list[Edge]
    losses: list[Loss]


def keep(graph: Graph, refs: Refs, builder: MapBuilder, *, keeps_origins: bool = True) -> Kept:
    """Return what the file of a map has to keep.

    Args:
        graph: the map.
        refs: what its parts are called in the file; steps that are plain or not written may have no names.
        builder: has what the format's reader makes of the file, of which nothing is kept yet.
        keeps_origins: whether origins in other formats are kept.
    """
    own = builder.format if keeps_origins else None
    wanted, edges = _describe(graph, refs, own), _list_edges(graph, refs)
    steps = {ref for ref, key in wanted if key == "conclusion"}
    parts: dict[Ref, Data] = defaultdict(dict)
    hidden = _keep_edges(edges, _list_built_edges(builder.parts, steps), parts)
    builder.kept = parts
    builder.build()
    _keep_directions(edges, _list_built_edges(builder.built, steps), parts)
    given = _describe_built(builder.built, own)
    for ref, key in _differ(wanted, given):
        if key not in ("id", "conclusion", "premises"):
            parts[ref] |= {key: wanted.get((ref, key)), **_mark_reason(wanted, ref)}
    for ref in steps.intersection(builder.steps):
        if not _are_premises_restored(wanted, given, ref):
            parts[ref] |= {"premises": wanted[ref, "premises"], **_mark_reason(wanted, ref)}
    for ref in _choose_ids(wanted, builder):
        parts[ref]["id"] = wanted[ref, "id"]
    builder.kept = {ref: keys for ref, keys in parts.items() if keys}
    head = _describe_head(graph, refs, own)
    given_head = {key: value for key, value in builder.head.items() if not is_empty(value)}
    given_head.setdefault("title", builder.title)
    builder.kept_head = {
        key: head.get(key)
        for key in {**head, **given_head}
        if head.get(key) != given_head.get(key) and (key in head or key != "origin")
    }
    builder.build()
    losses = [
        *_find_lost_facts(wanted, _describe_built(builder.built, own)),
        *_find_lost_edges(graph, refs, edges, _list_built_edges(builder.built, steps)),
    ]
    return Kept(builder.kept, builder.kept_head, hidden, losses)


def _describe(graph: Graph, refs: Refs, own: str | None) -> Facts:
    """Return what a map says of its parts, but for relations and plain steps."""
    facts: Facts = {}
    for part in graph.statements:
        keys = {"kind": part.kind, "id": part.id, "text": part.text, **without(part.data, _SAID)}
        _add(facts, refs[part], keys, own)
    for step in graph.steps:
        if step in refs and not is_plain(step):
            premises = [refs[premise] for premise in step.premises]
            ends: Data = {"premises": premises, "conclusion": refs[step.conclusion]}
            ends["roles"] = {role: [refs[premise] for premise in each] for role, each in step.roles.items()}
            if step.warrant:
                ends["warrant"] = refs[step.warrant]
                if step.warrant.id not in list_premises(step.data):
                    premises.remove(ends["warrant"])
            _add(facts, refs[step], {**_name_step(step.id), **ends, **_name_answers(graph, step, refs)}, own)
    return facts


def _name_answers(graph: Graph, step: Step, refs: Refs) -> Data:
    """Return the keys of a step, in which replies to questions name statements by their refs."""
    keys = keys_of(step)
    if "questions" in keys:
        named = {part.id: ref for part, ref in refs.items() if part.id and graph.named.get(part.id) is part}
        keys["questions"] = rename_answers(keys["questions"], named)
    return keys


def _describe_built(parts: Parts, own: str | None) -> Facts:
    facts: Facts = {}
    for ref, node in parts.nodes.items():
        keys = {"kind": parts.kinds[ref], "id": parts.names[ref], "text": node.text, **node.keys}
        _add(facts, ref, keys, own)
    for ref, step in parts.steps.items():
        ends: Data = {"premises": step.premises, "conclusion": step.conclusion, "warrant": step.warrant}
        ends["roles"] = step.roles
        _add(facts, ref, {**_name_step(parts.names.get(ref)), **ends, **step.keys}, own)
    return facts


def _name_step(id_: str | None) -> Data:
    return {"kind": REASON} if id_ is None else {"id": id_}


def _are_premises_restored(wanted: Facts, given: Facts, ref: Ref) -> bool:
    """Return whether a step has its premises again once its warrant is restored."""
    warrant, other = wanted.get((ref, "warrant")), given.get((ref, "warrant"))
    premises = set(given[ref, "premises"])
    if warrant != other:
        premises = (premises | {other}) - {warrant, None} or {warrant}
    return premises == set(wanted[ref, "premises"])


def _mark_reason(wanted: Facts, ref: Ref) -> Data:
    """Return the mark of a step without an id, which reading names as soon as it has anything else."""
    return {"kind": REASON} if wanted.get((ref, "kind")) == REASON else {}


def _add(facts: Facts, ref: Ref, keys: Data, own: str | None) -> None:
    """Add the keys of a part, but an origin in the format itself, or any if that is None."""
    for key, value in keys.items():
        if not is_empty(value) and not (key == "origin" and own in (None, value.get("format"))):
            facts[ref, key] = value


def _describe_head(graph: Graph, refs: Refs, own: str | None) -> Data:
    facts: Facts = {}
    _add(facts, "", without(graph.data, OF_MAP), own)
    head = {key: value for (_, key), value in facts.items()}
    if "thesis" in head:
        theses = [graph.find(id_, "thesis") for id_ in dict.fromkeys(head["thesis"])]
        head["thesis"] = [refs[part] for part in theses if part]
    if "expect" in head:
        expected = ((graph.find(id_, "expect"), verdict) for id_, verdict in head["expect"].items())
        head["expect"] = {refs[part]: verdict for part, verdict in expected if part}
    return {key: value for key, value in head.items() if not is_empty(value)}


def _differ(wanted: Facts, given: Facts) -> Iterator[tuple[Ref, str]]:
    """Yield where two descriptions differ, for the parts of the first."""
    refs = {ref for ref, _ in given}.intersection(ref for ref, _ in wanted)
    for place in {**wanted, **given}:
        first, second = wanted.get(place), given.get(place)
        if place[1] == "premises":
            first, second = set(first or ()), set(second or ())
        if place[0] in refs and first != second:
            yield place


def _choose_ids(wanted: Facts, builder: MapBuilder) -> list[Ref]:
    """Return the parts whose ids are kept: none if each comes as it is, else all but what is called so."""
    ids = {ref: id_ for (ref, key), id_ in wanted.items() if key == "id"}
    names = builder.built.names
    parts: dict[Ref, NodePart | StepPart] = {**builder.nodes, **builder.steps}
    if all(names.get(ref) == id_ for ref, id_ in ids.items() if ref in parts):
        return []
    count = Counter(map(str.lower, ids.values()))
    return [
        ref
        for ref, id_ in ids.items()
        if ref in parts
        if not (names.get(ref) == id_ == parts[ref].preferred_id and count[id_.lower()] == 1)
    ]


def _list_edges(graph: Graph, refs: Refs) -> list[Edge]:
    """Return the relations and the plain steps of a map, but for those to steps that are not written."""
    edges = [
        ("supported_by", refs[step.conclusion], refs[step.premises[0]])
        for step in graph.steps
        if is_plain(step)
    ]
    pairs = [("attacks", attack.challenge, attack.target) for attack in graph.attacks]
    edges += [
        (key, refs[start], refs[end]) for key, start, end in (*pairs, *find_links(graph)) if end in refs
    ]
    return edges


def _list_built_edges(parts: Parts, steps: Container[Ref]) -> list[Edge]:
    """Return the relations of what was built, and its plain steps unless the map has more of them."""
    edges = [
        (key, ref, end)
        for ref, node in parts.nodes.items()
        for key, ends in node.ends.items()
        for end in ends
    ]
    edges += [
        ("supported_by", step.conclusion, step.premises[0])
        for ref, step in parts.steps.items()
        if ref not in steps and step.is_bare and len(step.premises) == 1
    ]
    return edges


def _key(edge: Edge) -> Edge:
    return (edge[0], *sorted(edge[1:])) if edge[0] in SYMMETRIC else edge  # type: ignore[return-value]


def _without(edges: list[Edge], others: list[Edge]) -> Iterator[Edge]:
    """Yield the edges that are not among others, each as often as it is there more often."""
    left = Counter(map(_key, others))
    for edge in edges:
        left[_key(edge)] -= 1
        if left[_key(edge)] < 0:
            yield edge


def _keep_edges(wanted: list[Edge], given: list[Edge], parts: dict[Ref, Data]) -> list[Edge]:
    """Keep the relations that the file does not give, each instead of what it gives between the same."""
    replaced: dict[tuple[Ref, Ref], str] = {}
    for relation, start, end in _without(given, wanted):
        if relation != "supported_by":
            replaced[start, end] = relation
            if relation in SYMMETRIC:
                replaced[end, start] = relation
    for (start, end), relation in replaced.items():
        parts[start].setdefault(INSTEAD, {}).setdefault(relation, []).append(end)
    hidden = []
    for edge in _without(wanted, given):
        relation, start, end = edge
        parts[start].setdefault(relation, []).append(end)
        if (start, end) not in replaced:
            hidden.append(edge)
    return hidden


def _keep_directions(wanted: list[Edge], given: list[Edge], parts: dict[Ref, Data]) -> None:
    """Keep which of two statements says that they contradict each other, where reading turns it round."""
    said, read = set(wanted), set(given)
    for edge in dict.fromkeys(wanted):
        relation, start, end = edge
        turned = (relation, end, start)
        if relation in SYMMETRIC and edge not in read and turned in read and turned not in said:
            parts[start].setdefault(INSTEAD, {}).setdefault(relation, []).append(end)
            parts[start].setdefault(relation, []).append(end)


def _find_lost_facts(wanted: Facts, given: Facts) -> Iterator[Loss]:
    words = {"id": "its id", "text": "white space in its text", "warrant": "its warrant"}
    for ref, key in _differ(wanted, given):
        value, end = wanted.get((ref, key)), wanted.get((ref, "conclusion"), "")
        id_ = wanted.get((ref, "id")) or wanted.get((end, "id"), "")
        what = words.get(key, f"'{key}'")
        if key == "kind":
            what = f"that it is a {value}" if not end else "that it has no id"
        elif key in ("premises", "conclusion"):
            what = f"a step to '{wanted.get((end, 'id'), '')}'"
        yield Loss(id_, what, _LOST)


def _find_lost_edges(graph: Graph, refs: Refs, wanted: list[Edge], given: list[Edge]) -> Iterator[Loss]:
    ids = {ref: part.id or "" for part, ref in refs.items()}
    for attack in graph.attacks:
        if attack.target not in refs:
            yield Loss.relation(attack.challenge.id, "attacks", attack.target.id, _NOT_WRITTEN)
    for edges, reason in ((_without(wanted, given), _LOST), (_without(given, wanted), _ADDED)):
        for relation, start, end in edges:
            yield Loss.relation(ids.get(start, start), relation, ids.get(end, end), reason)
