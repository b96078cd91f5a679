"""Bytes to text and back: UTF-8, with or without a byte order mark, or UTF-16 with one."""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGN_OF_NUL = "\u2400"
"""What stands for a NUL where the text is shown."""
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


class Encoding(NamedTuple):
    """How a text is written as bytes: in which encoding, and after how many byte order marks."""

    name: str = "utf-8"
    marks: int = 0


def decode(source: bytes | str) -> tuple[str, Encoding, int | None]:
    """Return the text without its byte order mark, its encoding, and the offset where it stops being text.

    From such an offset on, the text is only good for showing: what could not be read is replaced.
    """
    text, encoding, bad = (source, Encoding(), None) if isinstance(source, str) else _decode(source)
    whole = len(text)
    text = text.lstrip("\ufeff") if bad is None else text  # libyaml would skip a second mark uncounted
    encoding = encoding._replace(marks=encoding.marks + whole - len(text))
    if bad is None:
        bad = _find_no_text(text)
    if bad is not None:
        text = _NO_TEXT.sub("\ufffd", text.replace("\0", SIGN_OF_NUL))
    return text, encoding, bad


def _find_no_text(text: str) -> int | None:
    """Return where the first character is that is not text, several times as fast as by `_NO_TEXT`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        match = _NO_TEXT.search(text)
        return match.start() if match else None
    at = text.find("\0")
    return at if at >= 0 else None


def encode(text: str, encoding: Encoding) -> bytes:
    """Return the bytes of a text, with its byte order mark if it had one: the way back."""
    return ("\ufeff" * encoding.marks + text).encode(encoding.name)


def _decode(source: bytes) -> tuple[str, Encoding, int | None]:
    mark, name = next((pair for pair in _MARKS if source.startswith(pair[0])), (b"", "utf-8"))
    encoding = Encoding(name, 1 if mark else 0)
    source = source[len(mark) :]
    try:
        return source.decode(name), encoding, None
    except UnicodeDecodeError as error:
        return source.decode(name, "replace"), encoding, len(source[: error.start].decode(name))
