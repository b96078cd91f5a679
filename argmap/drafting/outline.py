"""The title, the authors and the sections of a plain text."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeAlias

from argmap.passages.blocks import (
    ASIDES,
    REFERENCES,
    Block,
    fold_title,
    has_marked_headings,
    read_blocks,
    read_words,
)

Words: TypeAlias = Callable[[Block], str]
"""Returns the words of a block."""

_FIRST = (
    *("abstract", "summary", "executive summary", "introduction"),
    *("zusammenfassung", "kurzfassung", "einleitung", "résumé", "resumen", "resumo", "riassunto"),
)
_COMMON = REFERENCES | {
    *_FIRST,
    *("background", "methods", "materials and methods", "results", "discussion"),
    *("conclusion", "conclusions", "acknowledgments", "acknowledgements"),
}
"""Titles that are known even where nothing tells a heading from a paragraph."""
_MOST_WORDS = 12
_LONGEST, _LONGEST_TITLE = 90, 500
_NO_TITLE = re.compile(
    r"""[.,;:!?]["'”’)]*$|://|^["“'‘(\[]|^(?:keywords|by|doi)\b|@|\b(?:doi|isbn)\b|\b10\.\d{4}|\(\d{4}[a-z]?\)|,\s\d{4}$""",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])[.)]?\s+\S")
_SMALL = 4
"""Words up to this length may have a small letter in a title."""


class Outline(NamedTuple):
    """What is found: a title, the words of the line of authors, and the titles of all sections in order.

    `references` are the blocks of a list of references, `notes` those of notes; the blocks are of `blocks`.
    """

    title: str
    authors: str
    sections: list[str]
    blocks: list[Block]
    references: list[Block]


def read_outline(text: str) -> Outline:
    """Return the outline of a text, whose headings are marked, or else guessed by their looks."""
    words = partial(read_words, text)
    if has_marked_headings(text):
        blocks, _ = read_blocks(text)
    else:
        plain, _ = read_blocks(text, _COMMON)
        titles = {fold_title(words(block)) for block in plain if _looks_like_title(words(block), block)}
        blocks, _ = read_blocks(text, titles)
    return _read(blocks, words)


def _looks_like_title(words: str, block: Block) -> bool:
    if block.kind in ASIDES or len(block.lines) != 1 or len(words) > _LONGEST or _NO_TITLE.search(words):
        return False
    parts = words.split()
    long = [part for part in parts if len(part) > _SMALL and part[0].isalpha()]
    capital = sum(part[0].isupper() for part in long)
    is_set = 10 * capital >= 6 * len(long) or _NUMBERED.match(words) is not None
    return is_set and len(parts) <= _MOST_WORDS and (words[0].isupper() or words[0].isdigit())


def _read(blocks: list[Block], words: Words) -> Outline:
    headings = [block for block in blocks if block.kind == "heading"]
    body = [block for block in blocks if block.kind not in ASIDES]
    top = [block for block in headings if block.level == 1]
    has_title = len(top) == 1 and body[:1] == top and len(headings) > 1
    title = words(body[0]) if body and (has_title or not any(block.level for block in headings)) else ""
    title = title if len(title) <= _LONGEST_TITLE else ""
    begin = body.index(headings[0]) if has_title else 0
    rest = headings[1:] if has_title else headings
    if title and not has_title:
        rest = [block for block in rest if block is not body[0]]
        known = [block for block in rest if fold_title(words(block)) in _FIRST]
        rest = rest[rest.index(known[0]) :] if known else rest
    authors = ""
    if title and (first := body[begin + 1 : begin + 2]) and first != rest[:1]:
        authors = words(first[0])
    named = [words(block) for block in rest if fold_title(words(block)) not in REFERENCES]
    return Outline(title, authors, named, blocks, _find_references(blocks, words))


def _find_references(blocks: list[Block], words: Words) -> list[Block]:
    """Return the blocks behind the heading of a list of references, to the next heading."""
    found: list[Block] = []
    is_list = False
    for block in blocks:
        if block.kind == "heading":
            is_list = fold_title(words(block)) in REFERENCES
        elif is_list and block.kind == "paragraph":
            found.append(block)
    return found
