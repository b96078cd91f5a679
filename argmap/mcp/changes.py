"""Edits that an assistant asks for: all of them made in a text, or none."""

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.analysis import Analysis
from argmap.edits import Delete, Edit, Insert, Path, Replace
from argmap.errors import ArgmapError
from argmap.graph import find_lost_references
from argmap.refactoring.companions import NO_NAMES, Names
from argmap.refactoring.parts import open_parts
from argmap.refactoring.refactoring import Refactoring
from argmap.refactoring.remove import remove_part
from argmap.refactoring.rename import rename_part
from argmap.spelling import describe_unknown
from argmap.syntax import Document, read
from argmap.syntax.edit import edit
from argmap.syntax.write import write_yaml

MOST_EDITS = 500
_OTHER_FILES = "to {0} also changes {1}, and an edit is of one file: use argmap edit {2}"
_SECTIONS = (
    "claims",
    "premises",
    "challenges",
    "recommendations",
    "inferences",
    "sources",
    "sections",
    "voices",
)


def make_changes(analysis: Analysis, edits: Sequence[Mapping[str, Any]]) -> tuple[Analysis, Names]:
    """Return a map with edits made, one after another, and the ids that change.

    Raises:
        ArgmapError: one of them cannot be made, or what comes of them is no map, or has a new reference to
            nothing or a new quotation that is not in the text; reports all of these.
    """
    if not 0 < len(edits) <= MOST_EDITS:
        raise ArgmapError(f"{len(edits)} edits were given; give 1 to {MOST_EDITS}")
    now, names = analysis, NO_NAMES
    for number, change in enumerate(edits, 1):
        try:
            text, renamed = _make_change(now, change)
        except (KeyError, TypeError, AttributeError) as error:
            raise ArgmapError(f"edit {number} is incomplete or of another form: {error}") from error
        except ArgmapError as error:
            raise ArgmapError(f"edit {number}: {error}") from error
        now, names = with_text(now, text), names.then(renamed)
    _refuse_worse(analysis, now)
    return now, names


def start_map(edits: Sequence[Mapping[str, Any]], empty: Analysis) -> Analysis:
    """Return the new map that the first edit makes.

    Raises:
        ArgmapError: the first edit does not make one.
    """
    first = edits[0] if edits else {}
    if first.get("do") != "create" or not isinstance(first.get("title"), str):
        raise ArgmapError(
            "there is no such map; let the first edit be {do: create, title: ..., text: paper.txt}"
        )
    data: dict[str, Any] = {"argmap": 1, "title": first["title"]}
    if first.get("text"):
        data["paper"] = {"title": first["title"], "text": first["text"]}
    return with_text(empty, write_yaml(data))


def with_text(analysis: Analysis, text: str) -> Analysis:
    """Return the analysis of another text of the same file."""
    document = analysis.document
    assert document is not None
    changed: Document = read(text, document.name).in_folder(document.folder)
    return Analysis(changed, folder=analysis.folder)


def _make_change(analysis: Analysis, change: Mapping[str, Any]) -> tuple[str, Names]:
    kind = change["do"]
    if kind == "rename":
        return _refactor(
            analysis, kind, rename_part(analysis, change["id"], change["to"], **_of_kind(change))
        )
    if kind == "remove":
        return _refactor(analysis, kind, remove_part(analysis, change["id"], **_of_kind(change)))
    if kind not in _KINDS:
        raise ArgmapError(describe_unknown("edit", str(kind), ("create", *_KINDS, "rename", "remove")))
    document = analysis.document
    assert document is not None
    return edit(document.text, _KINDS[kind](analysis, change), name=document.name), NO_NAMES


def _of_kind(change: Mapping[str, Any]) -> dict[str, Any]:
    return {"namespace": change.get("kind")}


def _refactor(analysis: Analysis, kind: str, change: Refactoring) -> tuple[str, Names]:
    files = [change.document.name] * (change.document is not analysis.document)
    files += [other.document.name for other in change.others]
    if files:
        shown = " and ".join(f"'{name}'" for name in files)
        raise ArgmapError(_OTHER_FILES.format(change.title, shown, kind))
    return change.text, change.names


def _add(analysis: Analysis, change: Mapping[str, Any]) -> list[Edit]:
    section, name, value = change["section"], change["id"], change["value"]
    if section not in _SECTIONS:
        raise ArgmapError(describe_unknown("section", section, _SECTIONS))
    parts = open_parts(analysis)
    namespace = {"sources": "source", "sections": "section", "voices": "voice"}.get(section, "statement")
    parts.check_free(name, namespace)
    if section in parts.data:
        return [Insert((section, name), value)]
    return [Insert((section,), {name: value})]


def _change(analysis: Analysis, change: Mapping[str, Any]) -> list[Edit]:
    parts, key, value = open_parts(analysis), change["key"], change.get("value")
    path: Path = (key,)
    if "id" in change:
        part = parts.find(change["id"], change.get("kind"))
        path = (*(part.path[:-1] if part.is_written_at_conclusion else part.path), key)
        path = (*parts.resolve(path[:-1]), key)
    there: Any = parts.document.data
    for step in path[:-1]:
        there = there[step]
    if value is None:
        return [Delete(path)]
    return [Replace(path, value) if key in there else Insert(path, value)]


def _quote(analysis: Analysis, change: Mapping[str, Any]) -> list[Edit]:
    return _change(analysis, {**change, "key": "at", "value": {"quote": change["quote"]}})


_KINDS = {"add": _add, "change": _change, "quote": _quote}


def _refuse_worse(before: Analysis, after: Analysis) -> None:
    """Refuse what is no map, leads nowhere, or quotes what is not in the text.

    Raises:
        ArgmapError: says all of it.
    """
    if after.faults:
        raise ArgmapError("\n".join(f"{fault.place}: {fault.text}" for fault in after.faults))
    old = {reference[1:] for reference in find_lost_references(before.whole)} if not before.faults else set()
    lost = [at for at in find_lost_references(after.whole) if at[1:] not in old]
    problems = [
        f"'{at.relation}' of '{at.owner or 'the map'}' names '{at.id}', which is not there" for at in lost
    ]
    known = {(anchor.statement, anchor.quote) for anchor in before.anchors.anchors}
    problems += [
        f"the quotation of '{anchor.statement}' is not in the text: {anchor.describe()}"
        for anchor in after.anchors.anchors
        if after.anchors.text and not anchor.is_sure and (anchor.statement, anchor.quote) not in known
    ]
    if problems:
        raise ArgmapError("\n".join(problems))
