"""Plain text prepared for a box: cleaned, cut, measured and wrapped."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate

from argmap.diagram import widths
from argmap.diagram.clusters import find_cut, split_clusters

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 65534, 65535), "�")
_BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_UNSAFE = {**_CONTROLS, **_BIDI, **_SURROGATES}
_SAFE = re.compile(r"[\x20-\x7e\xa1-\u2027\u2030-\u2065\u206a-\ud7ff\ue000-\ufffd]*")

_WIDE = "\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60"
_IDEOGRAPHS = "\U00020000-\U0003ffff"
_CLOSING = "\u3001\u3002\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\u2019\u201d!),.:;?"
_PIECE = re.compile(rf"[{_WIDE}{_IDEOGRAPHS}][{_CLOSING}]*|[^{_WIDE}{_IDEOGRAPHS}]+")
"""Scripts without spaces may be broken after every character, but not before a closing mark."""

_LONGEST = 1000
"""So many characters are wider than any room that a text is shortened to."""

_BREAK = re.compile(r"[^/&?=_.,;:-]*[/&?=_.,;:-]*")


def clean(text: str) -> str:
    r"""Return a text on one line, with a mark in place of control characters, also those for directions.

    >>> clean("one\n two\x00 \u202ethree")
    'one two� �three'
    """
    return mask(" ".join(text.split()))


def mask(text: str) -> str:
    """Return a text with a mark in place of control characters; its white space is kept."""
    return text if _SAFE.fullmatch(text) else text.translate(_UNSAFE)


def cut(text: str, limit: int) -> str:
    """Return a cleaned text of about `limit` characters at most, which says how much is left out.

    >>> cut("one two three", 7)
    'one two … (+6 characters)'
    """
    if len(text) <= limit:
        return clean(text)
    end = find_cut(text, limit)
    return f"{clean(text[:end])} … (+{len(text) - end:,} characters)"


def shorten(text: str, limit: int) -> str:
    """Return a cleaned text of at most `limit` characters; it is cut after a word, if that is near.

    >>> shorten("Department of Defense", 12), shorten("Counterterrorism", 12), shorten("to be... or not", 9)
    ('Department…', 'Counterterr…', 'to be…')
    """
    short = clean(text[: limit + 1])
    if len(short) <= limit and not text[limit + 1 :].strip():
        return short
    head = short[: find_cut(short, limit - 1)]
    end = head.rfind(" ", len(head) // 2) if short[limit - 1 : limit].strip() else -1
    return head[: end if end > 0 else None].rstrip(" .…") + "…"


def fit(text: str, width: float) -> str:
    """Return a cleaned text, shortened to `width` times the font's size.

    >>> fit("Department of Defense", 8)
    'Department of…'
    """
    short = clean(text[:_LONGEST])
    if len(text) <= _LONGEST and measure(short) <= width:
        return short
    room = width - measure("…")
    kept = sum(used <= room for used in accumulate(map(measure, short)))
    return shorten(short, kept + 1)


class _Widths(dict[str, float]):
    """The widths of characters, in units of the font's size; rather too large if in no table."""

    def __init__(self, table: Mapping[int, str]) -> None:
        super().__init__((char, width / 1000) for width, chars in table.items() for char in chars)
        self.known = frozenset(self)

    def __missing__(self, char: str) -> float:
        self[char] = width = _guess(char)
        return width


def _guess(char: str) -> float:
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1.3 if category == "So" else 1.0
    if category in {"Lu", "Lt"}:
        return 0.72
    return 0.6 if char.isalnum() else 0.95 if category.startswith("S") else 0.56


_SIGNS = {755: "○√", 990: "◄►"}
"""Signs of ours that viewers take from other fonts, which have about these widths."""

_REGULAR, _BOLD = _Widths(widths.REGULAR | _SIGNS), _Widths(widths.BOLD | _SIGNS)
_SPACE = _REGULAR[" "]
_IDEOGRAPH = re.compile(rf"[{_WIDE}{_IDEOGRAPHS}]")


@lru_cache(8192)  # words come again and again
def measure(text: str, *, bold: bool = False) -> float:
    """Return how wide a text is in Helvetica, in units of the font's size.

    >>> measure("mm"), measure("图书")
    (1.666, 2.0)
    """
    return sum(map((_BOLD if bold else _REGULAR).__getitem__, text))


def is_western(text: str) -> bool:
    """Return whether Helvetica has all characters of a text, so that none comes from another font."""
    return _REGULAR.known.issuperset(text)


def is_measured(text: str) -> bool:
    """Return whether the width of a text is known rather than guessed; that of ideographs is."""
    return is_western(_IDEOGRAPH.sub("", text))


def wrap(text: str, width: float) -> list[str]:
    """Return the lines of a cleaned text, none wider than `width` times the font's size.

    >>> wrap("a sentence of some words", 7)
    ['a sentence of', 'some words']
    >>> wrap("图书馆应取消逾期罚款。", 5)
    ['图书馆应取', '消逾期罚', '款。']
    """
    lines: list[str] = []
    line, room = "", width
    for word in text.split(" "):
        gap, space = (" ", _SPACE) if line else ("", 0.0)
        for piece in (word,) if len(word) <= width and word.isascii() else _split(word, width):
            size = measure(piece)
            if space + size > room and line:
                lines.append(line)
                line, room, gap, space = "", width, "", 0.0
            line, room, gap, space = line + gap + piece, room - space - size, "", 0.0
    return [*lines, line] if line else lines


def _split(word: str, width: float) -> list[str]:
    """Return the parts between which a line may be broken."""
    pieces = [word] if word.isascii() else _PIECE.findall(word)
    if all(measure(piece) <= width for piece in pieces):
        return pieces
    return [part for piece in pieces for part in _chop(piece, width)]


def _chop(piece: str, width: float) -> list[str]:
    """Return the parts of a long word, broken after punctuation (as in a URL), or else anywhere."""
    if measure(piece) <= width:
        return [piece]
    return [line for part in _BREAK.findall(piece) for line in _fill(part, width)]


def _fill(part: str, width: float) -> Iterator[str]:
    """Yield lines of whole characters, each as wide as there is room, and of one at least."""
    line, room = "", width
    for cluster in split_clusters(part):
        size = measure(cluster)
        if line and size > room:
            yield line
            line, room = "", width
        line, room = line + cluster, room - size
    if line:
        yield line


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter of a text belongs to a script that runs from right to left."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((name != "L" for name in directions if name in {"L", "R", "AL"}), False)
