"""The sentences that the quotes of a map stand in, for whoever reads a quote."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from itertools import pairwise
from typing import TypeAlias

from argmap.edits import Path
from argmap.passages.anchors import Anchors
from argmap.passages.cover import split_sentences
from argmap.passages.locating import Passage
from argmap.passages.text import PaperText

Surroundings: TypeAlias = Sequence[str]
"""Pieces of a text, with their spaces; every second one is quoted, from the second to the last but one."""

Range: TypeAlias = tuple[int, int]

_REACH, _REACH_WITHOUT_SENTENCES = 600, 200
"""How many characters are looked at before and after a quote."""

_LONGEST = 600
"""Of a longer piece, the middle is left out."""


def find_surroundings(anchors: Anchors) -> Mapping[Path, Surroundings]:
    """Return the sentences around each quote that is found in the text, by the path of its locator."""
    text = anchors.text
    if text is None:
        return {}
    has_sentences = find_spec("nupunkt") is not None
    return {
        anchor.path: _surround(text, anchor.passage, has_sentences)
        for anchor in anchors.anchors
        if anchor.passage
    }


def _surround(text: PaperText, passage: Passage, has_sentences: bool) -> Surroundings:
    (low, _), (_, high) = (text.unit_range(text.unit_index(end)) for end in _ends(passage))
    reach = _REACH if has_sentences else _REACH_WITHOUT_SENTENCES
    windows = [_find_window(text.normal.text, end, (low, high), reach) for end in _ends(passage)]
    begin, finish = windows[0][0], windows[1][1]
    if has_sentences:
        sentences = [_find_sentence(text, *pair) for pair in zip(_ends(passage), windows, strict=True)]
        begin, finish = sentences[0][0], sentences[1][1]
    bounds = [begin, *(offset for part in passage.parts for offset in part), finish]
    pieces = [_write(text, *pair) for pair in pairwise(bounds)]
    pieces[0] = pieces[0].removeprefix(": ")  # behind the mark of a note
    before = "… " if low < begin == windows[0][0] else ""
    after = " …" if high > finish == windows[1][1] else ""
    return [before + pieces[0], *pieces[1:-1], pieces[-1] + after]


def _ends(passage: Passage) -> Range:
    """Return the offsets of the first and the last character."""
    return passage.within[0], passage.within[1] - 1


def _find_window(words: str, offset: int, limits: Range, reach: int) -> Range:
    """Return the range of the whole words that are near an offset."""
    start, end = offset - reach, offset + reach
    first = start + 1 + words[start:offset].find(" ") if start > limits[0] else limits[0]
    last = words.rfind(" ", offset, end) if end < limits[1] else limits[1]
    return first, last if last > offset else end


def _find_sentence(text: PaperText, offset: int, window: Range) -> Range:
    """Return the range of the sentence in a window that an offset is in."""
    sentences = split_sentences(text, *window)
    return next(((start, end) for start, end in sentences if start <= offset < end), (offset, offset + 1))


def _write(text: PaperText, start: int, end: int) -> str:
    """Return a part of the one form of a text as the text writes it, with the spaces at its ends."""
    if end - start > _LONGEST:
        half = _LONGEST // 2
        return f"{_write(text, start, start + half)} … {_write(text, end - half, end)}"
    words, written = text.words(start, end), text.normal.text[start:end]
    before, after = (" " if end.isspace() else "" for end in (written[:1], written[-1:]))
    return f"{before}{words}{after}" if words else before
