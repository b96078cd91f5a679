"""The entries of a BibTeX file: split by bibtexparser 2, their values put together here.

A value is a chain of texts in braces or quotes, numbers and abbreviations, joined by `#`. What is wrong with
one entry is noted with its line and stays its own matter.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, NamedTuple

from argmap.bibliography.formats import need_extra
from argmap.bibliography.works import Shelf

_SPARE, _GROWTH = 1_000_000, 10
_MOST_COMMAS = 100
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD = re.compile(r"[^\s{}\"#,=]+")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTE = re.compile(r'\\.|[{}"]', re.DOTALL)
_NEXT_FIELD = re.compile(r"[\s;]*([A-Za-z][\w:+-]*)\s*=\s*")
_COMMENT = re.compile(r"(?m)^[ \t]*%[^\n]*")
_END_COMMENT = re.compile(r"%[^\n]*(?:\n|\Z)(?=\s*[A-Za-z]|\s*\Z)")
_KEY = re.compile(r"\s*@\s*\w+\s*[{(]\s*([^\s,{}=]*)")
_SPACED_AT = re.compile(r"(?m)^@[ \t]+(?=[A-Za-z]+[ \t]*[{(])")
_LOST_FIELD = re.compile(r"[^%@\n]{0,200}\b[A-Za-z]+\s{0,9}=\s{0,9}[{\"0-9]")
_OUTSIDE = "this is not in an entry, so it is not read: a brace too many may close the entry before it"
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it logs is noted on the shelf
_JOINT = re.compile(r"\s*#\s*")
_DOUBLE_COMMA = re.compile(r",\s*(?=,)")


class Value(NamedTuple):
    """What a field says, in LaTeX, and its line."""

    text: str
    line: int


@dataclass(slots=True)
class Entry:
    """One entry: the name of its type in lower case, its key, its line, and its fields."""

    kind: str
    key: str
    line: int
    fields: dict[str, Value] = field(default_factory=dict)


def read_entries(text: str, shelf: Shelf) -> list[Entry]:
    """Return the entries; what is wrong with them is noted on the shelf."""
    reader = _Reader(shelf, _SPARE + _GROWTH * len(text))
    blocks = []
    for block in _split(_SPACED_AT.sub("@", text)):
        if type(block).__name__ != "ImplicitComment":
            blocks.append(block)
        elif blocks and not hasattr(blocks[-1], "error") and _LOST_FIELD.match(block.comment):
            shelf.warn("", block.start_line + 1, _OUTSIDE)
    lines, before = text.split("\n"), -1
    for block, after in zip_longest(blocks, blocks[1:]):
        end = len(lines) if after is None else max(after.start_line, block.start_line + 1)
        is_first = hasattr(block, "error") and block.start_line != before  # a line is read again only once
        reader.read_block(block, lines[block.start_line : end] if is_first else [])
        before = block.start_line
    return reader.entries


def _split(text: str) -> list[Any]:
    parser = need_extra("bibtexparser")
    blocks: list[Any] = parser.parse_string(text, parse_stack=[]).blocks
    return blocks


class _Reader:
    """Entries so far, and the abbreviations that `@string` has defined."""

    def __init__(self, shelf: Shelf, most: int) -> None:
        """`most` is how many characters may come from abbreviations, which can double each other."""
        self._left = most
        self.entries: list[Entry] = []
        self._shelf = shelf
        self._strings: dict[str, str] = {}
        self._keys: set[str] = set()
        self._model = need_extra("bibtexparser.model")

    def read_block(self, block: Any, lines: list[str], first_line: int = 1) -> None:
        """Take in an entry, or a definition; of a broken one with the lines before the next."""
        model, line = self._model, (block.start_line or 0) + first_line
        if isinstance(block, model.DuplicateFieldKeyBlock | model.DuplicateBlockKeyBlock):
            self.read_block(block.ignore_error_block, lines, first_line)
        elif isinstance(block, model.ParsingFailedBlock):
            self._retry("\n".join(lines) or str(block.raw), line)
        elif isinstance(block, model.String):
            self._strings[block.key.lower()] = self._read_value(block.key, str(block.value), line, {})
        elif isinstance(block, model.Entry):
            self._add(block, line, first_line)

    def _retry(self, raw: str, line: int) -> None:
        """Read an entry that has two commas in a row, or lines that `%` makes comments; note any other."""
        mended = _DOUBLE_COMMA.sub("", _COMMENT.sub("", raw))
        again = _split(mended) if mended != raw else []
        if len(again) == 1 and not isinstance(again[0], self._model.ParsingFailedBlock):
            self.read_block(again[0], [], line)
            return
        key = _KEY.match(raw)
        message = "this entry can't be read: a brace, a quote or a comma is missing"
        self._shelf.fail(key[1] if key else "", line, message)

    def _add(self, block: Any, line: int, first_line: int) -> None:
        entry = Entry(block.entry_type.lower(), block.key.strip(), line)
        if not entry.key:
            self._shelf.warn("", line, "this entry has no key, so nothing can cite it")
            return
        if entry.key in self._keys:
            self._shelf.warn(entry.key, line, f"the key '{entry.key}' is used twice; the first entry counts")
            return
        self._keys.add(entry.key)
        self.entries.append(entry)
        for part in block.fields:
            field_line = first_line + (
                part.start_line if part.start_line is not None else block.start_line or 0
            )
            self._set(entry, part.key, str(part.value), field_line)

    def _set(self, entry: Entry, name: str, raw: str, line: int) -> None:
        """Set a field, and those that follow it without a comma."""
        bare = _END_COMMENT.sub("", name).strip()
        if not bare and name.strip():
            return
        later = {bare.lower(): raw}
        for _ in range(_MOST_COMMAS):
            name, raw = later.popitem()
            if name in entry.fields:
                self._shelf.fail(entry.key, line, f"the field '{name}' is given twice; the last one counts")
            entry.fields[name] = Value(self._read_value(entry.key, raw, line, later), line)
            if not later:
                return
            self._shelf.warn(entry.key, line, f"a comma is missing before the field '{next(iter(later))}'")
        self._shelf.fail(entry.key, line, f"no more than {_MOST_COMMAS} fields are read without commas")

    def _read_value(self, key: str, raw: str, line: int, later: dict[str, str]) -> str:
        """Return a value; what follows it without a comma goes to `later`."""
        parts: list[str] = []
        words_at: list[int] = []
        end = 0
        for is_word, words, after in _read_parts(raw):
            parts.append(words)
            words_at += [len(parts) - 1] if is_word else []
            end = after
        rest = _END_COMMENT.sub("", raw[end:])
        if not rest.strip(" \t\r\n;") or _NEXT_FIELD.match(rest):
            for index in words_at:
                parts[index] = self._expand(key, parts[index], line)
        if match := _NEXT_FIELD.match(rest):
            later[match[1].lower()] = rest[match.end() :]
        elif rest.strip(" \t\r\n;"):
            self._shelf.warn(key, line, f"braces are missing round the value '{_cut(raw)}'")
            return raw if len(parts) == 1 and raw.lstrip()[:1] not in '{"' else "".join(parts) + rest
        return "".join(parts)

    def _expand(self, key: str, word: str, line: int) -> str:
        name = word.lower()
        if name not in self._strings and not word[0].isdecimal() and name not in MONTHS:
            what = f"the abbreviation '{_cut(word)}' is not defined by @string; its name is kept"
            self._shelf.warn(key, line, what)
        value = self._strings.get(name, word)
        self._left -= len(value)
        if self._left < 0:
            self._shelf.fail(key, line, f"the abbreviation '{_cut(word)}' is too long to be written out")
            return ""
        return value


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:40]}…"  # noqa: PLR2004


def _read_parts(raw: str) -> Iterator[tuple[bool, str, int]]:
    """Yield of each part of a value whether it is an abbreviation, its text, and where it ends."""
    at = len(raw) - len(raw.lstrip())
    while at < len(raw):
        if raw[at] == "{":
            end = _find_close(raw, at)
            yield False, raw[at + 1 : end], end + 1
        elif raw[at] == '"':
            end = _find_quote(raw, at)
            yield False, raw[at + 1 : end], end + 1
        elif match := _WORD.match(raw, at):
            end = match.end() - 1
            yield True, match[0], end + 1
        else:
            return
        joint = _JOINT.match(raw, end + 1)
        if not joint:
            return
        at = joint.end()


def _find_close(raw: str, at: int) -> int:
    """Return where the brace that is open at a place is closed; the end where it is not."""
    if raw.find("}", at) == len(raw) - 1 and raw.find("{", at + 1) < 0:
        return len(raw) - 1
    depth = 0
    for match in _BRACE.finditer(raw, at):
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0 and match[0] == "}":
            return match.start()
    return len(raw)


def _find_quote(raw: str, at: int) -> int:
    depth = 0
    for match in _QUOTE.finditer(raw, at + 1):
        depth += (match[0] == "{") - (match[0] == "}")
        if match[0] == '"' and depth <= 0:
            return match.start()
    return len(raw)
