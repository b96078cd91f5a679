"""What of a text a map has statements on, sentence by sentence: the worklist of whoever encodes."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.passages.anchors import Anchors
from argmap.passages.blocks import REFERENCES, ends_sentence, fold_title
from argmap.passages.cover_page import format_page
from argmap.passages.fidelity import CLAUSE, Fidelity, Near, compare
from argmap.passages.loading import read_titles
from argmap.passages.locating import Passage
from argmap.passages.text import PaperText, Spot, describe_spot
from argmap.result import Result

_MARK = re.compile(
    r"\b(?:should|must|ought to|need(?:s|ed)? to|therefore|thus|hence|because|since|however|although"
    r"|nevertheless|despite|but|we (?:argue|conclude|suggest|recommend)|in order to|as a result)\b",
    re.IGNORECASE,
)
_LONGEST = 300
_REACH = 4000
"""How much of a long paragraph is looked at before and behind a quote."""
Range: TypeAlias = tuple[int, int]


class Sentence(NamedTuple):
    """A sentence of the text.

    Attributes:
        words: the words of the text.
        within: where it begins and ends in the one form of the text.
        statements: the ids of the statements that quote it.
        marks: the words in it by which people argue, and `note` if it has one.
    """

    words: str
    within: tuple[int, int]
    statements: tuple[str, ...]
    marks: tuple[str, ...]


class Paragraph(NamedTuple):
    """A paragraph, where it is, and its sentences."""

    spot: Spot
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, repr=False)
class Coverage(Result):
    """Which sentences of a text a map has statements on.

    Attributes:
        paragraphs: in the order of the text.
        fidelities: for each statement that quotes the text, how near it is to the sentences it quotes.
        titles: the titles of the sections by id.
    """

    paragraphs: tuple[Paragraph, ...]
    fidelities: tuple[Fidelity, ...]
    titles: Mapping[str, str]

    @property
    def open_sentences(self) -> list[tuple[Spot, Sentence]]:
        """The sentences that no statement quotes: first those with the most marks of argument."""
        pairs = [(part.spot, sentence) for part in self.paragraphs for sentence in part.sentences]
        left = [pair for pair in pairs if not pair[1].statements]
        return sorted(left, key=lambda pair: -len(pair[1].marks))

    def __str__(self) -> str:
        return "\n".join((*self._count(), "", *self._list_open(), "", *self._list_differences())).strip()

    def _count(self) -> list[str]:
        counts: dict[str | None, tuple[int, int]] = {}
        for spot, sentences in self.paragraphs:
            done, total = counts.get(spot.section, (0, 0))
            quoted = sum(bool(sentence.statements) for sentence in sentences)
            counts[spot.section] = done + quoted, total + len(sentences)
        names = {section: self.titles.get(section or "", "outside of the sections") for section in counts}
        return [
            f"{names[section]}: {done:,} of {total:,} sentences" for section, (done, total) in counts.items()
        ]

    def _list_open(self) -> list[str]:
        left = self.open_sentences
        lines = [
            f"  {describe_spot(spot)}: {_shorten(sentence.words)}{_in_brackets(sentence.marks)}"
            for spot, sentence in left
        ]
        return (
            ["Not quoted by any statement, first what seems to argue:", *lines]
            if lines
            else ["All is quoted."]
        )

    def _list_differences(self) -> list[str]:
        lines = []
        for fidelity in self.fidelities:
            lines += [
                f"  {fidelity.statement}: {difference} [{difference.rule}]"
                for difference in fidelity.differences
            ]
        head = "Differences of statements from what they quote, with the rules that tell them:"
        return [head, *lines] if lines else []

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "paragraphs": [
                {**spot.to_dict(), "sentences": [_to_dict(sentence) for sentence in sentences]}
                for spot, sentences in self.paragraphs
            ],
            "statements": [
                {
                    "statement": fidelity.statement,
                    "fidelity": fidelity.kind,
                    "lost": [{"kind": kind, "words": word} for kind, word in fidelity.lost],
                    "added": [{"kind": kind, "words": word} for kind, word in fidelity.added],
                    "differences": [difference._asdict() for difference in fidelity.differences],
                }
                for fidelity in self.fidelities
            ],
        }

    def format_html(self, title: str) -> str:
        """Return a page with the text, in which what statements quote is marked."""
        return format_page(self, title)


def _to_dict(sentence: Sentence) -> dict[str, Any]:
    return {"words": sentence.words, "statements": list(sentence.statements), "marks": list(sentence.marks)}


def _shorten(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."


def _in_brackets(marks: tuple[str, ...]) -> str:
    return f" [{', '.join(marks)}]" if marks else ""


def cover(data: Mapping[str, Any], anchors: Anchors, text: PaperText) -> Coverage:
    """Return what of a text a map has statements on.

    Args:
        data: the map in its one form.
        anchors: its quotes with their passages.
        text: the text, with the sections of the map.

    Raises:
        ArgmapError: what finds sentences is not installed.
    """
    quoted = sorted((anchor.passage.within, anchor.statement) for anchor in anchors.anchors if anchor.passage)
    paragraphs: list[Paragraph] = []
    for index in find_running_text(text):
        start, end = text.unit_range(index)
        sentences = tuple(_describe(text, place, quoted) for place in split_sentences(text, start, end))
        paragraphs.append(Paragraph(text.spot(start), sentences))
    titles = read_titles(data.get("sections", {}))
    return Coverage(tuple(paragraphs), tuple(compare_statements(data, anchors, text)), titles)


def find_running_text(text: PaperText) -> Iterator[int]:
    """Yield the numbers of the paragraphs that may argue.

    The list of references does not, nor do a title and names before the first section, which do not end as
    sentences do.
    """
    is_list, is_begun, level = False, False, 0
    for index, unit in enumerate(text.units):
        words, block = text.words(*text.unit_range(index)), unit.block
        is_begun = is_begun or unit.section is not None
        if len(words) < _LONGEST and fold_title(words) in REFERENCES:
            is_list, level = True, block.level
        elif block.kind == "heading":
            is_list = is_list and block.level > level
        elif block.kind == "paragraph" and not is_list and (is_begun or ends_sentence(words)):
            yield index


def _describe(text: PaperText, place: tuple[int, int], quoted: list[tuple[tuple[int, int], str]]) -> Sentence:
    start, end = place
    words = text.words(start, end)
    statements = dict.fromkeys(id_ for (first, last), id_ in quoted if first < end and last > start)
    marks = dict.fromkeys(match.lower() for match in _MARK.findall(words))
    note = ("note",) if text.has_note(start, end) else ()
    return Sentence(words, place, tuple(statements), (*marks, *note))


def compare_statements(data: Mapping[str, Any], anchors: Anchors, text: PaperText) -> list[Fidelity]:
    """Return how near each statement is to what its quotes are in.

    Raises:
        ArgmapError: what finds sentences is not installed.
    """
    sentences = cache(lambda index: split_sentences(text, *text.unit_range(index)))
    found: dict[Path, list[Near]] = {}
    for anchor in anchors.anchors:
        if anchor.passage:
            found.setdefault(anchor.path[:2], []).append(_look_around(text, anchor.passage, sentences))
    return [
        compare((kind, id_), data[str(kind)][id_]["text"], Near(*map(" ; ".join, zip(*near, strict=True))))
        for (kind, id_), near in found.items()
    ]


def _look_around(text: PaperText, passage: Passage, sentences: Callable[[int], list[Range]]) -> Near:
    """Return the clauses, sentences and paragraphs that a passage is in."""
    start, end = passage.within
    units = range(text.unit_index(start), text.unit_index(end - 1) + 1)
    touched = [place for index in units for place in sentences(index) if place[0] < end and place[1] > start]
    clauses = [part for place in touched for part in _split_clauses(text, place)]
    quoted = [
        part for part in clauses if any(part[0] < last and part[1] > first for first, last in passage.parts)
    ]
    around = text.normal.text
    whole = (
        max(text.unit_range(units[0])[0], start - _REACH),
        min(text.unit_range(units[-1])[1], end + _REACH),
    )
    return Near(
        " ; ".join(around[slice(*part)] for part in quoted),
        around[touched[0][0] : touched[-1][1]] if touched else around[start:end],
        around[slice(*whole)],
    )


def _split_clauses(text: PaperText, sentence: Range) -> Iterator[Range]:
    """Yield where the clauses of a sentence begin and end, as far as their first words and stops tell."""
    words = text.normal.text[slice(*sentence)]
    breaks = [sentence[0] + match.start() for match in CLAUSE.finditer(words)]
    yield from pairwise((sentence[0], *breaks, sentence[1]))


def split_sentences(text: PaperText, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the sentences of a part of a text's one form begin and end.

    Raises:
        ArgmapError: nupunkt is not installed.
    """
    try:
        nupunkt = import_module("nupunkt")
    except ImportError:
        raise ArgmapError("finding sentences needs nupunkt: run 'pip install \"argmap[text]\"'") from None
    part = text.normal.text[start:end]
    spans = nupunkt.sent_spans(part)
    return [
        (start + first, start + first + len(part[first:last].rstrip()))
        for first, last in spans
        if part[first:last].strip()
    ]
