"""Every place of a map that names another part of it, and what it may name."""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.finding import Path

KINDS = {
    "claims": "claim",
    "premises": "premise",
    "challenges": "challenge",
    "recommendations": "recommendation",
}
"""The sections of statements in their order, and what one of them is called."""

INFERENCE, SECTION, SOURCE = "inference", "section", "source"
STATEMENTS = frozenset(KINDS.values())
TARGETS = {
    "thesis": frozenset({"claim"}),
    "expect": STATEMENTS,
    "supported_by": STATEMENTS,
    "premises": STATEMENTS,
    "warrant": STATEMENTS,
    "conclusion": frozenset({"claim", "challenge", "recommendation"}),
    "answers": frozenset({"challenge"}),
    "attacks": STATEMENTS | {INFERENCE},
    "contradicts": frozenset({"claim", "premise", "challenge"}),
    "section": frozenset({SECTION}),
    "sources": frozenset({SOURCE}),
    "derived_from": frozenset({SOURCE}),
}
"""Which kinds each relation may name."""

APART = frozenset({"section", "sources", "derived_from"})
"""Relations to what has ids of its own, apart from those of statements and inferences."""

RELATIONS = ("supported_by", "answers", "contradicts", "attacks")


class Reference(NamedTuple):
    """`id` is named at `path`, by the key `relation`, in the part that is called `owner` (None: the map)."""

    path: "Path"
    relation: str
    id: str
    owner: str | None


def name_kinds(data: "Mapping[str, Any]") -> dict[str, str]:
    """Return what each id of a statement or inference is; the first, where an id is used twice."""
    kinds: dict[str, str] = {}
    for section, kind in [*KINDS.items(), ("inferences", INFERENCE)]:
        for name in data.get(section, {}):
            kinds.setdefault(name, kind)
    return kinds


def find_references(data: "Mapping[str, Any]") -> "Iterator[Reference]":
    """Yield the references of a map, given as plain data, in its order."""
    for index, name in enumerate(data.get("thesis", ())):
        yield Reference(("thesis", index), "thesis", name, None)
    for owner, source in data.get("sources", {}).items():
        for index, name in enumerate(source.get("derived_from", ())):
            yield Reference(("sources", owner, "derived_from", index), "derived_from", name, owner)
    for kind in KINDS:
        for owner, statement in data.get(kind, {}).items():
            yield from _of_statement((kind, owner), statement)
    for owner, inference in data.get("inferences", {}).items():
        yield from _of_inference(("inferences", owner), inference)
    for name in data.get("expect", {}):
        yield Reference(("expect", name), "expect", name, None)


def _of_statement(path: "Path", statement: "Mapping[str, Any]") -> "Iterator[Reference]":
    owner = str(path[1])
    for index, locator in enumerate(statement.get("at", ())):
        if "section" in locator:
            yield Reference((*path, "at", index, "section"), "section", locator["section"], owner)
    for index, citation in enumerate(statement.get("sources", ())):
        yield Reference((*path, "sources", index), "sources", source_of(citation), owner)
    for relation in RELATIONS:
        for index, name in enumerate(statement.get(relation, ())):
            yield Reference((*path, relation, index), relation, name, owner)


def _of_inference(path: "Path", inference: "Mapping[str, Any]") -> "Iterator[Reference]":
    owner = str(path[1])
    for index, name in enumerate(inference["premises"]):
        yield Reference((*path, "premises", index), "premises", name, owner)
    for relation in ("conclusion", "warrant"):
        if relation in inference:
            yield Reference((*path, relation), relation, inference[relation], owner)


def source_of(citation: str) -> str:
    """Return the source id of a citation: `audit-2023` of `audit-2023, p. 14`."""
    return citation.partition(",")[0]


def is_to_itself(reference: Reference, kinds: "Mapping[str, str]") -> bool:
    """Whether a part names itself; what merely shares its id with the target does not."""
    if reference.id != reference.owner or reference.relation in APART:
        return reference.id == reference.owner and reference.relation == "derived_from"
    return kinds[reference.id] == KINDS.get(str(reference.path[0]), INFERENCE)


def count_lost_references(data: "Mapping[str, Any]") -> int:
    """Return how many references of a map lead nowhere, or to what they may not name."""
    kinds = name_kinds(data)
    sections, sources = (dict.fromkeys(data.get(f"{one}s", {}), one) for one in (SECTION, SOURCE))
    shelves = {"section": sections, "sources": sources, "derived_from": sources}
    found = (
        shelves.get(one.relation, kinds).get(one.id) in TARGETS[one.relation] for one in find_references(data)
    )
    return sum(not leads for leads in found)
