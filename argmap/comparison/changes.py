"""What differs between two maps as they are written: statements, relations, sources and the rest."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from argmap.comparison.matching import Matching
from argmap.graph import Graph, Statement
from argmap.graph.references import source_of
from argmap.graph.written import SUPPORT, Key, Relation
from argmap.vocabulary import KINDS, RELATIONS

Status: TypeAlias = Literal["added", "removed", "changed"]
Part: TypeAlias = Mapping[str, Any]

_RELATIONS = frozenset({*RELATIONS, SUPPORT})
_PARTS = ("sources", "sections", "voices")
_OWN = frozenset({*KINDS, *_PARTS, "inferences", "argmap"})
_LEAST_OVERLAP = 0.5


class ValueChange(NamedTuple):
    """Another value of a key; None stands for none."""

    key: str
    before: Any
    after: Any

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return self._asdict()


def _status(before: object, after: object) -> Status:
    return "added" if before is None else "removed" if after is None else "changed"


@dataclass(frozen=True)
class StatementChange:
    """A statement that is new (`before` is None), gone (`after` is None) or changed.

    Its `changes` are those of its id, its kind and its keys, but for relations.
    """

    before: Statement | None
    after: Statement | None
    changes: tuple[ValueChange, ...] = ()

    @property
    def status(self) -> Status:
        """Whether it is added, removed or changed."""
        return _status(self.before, self.after)

    @property
    def statement(self) -> Statement:
        """The statement as it is now; of one that is gone, as it was."""
        statement = self.after or self.before
        assert statement is not None
        return statement

    def change_of(self, key: str) -> ValueChange | None:
        """Return the change of a key."""
        return next((change for change in self.changes if change.key == key), None)


@dataclass(frozen=True)
class RelationChange:
    """A relation that is new, or gone, or of which a step says something else."""

    before: Relation | None
    after: Relation | None
    changes: tuple[ValueChange, ...] = ()

    @property
    def status(self) -> Status:
        """Whether it is added, removed or changed."""
        return _status(self.before, self.after)

    @property
    def relation(self) -> Relation:
        """The relation as it is now; of one that is gone, as it was."""
        relation = self.after or self.before
        assert relation is not None
        return relation


@dataclass(frozen=True)
class PartChange:
    """A source, a section of the paper or a voice that is new, gone or changed."""

    section: str
    before: str | None
    after: str | None
    changes: tuple[ValueChange, ...] = ()

    @property
    def status(self) -> Status:
        """Whether it is added, removed or changed."""
        return _status(self.before, self.after)

    @property
    def id(self) -> str:
        """Its id as it is now; of one that is gone, as it was."""
        return self.after or self.before or ""

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "section": self.section,
            "status": self.status,
            "id_before": self.before,
            "id_after": self.after,
            "changes": [change.to_dict() for change in self.changes],
        }


MINOR = frozenset({"at", "note", "remarks", "tags", "origin", "allow"})
"""Keys that say nothing else of the argument."""


def is_minor(change: StatementChange) -> bool:
    """Return whether a statement only has other places, notes, remarks and the like."""
    return change.status == "changed" and all(value.key in MINOR for value in change.changes)


_QUOTATION = frozenset({"quote", "prefix", "suffix"})


def is_quoted_only(change: StatementChange) -> bool:
    """Return whether only the quotations of a statement are others: its places are the same."""
    return change.status == "changed" and all(map(is_quotation, change.changes))


def is_quotation(change: ValueChange) -> bool:
    """Return whether places are the same but for what is quoted there."""
    return change.key == "at" and _drop_quotations(change.before) == _drop_quotations(change.after)


def is_added_quotation(change: ValueChange) -> bool:
    """Return whether places are the same but for quotations where there were none."""
    return is_quotation(change) and not any("quote" in place for place in change.before or ())


def _drop_quotations(places: Iterable[Part] | None) -> set[tuple[tuple[str, Any], ...]]:
    return {
        tuple(sorted((key, value) for key, value in place.items() if key not in _QUOTATION))
        for place in places or ()
    }


class Changes(NamedTuple):
    """All that differs between two maps as they are written; `map` are the keys of the map itself."""

    statements: tuple[StatementChange, ...]
    relations: tuple[RelationChange, ...]
    parts: tuple[PartChange, ...]
    map: tuple[ValueChange, ...]

    def __bool__(self) -> bool:
        return any(self[:])


def find_changes(matching: Matching) -> Changes:
    """Return all that differs between two maps as they are written."""
    parts, names = _compare_parts(matching.old, matching.new)
    return Changes(
        tuple(_compare_statements(matching, names)),
        tuple(_compare_relations(matching)),
        tuple(parts),
        tuple(_compare_maps(matching)),
    )


def _compare_values(before: Part, after: Part, passed_over: Iterable[str] = ()) -> Iterator[ValueChange]:
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        if one != other and key not in passed_over:
            yield ValueChange(key, one, other)


# Statements


def _compare_statements(matching: Matching, names: Mapping[str, str]) -> Iterator[StatementChange]:
    yield from (StatementChange(None, statement) for statement in matching.added)
    yield from (StatementChange(statement, None) for statement in matching.removed)
    for old, new in matching.matches:
        changes = _compare_values(_rename_parts(old.data, names), new.data, _RELATIONS)
        identity = (("id", old.id, new.id), ("kind", old.kind, new.kind))
        moved = [ValueChange(*values) for values in identity if values[1] != values[2]]
        if both := (*moved, *changes):
            yield StatementChange(old, new, both)


def _rename_parts(statement: Part, names: Mapping[str, str]) -> Part:
    """Return a statement with the sources and sections that it names under their new ids."""
    if not names:
        return statement
    changed: dict[str, Any] = {}
    if "sources" in statement:
        changed["sources"] = [_rename_citation(citation, names) for citation in statement["sources"]]
    if "at" in statement:
        changed["at"] = [_rename_place(place, names) for place in statement["at"]]
    return {**statement, **changed}


def _rename_citation(citation: str, names: Mapping[str, str]) -> str:
    source = source_of(citation)
    return names.get(f"sources/{source}", source) + citation[len(source) :]


def _rename_place(place: Part, names: Mapping[str, str]) -> Part:
    section = place.get("section")
    return {**place, "section": names[f"sections/{section}"]} if f"sections/{section}" in names else place


# Relations


def _compare_relations(matching: Matching) -> Iterator[RelationChange]:
    """Yield the relations that differ: a step is known by its id, or by its conclusion and its premises."""
    originals, new = matching.relations
    old = [relation.rename(matching.names) for relation in originals] if matching.names else originals
    pairs: dict[int, int] = {}
    for identify in (_by_key_and_id, _by_id, _by_key):
        _pair(old, new, pairs, identify)
    _pair_overlapping(old, new, pairs)
    matched = set(pairs.values())
    yield from (RelationChange(None, other) for number, other in enumerate(new) if number not in matched)
    yield from (RelationChange(one, None) for number, one in enumerate(originals) if number not in pairs)
    for number, place in sorted(pairs.items(), key=lambda pair: pair[1]):
        if _is_plain(old[number]) and _is_plain(new[place]) and old[number].others == new[place].others:
            continue
        if changes := tuple(_compare_steps(old[number], new[place])):
            yield RelationChange(originals[number], new[place], changes)


def _is_plain(relation: Relation) -> bool:
    return not relation.data


def _by_key_and_id(relation: Relation) -> object:
    return relation.key, relation.id


def _by_id(relation: Relation) -> object:
    return relation.id


def _by_key(relation: Relation) -> Key:
    return relation.key


def _pair(
    old: list[Relation], new: list[Relation], pairs: dict[int, int], identify: Callable[[Relation], object]
) -> None:
    """Pair those that are not paired yet and have the same identity, each with the first that is left."""
    taken = set(pairs.values())
    left = [number for number in range(len(old)) if number not in pairs]
    waiting: dict[object, list[int]] = {}
    for number in reversed([number for number in range(len(new)) if number not in taken] if left else ()):
        waiting.setdefault(identify(new[number]), []).append(number)
    for number in left:
        name = identify(old[number])
        if name is not None and (same := waiting.get(name)):
            pairs[number] = same.pop()


def _pair_overlapping(old: list[Relation], new: list[Relation], pairs: dict[int, int]) -> None:
    """Pair steps to the same conclusion that are needed together and share half of their premises."""
    taken = set(pairs.values())
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, relation in enumerate(new):
        if number not in taken and relation.name == SUPPORT:
            waiting[relation.owner, min(relation.others)].append(number)
            waiting[relation.owner, max(relation.others)].append(number)
    for number, relation in enumerate(old):
        if number in pairs or relation.name != SUPPORT:
            continue
        near = {other for name in relation.others for other in waiting.get((relation.owner, name), ())[:8]}
        best = max(sorted(near), key=lambda other: _overlap(relation, new[other]), default=None)
        if best is not None and best not in taken and _overlap(relation, new[best]) >= _LEAST_OVERLAP:
            pairs[number] = best
            taken.add(best)


def _overlap(one: Relation, other: Relation) -> float:
    return len(one.others & other.others) / len(one.others | other.others)


def _compare_steps(old: Relation, new: Relation) -> Iterator[ValueChange]:
    if old.id != new.id:
        yield ValueChange("id", old.id, new.id)
    if old.owner != new.owner and old.name == SUPPORT:
        yield ValueChange("conclusion", old.owner, new.owner)
    if old.others != new.others:
        yield ValueChange("premises", sorted(old.others), sorted(new.others))
    yield from _compare_values(old.says, new.says)


# Sources, sections and voices; the map itself


def _compare_parts(old: Graph, new: Graph) -> tuple[list[PartChange], dict[str, str]]:
    """Return what differs, and the new ids of sources and sections, after their section and a slash."""
    changes: list[PartChange] = []
    names: dict[str, str] = {}
    for section in _PARTS:
        before, after = (as_parts(graph.data.get(section, {})) for graph in (old, new))
        pairs = match_parts(before, after)
        matched = set(pairs.values())
        changes += [PartChange(section, None, name) for name in after if name not in matched]
        changes += [PartChange(section, name, None) for name in before if name not in pairs]
        names |= {f"{section}/{name}": other for name, other in pairs.items() if name != other}
        for name, other in pairs.items():
            values = tuple(_compare_values(before[name], after[other]))
            if values or name != other:
                changes.append(PartChange(section, name, other, values))
    return changes, names


def as_parts(parts: Mapping[str, Any]) -> dict[str, Part]:
    """Return sources, sections or voices as mappings: a text is a title."""
    return {name: {"title": part} if isinstance(part, str) else part for name, part in parts.items()}


def match_parts(before: Mapping[str, Part], after: Mapping[str, Part]) -> dict[str, str]:
    """Match by id, then by what a work is known by: its DOI, its address, its title with its date."""
    pairs = {name: name for name in before if name in after}
    for identify in (_find_doi, _find_address, _find_title):
        waiting = {identify(part): name for name, part in after.items() if name not in pairs.values()}
        for name, part in before.items():
            known = identify(part)
            if name not in pairs and known is not None and known in waiting:
                pairs[name] = waiting.pop(known)
    return pairs


def _find_doi(part: Part) -> str | None:
    return str(part["DOI"]).lower() if "DOI" in part else None


def _find_address(part: Part) -> str | None:
    return part.get("URL")


def _find_title(part: Part) -> tuple[str, str] | None:
    title = " ".join(str(part.get("title", "")).split()).casefold()
    return (title, str(part.get("issued", ""))) if title else None


def _compare_maps(matching: Matching) -> Iterator[ValueChange]:
    names = matching.names
    before, after = matching.old.data, matching.new.data
    renamed = {
        "thesis": [names.get(name, name) for name in before.get("thesis", ())] or None,
        "expect": {names.get(name, name): verdict for name, verdict in before.get("expect", {}).items()}
        or None,
    }
    yield from _compare_values({**before, **renamed}, after, _OWN)
