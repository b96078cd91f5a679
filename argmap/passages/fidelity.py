"""How near a statement is to the words that it stands for: what one says and the other does not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.edits import Path
from argmap.passages.normal import normalize_quote

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
_CITATION = re.compile(r"\[\d{1,4}(?:[ ]?[,;-][ ]?\d{1,4})*\]")
"""The numbers of references, as in `[3, 5-7]`; raised ones are marks of notes, which no one form has."""
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w'-]*")
_HEDGES = frozenset(["may", "might", "can", "could", "likely", "unlikely", "perhaps", "possibly", "probably"])
_NEGATIONS = frozenset(
    ["not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "cannot", "without"]
)
_MONTH = "May"
_CLOSE = 0.6


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
    lost: tuple[tuple[str, str], ...] = ()
    added: tuple[tuple[str, str], ...] = ()

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


def compare(path: Path, text: str, passage: str) -> Fidelity:
    """Return how near the text of a statement is to a passage; numbers of references do not count."""
    own, other = (_CITATION.sub("", normalize_quote(part)) for part in (text, passage))
    lost, added = tuple(_find_missing(other, own)), tuple(_find_missing(own, other))
    return Fidelity(path, _rate(own, other), lost, added)


def _rate(own: str, other: str) -> str:
    if own.strip(" .") in other:
        return "quoted"
    words, known = ({word.casefold() for word in _WORD.findall(part)} for part in (own, other))
    return "close" if len(words & known) >= _CLOSE * len(words) else "free"


def _find_missing(text: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield what one text has and the other does not; of hedges and negations, any other one will do."""
    for kind, pattern in (("number", _NUMBER), ("name", _NAME)):
        known = {_trim(word) for word in pattern.findall(other)} | set(_WORD.findall(other))
        yield from ((kind, word) for word in dict.fromkeys(pattern.findall(text)) if _trim(word) not in known)
    for kind, is_meant in (("hedge", _is_hedge), ("negation", _is_negation)):
        word = next(filter(is_meant, _WORD.findall(text)), "")
        if word and not any(map(is_meant, _WORD.findall(other))):
            yield kind, word.lower()


def _is_hedge(word: str) -> bool:
    return word.lower() in _HEDGES and word != _MONTH


def _is_negation(word: str) -> bool:
    return word.lower() in _NEGATIONS or word.lower().endswith("n't")


def _trim(word: str) -> str:
    return word.replace(",", "").removesuffix("'s")
