"""Edits of a map in the text of its file, in which all that they do not touch keeps every byte."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from argmap.edits import Edit, Range, TextEdit
from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.syntax.document import Document, read
from argmap.syntax.editor import Editor
from argmap.syntax.lines import Lines
from argmap.syntax.pieces import Piece, apply_pieces, merge_pieces
from argmap.syntax.plan import Overlaps, Plan, change_data, plan_edits

_MOST_TRIES = 100  # of combinations, where not all edits can be made together

_UNUSUAL = "cannot make these edits in '{}': what they change is written in an unusual way; edit it by hand"


def edit(text: str, edits: Sequence[Edit], *, name: str = "<text>") -> str:
    """Return the text of a map with edits made; every byte that they do not touch stays.

    All paths are those of the map before the call, so the order of edits does not matter; only new entries
    that go to the same place keep theirs. A list or mapping that is left empty goes too. Comments directly
    above an entry, with its indentation, and behind it belong to it. New values are written as `dump` writes
    them, but within brackets where the text around has brackets.

    Args:
        text: the text of a file, in YAML or JSON.
        edits: what changes.
        name: the name of the file; `*.json` makes it JSON.

    Raises:
        InvalidMap: the text cannot be read as plain data; has all findings.
        ArgmapError: an edit cannot be made, or two overlap; then none is made.
    """
    document = read(text, name)
    marks = text[: len(text) - len(document.text)]
    return marks + apply_text_edits(document.text, find_text_edits(document, edits))


def find_text_edits(document: Document, edits: Sequence[Edit]) -> list[TextEdit]:
    """Return the changes of the text that edits come to, in order; they do not overlap.

    Raises:
        InvalidMap: the document has findings; has them all.
        ArgmapError: an edit cannot be made, or two overlap.
    """
    if document.findings:
        raise InvalidMap(document.findings)
    for literal in (True, False):  # a comment below could become text of a literal scalar
        change = _find_change(Editor(document, literal=literal), edits)
        if change.is_proved(document):
            return change.text_edits(document)
    raise ArgmapError(_UNUSUAL.format(document.name))


def find_fix_edits(document: Document, fixes: Sequence[Sequence[Edit]]) -> list[tuple[TextEdit, ...]]:
    """Return the changes of the text for each of many fixes by itself; none for one that cannot be made.

    They are proved together, so that the text is read only a few times more.
    """
    editor = Editor(document)
    made = set(_choose(editor, fixes)[1])
    changes = (_find_change(editor, fix) if number in made else None for number, fix in enumerate(fixes))
    return [tuple(change.text_edits(document)) if change else () for change in changes]


def apply_fixes(document: Document, fixes: Sequence[Sequence[Edit]]) -> tuple[str, list[int]]:
    """Return the text with as many fixes made as go together, and the numbers of these.

    Of two that overlap the first is made. What is written in an unusual way is left as it is.
    """
    change, made = _choose(Editor(document), fixes)
    return apply_pieces(document.text, change.pieces), made


def apply_text_edits(text: str, text_edits: Iterable[TextEdit]) -> str:
    """Return a text with changes made.

    Raises:
        ArgmapError: two of them overlap, or one is outside the text.
    """
    lines = Lines(text)
    try:
        pieces = [Piece(lines.offset(*at[:2]), lines.offset(*at[2:]), new) for at, new in text_edits]
        return apply_pieces(text, merge_pieces(pieces))
    except ValueError as error:
        raise ArgmapError(f"cannot edit the text: {error}") from error


class _Change(NamedTuple):
    """A change of a text, and of its data."""

    pieces: list[Piece]
    plan: Plan

    def text_edits(self, document: Document) -> list[TextEdit]:
        """Return the change by lines and columns."""
        place = document.lines.place
        return [TextEdit(Range(*place(start), *place(end)), text) for start, end, text in self.pieces]

    def is_proved(self, document: Document) -> bool:
        """Return whether the new text is read as the data with the same changes."""
        text = apply_pieces(document.text, self.pieces)
        again = read(text, document.name, max_bytes=max(len(text), 1), max_depth=document.max_depth)
        return not again.findings and again.data == change_data(document.data, self.plan)


def _find_change(editor: Editor, edits: Sequence[Edit]) -> _Change:
    document = editor.document
    plan = plan_edits(document.data, edits, document.max_depth)
    try:
        return _Change(merge_pieces(editor.find_pieces(plan)), plan)
    except ValueError as error:
        raise ArgmapError(_UNUSUAL.format(document.name)) from error


def _choose(editor: Editor, fixes: Sequence[Sequence[Edit]]) -> tuple[_Change, list[int]]:
    """Return the change that is made by all fixes that go together, and the numbers of these."""
    chooser, apart = _Chooser(editor, fixes), list(_find_apart(fixes))
    if chooser.attempt(apart):
        return chooser.change, apart
    made = chooser.choose([], [number for number in apart if _is_possible(editor, fixes[number])])
    return chooser.change, made


def _find_apart(fixes: Sequence[Sequence[Edit]]) -> Iterator[int]:
    """Yield the numbers of fixes that do not overlap one before."""
    overlaps = Overlaps()
    for number, fix in enumerate(fixes):
        with suppress(ArgmapError):
            overlaps.add(*fix)
            yield number


def _is_possible(editor: Editor, fix: Sequence[Edit]) -> bool:
    try:
        _find_change(editor, fix)
    except ArgmapError:
        return False
    return True


class _Chooser:
    """Finds fixes that go together; `change` is that of those that were last proved."""

    def __init__(self, editor: Editor, fixes: Sequence[Sequence[Edit]]) -> None:
        self.change = _Change([], Plan())
        self._editor, self._fixes, self._tries = editor, fixes, 0

    def choose(self, good: list[int], more: list[int]) -> list[int]:
        """Return the fixes that are good, and as many more as go with them, by halving."""
        if not more or self.attempt(good + more):
            return good + more
        if len(more) == 1:
            return good
        half = len(more) // 2
        return self.choose(self.choose(good, more[:half]), more[half:])

    def attempt(self, numbers: Sequence[int]) -> bool:
        """Return whether these fixes go together."""
        self._tries += 1
        if self._tries > _MOST_TRIES:
            return False
        with suppress(ArgmapError):
            change = _find_change(self._editor, [edit for number in numbers for edit in self._fixes[number]])
            if change.is_proved(self._editor.document):
                self.change = change
                return True
        return False
