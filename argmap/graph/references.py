"""Every place of a map that names another part of it, and what it may name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.vocabulary import (
    INFERENCE,
    KINDS,
    OTHER_NAMESPACES,
    RELATIONS,
    REVIEWER,
    SECTION,
    SOURCE,
    TARGETS,
    VOICE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.edits import Path


class Reference(NamedTuple):
    """`id` is named at `path`, by the key `relation`, in the part that is called `owner` (None: the map)."""

    path: "Path"
    relation: str
    id: str
    owner: str | None


class Reason(NamedTuple):
    """A reason as it is written at a statement: `names` are its premises and warrant, with their places.

    `data` is what the map says of the step; empty where only ids are written.
    """

    path: "Path"
    names: "tuple[tuple[Path, str], ...]"
    data: "Mapping[str, Any]"


_NOTHING_MORE: "Mapping[str, Any]" = {}


def read_reasons(path: "Path", statement: "Mapping[str, Any]") -> "Iterator[Reason]":
    """Yield the reasons that are written at a statement, which is at `path`."""
    for index, reason in enumerate(statement.get("supported_by", ())):
        at = (*path, "supported_by", index)
        if isinstance(reason, str):
            yield Reason(at, ((at, reason),), _NOTHING_MORE)
        elif isinstance(reason, list):
            yield Reason(at, tuple(((*at, place), name) for place, name in enumerate(reason)), _NOTHING_MORE)
        else:
            yield Reason(at, tuple(name_premises(at, reason)), reason)


def name_premises(path: "Path", step: "Mapping[str, Any]") -> "Iterator[tuple[Path, str]]":
    """Yield what a step needs: the ids of its premises, and of its warrant at the end, with their places."""
    yield from _name_each((*path, "premises"), step["premises"])
    if "warrant" in step:
        yield (*path, "warrant"), step["warrant"]


def _name_each(path: "Path", premises: "Mapping[str, list[str]] | list[str]") -> "Iterator[tuple[Path, str]]":
    """Yield the ids of premises, which may be given by their roles, with their places."""
    if isinstance(premises, Mapping):
        for role, names in premises.items():
            yield from _name_each((*path, role), names)
    else:
        for index, name in enumerate(premises):
            yield (*path, index), name


def list_premises(step: "Mapping[str, Any]") -> list[str]:
    """Return the ids of the premises of a step, whether they are given by their roles or not."""
    premises: Mapping[str, list[str]] | list[str] = step["premises"]
    return (
        [name for names in premises.values() for name in names] if isinstance(premises, Mapping) else premises
    )


def find_parts(data: "Mapping[str, Any]") -> "Iterator[tuple[Path, Mapping[str, Any]]]":
    """Yield the statements of a map, each before the reasons that say more than ids, and the inferences."""
    for section in KINDS:
        for name, statement in data.get(section, {}).items():
            yield (section, name), statement
            for index, reason in enumerate(statement.get("supported_by", ())):
                if isinstance(reason, dict):
                    yield (section, name, "supported_by", index), reason
    for name, inference in data.get("inferences", {}).items():
        yield ("inferences", name), inference


def name_kinds(data: "Mapping[str, Any]") -> dict[str, str]:
    """Return what each id of a statement or inference is; the first, where an id is used twice."""
    kinds: dict[str, str] = {}
    for section, kind in [*KINDS.items(), ("inferences", INFERENCE)]:
        for name in data.get(section, {}):
            kinds.setdefault(name, kind)
    for _, name in find_own_ids(data):
        kinds.setdefault(name, INFERENCE)
    return kinds


def find_own_ids(data: "Mapping[str, Any]") -> "Iterator[tuple[Path, str]]":
    """Yield the ids of inferences that are written at their conclusion, with their places."""
    for section in KINDS:
        for owner, statement in data.get(section, {}).items():
            for index, reason in enumerate(statement.get("supported_by", ())):
                if isinstance(reason, dict) and "id" in reason:
                    yield (section, owner, "supported_by", index, "id"), reason["id"]


def name_voices(data: "Mapping[str, Any]") -> dict[str, str]:
    """Return the voices that a map may name, each with what it is called."""
    return {REVIEWER: "the reviewer", **data.get("voices", {})}


def find_references(data: "Mapping[str, Any]") -> "Iterator[Reference]":
    """Yield the references of a map, given as plain data in its one form, in its order."""
    for index, name in enumerate(data.get("thesis", ())):
        yield Reference(("thesis", index), "thesis", name, None)
    yield from _of_remarks((), data, None)
    for owner, section in data.get("sections", {}).items():
        if isinstance(section, dict):
            yield from _of_remarks(("sections", owner), section, owner)
    for owner, source in data.get("sources", {}).items():
        for index, name in enumerate(source.get("derived_from", ())):
            yield Reference(("sources", owner, "derived_from", index), "derived_from", name, owner)
        yield from _of_remarks(("sources", owner), source, owner)
    for kind in KINDS:
        for owner, statement in data.get(kind, {}).items():
            yield from _of_statement((kind, owner), statement)
    for owner, inference in data.get("inferences", {}).items():
        path = ("inferences", owner)
        yield from _of_step(path, inference, owner, name_premises(path, inference))
        yield Reference((*path, "conclusion"), "conclusion", inference["conclusion"], owner)
    for name in data.get("expect", {}):
        yield Reference(("expect", name), "expect", name, None)


def _of_statement(path: "Path", statement: "Mapping[str, Any]") -> "Iterator[Reference]":
    owner = str(path[1])
    for index, locator in enumerate(statement.get("at", ())):
        if "section" in locator:
            yield Reference((*path, "at", index, "section"), "section", locator["section"], owner)
    if "by" in statement:
        yield Reference((*path, "by"), "by", statement["by"], owner)
    for index, citation in enumerate(statement.get("sources", ())):
        yield Reference((*path, "sources", index), "sources", source_of(citation), owner)
    if "supported_by" in statement:
        for reason in read_reasons(path, statement):
            yield from _of_step(reason.path, reason.data, owner, reason.names)
    for relation in (relation for relation in RELATIONS if relation in statement):
        for index, name in enumerate(statement[relation]):
            yield Reference((*path, relation, index), relation, name, owner)
    if "remarks" in statement:
        yield from _of_remarks(path, statement, owner)


def _of_step(
    path: "Path", step: "Mapping[str, Any]", owner: str, names: "Iterable[tuple[Path, str]]"
) -> "Iterator[Reference]":
    for at, name in names:
        key = at[len(path)] if len(at) > len(path) else ""
        yield Reference(at, key if isinstance(key, str) and key else "supported_by", name, owner)
    if not step:
        return
    for question, reply in step.get("questions", {}).items():
        for index, name in enumerate(reply.get("shown_by", ())):
            at = (*path, "questions", question, "shown_by", index)
            yield Reference(at, "shown_by", name, owner)
    if "by" in step:
        yield Reference((*path, "by"), "by", step["by"], owner)
    yield from _of_remarks(path, step, owner)


def _of_remarks(path: "Path", part: "Mapping[str, Any]", owner: str | None) -> "Iterator[Reference]":
    for index, remark in enumerate(part.get("remarks", ())):
        if "by" in remark:
            yield Reference((*path, "remarks", index, "by"), "by", remark["by"], owner)


def source_of(citation: str) -> str:
    """Return the source id of a citation: `audit-2023` of `audit-2023, p. 14`."""
    return citation.partition(",")[0]


def is_to_itself(reference: Reference, kinds: "Mapping[str, str]") -> bool:
    """Whether a part names itself; what merely shares its id with the target does not."""
    if reference.id != reference.owner or reference.relation in OTHER_NAMESPACES:
        return reference.id == reference.owner and reference.relation == "derived_from"
    return kinds[reference.id] == KINDS.get(str(reference.path[0]), INFERENCE)


def find_lost_references(data: "Mapping[str, Any]") -> "Iterator[Reference]":
    """Yield the references of a map that lead nowhere, or to what they may not name."""
    kinds = name_kinds(data)
    shelves = name_shelves(data)
    for reference in find_references(data):
        kind = shelves.get(reference.relation, kinds).get(reference.id)
        if kind not in TARGETS[reference.relation]:
            yield reference


def name_shelves(data: "Mapping[str, Any]") -> "dict[str, dict[str, str]]":
    """Return, for each relation to what has ids of its own, these ids."""
    sections = dict.fromkeys(data.get("sections", {}), SECTION)
    sources = dict.fromkeys(data.get("sources", {}), SOURCE)
    voices = dict.fromkeys(name_voices(data), VOICE)
    return {"section": sections, "sources": sources, "derived_from": sources, "by": voices}
