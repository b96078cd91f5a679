"""Which words of a text changed."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["same", "removed", "added"]

_MOST = 400
"""In longer texts words are not compared: one takes the place of the other."""


def mark_words(old: str, new: str) -> list[tuple[Kind, str]]:
    """Return runs of words that stay, that went and that came, in order.

    >>> mark_words("two in five cards", "two in four cards")
    [('same', 'two in'), ('removed', 'five'), ('added', 'four'), ('same', 'cards')]
    """
    return list(_mark(old.split(), new.split()))


def _mark(old: list[str], new: list[str]) -> Iterator[tuple[Kind, str]]:
    if max(len(old), len(new)) > _MOST:
        yield from (("removed", " ".join(old)), ("added", " ".join(new)))
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", " ".join(old[i:j])
            continue
        if j > i:
            yield "removed", " ".join(old[i:j])
        if m > k:
            yield "added", " ".join(new[k:m])
