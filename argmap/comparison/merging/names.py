"""Ids that a side changed, or that both sides gave to different things: one id for each thing."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple, TypeAlias

from argmap.comparison.changes import as_parts, match_parts
from argmap.comparison.matching import LEAST, Matching
from argmap.comparison.similarity import compare, split_words
from argmap.graph import Graph, find_references
from argmap.graph.references import find_own_ids, source_of
from argmap.graph.written import Relation, read_relations
from argmap.message import quote
from argmap.vocabulary import KINDS, OTHER_NAMESPACES

Data: TypeAlias = Mapping[str, Any]
Names: TypeAlias = dict[tuple[str, str], str]
"""New ids by namespace and old id; the namespace of statements and steps is empty."""

STATEMENTS = ""
_NAMESPACES = {"sources": "sources", "derived_from": "sources", "section": "sections", "by": "voices"}


class Aligned(NamedTuple):
    """Three maps in which the same thing has the same id, and what was done for that.

    Attributes:
        base, ours, theirs: the maps, in their one form.
        renames: the new ids of what ours calls otherwise, and the same for theirs.
        notes: what people have to know of it, as sentences.
    """

    base: Data
    ours: Data
    theirs: Data
    renames: tuple[Names, Names]
    notes: tuple[str, ...]


def namespace_of(relation: str) -> str:
    """Return the namespace of what a relation names."""
    return _NAMESPACES[relation] if relation in OTHER_NAMESPACES else STATEMENTS


def align(base: Data, ours: Data, theirs: Data) -> Aligned:
    """Return three maps, given in their one form, in which the same thing has the same id."""
    graphs = [_draw(data) for data in (base, ours, theirs)]
    mine, other = (_find_renamed(graphs[0], graph) for graph in graphs[1:])
    final, notes = _choose_names(mine, other, set(_list_ids(ours)))
    notes += [*_tell_mended(base, theirs, mine, "theirs"), *_tell_mended(base, ours, other, "ours")]
    of_base = {name: new for name, new in final.items() if new != name[1]}
    of_ours, of_theirs = _compose(mine, final), _compose(other, final)
    targets = {(name[0], new) for name, new in other.items()}
    apart = _find_apart(graphs, of_ours, of_theirs, targets)
    notes += [
        f"{quote(name[1])} of theirs is now {quote(new)}: ours has another {quote(name[1])}"
        for name, new in apart.items()
    ]
    of_theirs |= apart
    data = [rename(data, names) for data, names in ((base, of_base), (ours, of_ours), (theirs, of_theirs))]
    twice = _find_named_twice(*map(_draw, data))
    notes += [
        f"both sides gave an id to the same step: {quote(new)}, and not {quote(name[1])}"
        for name, new in twice.items()
    ]
    renames = (of_ours, _join(of_theirs, twice))
    return Aligned(data[0], data[1], rename(data[2], twice), renames, tuple(notes))


def _draw(data: Data) -> Graph:
    """Return the graph of a file by itself, whatever it includes."""
    return Graph.of({key: value for key, value in data.items() if key != "include"})


def _join(first: Names, then: Names) -> Names:
    """Return the names that come of two changes, one after the other."""
    return {name: then.get((name[0], new), new) for name, new in first.items()} | {
        name: new for name, new in then.items() if name not in {(one[0], to) for one, to in first.items()}
    }


def _choose_names(mine: Names, other: Names, of_ours: set[tuple[str, str]]) -> tuple[Names, list[str]]:
    """Return what each renamed id of the base becomes, and what has to be told."""
    final, notes = {}, []
    for name in {**mine, **other}:
        space, old = name
        final[name] = mine.get(name) or other[name]
        if name in mine and name in other and mine[name] != other[name]:
            notes.append(
                f"both sides renamed {quote(old)}: it is {quote(mine[name])}, and not {quote(other[name])}"
            )
        elif name not in mine and (space, other[name]) in of_ours:
            final[name] = old
            notes.append(
                f"theirs renamed {quote(old)} to {quote(other[name])}, which ours has for something else"
            )
    return final, notes


def _compose(own: Names, final: Names) -> Names:
    """Return what the ids of a side become, of what the base has."""
    changed = {(name[0], own.get(name, name[1])): new for name, new in final.items()}
    return {name: new for name, new in changed.items() if new != name[1]}


def _find_renamed(base: Graph, side: Graph) -> Names:
    names: Names = {(STATEMENTS, old): new for old, new in Matching(base, side, strict=True).names.items()}
    steps = {(one.owner, one.others): one.id for one in _name_steps(side)}
    known = {*name_ids(base.data), *names.values()}
    there = set(name_ids(side.data))
    for step in _name_steps(base):
        owner = names.get((STATEMENTS, step.owner), step.owner)
        others = frozenset(names.get((STATEMENTS, name), name) for name in step.others)
        new = steps.get((owner, others))
        if step.id and new and step.id not in there and new not in known:
            names[STATEMENTS, step.id] = new
    for section in ("sources", "sections"):
        pairs = match_parts(*(as_parts(graph.data.get(section, {})) for graph in (base, side)))
        names |= {(section, old): new for old, new in pairs.items() if old != new}
    return names


def _name_steps(graph: Graph) -> Iterator[Relation]:
    return (one for one in read_relations(graph) if one.id)


def name_ids(data: Data) -> Iterator[str]:
    """Yield the ids of statements and steps."""
    for section in (*KINDS, "inferences"):
        yield from data.get(section, {})
    yield from (name for _, name in find_own_ids(data))


def _list_ids(data: Data) -> Iterator[tuple[str, str]]:
    yield from ((STATEMENTS, name) for name in name_ids(data))
    yield from (
        (section, name) for section in ("sources", "sections", "voices") for name in data.get(section, {})
    )


def _tell_mended(base: Data, side: Data, names: Names, who: str) -> Iterator[str]:
    """Yield the new ids that references of a side get, which it has made since the base."""
    before = {(one.owner, one.relation, one.id) for one in find_references(base)}
    new = {
        (namespace_of(one.relation), one.id): None
        for one in find_references(side)
        if (one.owner, one.relation, one.id) not in before
    }
    for name in new:
        if name in names:
            yield f"{quote(name[1])} is now {quote(names[name])}, also where {who} refers to it anew"


def _find_apart(
    graphs: list[Graph], of_ours: Names, of_theirs: Names, targets: set[tuple[str, str]]
) -> Names:
    """Return other ids for what theirs has new, where ours has the id for something else.

    `targets` are the new ids of what theirs renamed.
    """
    base, ours, theirs = graphs
    known = {*_list_ids(base.data), *targets}
    mine = {(name[0], of_ours.get(name, name[1])) for name in _list_ids(ours.data)}
    mine |= {(name[0], new) for name, new in of_theirs.items()}
    taken = {*mine, *_list_ids(theirs.data)}
    apart: Names = {}
    for name in _list_ids(theirs.data):
        if name not in known and name in mine and not _is_same(ours, theirs, name):
            apart[name] = _find_free(name, taken)
            taken.add((name[0], apart[name]))
    return apart


def _is_same(ours: Graph, theirs: Graph, name: tuple[str, str]) -> bool:
    """Return whether both sides mean the same by an id that both gave: sources and the like by their id."""
    if name[0]:
        return True
    one, other = _find_definition(ours, name[1]), _find_definition(theirs, name[1])
    if one is None or other is None or one[0] != other[0]:
        return False
    if one[0] == "step":
        return bool(one[1] == other[1])
    return compare(split_words(one[1]), split_words(other[1])) >= LEAST


def _find_definition(graph: Graph, name: str) -> tuple[str, Any] | None:
    """Return what an id stands for: a statement with its text, or a step with its ends."""
    for section in KINDS:
        if name in graph.data.get(section, {}):
            return "statement", graph.data[section][name]["text"]
    steps = (one for one in _name_steps(graph) if one.id == name)
    return next((("step", _identify(one)) for one in steps), None)


def _find_free(name: tuple[str, str], taken: set[tuple[str, str]]) -> str:
    number = 2
    while (name[0], f"{name[1]}-{number}") in taken:
        number += 1
    return f"{name[1]}-{number}"


def _find_named_twice(base: Graph, ours: Graph, theirs: Graph) -> Names:
    """Return the ids that theirs gave to steps to which ours gave others, with those."""
    known = set(name_ids(base.data))
    mine = {_identify(one): one.id for one in _name_steps(ours) if one.id not in known}
    steps = ((step.id, mine.get(_identify(step))) for step in _name_steps(theirs))
    return {(STATEMENTS, one): new for one, new in steps if one and new and one not in known and one != new}


def _identify(step: Relation) -> tuple[str, frozenset[str], bool]:
    """Return what a step is known by beside its id: what it joins, and whether it is written by itself."""
    return step.owner, step.others, step.path[0] == "inferences"


def rename(data: Data, names: Names) -> Data:
    """Return a map, given in its one form, with other ids."""
    if not names:
        return data
    changed: Any = deepcopy(dict(data))
    for reference in find_references(data):
        new = names.get((namespace_of(reference.relation), reference.id))
        if new is None:
            continue
        owner: Any = changed
        for step in reference.path[:-1]:
            owner = owner[step]
        key = reference.path[-1]
        if reference.relation == "expect":
            continue
        old = owner[key]
        owner[key] = new + old[len(source_of(old)) :] if reference.relation == "sources" else new
    for path, name in find_own_ids(data):
        owner = changed
        for step in path[:-1]:
            owner = owner[step]
        owner["id"] = names.get((STATEMENTS, name), name)
    for section in (*KINDS, "inferences", "expect", "sources", "sections"):
        if section in changed:
            space = section if section in ("sources", "sections") else STATEMENTS
            changed[section] = {
                names.get((space, name), name): part for name, part in changed[section].items()
            }
    return changed  # type: ignore[no-any-return]
