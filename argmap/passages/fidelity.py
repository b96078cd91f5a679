"""How near a statement is to the words that it stands for: what one says and the other does not."""

import re
from typing import NamedTuple, TypeAlias

from argmap.edits import Path
from argmap.passages.hedges import find_denial, find_hedge
from argmap.passages.normal import normalize_quote
from argmap.passages.numbers import NUMBER, know_numbers, read_number

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CITATION = re.compile(r"\[\d{1,4}(?:[ ]?[,;-][ ]?\d{1,4})*\]")
"""The numbers of references, as in `[3, 5-7]`; raised ones are marks of notes, which no one form has."""
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w'-]*")
_CLOSE = 0.6
CLAUSE = re.compile(
    r"[;:,()]|(?<= )- |\b(?:because|but|although|though|while|whereas|which|who|whose|therefore|and|or|since"
    r"|if|unless|when|where|so|yet)\b",
    re.IGNORECASE,
)
"""Where a clause begins."""
_STEM, _SHORTEST = 5, 3
_EMPTY = frozenset(
    (
        *(
            "the",
            "and",
            "for",
            "with",
            "that",
            "this",
            "these",
            "those",
            "from",
            "into",
            "was",
            "were",
            "are",
        ),
        *(
            "has",
            "have",
            "had",
            "been",
            "being",
            "its",
            "his",
            "her",
            "their",
            "than",
            "there",
            "may",
            "might",
        ),
        *("can", "could", "will", "would", "not", "nor", "neither", "never", "none", "nothing", "nobody"),
        *("cannot", "without", "likely", "unlikely", "perhaps", "possibly", "probably", "does", "did", "any"),
    )
)
"""Words by which one clause is not like another."""
Words: TypeAlias = tuple[tuple[str, str], ...]
"""Words with their kinds: `number`, `name`, `hedge` or `negation`."""


class Near(NamedTuple):
    """What the quotes of a statement are in."""

    clauses: str
    sentences: str
    paragraphs: str


class Difference(NamedTuple):
    """What one of a statement and the sentences it quotes says and the other does not.

    Attributes:
        rule: the rule that tells it.
        word: what is said.
        is_added: whether the statement says it, or what it quotes.
    """

    rule: str
    word: str
    is_added: bool

    def __str__(self) -> str:
        verb = "says" if self.is_added else "does not say"
        return f"{verb} '{self.word}'"


class Fidelity(NamedTuple):
    """A statement beside its passage.

    Attributes:
        path: of the statement.
        kind: `quoted` if the passage has its words, `close` if it has most of them, else `free`.
        lost: what the passage has and the statement does not: numbers, names, hedges and negations, with
            their kinds.
        added: what the statement has and the passage does not.
    """

    path: Path
    kind: str
    lost: Words = ()
    added: Words = ()

    @property
    def statement(self) -> str:
        """The id of the statement."""
        return str(self.path[1])

    @property
    def differences(self) -> list[Difference]:
        """What may change the meaning: an added number, a lost hedge, a negation that only one of them has.

        A statement may well leave out a number of a sentence, and may be more careful than it.
        """
        told = {"number": "changed-number", "negation": "lost-negation"}
        lost = {"hedge": "lost-hedge", "negation": "lost-negation"}
        return [
            *(Difference(lost[kind], word, is_added=False) for kind, word in self.lost if kind in lost),
            *(Difference(told[kind], word, is_added=True) for kind, word in self.added if kind in told),
        ]


def compare(path: Path, text: str, near: Near) -> Fidelity:
    """Return how near the text of a statement is to what it quotes; numbers of references do not count.

    A statement need not say what other clauses say, and may take its numbers from the paragraph.
    """
    own = _CITATION.sub("", normalize_quote(text))
    clauses, sentences, paragraphs = (_CITATION.sub("", part) for part in near)
    lost = (*_list_numbers(sentences, own), *_list_names(sentences, own), *_list_tones(clauses, own))
    added = (*_list_numbers(own, paragraphs), *_list_names(own, sentences), *_list_tones(own, sentences))
    return Fidelity(path, _rate(own, sentences), lost, added)


def _rate(own: str, other: str) -> str:
    if own.strip(" .") in other:
        return "quoted"
    words, known = ({word.casefold() for word in _WORD.findall(part)} for part in (own, other))
    return "close" if len(words & known) >= _CLOSE * len(words) else "free"


def _list_numbers(text: str, other: str) -> Words:
    """Return the numbers in digits that one text has and the other does not."""
    found = dict.fromkeys(match[0] for match in NUMBER.finditer(text))
    known = know_numbers(other) if found else frozenset()
    return tuple(("number", number) for number in found if known.isdisjoint(read_number(number)))


def _list_names(text: str, other: str) -> Words:
    known = set(_WORD.findall(other))
    found = dict.fromkeys(name.removesuffix("'s") for name in _NAME.findall(text))
    return tuple(("name", name) for name in found if not known & {name, *_WORD.findall(name)})


def _list_tones(text: str, other: str) -> Words:
    """Return the first hedge and the first negation of a text, unless the other has any.

    They count in those clauses alone that the other text says as well, by at least half of their words.
    """
    told = _list_stems(other)
    said = [
        part for part in CLAUSE.split(text) if (own := _list_stems(part)) and 2 * len(own & told) >= len(own)
    ]
    said_words = " ; ".join(said)
    tones = (("hedge", find_hedge(said_words, other)), ("negation", find_denial(said_words, other)))
    return tuple((kind, word) for kind, word in tones if word)


def _list_stems(text: str) -> set[str]:
    """Return the beginnings of the words that carry meaning."""
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _EMPTY}
