"""A paper's text: its parts, its words in the one form, and which place of the paper an offset is in."""

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import accumulate, zip_longest
from typing import NamedTuple

from argmap.passages.blocks import ASIDES, Block, fold_title, has_marked_headings, read_blocks
from argmap.passages.normal import Normal, has_mark, normalize, remove_marks

_BARRIER = "\0"
"""What no text has: no passage reaches beyond it."""


class Spot(NamedTuple):
    """A place of the paper, in the words of a locator, as far as the text tells."""

    section: str | None = None
    paragraph: int | None = None
    page: str | None = None
    label: str | None = None

    def to_dict(self) -> dict[str, str | int]:
        """Return what is known of it as data for JSON."""
        return {key: value for key, value in self._asdict().items() if value is not None}


def describe_spot(spot: Spot) -> str:
    """Return `introduction, paragraph 2, page 14`."""
    parts = [spot.section] if spot.section else []
    parts += [f"paragraph {spot.paragraph}"] if spot.paragraph else []
    parts += [f"page {spot.page}"] if spot.page else []
    parts += [spot.label] if spot.label else []
    return ", ".join(parts) or "no section of the map"


class Unit(NamedTuple):
    """A block, the section it stands in, and of a paragraph its number there."""

    block: Block
    section: str | None
    paragraph: int | None = None


class PaperText:
    """The text of a paper; not to be changed.

    Attributes:
        text: with line feeds alone at the ends of lines.
        units: its blocks: first the headings and paragraphs in their order, then the notes and captions.
        pages: where its pages begin.
        unmatched: the ids of those sections of the map that have no heading in the text.
    """

    def __init__(self, text: str, sections: Mapping[str, str]) -> None:
        """Read a text; `sections` are the titles of the map's sections by id."""
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        folded = {id_: fold_title(title) for id_, title in sections.items()}
        titles = () if has_marked_headings(self.text) else set(folded.values())
        blocks, self.pages = read_blocks(self.text, titles)
        self.units, self.unmatched = _assign(self.text, blocks, folded)

    @cached_property
    def sha256(self) -> str:
        """The hash of the text in UTF-8."""
        return sha256(self.text.encode()).hexdigest()

    @cached_property
    def _joined(self) -> "_Joined":
        return _Joined(self.text, self.units)

    @cached_property
    def normal(self) -> Normal:
        """Its words in the one form: those of the paragraphs in their order, then the rest."""
        return normalize(self._joined.text)

    def find_origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `text` of a part of `normal` that is not empty."""
        first, last = self.normal.to_origin(start), self.normal.to_origin(end)
        return self._joined.to_origin(first), self._joined.to_origin(max(first, last - 1)) + 1

    def words(self, start: int, end: int) -> str:
        """Return a part of `normal` as the text writes it, without line breaks and marks of notes."""
        return remove_marks(self._joined.text[self.normal.to_origin(start) : self.normal.to_origin(end)])

    def has_note(self, start: int, end: int) -> bool:
        """Return whether a note is marked in a part of `normal`, or at its end."""
        written = self._joined.text[self.normal.to_origin(start) : self.normal.to_origin(end) + 1]
        return has_mark(written)

    def spot(self, start: int) -> Spot:
        """Return the place of the paper that an offset in `normal` is in."""
        unit = self.units[self.unit_index(start)]
        label = f"{unit.block.kind} {unit.block.label}".rstrip() if unit.block.kind in ASIDES else None
        return Spot(unit.section, unit.paragraph, self._page(self.find_origin(start, start + 1)[0]), label)

    def unit_index(self, start: int) -> int:
        """Return the number of the unit that an offset in `normal` is in."""
        return self._joined.unit_index(self.normal.to_origin(start))

    def unit_range(self, index: int) -> tuple[int, int]:
        """Return the offsets in `normal` of a unit."""
        start, end = self._joined.unit_range(index)
        return self.normal.from_origin(start), self.normal.from_origin(end)

    def _page(self, offset: int) -> str | None:
        index = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        if index >= 0:
            return self.pages[index].label
        first = self.pages[0].label if self.pages else ""
        return str(int(first) - 1) if first.isdecimal() and int(first) > 1 else None


class _Joined:
    """The lines of all units as one text, and the way back; barriers stand around each note and caption."""

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self._lines = [line for unit in units for line in unit.block.lines]
        self._starts = [0, *accumulate(end - start + 1 for start, end in self._lines)]
        counts = accumulate((len(unit.block.lines) for unit in units), initial=0)
        self._units = [self._starts[count] for count in counts]
        pairs = zip_longest(units, units[1:])
        self.text = "".join(_join(text, unit, following) for unit, following in pairs)

    def to_origin(self, offset: int) -> int:
        """Return where in the text an offset is."""
        index = min(bisect_right(self._starts, offset), len(self._lines)) - 1
        start, end = self._lines[index]
        return min(start + offset - self._starts[index], end)

    def unit_index(self, offset: int) -> int:
        """Return the number of the unit that an offset is in."""
        return min(bisect_right(self._units, offset), len(self._units) - 1) - 1

    def unit_range(self, index: int) -> tuple[int, int]:
        """Return where a unit begins and ends."""
        return self._units[index], self._units[index + 1] - 1


def _join(text: str, unit: Unit, following: Unit | None) -> str:
    kinds = unit.block.kind, following.block.kind if following else ""
    lines = (text[start:end] for start, end in unit.block.lines)
    return "\n".join(lines) + ("\n" if set(ASIDES).isdisjoint(kinds) else _BARRIER)


def _assign(text: str, blocks: Sequence[Block], titles: Mapping[str, str]) -> tuple[list[Unit], list[str]]:
    """Return blocks with their sections, asides last, and the ids of the sections that none begins."""
    waiting: dict[str, deque[str]] = {}
    for id_, title in titles.items():
        waiting.setdefault(title, deque()).append(id_)
    section, level = None, 0
    counts: Counter[str | None] = Counter()
    body: list[Unit] = []
    asides: list[Unit] = []
    for block in blocks:
        if block.kind == "heading":
            ids = waiting.get(fold_title(text[slice(*block.lines[0])]))
            if ids:
                section, level = ids.popleft(), block.level
            elif block.level and block.level <= level:
                section, level = None, 0
        counts[section] += block.kind == "paragraph"
        number = counts[section] if block.kind == "paragraph" else None
        (asides if block.kind in ASIDES else body).append(Unit(block, section, number))
    return body + asides, [id_ for ids in waiting.values() for id_ in ids]
