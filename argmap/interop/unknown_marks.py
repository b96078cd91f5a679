"""What stands where people write marks of pro and con, and is not understood: it is told, not guessed."""

import html
import re

from argmap.interop.stance_words import NEUTRAL, OPEN, fold_words

_OPEN, _NEUTRAL = frozenset(OPEN.split()), frozenset(NEUTRAL.split())
_TAIL = 40
_BEFORE_COLON = re.compile(
    r"([^\W\d_][\w'\u2019-]{0,20}(?: [\w'\u2019-]{1,20}){0,3})[*_~`]*[:\uff1a](?=[\s*_~`]|\Z)"
)
_LETTER = re.compile(r"[(\[{]{0,2}([a-zA-Z])[)\]}]{1,2}(?=\s)")
_DRESSED = re.compile(r"([^\w\s]{0,6}\s?)([^\W\d_]{3,20})((?:\s?[^\w\s]{1,6}|(?=\s))(?=\s|\w|\Z))")
_HYPHEN = re.compile(r"['\u2019\u2010\u2011-]\w")
_SIGNS = re.compile(r"[+\u2013\u2014\u2212/<>=-]{2,4}(?=\s)")
_AT_END = re.compile(r"(?:[#(\[{<][^\w\s]{0,5}\s?)([^\W\d_]{3,20})\s?[^\w\s]{0,6}\Z")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def find_unknown_mark(head: str, start: int) -> str:
    """Return what may be a mark at the beginning of a text, from `start` without what stands before marks.

    >>> find_unknown_mark("Cost: it is dear", 0), find_unknown_mark("[C] it is dear", 0)
    ('Cost:', '[C]')
    """
    if label := _BEFORE_COLON.match(head, start):
        return "" if _NEUTRAL.issuperset(fold_words(label[1])) else f"{label[1]}:"
    if sign := _LETTER.match(head) or _SIGNS.match(head):
        return sign[0]
    word = _DRESSED.match(head)
    if word and word[2].casefold() in _OPEN and (word[1].strip() or word[3].strip()):
        return "" if _HYPHEN.match(head, word.end(2)) else word[0].strip()
    return ""


def find_mark_at_end(text: str) -> str:
    """Return a hashtag, or a word in brackets, of pro or con at the end of a text.

    >>> find_mark_at_end("It is dear. #con"), find_mark_at_end("It is dear (and bad)")
    ('#con', '')
    """
    word = _AT_END.search(text.rstrip()[-_TAIL:])
    return word[0] if word and word[1].casefold() in _OPEN else ""


def is_list_letter(label: str) -> bool:
    """Return whether a label may be a letter that counts items, such as `(b)`."""
    return bool(_LETTER.match(f"{label} "))


def decode_entities(text: str) -> str:
    """Return a text with the characters that HTML writes by name or number.

    >>> decode_entities("It costs &euro; 5 &zzz;")
    'It costs € 5 &zzz;'
    """
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
