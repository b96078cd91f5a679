"""What a refactoring comes to: a new text, a new seal, and the verdicts that change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from argmap.analysis import Analysis
from argmap.edits import Edit, TextEdit
from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.message import quote
from argmap.refactoring.across import OtherFile
from argmap.refactoring.companions import NO_NAMES, Names, change_companions
from argmap.result import Result
from argmap.syntax import Document, read
from argmap.syntax.decode import encode
from argmap.syntax.edit import apply_text_edits, find_text_edits
from argmap.verdict import Verdict


class VerdictEffect(NamedTuple):
    """A statement whose verdict changes; None for one that is not there before, or afterwards."""

    statement: str
    before: Verdict | None
    after: Verdict | None

    def __str__(self) -> str:
        if self.after is None:
            return f"{quote(self.statement)} is gone; it was {self.before}"
        if self.before is None:
            return f"{quote(self.statement)} is new, and {self.after}"
        return f"{quote(self.statement)} changes from {self.before} to {self.after}"


@dataclass(frozen=True, repr=False)
class Refactoring(Result):
    """A change that reaches through a whole map; nothing is written yet.

    Attributes:
        before: the map.
        title: what is done, as a sentence: `rename 'a' to 'b'`.
        edits: the changes, by path.
        notes: what else comes with it, and what to look at.
        names: the ids that change.
        others: the maps that include it, where they change too.
    """

    before: Analysis
    title: str
    edits: tuple[Edit, ...]
    notes: tuple[str, ...] = ()
    names: Names = NO_NAMES
    others: tuple[OtherFile, ...] = ()

    @property
    def document(self) -> Document:
        """The file or text as it was read."""
        assert self.before.document is not None
        return self.before.document

    @cached_property
    def text_edits(self) -> tuple[TextEdit, ...]:
        """The changes of the text, in order."""
        return tuple(find_text_edits(self.document, self.edits))

    @cached_property
    def text(self) -> str:
        """The new text of the map."""
        return apply_text_edits(self.document.text, self.text_edits)

    @cached_property
    def after(self) -> Analysis:
        """The map afterwards.

        Raises:
            ArgmapError: it would no longer be a map; says why.
        """
        source = encode(self.text, self.document.encoding)
        document = read(source, self.document.name, max_bytes=len(source)).in_folder(self.document.folder)
        after = Analysis(document, self.before.configuration, folder=self.before.folder)
        if after.faults:
            raise ArgmapError(f"cannot {self.title}: {InvalidMap(after.faults)}")
        return after

    @cached_property
    def verdicts(self) -> tuple[VerdictEffect, ...]:
        """The statements whose verdict changes, in the order of the map."""
        return tuple(
            compare_verdicts(
                self.before.evaluation().verdicts, self.after.evaluation().verdicts, self.names.statements
            )
        )

    @cached_property
    def files(self) -> dict[FilePath, bytes]:
        """The files that change, with their new contents: the map, its seal and marks, and other maps.

        Raises:
            ArgmapError: the map was not read from a file, or what is beside it cannot be read.
        """
        folder = self.document.folder
        if folder is None:
            raise ArgmapError("the map was not read from a file, so there is none to change")
        files = {folder / FilePath(self.document.name).name: encode(self.text, self.document.encoding)}
        files |= change_companions(self.document, self.names)
        return {**files, **{place: new for other in self.others for place, new in other.files.items()}}

    def __str__(self) -> str:
        lines = [self.title, *self.notes, *map(str, self.verdicts)]
        return "\n".join(lines) if self.verdicts else "\n".join([*lines, "no verdict changes"])

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "title": self.title,
            "notes": list(self.notes),
            "verdicts": [effect._asdict() for effect in self.verdicts],
            "edits": _list_edits(self.text_edits),
            "others": {other.document.name: _list_edits(other.text_edits) for other in self.others},
        }


def _list_edits(edits: Iterable[TextEdit]) -> list[dict[str, Any]]:
    return [{**edit.range._asdict(), "text": edit.text} for edit in edits]


def compare_verdicts(
    before: Mapping[str, Verdict], after: Mapping[str, Verdict], names: Mapping[str, str | None]
) -> list[VerdictEffect]:
    """Return the verdicts that differ; `names` are ids that changed, None for parts that are gone."""
    effects, known = [], set()
    for old, verdict in before.items():
        new = names.get(old, old)
        known.add(new)
        if new != old and new in before:
            continue  # it is merged into that
        now = after.get(new) if new else None
        if now != verdict:
            effects.append(VerdictEffect(old if now is None else new or old, verdict, now))
    return effects + [VerdictEffect(new, None, now) for new, now in after.items() if new not in known]
