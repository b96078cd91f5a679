"""The quotes of a map, each with the passage of the paper's text that it quotes, or with what a seal says."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from argmap.edits import Path, Replace
from argmap.errors import ArgmapError
from argmap.message import count, quote
from argmap.passages.loading import describe_missing, read_text, read_titles
from argmap.passages.locating import Answer, Passage, Query, locate
from argmap.passages.normal import VERSION
from argmap.passages.seal import Seal, SealedQuote, format_seal, hash_quote, read_seal, seal_name
from argmap.passages.search import Budget, describe_method
from argmap.passages.states import TEXT_PATH, Sealed, Step
from argmap.passages.text import PaperText, Spot, describe_spot
from argmap.result import Result
from argmap.vocabulary import KINDS

_LOCATOR_KEYS = ("section", "paragraph", "page", "label", "quote", "prefix", "suffix")
_SHOWN = 10
_NOTE_LABEL = re.compile(r"\s*(?:foot|end)?(?:note|n\.|fn\.?)\s*(\w+)\s*", re.IGNORECASE)
_NO_FOLDER = "can't be read, because the map was not read from a file: give the path of the map"


class Anchor(NamedTuple):
    """A quote of a statement.

    Attributes:
        path: of its locator in the map.
        statement: the id of the statement.
        locator: as the map has it.
        query: the quote, and what the locator says of its place.
        answer: what the text says; None where it is not there.
        sealed: what the seal says; None where there is none.
        sealed_spot: the place of the paper that is sealed.
    """

    path: Path
    statement: str
    locator: Mapping[str, Any]
    query: Query
    answer: Answer | None = None
    sealed: Sealed | None = None
    sealed_spot: Spot | None = None

    @property
    def quote(self) -> str:
        """The quote as the map has it."""
        return self.query.quote

    @property
    def passage(self) -> Passage | None:
        """The passage, if it is found in the text."""
        return self.answer.passage if self.answer else None

    @property
    def spot(self) -> Spot | None:
        """The place of the paper, if text or seal tell it."""
        return self.passage.spot if self.passage else None if self.answer else self.sealed_spot

    @property
    def state(self) -> Step | Sealed | None:
        """How far it is found in the text, or what the seal says where the text is not there."""
        return self.answer.step if self.answer else self.sealed

    @property
    def is_sure(self) -> bool:
        """Whether it is found with its own words, or sealed."""
        return self.state in (Step.EXACT, Step.NORMALISED, Sealed.SEALED)

    def derive_locator(self) -> Mapping[str, Any]:
        """Return the locator with the place that the text tells."""
        derived = {**self.locator, **(self.passage.spot.to_dict() if self.passage else {})}
        return {key: derived[key] for key in _LOCATOR_KEYS if key in derived}

    def describe(self) -> str:
        """Return `exact, in introduction, paragraph 2: 'the words'`."""
        spots = [passage.spot for passage in self.answer.passages] if self.answer else []
        spots = [self.spot] if self.spot else spots
        places = "; ".join(dict.fromkeys(describe_spot(spot) for spot in spots[:_SHOWN]))
        more = f" and {len(spots) - _SHOWN:,} more" if len(spots) > _SHOWN else ""
        return f"{self.state}{f' in {places}{more}' if places else ''}: {quote(self.quote)}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        passages = self.answer.passages if self.answer else ()
        return {
            "statement": self.statement,
            "path": list(self.path),
            "quote": self.quote,
            "state": self.state and self.state.value,
            "sealed": self.sealed and self.sealed.value,
            "place": self.spot and self.spot.to_dict(),
            "passages": [
                {
                    "start": passage.start,
                    "end": passage.end,
                    "words": passage.words,
                    "edits": passage.edits,
                    **passage.spot.to_dict(),
                }
                for passage in passages[:_SHOWN]
            ],
        }


class Trouble(NamedTuple):
    """What could not be read: where the map has to do with it, why, and the line of another file, if any."""

    path: Path
    message: str
    file: str = ""
    line: int = 0
    text: str = ""


@dataclass(frozen=True, repr=False)
class Anchors(Result):
    """The quotes of a map, its paper's text and its seal, as far as they are there.

    Attributes:
        anchors: in the order of the map.
        text: None where it is not there, or cannot be read.
        seal: None where there is none, or it cannot be read or compared.
        gone: how many sealed quotes the map does not have.
        troubles: what could not be read.
    """

    anchors: tuple[Anchor, ...] = ()
    text: PaperText | None = None
    seal: Seal | None = None
    gone: int = 0
    troubles: tuple[Trouble, ...] = ()

    @property
    def are_sure(self) -> bool:
        """Whether each quote is found, or sealed where the text is not there."""
        return all(anchor.is_sure for anchor in self.anchors) and not self.troubles

    def find_place_edits(self) -> list[Replace]:
        """Return what writes the places that the text tells into the map."""
        pairs = ((anchor, anchor.derive_locator()) for anchor in self.anchors)
        return [Replace(anchor.path, locator) for anchor, locator in pairs if locator != anchor.locator]

    def format_seal(self) -> str:
        """Return the seal of the quotes that are found in the text, which has to be there."""
        assert self.text is not None
        quotes = (
            SealedQuote(anchor.statement, hash_quote(anchor.quote), passage.start, passage.end, passage.spot)
            for anchor in self.anchors
            if (passage := anchor.passage)
        )
        return format_seal(Seal(self.text.sha256, tuple(quotes)))

    def __str__(self) -> str:
        lines = [f"{anchor.statement}: {anchor.describe()}" for anchor in self.anchors]
        counts = Counter(str(anchor.state) for anchor in self.anchors)
        total = ", ".join(f"{number:,} {state}" for state, number in counts.items())
        method = f"; compared by {describe_method()}" if self.text else ""
        return "\n".join([*lines, f"{count(len(self.anchors), 'quotation')}: {total or 'none'}{method}"])

    def to_dict(self) -> dict[str, Any]:
        """Return them as data for JSON."""
        return {
            "text": self.text.sha256 if self.text else None,
            "sealed": self.seal.sha256 if self.seal else None,
            "compared_by": describe_method(),
            "quotes": [anchor.to_dict() for anchor in self.anchors],
            "gone": self.gone,
            "troubles": [trouble.message for trouble in self.troubles],
        }


def find_quotes(data: Mapping[str, Any]) -> Iterator[Anchor]:
    """Yield the quotes of a map in its one form, in its order."""
    for section in KINDS:
        for id_, statement in data.get(section, {}).items():
            for index, place in enumerate(statement.get("at", ())):
                if "quote" in place:
                    yield Anchor((section, id_, "at", index), id_, place, _read_query(place))


def _read_query(place: Mapping[str, Any]) -> Query:
    page = place.get("page")
    note = _NOTE_LABEL.fullmatch(place.get("label", ""))
    spot = Spot(
        place.get("section"),
        place.get("paragraph"),
        None if page is None else str(page),
        f"note {note[1]}" if note else None,
    )
    return Query(place["quote"], place.get("prefix", ""), place.get("suffix", ""), spot)


def read_anchors(data: Mapping[str, Any], folder: FilePath | None, file: str | None) -> Anchors:
    """Return the quotes of a map with their passages; none where it names no text.

    Args:
        data: a map in its one form.
        folder: where its file is.
        file: the name of its file.
    """
    name = data.get("paper", {}).get("text")
    quotes = list(find_quotes(data)) if name else []
    if not quotes:
        return Anchors()
    if folder is None:
        return Anchors(tuple(quotes), troubles=(Trouble(TEXT_PATH, f"'{name}' {_NO_FOLDER}"),))
    text, troubles = _read_text(name, data.get("sections", {}), folder)
    seal, more = _read_seal(seal_name(file), folder) if file else (None, [])
    if text is None and seal is None and not troubles + more:
        troubles = [Trouble(TEXT_PATH, describe_missing(name))]
    if text:
        budget = Budget()
        quotes = [anchor._replace(answer=locate(text, anchor.query, budget)) for anchor in quotes]
    gone = 0
    if seal:
        quotes, gone = _compare(quotes, seal)
    return Anchors(tuple(quotes), text, seal, gone, (*troubles, *more))


def open_text(data: Mapping[str, Any], folder: FilePath | None) -> PaperText:
    """Return the text that a map names, whether or not it quotes it.

    Raises:
        ArgmapError: it names none, or it cannot be read.
    """
    name = data.get("paper", {}).get("text")
    if not name:
        raise ArgmapError("the map does not name a text: add `text: paper.txt` under `paper`")
    if folder is None:
        raise ArgmapError(f"'{name}' {_NO_FOLDER}")
    text, troubles = _read_text(name, data.get("sections", {}), folder)
    if text is None:
        raise ArgmapError(troubles[0].message if troubles else describe_missing(name))
    return text


def _read_text(
    name: str, sections: Mapping[str, Any], folder: FilePath
) -> tuple[PaperText | None, list[Trouble]]:
    titles = read_titles(sections)
    try:
        reading = read_text(name, titles, folder)
    except ArgmapError as error:
        return None, [Trouble(TEXT_PATH, str(error))]
    if reading.text is None:
        return None, []
    lines = reading.text.text.split("\n") if reading.problems else []
    troubles = [
        Trouble(TEXT_PATH, message, name, max(line, 1), lines[max(line, 1) - 1] if line <= len(lines) else "")
        for line, message in reading.problems
    ]
    for id_ in reading.text.unmatched:
        message = f"the text has no heading '{titles[id_]}', so no passage is known to be in this section"
        troubles.append(Trouble(("sections", id_), message))
    return reading.text, troubles


def _read_seal(name: str, folder: FilePath) -> tuple[Seal | None, list[Trouble]]:
    try:
        seal = read_seal(name, folder)
    except ArgmapError as error:
        return None, [Trouble(TEXT_PATH, str(error))]
    if seal and seal.normaliser != VERSION:
        message = f"'{name}' is of another version of argmap; write it again with `argmap text anchor --seal`"
        return None, [Trouble(TEXT_PATH, message)]
    return seal, []


def _compare(quotes: Sequence[Anchor], seal: Seal) -> tuple[list[Anchor], int]:
    """Return quotes with what a seal says of each, and how many sealed ones are gone."""
    known: dict[tuple[str, str], list[SealedQuote]] = {}
    for quoted in reversed(seal.quotes):
        known.setdefault((quoted.statement, quoted.sha256), []).append(quoted)
    compared: list[Anchor] = []
    for anchor in quotes:
        same = known.get((anchor.statement, hash_quote(anchor.quote)))
        sealed = anchor._replace(sealed=Sealed.SEALED, sealed_spot=same.pop().spot) if same else anchor
        compared.append(sealed)
    left = Counter(statement for (statement, _), rest in known.items() for _ in rest)
    for index, anchor in enumerate(compared):
        if anchor.sealed is None:
            has_other = left[anchor.statement] > 0
            left[anchor.statement] -= has_other
            compared[index] = anchor._replace(sealed=Sealed.CHANGED if has_other else Sealed.NOT_SEALED)
    return compared, left.total()
