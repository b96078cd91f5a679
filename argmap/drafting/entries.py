"""The entries of a list of references, each in a paragraph, in an item of a list, or on a line of its own."""

import re
from collections.abc import Iterator

from argmap.passages.blocks import Block
from argmap.passages.normal import remove_marks

_ITEM = re.compile(r"(?:[-*+•]|\[\d{1,3}\]:?|\(?\d{1,3}[.)])\s+(?=\S)")
_BULLET = re.compile(r"^[-*+•]\s+")
_BEGINS = re.compile(r"(?:[^\W\d_a-z]|(?:de|van|von|d')\b)[^\s,.]{0,40}(?: [^\s,.]{1,30}){0,3}[,.]? ")
_ENDED = re.compile(r"(?:[.)\]”\"]|\d|/\S{1,200})$")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d|\bn\.d\.|\bin press\b")


def split_entries(text: str, block: Block) -> Iterator[str]:
    """Yield the entries in a paragraph of a list of references."""
    lines = [text[start:end] for start, end in block.lines]
    are_items = _ITEM.match(lines[0]) is not None
    entry: list[str] = []
    for line in lines:
        begins = _ITEM.match(line) is not None if are_items else _begins_entry(line, " ".join(entry))
        if entry and begins:
            yield _join(entry)
            entry = []
        entry.append(line)
    yield _join(entry)


def _begins_entry(line: str, entry: str) -> bool:
    """Return whether a line begins an entry: the one before has a year and ends, and a name may begin."""
    tail = entry[-300:]
    return bool(_BEGINS.match(line) and _ENDED.search(tail) and _YEAR.search(entry))


def _join(lines: list[str]) -> str:
    return _BULLET.sub("", remove_marks("\n".join(lines)))
