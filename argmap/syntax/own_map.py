"""Telling a map of argmap from other files: by the key `argmap` with a value that is no mapping.

Other formats keep what they have no key for in a mapping under `argmap`, which is none of our maps.
"""

import re
from pathlib import PurePath

from argmap.formats import formats_for, formats_of_file
from argmap.syntax.decode import decode

_KEY = re.compile(
    r"""(?:(?:\A|[\n\r])[^\w\n\r]*|[{,]\s*["'])argmap["']?[^\S\n]*[:\uff1a]"""
    r"""(?:[^\S\n\r]*[^\s{]|[^\S\n\r]*\r?\n(?=\S)|\s*\Z)"""
)


def looks_like_map(source: bytes | str) -> bool:
    """Return whether a file, or its beginning, seems to be a map."""
    return _KEY.search(decode(source)[0]) is not None


def is_own_map(name: str, source: bytes) -> bool:
    """Return whether a file is a map of ours, by its name and what it holds; `-` may be anything."""
    has_name = name == "-" or not PurePath(name).suffix or formats_of_file(name, formats_for("map"))
    return bool(has_name) and looks_like_map(source)
