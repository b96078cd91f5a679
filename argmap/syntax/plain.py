"""Whether data is plain JSON data that can be written, and read back equal."""

import re
from collections.abc import Iterable
from math import isfinite

from argmap.errors import ArgmapError

_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST = 10**4300  # Python writes no longer integers


def check_plain(data: object, max_depth: int) -> None:
    """Walk over all data, without recursion.

    Raises:
        ArgmapError: something in it is not of a JSON type, not whole text, out of range, or too deep.
    """
    level: list[object] = [data]
    for _ in range(max_depth + 1):
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return
    raise ArgmapError(f"cannot write data nested deeper than {max_depth} levels: flatten it")


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise ArgmapError(f"cannot write the key {key!r}: keys must be text")
            _check_text(key)
        return value.values()
    _check_scalar(value)
    return ()


def _check_scalar(value: object) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif not (value is None or isinstance(value, bool | int | float)):
        raise ArgmapError(f"cannot write a value of type {type(value).__name__}: JSON has no such type")
    elif value is not None and not (isfinite(value) if isinstance(value, float) else abs(value) < _LARGEST):
        raise ArgmapError("cannot write a number that is infinite, undefined or longer than 4,300 digits")


def _check_text(text: str) -> None:
    if _SURROGATE.search(text):
        raise ArgmapError(f"cannot write the text {text[:40]!a}: it holds half a character")
