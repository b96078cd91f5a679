"""Which pieces of a text change when entries of a map do."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeAlias

from argmap.edits import Path
from argmap.syntax.build import Place
from argmap.syntax.document import Document
from argmap.syntax.entries import Entries, Entry
from argmap.syntax.entry_writer import EntryWriter
from argmap.syntax.flow import FlowEntry, cut_from_flow
from argmap.syntax.pieces import Piece, before_blanks
from argmap.syntax.plan import NewEntry, Plan
from argmap.syntax.write import write_flow

_BREAK = re.compile(r"\r\n?|\n")

Rows: TypeAlias = Callable[[int], list[str]]
"""The lines of a list or mapping in block style, by the column that its entries are to have."""


class Editor:
    """Finds what changes in the text of one document."""

    def __init__(self, document: Document, *, literal: bool = True) -> None:
        """Take a document; `literal` says whether new text of several lines may be written as such."""
        self.document = document
        self._text, self._lines = document.text, document.lines
        self._entries = Entries(document)
        self._writer = EntryWriter(document, self._entries, literal=literal)

    def find_pieces(self, plan: Plan) -> list[Piece]:
        """Return what changes; of pieces at one offset, the first comes first.

        Raises:
            ArgmapError: something would be lost.
            ValueError: what changes is written in an unusual way.
        """
        pieces = [piece for path, value in plan.replaced.items() for piece in self._replace(path, value)]
        pieces += [self._writer.rename(path, key) for path, key in plan.renamed.items()]
        for path in sorted({*plan.removed, *plan.inserted}, key=len, reverse=True):
            gone = {self._entries.number((*path, step)) for step in plan.removed.get(path, ())}
            pieces += self._rearrange(path, gone, plan.inserted.get(path, ()))
        return pieces

    # A value that takes the place of another

    def _replace(self, path: Path, value: Any) -> list[Piece]:
        if self._entries.is_in_flow(path):
            return [self._replace_in_flow(path, value)]
        entry, place = self._entries.entry(path), self._entries.place(path)
        text = self._writer.keep_quotes(place, value)
        if text:
            return self._place_text(entry, place, text, [])
        head = self._text[self._lines.start(entry.indicator - 1) : entry.indicator]
        lines = self._writer.write_entry(head, value, self._entries.column(entry.start), place)
        body = lines[0][len(head) :].lstrip()
        if isinstance(value, dict | list) and value and body[:1] not in ("[", "{"):
            return self._place_rows(path, value, lambda column: self._writer.write_children(value, column))
        if body.startswith(("|", ">")):
            return self._place_text(entry, place, body, lines[1:])
        return self._place_text(entry, place, self._writer.line_break.join([body, *lines[1:]]), [])

    def _place_rows(self, path: Path, value: Any, rows: Rows) -> list[Piece]:
        """Put a list or mapping in block style in the place of a value."""
        entry, place = self._entries.entry(path), self._entries.place(path)
        column, is_item = self._entries.column(entry.start), isinstance(path[-1], int)
        inner = column + (2 if is_item else len(self._writer.step))
        start, end = self._lines.start(place.at), self._lines.end(place.end)
        if start > entry.indicator:
            own = self._entries.column(place.at)
            fits = own > column or isinstance(value, list)
            return [Piece(start, end, self._writer.join(rows(own if fits else inner)) + self._end_last(end))]
        has_comment = "#" in self._text[place.end : end]
        text = self._writer.join(rows(inner)) + self._end_last(end)
        if has_comment or not is_item:
            removed = Piece(entry.indicator, place.end if has_comment else end)
            return [removed, Piece(end, end, self._writer.line_break + text)]
        return [Piece(entry.indicator, end, " " + text[inner:])]

    def _place_text(self, entry: Entry, place: Place, text: str, below: Sequence[str]) -> list[Piece]:
        """Put a scalar, or brackets, in the place of a value; `below` are the lines of a block scalar."""
        start, end = self._lines.start(place.at), self._lines.end(place.end)
        if start < entry.indicator:
            at, text = place.at, text if place.end > place.at else f" {text}"
            pieces = [Piece(at, place.end, text)]
        elif "#" in self._text[entry.indicator : place.at] or (place.items is None and not below):
            own, column = self._entries.column(place.at), self._entries.column(entry.start)
            indent = " " * (own if own > column else column + len(self._writer.step))
            pieces = [Piece(start, place.end, indent + text)]
        else:
            end = self._lines.end(entry.indicator)
            pieces = [Piece(end, end, f" {text}"), Piece(start, entry.last)]
        text = self._writer.line_break + self._writer.join(below) + self._end_last(end)
        return [*pieces, Piece(end, end, text)] if below else pieces

    def _end_last(self, end: int) -> str:
        """Return the line break that a text needs at its end, if that is where lines are put."""
        return self._writer.line_break if end == len(self._text) else ""

    def _replace_in_flow(self, path: Path, value: Any) -> Piece:
        place = self._entries.place(path)
        old = self._text[place.at : place.end]
        start = place.at if place.key is None else place.key
        on_line = place.items and not _BREAK.search(old)
        style = self._writer.flow_style(None if on_line else start)
        text = self._writer.keep_quotes(place, value) or write_flow(value, style)
        if not old:
            text = f" {text}" if ":" in self._text[place.key_end : place.at] else f": {text}"
        return Piece(place.at, place.end, text)

    # Entries that go and come

    def _rearrange(self, path: Path, gone: Collection[int], new: Sequence[NewEntry]) -> list[Piece]:
        """Take entries out of a list or mapping by number, and put new ones in."""
        new = sorted(new, key=lambda entry: self._number(path, entry))
        if len(gone) == len(self._entries.children(path)):
            return self._refill(path, new)
        placed: defaultdict[int, list[NewEntry]] = defaultdict(list)
        for entry in new:
            before = self._number(path, entry) - 1
            while before in gone:
                before -= 1
            placed[before].append(entry)
        if self._entries.is_bracketed(path):
            return self._rearrange_flow(path, gone, placed)
        if self._entries.is_in_flow(path):
            raise ValueError("a mapping in brackets lacks its own")
        return self._rearrange_block(path, gone, placed)

    def _number(self, path: Path, entry: NewEntry) -> int:
        """Return how many entries of a list or mapping are before a new one."""
        if isinstance(entry.step, int):
            return entry.step
        if entry.before is not None:
            return self._entries.number((*path, entry.before))
        return len(self._entries.children(path))

    def _refill(self, path: Path, new: Sequence[NewEntry]) -> list[Piece]:
        """Put entries in a list or mapping of which nothing stays."""
        is_list = isinstance(new[0].step, int)
        value = [entry.value for entry in new] if is_list else {entry.step: entry.value for entry in new}
        if self._entries.is_in_flow(path) or (not path and self._entries.is_bracketed(path)):
            self._writer.refuse_comments(new)
            return [self._replace_in_flow(path, value)]
        if path:
            return self._place_rows(path, value, lambda column: self._writer.write_new(new, column))
        root = self._entries.place(path)
        return [Piece(root.at, root.end, self._writer.join(self._writer.write_new(new, 0)))]

    def _rearrange_flow(
        self, path: Path, gone: Collection[int], placed: dict[int, list[NewEntry]]
    ) -> list[Piece]:
        children = self._entries.children(path)
        near = sorted({*gone, *(number - 1 for number in gone if number)})
        entries = [FlowEntry(*_span(children[number]), number in gone) for number in near]
        pieces = cut_from_flow(self._text, entries)
        for before, new in placed.items():
            beside = children[before] if before >= 0 else children[_first_kept(gone)]
            start, end = _span(beside)
            style = self._writer.flow_style(start)
            own = self._writer.own_line(start)
            comma = f",{own}" if own else style.comma
            texts = [self._writer.write_in_flow(entry, style) for entry in new]
            if before >= 0:
                pieces.append(Piece(end, end, "".join(comma + text for text in texts)))
            else:
                pieces.append(Piece(start, start, "".join(text + comma for text in texts)))
        return pieces

    def _rearrange_block(
        self, path: Path, gone: Collection[int], placed: dict[int, list[NewEntry]]
    ) -> list[Piece]:
        first = _first_kept(gone)
        is_inline = self._entries.nth_entry(path, 0).is_inline
        pieces = self._cut_inline(path, first) if is_inline and first else []
        cut = [self._entries.nth_entry(path, number) for number in gone if number > first or not is_inline]
        pieces += [Piece(entry.first, entry.last) for entry in cut]
        column = self._entries.column(self._entries.place(path).at)
        for before, new in placed.items():
            beside = self._entries.nth_entry(path, max(before, first))
            like = self._entries.children(path)[max(before, first)]
            text = self._writer.join(self._writer.write_new(new, column, like))
            if before >= 0:
                pieces.append(self._put_after(beside, text))
            elif is_inline:
                at, text = beside.start, text[column:] + self._writer.line_break + " " * column
                pieces.append(Piece(at, at, text))
            else:
                pieces.append(Piece(beside.first, beside.first, text + self._writer.line_break))
        return pieces

    def _put_after(self, entry: Entry, text: str) -> Piece:
        at = entry.last
        ends_line = at < len(self._text) or self._text.endswith(("\r", "\n"))
        return Piece(at, at, f"{'' if ends_line else self._writer.line_break}{text}{self._writer.line_break}")

    def _cut_inline(self, path: Path, first: int) -> list[Piece]:
        """Remove what is before the first entry that stays, where that entry does not start its own line."""
        start = self._entries.nth_entry(path, 0).start
        last, following = self._entries.nth_entry(path, first - 1), self._entries.nth_entry(path, first)
        if "#" not in self._text[last.last : following.start]:
            return [Piece(start, following.start)]
        return [
            Piece(
                before_blanks(self._text, start), self._lines.end(self._entries.children(path)[first - 1].end)
            )
        ]


def _span(place: Place) -> tuple[int, int]:
    return place.at if place.key is None else place.key, place.end


def _first_kept(gone: Collection[int]) -> int:
    number = 0
    while number in gone:
        number += 1
    return number
