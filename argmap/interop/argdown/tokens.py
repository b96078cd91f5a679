"""The tokens of Argdown, and the patterns of those that depend on nothing but the text.

After the lexer of Argdown 1.7.5: of several patterns that match, the first one counts, not the longest.
"""

import re
from typing import Final, Literal, NamedTuple, TypeAlias

LineKind: TypeAlias = Literal["break", "blank", "indent", "dedent", "relation", "heading", "front", "eof"]
StructureKind: TypeAlias = Literal["number", "inference", "inference-end", "comma", "ordered-item", "item"]
TextKind: TypeAlias = Literal["text", "escape", "symbol", "start", "end", "tag", "link", "mention"]
Kind: TypeAlias = LineKind | StructureKind | TextKind | Literal["definition", "reference", "data"]


class Token(NamedTuple):
    """A piece of the text: what it is, how it is written, and its offset.

    A relation is written `+>`, `->`, `_>`, `><`, `<+`, `<-` or `<_`, also where the text has the short form.
    """

    kind: Kind
    image: str
    at: int


SPACE: Final = "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
"""What JavaScript takes for white space, for use in a character class."""

BLANK: Final = re.compile(r"(?:[ \t]*+\n){2,}")
BREAK: Final = re.compile(r"[ \t]*+\n")
SPACES: Final = re.compile(r"[ \t]+")
FRONT: Final = re.compile(r"===+[\s\S]*?===+")
ESCAPE: Final = re.compile(r"\\[^\n] *")
SYMBOL: Final = re.compile(rf"\.[^{SPACE}]+?\.[ \t]?|:[^{SPACE}]+?:[ \t]?")
TAG: Final = re.compile(r"#[A-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+[ \t]?")
FREE: Final = re.compile(r"[^\\@#*_\[\],.:;</>\-\n(){}]+")
CONTROL: Final = re.compile(r"[@#*_\[\],.:;</>\-(){}][ \t]?")

LINE: Final = re.compile(
    r"(?P<indent>[' \t]*+)(?:"
    r"(?P<inference>--)|(?P<relation>\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))|(?P<number>\([0-9]+\))"
    rf"|(?P<ordered>[0-9]+\.(?=[{SPACE}]))|(?P<item>\*(?=[{SPACE}])))"
    r"|(?P<heading>\#+[ ])"
)
"""What stands only at the beginning of a line."""

RELATIONS: Final = {"+": "<+", "-": "<-", "_": "<_"}
"""The relations that have a short form."""

_AFTER = r"(?:[ \t]|(?=[\n)}_.,!?;:\-*])|\Z)"
ENDS: Final = {mark: re.compile(re.escape(mark) + _AFTER) for mark in ("**", "__", "*", "_")}
START: Final = re.compile(rf"(\*\*|__|\*|_)(?![{SPACE}])")

INFERENCE_END: Final = re.compile(r"-{2,}")

COMMENT_BREAKS: Final = re.compile(r"\n*")
COMMENT_BREAKS_AFTER_RETURNS: Final = re.compile(r"(?:[ \t]*+\n)*")
COMMENT_BREAK: Final = re.compile(r"[ \t]*+\n(?![ \t]*\n)")

_STOP = re.compile(rf"\}}[{SPACE}][^,}}]")
_JOINED = re.compile(rf"[{SPACE}]*[,}}]")


class Finder:
    """Finds a text again and again, in time linear in the whole where each search begins after the last."""

    def __init__(self, text: str, sought: str) -> None:
        """Prepare to search."""
        self._text, self._sought = text, sought
        self._from, self._at = 0, -2

    def find(self, start: int) -> int:
        """Return the first offset from `start` on, or the length of the text where there is none."""
        if not self._from <= start <= self._at:
            at = self._text.find(self._sought, start)
            self._from, self._at = start, at if at >= 0 else len(self._text)
        return self._at


class DataFinder:
    """Finds where data in braces ends, in time linear in the whole text.

    Data ends at the last brace before one that is followed by white space and by neither `,` nor `}`; braces
    that themselves are followed by these don't count.
    """

    def __init__(self, text: str) -> None:
        """Prepare to search."""
        self._text = text
        self._from, self._stop, self._close = 0, -1, -1

    def find(self, start: int) -> int:
        """Return the offset after the data whose brace is at `start`, or -1 where there is no data."""
        if not self._from <= start < self._stop:
            self._search(start)
        return self._close + 1 if self._close > start else -1

    def _search(self, start: int) -> None:
        stop = _STOP.search(self._text, start + 1)
        self._from, self._stop = start, stop.start() + 1 if stop else len(self._text)
        close = self._text.rfind("}", start + 1, self._stop)
        while close >= 0 and _JOINED.match(self._text, close + 1):
            close = self._text.rfind("}", start + 1, close)
        self._close = close
