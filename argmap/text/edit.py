"""Changes made in the text of a file: all that they don't touch stays as it is, to the last character."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from argmap.finding import Fix, Path
from argmap.text.build import Place
from argmap.text.change import Move, change_data, find, find_moves, group, is_within, settle
from argmap.text.cut import Piece, cut_from_block, cut_from_flow, insert_lines, insert_mapping
from argmap.text.document import Document, find_reader, read

_MOST_TRIES = 100  # with one text, if not all changes can be read back as they should


def apply_fixes(document: Document, fixes: Sequence[Fix]) -> tuple[str, list[Fix]]:
    """Return the text with the changes made, and which of them were made.

    A mapping from which everything is removed goes with its key. What is written too oddly to be changed with
    certainty is left as it is: the new text has to be read back as the data with the same changes.

    Args:
        document: a file without faults of its text.
        fixes: each for something that the document has, and with a text only for text.
    """
    editor = _Editor(document)
    odd = editor.find_pieces(fixes)[1]
    applied = _choose(editor, [], [fix for fix in fixes if not is_within(fix.path, odd)])
    return editor.text, applied


def _choose(editor: "_Editor", good: list[Fix], more: list[Fix]) -> list[Fix]:
    """Return the fixes that are good and as many more as can be made along with them, by halving."""
    if not more or editor.edit(good + more):
        return good + more
    if len(more) == 1:
        return good
    half = len(more) // 2
    return _choose(editor, _choose(editor, good, more[:half]), more[half:])


class _Editor:
    """Makes changes in one text; `text` is what came of those that last succeeded."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._tries = 0

    def edit(self, fixes: Sequence[Fix]) -> bool:
        """Make all these changes in the first text, if that can be done with certainty."""
        self._tries += 1
        if self._tries > _MOST_TRIES:
            return False
        pieces, odd = self.find_pieces(fixes)
        text = _apply(self.document.text, sorted(pieces, key=lambda piece: piece[:2]))
        good = not odd and self._is_as_meant(text, fixes)
        self.text = text if good else self.text
        return good

    def _is_as_meant(self, text: str, fixes: Sequence[Fix]) -> bool:
        limit = max(len(text), 1)
        again = read(text, self.document.name, max_bytes=limit, max_depth=self.document.max_depth)
        return not again.findings and again.data == change_data(self.document.data, fixes)

    def find_pieces(self, fixes: Sequence[Fix]) -> tuple[list[Piece], set[Path]]:
        """Return what changes in the text, and the paths where it is too odd for that."""
        replaced, removed = settle(self.document.data, fixes)
        found = {path: self._replace(path, text) for path, text in replaced.items()}
        found.update({(*move.path, "to"): self._insert(move) for move in find_moves(fixes)})
        pieces: list[Piece] = []
        for path, steps in group(removed).items():
            parent = self._place(path)
            if self.document.text[parent.at] in "[{":
                pieces += self._remove_from_flow(parent, steps)
            else:
                found.update({(*path, step): self._remove_from_block(parent, step) for step in steps})
        pieces += [piece for piece in found.values() if piece]
        return pieces, {path for path, piece in found.items() if piece is None}

    def _replace(self, path: Path, new: str) -> Piece | None:
        """Change as little as can be, so that quotes, and escapes in what stays, are kept."""
        text, old, at = self.document.text, find(self.document.data, path), self._place(path).at
        at += text[at : at + 1] in ("'", '"')
        same = _count_same_at_end(old, new)
        end = at + len(old) - same
        return Piece(at, end, new[: len(new) - same]) if text[at:end] == old[: len(old) - same] else None

    def _remove_from_flow(self, parent: Place, steps: set[str | int]) -> list[Piece]:
        items = (parent.items or {}).items()
        entries = [(*self._span(place), step in steps) for step, place in items]
        return cut_from_flow(self.document.text, entries)

    def _remove_from_block(self, parent: Place, step: str | int) -> Piece | None:
        start, end = self._span((parent.items or {})[step])
        return cut_from_block(self.document.text, start, end, is_item=isinstance(step, int))

    def _insert(self, move: Move) -> Piece | None:
        """Write an entry, as it is, at the end of the mapping that it goes to."""
        text, parent = self.document.text, self._place(move.path[:-1])
        start, end = self._span((parent.items or {})[move.path[-1]])
        target = (self.document.root.items or {}).get(move.to[0]) if len(move.to) == 1 else None
        if target is None:
            return self._insert_section(move, parent)
        last = self._span(next(reversed(target.items.values()))) if target.items else None
        if last is None or (text[parent.at] in "[{") is not (text[target.at] in "[{"):
            return None
        if text[target.at] in "[{":
            return Piece(last[1], last[1], f", {text[start:end]}")
        return insert_lines(text, (start, end), last)

    def _insert_section(self, move: Move, parent: Place) -> Piece | None:
        """Write an entry with the mapping that it goes to before the one that it is in."""
        if parent.key is None or self.document.text[self.document.root.at] in "[{":
            return None
        entry = self._span((parent.items or {})[move.path[-1]])
        return insert_mapping(self.document.text, str(move.to[0]), entry, parent.key)

    def _span(self, place: Place) -> tuple[int, int]:
        return place.at if place.key is None else place.key, self._end(place)

    def _end(self, place: Place) -> int:
        while place.items and self.document.text[place.at] not in "[{":
            place = next(reversed(place.items.values()))
        return self._ends.get(place.at, place.at)

    @cached_property
    def _ends(self) -> dict[int, int]:
        reader = find_reader(self.document.name, self.document.text)
        ends: dict[int, int] = reader.find_ends(self.document.text)
        return ends

    def _place(self, path: Path) -> Place:
        place = self.document.root
        for step in path:
            place = (place.items or {})[step]
        return place


def _count_same_at_end(old: str, new: str) -> int:
    most = min(len(old), len(new))
    return next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)


def _apply(text: str, pieces: Iterable[Piece]) -> str:
    kept, at = [], 0
    for piece in pieces:
        kept += [text[at : piece.start], piece.text]
        at = piece.end
    return "".join([*kept, text[at:]])
