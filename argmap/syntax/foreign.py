"""Text of other tools, in any encoding: one way for all readers but that of maps.

The byte order mark decides, then what the file declares (`ISO-8859-1` means Windows-1252, as in browsers),
then its bytes: zeros at every other place are UTF-16, and what is mostly not UTF-8 is Windows-1252. Whatever
is not certain is a problem with a line.
"""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']"""
    rb"""|[^\n]{0,200}?-\*-[^\n]{0,200}?\bcoding:[ \t]*([\w.:-]{1,40})"""
    rb"""|\s*%[ \t]*Encoding:[ \t]*([\w.:-]{1,40})""",
    re.ASCII | re.IGNORECASE,
)
_CHARACTER_SETS = re.compile(
    r"utf-(8|16|32)(-[bl]e)?|utf-8-sig|ascii|iso8859-|cp\d|koi8|mac-|ptcp|kz1048|hp-roman|tis-620"
    r"|gb|big5|shift_jis|euc_|iso2022_|johab|hz"
)
"""The names of Python's codecs that are encodings of text; others compress, unpack or escape."""
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What files mean that declare these, as browsers read them (the Encoding Standard of the WHATWG)."""
_HEAD = 2000
_MOST = 20
_BAD = "\ud800"
"""What stands for a byte that can't be read: in no text in itself."""
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")

codecs.register_error("argmap.mark", lambda error: (_BAD, error.end))  # type: ignore[attr-defined]


class Decoded(NamedTuple):
    """A text, and what is wrong with its encoding: lines, 0 for the file as a whole, and messages."""

    text: str
    problems: list[tuple[int, str]]


def decode_foreign(source: bytes) -> Decoded:
    """Return the text of a file of another tool."""
    name, problems = _find_encoding(source)
    text = source.decode(name or "utf-8", "argmap.mark").lstrip("\ufeff")
    if name is None and _is_mostly_other(text):
        why = "the file is not UTF-8, so it was read as Windows-1252: see whether its letters are right"
        problems = [(_lines_of(text, _BAD)[0], why)]
        text = source.decode("cp1252", "replace")
    wrong = f"a byte here is not {(name or 'utf-8').upper()}"
    problems += _tell(text, _BAD, f"{wrong}: '\ufffd' stands in its place")
    problems += _tell(text, "\0", "a NUL character is here: '\ufffd' stands in its place")
    return Decoded(_NO_TEXT.sub("\ufffd", text) if problems else text, problems)


def _find_encoding(source: bytes) -> tuple[str | None, list[tuple[int, str]]]:
    """Return the encoding that is certain, or None; and why it is not the one that is declared."""
    head = source[:_HEAD]
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, []
    for order, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[order::2].count(0), head[1 - order :: 2].count(0)
        if zeros > 10 * others and (4 * zeros > len(head) or head[:2] in (b"<\0", b"\0<")):
            return name, []
    match = _DECLARED.match(head)
    declared = next(filter(None, match.groups()), b"").decode() if match else ""
    codec = _codec(declared)
    if declared and codec is None:
        return None, [(1, f"the declared encoding '{declared}' is unknown: the file was read as UTF-8")]
    if codec and (codec.startswith(("utf-16", "utf-32")) or (codec == "ascii" and not source.isascii())):
        return None, [(1, f"the declared encoding '{declared}' is wrong: the file was read as UTF-8")]
    return (None if codec == "utf-8" else _SUPERSETS.get(codec or "", codec)), []


def _codec(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    return name if _CHARACTER_SETS.match(name) else None


def _is_mostly_other(text: str) -> bool:
    """Return whether fewer of its characters beyond ASCII are UTF-8 than not."""
    bad = text.count(_BAD)
    return bad > 0 and len(text) - len(text.encode("ascii", "ignore")) < 2 * bad


def _tell(text: str, sign: str, message: str) -> list[tuple[int, str]]:
    """Return a problem for each line with a sign, and one for the lines beyond the first twenty."""
    lines = _lines_of(text, sign) if sign in text else []
    problems = [(line, message) for line in lines[:_MOST]]
    if len(lines) > _MOST:
        problems.append(
            (lines[_MOST], f"{message}; the same holds for {len(lines) - _MOST:,} lines from here on")
        )
    return problems


def _lines_of(text: str, sign: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n"), 1) if sign in line]
