"""Bytes to text: UTF-8, with or without a byte order mark, or UTF-16 with one."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def decode(source: bytes | str) -> tuple[str, int | None]:
    """Return the text without its byte order mark, and the offset where it stops being text, or None.

    From such an offset on, the text is only good for showing: what could not be read is replaced.
    """
    text, bad = (source.lstrip("\ufeff"), None) if isinstance(source, str) else _decode(source)
    if bad is None and (found := _NO_TEXT.search(text)):
        bad = found.start()
    return text if bad is None else _NO_TEXT.sub("\ufffd", text), bad


def _decode(source: bytes) -> tuple[str, int | None]:
    mark, encoding = next((pair for pair in _MARKS if source.startswith(pair[0])), (b"", "utf-8"))
    source = source[len(mark) :]
    try:
        return source.decode(encoding).lstrip("\ufeff"), None  # libyaml would skip a second mark uncounted
    except UnicodeDecodeError as error:
        return source.decode(encoding, "replace"), len(source[: error.start].decode(encoding))
