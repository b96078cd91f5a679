"""A file as a whole: its data, what is wrong with its text, and where each value stands."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from os import PathLike
from pathlib import Path as FilePath
from types import ModuleType
from typing import Any

from argmap.edits import Path, Range
from argmap.errors import ArgmapError, guard
from argmap.finding import Finding, Severity
from argmap.gc_control import gc_disabled
from argmap.reading import MAX_BYTES, read_bytes
from argmap.syntax.build import Diagnostic, Place, Reading, SlowPathNeeded
from argmap.syntax.comments import find_comment, has_late_comment, is_rest_of_text
from argmap.syntax.decode import SIGN_OF_NUL, Encoding, decode
from argmap.syntax.lines import Excerpt, Lines
from argmap.syntax.marks import Marks, find_places, make_marks

MAX_DEPTH = 100

_ENCODING = "this is not UTF-8 text: save the file as UTF-8"
_NUL = "a NUL character (U+0000) is here: remove it"
_TOO_LARGE = "the file is larger than {:,} bytes, the most that is read; --max-size raises the limit"


@dataclass(frozen=True, eq=False)
class Document:
    """A file that was read; not to be changed.

    Attributes:
        name: the name of the file, as users know it.
        text: what it holds, without a byte order mark.
        data: the same as plain data: dict, list, str, int, float, bool, None. None, with findings, if it
            could not be read to its end.
        findings: all that is wrong with it as text, in the order of the text; at most 1,000
            and one. There may be data beside.
        encoding: how the file writes its text as bytes.
        folder: where it is, if it is a file.
        marks: where its values are, if the reader told it on the way.
    """

    name: str
    text: str
    data: object
    findings: tuple[Finding, ...] = ()
    max_depth: int = field(default=MAX_DEPTH, repr=False)
    encoding: Encoding = field(default=Encoding(), repr=False)
    folder: FilePath | None = field(default=None, repr=False)
    marks: Marks = field(default_factory=make_marks, repr=False)

    def find_range(self, path: Path, at_key: bool = False) -> Range:
        """Return the range of a value, or with `at_key` that of its key, if it has one.

        The range of a list or mapping starts at its key, if it has one, and ends with the last content in it.
        A path that leads out of the file gives the range of the last value on its way. The first call finds
        all places, for which it reads JSON once more.
        """
        place, whole = self.root, True
        for step in path:
            inner = (place.items or {}).get(step)
            if inner is None:
                whole = False
                break
            place = inner
        start, end = place.at, place.end
        if place.key is not None and at_key and whole:
            start, end = place.key, place.key_end
        elif place.key is not None and place.items is not None:
            start = place.key
        return Range(*self.lines.place(start), *self.lines.place(end))

    def resolve(self, path: Path) -> Path:
        """Return the path as it is written: without an index where a value has no brackets, and the like."""
        part: Any = self.data
        steps: list[str | int] = []
        for number, step in enumerate(path):
            if not isinstance(part, list if isinstance(step, int) else dict):
                continue
            steps.append(step)
            try:
                part = part[step]  # type: ignore[index]
            except LookupError:  # it leads out of the file
                return (*steps, *path[number + 1 :])
        return tuple(steps)

    def comment_after(self, path: Path) -> str | None:
        """Return the comment that follows an unquoted text, or nothing at all, on the line where it ends."""
        place = self._find_place(path)
        return find_comment(self.text, place) if place else None

    def ends_text_before(self, path: Path, *, is_known: bool) -> bool:
        """Return whether a key is likely the rest of the text before it, which a comma in braces ends.

        `is_known` says that it may be meant as a key.
        """
        place = self._find_place(path)
        return place is not None and is_rest_of_text(self.text, place, is_known=is_known)

    def _find_place(self, path: Path) -> Place | None:
        place = self.root
        for step in path:
            inner = (place.items or {}).get(step)
            if inner is None:
                return None
            place = inner
        return place

    @cached_property
    def may_cut_texts(self) -> bool:
        """Whether a line of it has more than a comment before ` #`; quick, and true too often."""
        return has_late_comment(self.text) and find_reader(self.name, self.text).__name__.endswith("yaml")

    def excerpt(self, line: int, column: int = 1) -> Excerpt:
        """Return a line, of a long one 200 characters round the column, harmless for a terminal."""
        return self.lines.excerpt(line, column)

    def in_folder(self, folder: FilePath | None) -> "Document":
        """Return the same document, with the folder that it is in."""
        copy = replace(self, folder=folder)
        copy.__dict__.update({key: self.__dict__[key] for key in ("lines", "root") if key in self.__dict__})
        return copy

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def root(self) -> Place:
        """The place of the whole, with the places of all that is in it."""
        with guard(self.name), gc_disabled():
            return find_places(self.data, self.marks or _find_marks(self.text))


def _find_marks(text: str) -> Marks:
    """Return where the values of a text in JSON are, which its fast reader does not tell."""
    from argmap.syntax.json import find_marks

    return find_marks(text)


def read(
    source: bytes | str,
    name: str,
    *,
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
) -> Document:
    """Read the text of a file. What is wrong with it is in the findings.

    A name that ends in `.json` is read as JSON, and one with any other ending as YAML. Without an ending,
    as for standard input, text whose first visible character is `{` is JSON, and all else is YAML.

    Args:
        source: what the file holds; bytes in UTF-8, or in UTF-16 with a byte order mark.
        name: the name of the file, for findings.
        max_bytes: the most that is read (for a str: characters).
        max_depth: how many lists and mappings may stand in one another.

    Raises:
        FaultError: argmap, or a library that it uses, fails on it.
    """
    if len(source) > max_bytes:
        return _unreadable(name, "", "size-limit", _TOO_LARGE.format(max_bytes), 0)
    text, encoding, bad = decode(source)
    if bad is not None:
        return _unreadable(name, text, "encoding", _explain_no_text(text, bad), bad)
    with guard(name), gc_disabled():
        reader = find_reader(name, text)
        marks = make_marks()
        try:
            data = reader.read_fast(text, max_depth, marks)
            return Document(name, text, data, max_depth=max_depth, encoding=encoding, marks=marks)
        except SlowPathNeeded:
            return _read_carefully(reader, name, text, encoding, max_depth)


def read_file(
    path: str | PathLike[str],
    name: str | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
) -> Document:
    """Read a file, at most `max_bytes` of it; `name` is what findings call it, by default the path.

    Raises:
        ArgmapError: the file cannot be opened or read.
    """
    source = read_bytes(path, max_bytes)
    shown = str(path) if name is None else name
    document = read(source, shown, max_bytes=max_bytes, max_depth=max_depth)
    return document.in_folder(FilePath(path).parent)


def read_source(path: str | PathLike[str], max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file.

    Raises:
        ArgmapError: the file cannot be opened or read, or is larger than `max_bytes`.
    """
    source = read_bytes(path, max_bytes)
    if len(source) > max_bytes:
        raise ArgmapError(f"cannot read '{path}': {_TOO_LARGE.format(max_bytes)}")
    return source


def find_reader(name: str, text: str) -> ModuleType:
    """Return the module for this format; imported only now, because either costs start-up time."""
    suffix = FilePath(name).suffix.lower()
    if suffix == ".json" or (not suffix and text.lstrip().startswith("{")):
        from argmap.syntax import json

        return json
    from argmap.syntax import yaml

    return yaml


def _read_carefully(reader: ModuleType, name: str, text: str, encoding: Encoding, max_depth: int) -> Document:
    lines = Lines(text)
    reading: Reading = reader.read_carefully(text, lines, max_depth)
    return _document(name, text, reading, lines, encoding, max_depth)


def _explain_no_text(text: str, bad: int) -> str:
    """Return what to say of a text that is none from an offset on; many NULs are those of UTF-16."""
    return (
        _NUL if text[bad : bad + 1] == SIGN_OF_NUL and 8 * text.count(SIGN_OF_NUL) < len(text) else _ENCODING
    )


def _unreadable(name: str, text: str, rule: str, message: str, at: int) -> Document:
    reading = Reading(None, Place(0, 0), [Diagnostic(rule, message, at, ())])
    return _document(name, text, reading, Lines(text), Encoding(), MAX_DEPTH)


def _document(
    name: str, text: str, reading: Reading, lines: Lines, encoding: Encoding, max_depth: int
) -> Document:
    notes = sorted(reading.notes, key=lambda note: note.at)
    findings = tuple(_finding(name, note, lines) for note in notes)
    document = Document(name, text, reading.data, findings, max_depth, encoding)
    document.__dict__.update(lines=lines, root=reading.root)  # known already: no second reading
    return document


def _finding(name: str, note: Diagnostic, lines: Lines) -> Finding:
    line, column = lines.place(note.at)
    excerpt = lines.excerpt(line, column)
    return Finding(
        rule=note.rule,
        severity=Severity.ERROR,
        message=note.message,
        file=name,
        line=line,
        column=column,
        end_line=line,
        end_column=column,
        path=note.path,
        excerpt=excerpt.text,
        caret=excerpt.caret,
    )
