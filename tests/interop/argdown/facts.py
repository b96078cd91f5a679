"""What Argdown says of a document, in one form for our model and for the JSON that Argdown exports."""

from typing import Any

from argmap.interop.argdown.inline import find_short_codes, write_plain
from argmap.interop.argdown.model import (
    ArgdownModel,
    ArgdownNode,
    HeadingSection,
    Member,
    StructureInference,
    StructureStatement,
)
from argmap.interop.argdown.modeller import ParsedDocument, parse
from tests.interop.argdown.transform import transform

Facts = dict[str, Any]

_TYPES = {"argument": "<>", "equivalence-class": "[]", "inference": "inference"}


def find_facts(text: str) -> Facts:
    """Return our facts."""
    parsed = parse(text)
    model = parsed.model
    return {
        "statements": [_node(node, parsed) for node in model.statements.values()],
        "arguments": [_node(node, parsed) for node in model.arguments.values()],
        "relations": sorted({(one.kind, _end(one.start), _end(one.end)) for one in transform(model)}),
        "sections": [_section(one, model) for one in model.sections],
    }


def text_of(part: Member | HeadingSection, model: ArgdownModel) -> str:
    """Return a text as Argdown exports it, with tags in it unless the document turns that off."""
    codes = find_short_codes(model.setting("shortcodes"))
    return write_plain(part.content, codes, tags=not model.is_set("removeTagsFromText")).strip()


def _node(node: ArgdownNode, parsed: ParsedDocument) -> Facts:
    found = {
        "title": node.title,
        "members": [_member(one, parsed) for one in node.members],
        "tags": node.tags,
        "data": node.data,
        "section": node.section.id if node.section else None,
    }
    return found | {"steps": [_step(one, parsed) for one in node.structure]} if node.is_argument else found


def _member(one: Member, parsed: ParsedDocument) -> Facts:
    return {
        "title": one.title,
        "text": text_of(one, parsed.model),
        "is_reference": one.is_reference,
        "tags": one.tags,
        "data": one.data,
        "section": one.section.id if one.section else None,
        "place": parsed.lines.place(one.at),
    }


def _step(one: StructureStatement, parsed: ParsedDocument) -> Facts:
    inference = one.inference
    found = inference and {
        "rules": inference.rules,
        "data": inference.data,
        "conclusion": inference.conclusion,
        "place": parsed.lines.place(inference.at),
    }
    return {**_member(one.member, parsed), "inference": found}


def _section(one: HeadingSection, model: ArgdownModel) -> Facts:
    parent = one.parent.id if one.parent else None
    return {
        "id": one.id,
        "level": one.level,
        "title": text_of(one, model),
        "tags": one.tags,
        "data": one.data,
        "in": parent,
    }


def _end(end: ArgdownNode | StructureInference) -> tuple[str, ...]:
    if isinstance(end, StructureInference):
        return ("inference", end.argument.title, str(end.conclusion))
    return ("<>" if end.is_argument else "[]", end.title)


def read_export(export: Facts) -> Facts:
    """Return the facts in a JSON export of Argdown."""
    sections: list[Facts] = []
    pending = [(one, None) for one in reversed(export.get("sections", []))]
    while pending:
        section, parent = pending.pop()
        sections.append(_exported_section(section, parent))
        pending += [(one, section["id"]) for one in reversed(section["children"])]
    return {
        "statements": [_exported_node(one) for one in export["statements"].values()],
        "arguments": [_exported_node(one) for one in export["arguments"].values()],
        "relations": sorted({_exported_relation(one) for one in export["relations"]}),
        "sections": sections,
    }


def _exported_section(one: Facts, parent: str | None) -> Facts:
    kept = {key: one.get(key) for key in ("id", "level", "title")}
    return kept | {"tags": one.get("tags", []), "data": one.get("data"), "in": parent}


def _exported_node(one: Facts) -> Facts:
    found = {
        "title": one["title"],
        "members": [_exported_member(member) for member in one["members"]],
        "tags": one.get("tags", []),
        "data": one.get("data"),
        "section": one.get("section"),
    }
    return (
        found | {"steps": [_exported_step(it) for it in one["pcs"]]} if one["type"] == "argument" else found
    )


def _exported_member(one: Facts) -> Facts:
    return {
        "title": one.get("title"),
        "text": (one.get("text") or "").strip(),
        "is_reference": bool(one.get("isReference")),
        "tags": one.get("tags", []),
        "data": one.get("data"),
        "section": one.get("section"),
        "place": (one["startLine"], one["startColumn"]),
    }


def _exported_step(one: Facts) -> Facts:
    inference = one.get("inference")
    found = inference and {
        "rules": inference["inferenceRules"],
        "data": inference.get("data"),
        "conclusion": inference["conclusionIndex"],
        "place": (inference["startLine"], inference["startColumn"]),
    }
    return {**_exported_member(one), "inference": found}


def _exported_relation(one: Facts) -> tuple[Any, ...]:
    index = [str(one["conclusionIndex"])] if one["toType"] == "inference" else []
    end = (_TYPES[one["toType"]], one["to"], *index)
    return (one["relationType"], (_TYPES[one["fromType"]], one["from"]), end)
