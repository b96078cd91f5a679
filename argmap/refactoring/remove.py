"""A part of a map taken away, with every reference to it, and with what makes no sense without it."""

from collections import defaultdict
from pathlib import Path as FilePath

from argmap.analysis import Analysis, Source
from argmap.message import count
from argmap.refactoring.across import OtherFile, find_including, follow
from argmap.refactoring.companions import Names
from argmap.refactoring.parts import Part, open_parts
from argmap.refactoring.refactoring import Refactoring
from argmap.refactoring.removal import Removal
from argmap.syntax import Document
from argmap.syntax.edit import find_text_edits


def remove_part(source: Source, name: str, *, namespace: str | None = None) -> Refactoring:
    """Return what removes a part of a map, and every reference to it, also in maps that include the file.

    What needs it goes with it: a linked step of which it is a premise or the conclusion, and a challenge that
    attacks nothing else. The notes list these. A qualified id is that of a part of an included file.

    Args:
        source: the path of a file, or an analysis of a file or text.
        name: the id of a statement, inference, section, source or voice.
        namespace: which of these it is, where the id alone does not say it, as for `rename_part`.

    Raises:
        ArgmapError: there is no such part, or it is a voice in which something is said.
        InvalidMap: the text or shape is not that of a map.
    """
    whole = Analysis.of(source)
    open_parts(whole)
    analysis, name = follow(whole, name)
    parts = open_parts(analysis)
    part = parts.find(name, namespace)
    removal = Removal(parts)
    removal.add(part)
    elsewhere = _Elsewhere(removal, whole.folder)
    references = sum(len(parts.references_to(other)) for other in removal.gone)
    others = elsewhere.files
    return Refactoring(
        analysis,
        f"remove the {part}",
        tuple(removal.edits()),
        (
            f"{count(references, 'reference')} to what goes",
            *(f"with it goes the {other}" for other in elsewhere.gone if other != part),
            *map(str, others),
        ),
        Names(removal.statements, part.becomes(None).sections),
        others,
    )


class _Elsewhere:
    """Takes parts of a file away from the maps that include it, with what goes there, and so on.

    Attributes:
        gone: the parts of all files that go.
    """

    def __init__(self, removal: Removal, top: FilePath | None) -> None:
        self.gone: list[Part] = []
        self._top = top
        self._removals: dict[FilePath, Removal] = {}
        self._names: dict[FilePath, dict[str, str | None]] = defaultdict(dict)
        self._follow(removal.parts.document, removal.gone)

    def _follow(self, document: Document, gone: list[Part]) -> None:
        self.gone += gone
        for one in find_including(document, self._top):
            removal = self._removals.setdefault(one.place, Removal(one.parts))
            known = len(removal.gone)
            for part in gone:
                lost = (other for at in one.references_to(part) for other in removal.cut_reference(part, at))
                removal.add(*lost)
                self._names[one.place] |= one.qualify(part.becomes(None))
            if removal.gone[known:]:
                self._follow(one.parts.document, removal.gone[known:])

    @property
    def files(self) -> tuple[OtherFile, ...]:
        """The maps that change."""
        others = (self._change(place, removal) for place, removal in self._removals.items())
        return tuple(other for other in others if other.files)

    def _change(self, place: FilePath, removal: Removal) -> OtherFile:
        document = removal.parts.document
        edits = tuple(find_text_edits(document, list(removal.edits())))
        return OtherFile(place, document, edits, Names(removal.statements | self._names[place]))
