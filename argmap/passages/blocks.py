"""The parts of a plain text: headings, paragraphs, notes and pages, as they are marked for people.

- An empty line parts blocks; a paragraph is a block, on however many lines.
- A heading is a line that begins with `#` to `######`, or a block of one line that has the title of a section
  of the map.
- A note is a block that begins with `[^2]:` or with a raised number, `²`. In the text it is marked by `[^2]`
  or `²`. A block that is only an address belongs to the note before it.
- A caption of a figure or table is a block that begins with `[caption]`, or as `Figure 3.` and `Table 2:` do.
- A page begins at a line `[page 14]`, or at a form feed. Such a line parts no paragraph.
- A paragraph goes on behind notes and captions, or behind a page's end, if it does not end there as a
  sentence does, or if what follows begins with a small letter.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.passages.normal import normalize_quote, remove_marks

REFERENCES = frozenset(
    (
        *("references", "bibliography", "literature", "sources", "notes", "endnotes", "footnotes"),
        *("works cited", "literature cited", "reference list", "cited literature"),
        *("references and notes", "notes and references"),
        *("literaturverzeichnis", "bibliographie"),
    )
)
"""Titles of what is no part of the argument, folded."""
_PAGE = re.compile(r"\[page ([^\]\s]{1,20})\][ \t]*$")
_FIGURE = (
    r"(?:Fig(?:ure|\.)?|FIG(?:URE|\.)|Tab(?:le|elle|\.)|TABLE|Abb(?:ildung|\.)|Box|Chart|Exhibit|Scheme|Plate)"
    r"\s?(?:[A-Z]?\d{1,3}[a-z]?(?:[.-]\d{1,2})?|[IVX]{1,5})"
)
_CAPTION = re.compile(rf"\[caption\][ \t]*(?=\S)|(?={_FIGURE}(?:\s?[.:|–—](?=\s|\Z)|[ \t]*(?=\n|\Z)))")
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_MARKED = re.compile(r"^[ \t]*#{1,6}[ \t]+\S", re.MULTILINE)
_NOTE = re.compile(r"\[\^([\w-]{1,40})\]:|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CLOSING = "\"'”’»)]"
_NUMBERING = re.compile(
    r"^(?:(?:\d{1,4}|[IVXLC]{1,6}|[A-Z])(?:\.\d{1,4}){0,5}[.):]|\d{1,4}(?:\.\d{1,4}){0,5})\s(?=\S)"
)
_LONGEST_HEADING = 200
ASIDES = ("note", "caption")
"""The kinds of blocks that are no part of the running text."""
_TAIL = 200


@dataclass(slots=True)
class Block:
    """A part of a text: a `heading`, a `paragraph`, a `note` or a `caption`.

    `lines` are the offsets of its lines, without white space around them: what stands between, such as notes
    on the foot of a page, is no part of it. `level` is that of a heading, `label` the number of a note.
    """

    kind: str
    lines: list[tuple[int, int]]
    level: int = 0
    label: str = ""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.lines[0][0]


class Page(NamedTuple):
    """Where a page begins, and what it is called."""

    start: int
    label: str


def fold_title(title: str) -> str:
    """Return what titles that mean the same heading have in common: no numbering, case or full stop."""
    words = normalize_quote(title)
    return _NUMBERING.sub("", words, count=1).strip(" .:").casefold()


def read_words(text: str, block: Block) -> str:
    """Return the words of a block of a text, without line breaks and marks of notes."""
    return remove_marks("\n".join(text[start:end] for start, end in block.lines))


def ends_sentence(words: str) -> bool:
    """Return whether words end as a sentence does."""
    return words.rstrip(_CLOSING).endswith((".", "!", "?", ":", "…"))


def has_marked_headings(text: str) -> bool:
    """Return whether headings are marked by `#`; then only these are headings."""
    return _MARKED.search(text) is not None


def read_blocks(text: str, titles: Collection[str] = ()) -> tuple[list[Block], list[Page]]:
    """Return the blocks of a text in order, and its pages.

    Args:
        text: with line feeds alone at the ends of lines.
        titles: what headings without a mark say, folded.
    """
    pages: list[Page] = []
    blocks: list[Block] = []
    body: Block | None = None
    note: Block | None = None
    for lines in _split(text, pages):
        for block in _classify(text, lines, titles):
            if block.kind == "paragraph" and note and _is_address(text, block):
                note.lines += block.lines
            elif block.kind == "paragraph" and body and _goes_on(text, body, block, blocks[-1], pages):
                body.lines += block.lines
            else:
                blocks.append(block)
                note = block if block.kind == "note" else note
                body = block if block.kind == "paragraph" else body if block.kind in ASIDES else None
    return blocks, pages


def _split(text: str, pages: list[Page]) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of each block as offsets; the pages that begin are added to `pages`."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        content, start = line.lstrip(), start + len(line) - len(line.lstrip())
        if "\f" in line[: len(line) - len(content)]:
            pages.append(Page(start, _next_label(pages)))
        if match := _PAGE.match(content):
            pages.append(Page(at, match[1]))
        elif content:
            lines.append((start, start + len(content.rstrip())))
        elif lines and "\f" not in line:
            yield lines
            lines = []
    if lines:
        yield lines


def _next_label(pages: list[Page]) -> str:
    if not pages:
        return "2"
    return str(int(pages[-1].label) + 1) if pages[-1].label.isdecimal() else ""


def _classify(text: str, lines: list[tuple[int, int]], titles: Collection[str]) -> Iterator[Block]:
    """Yield the heading at the head of a block, if there is one, and the rest."""
    start, end = lines[0]
    if match := _HEADING.match(text[start : min(end, start + 2 * _LONGEST_HEADING)]):
        title = match[2].rstrip("#")
        length = len(title.rstrip() if title[-1:].isspace() else match[2])
        begin = start + match.start(2)
        yield Block("heading", [(begin, begin + length)], level=len(match[1]))
        lines = lines[1:]
    elif len(lines) == 1 and end - start < _LONGEST_HEADING and fold_title(text[start:end]) in titles:
        yield Block("heading", lines)
        return
    if lines and (caption := _CAPTION.match(text, lines[0][0])):
        yield Block("caption", [(caption.end(), lines[0][1]), *lines[1:]])
    elif lines:
        note = _NOTE.match(text, lines[0][0])
        label = note[1] or note[2].translate(_RAISED) if note else ""
        yield Block("note" if note else "paragraph", lines, label=label)


def _is_address(text: str, block: Block) -> bool:
    words = text[slice(*block.lines[0])]
    return not any(map(str.isspace, words)) and ("://" in words or words.startswith("www."))


def _goes_on(text: str, body: Block, block: Block, last: Block, pages: list[Page]) -> bool:
    """Return whether a block is the rest of a paragraph that notes or the end of a page interrupt."""
    start, end = body.lines[-1]
    begun = bisect_right(pages, block.start, key=lambda page: page.start)
    if last is body and not (begun and pages[begun - 1].start >= end):
        return False
    words = remove_marks(text[max(start, end - _TAIL) : end])
    return text[block.start].islower() or not ends_sentence(words)
