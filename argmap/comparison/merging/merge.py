"""Three maps merged: by structure, in the text of a file, and with what the merge does to the argument."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.analysis import Analysis
from argmap.comparison.merging.aftermath import Aftermath, find_aftermath
from argmap.comparison.merging.lines import mark_differences, merge_lines
from argmap.comparison.merging.names import STATEMENTS, Aligned, align
from argmap.comparison.merging.rewriting import rewrite
from argmap.comparison.merging.tables import Conflict, MergedData, merge_data
from argmap.comparison.merging.values import MISSING
from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.result import Result
from argmap.shape import NormalMap, normalize
from argmap.syntax import MAX_BYTES, Document, read
from argmap.syntax.write import write_yaml

_CANNOT = "cannot merge '{}': it is written in a way that cannot be edited; merge it by hand"


class Place(NamedTuple):
    """Where the sides of a conflict are in the merged text: the lines on which each begins, from 1."""

    ours: int
    theirs: int


@dataclass(frozen=True, repr=False, eq=False)
class MergeResult(Result):
    """A merge of three maps: `str` tells what is in conflict, and what the merge does that neither side did.

    Attributes:
        text: the text of the merged map; where there are conflicts, with the marks that git uses.
        data: the merged map as plain data; where there are conflicts, as ours has it, or as it is kept.
        conflicts: values that both sides changed.
        places: where the conflicts are in the text; several next to each other are one.
        notes: what was mended, and what is not in the merge, as sentences.
        aftermath: what the merge does to the argument that neither side did.
        sides: ours and theirs as plain data, in which the same thing has the same id.
        name: what the merged file is called.
    """

    text: str
    data: Mapping[str, Any]
    conflicts: tuple[Conflict, ...]
    places: tuple[Place, ...]
    notes: tuple[str, ...]
    aftermath: Aftermath
    sides: tuple[Mapping[str, Any], Mapping[str, Any]]
    name: str

    @property
    def clean(self) -> bool:
        """Whether there is no conflict, and nothing in the merge that neither side had."""
        return not self.conflicts and not any(vars(self.aftermath).values())

    def __str__(self) -> str:
        from argmap.comparison.merging.report import format_merge

        return format_merge(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        from argmap.comparison.merging.report import describe_merge

        return describe_merge(self)


def merge_maps(
    base: Analysis, ours: Analysis, theirs: Analysis, name: str | None = None, max_bytes: int = MAX_BYTES
) -> MergeResult:
    """Return the merge of three maps. See `argmap.merge`."""
    documents = [_find_document(analysis) for analysis in (base, ours, theirs)]
    aligned = align(*(normalize(_data(analysis)) for analysis in (base, ours, theirs)))
    merged = merge_data(aligned.base, aligned.ours, aligned.theirs)
    writer = _Writer(documents, aligned, max_bytes)
    text = writer.write(merged.data)
    marked, places = writer.mark(text, merged)
    lost = find_lost_comments(documents, marked)
    notes = [
        *aligned.notes,
        *(
            f"{'.'.join(map(str, path))} is not in the merge: the other side gave the statement another kind"
            for path in merged.dropped
        ),
        *lost,
    ]
    sides = (
        _renew(ours, aligned.ours),
        _renew(theirs, aligned.theirs),
        _renew(ours, merged.data, text, name),
    )
    aftermath = find_aftermath(aligned.base, *sides)
    return MergeResult(
        marked,
        merged.data,
        tuple(merged.conflicts),
        tuple(places),
        tuple(notes),
        aftermath,
        (aligned.ours, aligned.theirs),
        name or documents[1].name,
    )


def _data(analysis: Analysis) -> Mapping[str, Any]:
    """Return a map as it is written.

    Raises:
        InvalidMap: it is none.
    """
    if analysis.document is None:
        return analysis.map.to_data()
    assert analysis.own is not None  # raises; what it includes may be missing
    data: Any = analysis.document.data
    return data  # type: ignore[no-any-return]


def _find_document(analysis: Analysis) -> Document:
    """Return the document of a map; of one without a file, its canonical text."""
    if analysis.document:
        return analysis.document
    text = write_yaml(analysis.map.to_data())
    return read(text, "<map>", max_bytes=len(text))


def _renew(
    analysis: Analysis, data: Mapping[str, Any], text: str | None = None, name: str | None = None
) -> Analysis:
    """Return the analysis of other data, with the settings and the folder of a map."""
    if text is None:
        return Analysis(dict(data), analysis.configuration, folder=analysis.folder)
    named = name or (analysis.document.name if analysis.document else "<map>")
    return Analysis(
        read(text, named).in_folder(analysis.folder), analysis.configuration, folder=analysis.folder
    )


class _Writer:
    """Writes merged data into the texts of both sides."""

    def __init__(self, documents: list[Document], aligned: Aligned, max_bytes: int) -> None:
        self._documents, self._aligned, self._max_bytes = documents, aligned, max_bytes
        self._name = documents[1].name
        self._moved = {
            name[1]: new
            for names in reversed(aligned.renames)
            for name, new in names.items()
            if name[0] == STATEMENTS
        }

    def write(self, data: Mapping[str, Any]) -> str:
        """Return a text that says what is merged, from the lines of both sides if that can be done.

        Raises:
            ArgmapError: no text can be changed so.
        """
        for start in self._starts():
            text = self._rewrite(start, data)
            if text is not None:
                return text
        raise ArgmapError(_CANNOT.format(self._name))

    def _starts(self) -> "list[str]":
        """Return the texts to start from: merged by lines, with both sides or ours in conflicts, and ours."""
        line_break = "\r\n" if "\r\n" in self._documents[1].text else "\n"
        base, ours, theirs = (
            document.text.replace("\r\n", "\n").replace("\n", line_break).splitlines(keepends=True)
            for document in self._documents
        )
        merged = ("".join(merge_lines(base, ours, theirs, choice)) for choice in ("both", "ours"))
        return list(dict.fromkeys([*merged, self._documents[1].text]))

    def _rewrite(self, text: str, data: Mapping[str, Any]) -> str | None:
        try:
            return rewrite(text, self._name, data, self._moved, self._max_bytes)
        except (ArgmapError, InvalidMap):
            return None

    def mark(self, text: str, merged: MergedData) -> tuple[str, list[Place]]:
        """Return the text with both sides of each conflict between marks, and where they are.

        Raises:
            ArgmapError: a side cannot be written.
        """
        if not merged.conflicts:
            return text, []
        sides = [self._rewrite(text, _resolve(merged, side)) for side in ("ours", "theirs")]
        if sides[0] is None or sides[1] is None:
            raise ArgmapError(_CANNOT.format(self._name))
        line_break = "\r\n" if "\r\n" in text else "\n"
        ours, theirs = (side.splitlines(keepends=True) for side in (sides[0], sides[1]))
        lines, places = mark_differences(ours, theirs, line_break)
        return "".join(lines), [Place(*place) for place in places]


def _resolve(merged: MergedData, side: str) -> NormalMap:
    """Return merged data with all conflicts as one side has it."""
    data = _copy(merged.data)
    for conflict in merged.conflicts:
        value = getattr(conflict, side)
        owner: Any = data
        for key in conflict.path[:-1]:
            owner = owner.setdefault(key, {})
        if value is MISSING:
            owner.pop(conflict.path[-1], None)
        else:
            owner[conflict.path[-1]] = value
    return NormalMap({key: value for key, value in data.items() if value != {} or merged.data.get(key) == {}})


def _copy(value: Any) -> Any:
    return {key: _copy(item) for key, item in value.items()} if isinstance(value, dict) else value


def find_lost_comments(documents: list[Document], text: str) -> list[str]:
    """Return a sentence for each comment of theirs that is new there, and that the merge does not have."""
    base, _, theirs = (_find_comments(document.text) for document in documents)
    there = _find_comments(text)
    return [
        f"a comment of theirs is not in the merge: {comment}"
        for comment in theirs
        if comment not in base | there
    ]


def _find_comments(text: str) -> dict[str, None]:
    lines = (line.strip() for line in text.splitlines())
    return dict.fromkeys(line for line in lines if line.startswith("#"))
