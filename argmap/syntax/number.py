"""Numbers as JSON writes them; YAML is read by the same rule."""

import re
from math import isinf

OUT_OF_RANGE = "this number is out of range: write a smaller one, or put it in quotes as text"

_MAX_DIGITS = 4300  # beyond that, Python refuses to read an integer
_MAX_EXACT = 2**53  # below that, every integral float is one integer only

is_number = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?").fullmatch
"""Whether a text is a JSON number."""


def number(literal: str) -> int | float:
    """Read a JSON number; an integral one below 2**53 as an integer, as JSON Schema does.

    Raises:
        ValueError: it has too many digits, or is too large for a float.
    """
    if len(literal.lstrip("-")) > _MAX_DIGITS:
        raise ValueError("too many digits")
    if literal.lstrip("-").isdigit():
        return int(literal)
    value = float(literal)
    if isinf(value):
        raise ValueError("too large")
    return int(value) if value.is_integer() and abs(value) < _MAX_EXACT else value
