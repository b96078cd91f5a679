"""What Argdown says of a document, in one form for our model and for the JSON that Argdown exports."""

from typing import Any

from argmap.interop.argdown.model import Inference, Member, Node, Section, Step
from argmap.interop.argdown.parsing import Parsed, parse

Facts = dict[str, Any]

_TYPES = {"argument": "<>", "equivalence-class": "[]", "inference": "inference"}


def find_facts(text: str) -> Facts:
    """Return our facts."""
    parsed = parse(text)
    model = parsed.model
    return {
        "statements": [_node(node, parsed) for node in model.statements.values()],
        "arguments": [_node(node, parsed) for node in model.arguments.values()],
        "relations": sorted({(one.kind, _end(one.start), _end(one.end)) for one in model.relations}),
        "sections": [_section(one) for one in model.sections],
        "tags": list(model.tags),
    }


def _node(node: Node, parsed: Parsed) -> Facts:
    found = {
        "title": node.title,
        "members": [_member(one, parsed) for one in node.members],
        "tags": node.tags,
        "data": node.data,
        "section": node.section.id if node.section else None,
    }
    return found | {"steps": [_step(one, parsed) for one in node.steps]} if node.is_argument else found


def _member(one: Member, parsed: Parsed) -> Facts:
    return {
        "title": one.title,
        "text": one.text.strip(),
        "role": one.role,
        "is_reference": one.is_reference,
        "tags": one.tags,
        "data": one.data,
        "section": one.section.id if one.section else None,
        "place": parsed.lines.place(one.at),
    }


def _step(one: Step, parsed: Parsed) -> Facts:
    inference = one.inference
    found = inference and {
        "rules": inference.rules,
        "data": inference.data,
        "conclusion": inference.conclusion,
        "place": parsed.lines.place(inference.at),
    }
    return {**_member(one.member, parsed), "inference": found}


def _section(one: Section) -> Facts:
    parent = one.parent.id if one.parent else None
    return {
        "id": one.id,
        "level": one.level,
        "title": one.title,
        "tags": one.tags,
        "data": one.data,
        "in": parent,
    }


def _end(end: Node | Inference) -> tuple[str, ...]:
    if isinstance(end, Inference):
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
        "tags": list(export["tags"]),
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
        "role": one.get("role", ""),
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
