"""What a merge of two parts changes in their file."""

from collections.abc import Iterator
from typing import Any

from argmap.edits import Delete, Edit, Insert, Move, Path, Replace
from argmap.errors import ArgmapError
from argmap.graph.references import Reference, list_premises
from argmap.message import count, quote
from argmap.refactoring.parts import Part, Parts, change_reference
from argmap.refactoring.removal import Removal
from argmap.shape import load_schema
from argmap.syntax.entries import Entries
from argmap.syntax.plan import find_value

_MODELS = {
    "claims": "Claim",
    "premises": "Premise",
    "challenges": "Challenge",
    "recommendations": "Recommendation",
    "sources": "Source",
}


class Merging:
    """Finds what a merge changes in the file of both parts, and what it drops."""

    def __init__(self, parts: Parts, name: str, into: str, namespace: str | None) -> None:
        self._parts, self.document = parts, parts.document
        self.part = parts.find(name, namespace)
        self.target = parts.find(into, self.part.namespace)
        self._both = {name, into}
        self.notes = [f"{count(len(parts.references_to(self.part)), 'reference')} to it"]
        self._removal = Removal(parts)
        if self.part == self.target:
            raise ArgmapError(f"'{name}' cannot be merged into itself")
        if "inference" in (self.part.noun, self.target.noun):
            raise ArgmapError("inferences cannot be merged: remove one")
        self._refuse_other_keys()

    @property
    def gone(self) -> list[Part]:
        """The inferences that go with the part."""
        return self._removal.gone

    @property
    def _old(self) -> Any:
        return find_value(self._parts.data, self.part.path, "merge")

    @property
    def _new(self) -> Any:
        return find_value(self._parts.data, self.target.path, "merge")

    def _refuse_other_keys(self) -> None:
        model = _MODELS.get(str(self.target.path[0]))
        if model and (wrong := self._old.keys() - load_schema()["$defs"][model]["properties"].keys()):
            keys = " and ".join(f"'{key}'" for key in sorted(wrong))
            raise ArgmapError(f"cannot merge the {self.part} into the {self.target}: that has no {keys}")

    def edits(self) -> Iterator[Edit]:
        """Yield the changes, and note what is dropped."""
        references = self._parts.references_to(self.part)
        self._removal.cut(self.part.path)
        if Entries(self._parts.document).has_comments(self.part.path):
            self.notes.append(f"the comments on '{self.part.id}' go with it")
        circles = list(self._find_circles())
        self._removal.add(*circles)
        for step in self._removal.gone:
            self.notes.append(f"the {step} goes, which would lead from '{self.target.id}' to itself")
        kept = [at for at in references if at.path[:2] != self.part.path and not self._goes(at)]
        changed = [edit for at in kept for edit in self._change(at)]
        taken = list(self._take_over())
        if self.target in self._removal.gone:
            raise ArgmapError(f"cannot merge the {self.part} into the {self.target}: it would attack nothing")
        replaced = {edit.path for edit in taken if isinstance(edit, Replace)}
        yield from (edit for edit in (*self._removal.edits(), *changed) if edit.path[:3] not in replaced)
        yield from taken

    def _find_circles(self) -> Iterator[Part]:
        for name, step in self._parts.data.get("inferences", {}).items():
            leads_here = self.part.namespace == "statement" and step["conclusion"] in self._both
            if leads_here and not self._both.isdisjoint([*list_premises(step), step.get("warrant")]):
                yield self._parts.at["inferences", name]

    def _goes(self, reference: Reference) -> bool:
        """Return whether a reference goes: it is in what goes, or leads from the target to itself."""
        if any(reference.path[:2] == gone.path for gone in self._removal.gone):
            return True
        if reference.path[:2] != self.target.path or reference.relation in ("by", "section", "sources"):
            return False
        self._note_circle(str(reference.path[2]))
        if reference.relation == "attacks":
            self._removal.cut(reference.path)  # others may be taken over
        else:
            self._removal.add(*self._removal.cut_reference(self.part, reference))
        return True

    def _note_circle(self, key: str) -> None:
        self.notes.append(f"what leads from '{self.target.id}' to itself goes: '{key}'")

    def _change(self, reference: Reference) -> Iterator[Edit]:
        """Yield what lets a reference name the target, unless that is named beside it already."""
        beside = self._parts.data.get("expect", {}) if reference.relation == "expect" else None
        if beside is not None and self.target.id in beside:
            self.notes.append(f"what 'expect' says of '{self.part.id}' goes")
            yield Delete(reference.path)
        else:
            yield merge_reference(self._parts, reference, self.target.id)

    def _take_over(self) -> Iterator[Edit]:
        """Yield what the target takes over."""
        if isinstance(self._old, str):
            self.notes.append(f"dropped: {quote(self._old)}")
        elif isinstance(self._new, str):
            self.notes.append(f"dropped: what '{self.part.id}' says besides its title")
        else:
            for key, value in self._old.items():
                yield from self._take_key(key, value)

    def _take_key(self, key: str, value: Any) -> Iterator[Edit]:
        path = (*self.target.path, key)
        if isinstance(value, list):
            yield from self._take_list(path, value)
        elif key not in self._new:
            yield Insert(path, value)
        elif key == "allow":
            lacking = [rule for rule in value if rule not in self._new[key]]
            yield from (Insert((*path, rule), value[rule]) for rule in lacking)
        elif value != self._new[key]:
            shown = f": {quote(value)}" if isinstance(value, str) else ""
            self.notes.append(f"dropped: '{key}' of '{self.part.id}'{shown}")

    def _take_list(self, path: Path, entries: list[Any]) -> Iterator[Edit]:
        key, there = str(path[-1]), self._new.get(path[-1], [])
        own = {at.path[3] for at in self._own_references() if at.path[2] == key}
        named = (part for part in self._parts.inner.get(self.part.path, ()) if part.path[3] in own)
        self._removal.add(*(named if key == "supported_by" else ()))
        if own:
            self._note_circle(key)
        lacking = [entry for number, entry in enumerate(entries) if number not in own and entry not in there]
        written = self._parts.document.resolve((*path, 0)) == path
        if lacking and key not in self._new:
            yield Insert(path, lacking)
        elif lacking and written:
            kept = [entry for number, entry in enumerate(there) if not self._removal.cuts((*path, number))]
            yield Replace(path, [*kept, *lacking])
        else:
            yield from (Insert((*path, len(there)), entry) for entry in lacking)

    def _own_references(self) -> Iterator[Reference]:
        """Yield where the part names itself or the target."""
        for reference in (*self._parts.references_to(self.part), *self._parts.references_to(self.target)):
            if reference.path[:2] == self.part.path and reference.relation not in (
                "by",
                "section",
                "sources",
            ):
                yield reference


def merge_reference(parts: Parts, reference: Reference, new: str) -> Edit:
    """Return what lets a reference name another part, or takes it away if that is named beside it already."""
    edit = change_reference(parts, reference, new)
    container = find_value(parts.data, reference.path[:-1], "merge")
    step = reference.path[-1]
    if isinstance(edit, Move):
        return Delete(edit.path) if new in container else edit
    if not isinstance(edit, Replace) or not isinstance(container, list) or not isinstance(step, int):
        return edit
    is_repeated = edit.value in container or container[step] in container[:step]
    return Delete(edit.path) if is_repeated else edit
