"""The columns of a table of statements: what separates them, what they hold, and the rows."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from argmap.interop.carrying import UnreadableError

COLUMN_NAMES = {
    "text": "text statement claim sentence argument",
    "id": "id key nr no number",
    "kind": "kind type role",
    "supported_by": "supportedby reasons reason premises pros pro because",
    "supports": "supports supporting",
    "attacked_by": "attackedby cons con objections objection counterarguments counterargument contra"
    " rebuttals rebuttal opposedby rebuttedby challengedby underminedby refutedby",
    "attacks": "attacks attack rebuts rebut challenges opposes oppose refutes undermines undercuts counters"
    " disputes objectsto",
    "shown_by": "answeredby replies",
    "answers": "answers repliesto",
    "denies": "denies",
    "contradicts": "contradicts",
    "in_tension_with": "intensionwith tension",
    "parent": "parent parentid",
    "relation": "relation stance polarity procon prooderkontra side position direction",
    "section": "section chapter",
    "page": "page pages",
    "sources": "sources source reference references citation citations",
    "tags": "tags tag labels label",
    "note": "note notes comment comments",
}
_COLUMNS = {word: column for column, words in COLUMN_NAMES.items() for word in words.split()}
_SIGNS = re.compile(r"[^a-z]")
_LARGEST_CELL = 2**31 - 1
_HEAD = 20_000
"""How much of a text is searched for the first line."""


def find_columns_of_text(text: str) -> dict[int, str]:
    """Return what the columns of a table hold, by its first line."""
    lines = text[:_HEAD].splitlines()
    return find_columns(_split_line(lines, find_separator(text))) if lines else {}


def fold(name: str) -> str:
    """Return a name without case, spaces and signs."""
    return _SIGNS.sub("", name.lower())


def find_separator(text: str) -> str:
    """Return what separates columns: what Excel's first line `sep=;` says, or what gives most known names."""
    if text[:4].lower() == "sep=":
        return text[4:5]
    lines = text[:_HEAD].splitlines()[:1]
    return max(",;\t|", key=lambda sign: len(find_columns(_split_line(lines, sign))))


def _split_line(lines: Sequence[str], separator: str) -> list[str]:
    try:
        return next(csv.reader(lines[:1], delimiter=separator), [])
    except csv.Error:
        return []


def find_columns(header: Sequence[str]) -> dict[int, str]:
    """Return what the columns hold, by their place; the first of two with the same meaning counts."""
    places: dict[str, int] = {}
    for index, name in enumerate(header):
        column = _COLUMNS.get(fold(name))
        if column:
            places.setdefault(column, index)
    return {index: column for column, index in places.items()}


def read_rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, each with the line that it begins on; raises `UnreadableError`."""
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    usual, line = csv.field_size_limit(_LARGEST_CELL), 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"{line}:1: this row can't be read: {error}") from None
    finally:
        csv.field_size_limit(usual)
