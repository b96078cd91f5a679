"""Telling a map of argmap from other files: by the key `argmap` with a value that is no mapping.

Other formats keep what they have no key for in a mapping under `argmap`, which is none of our maps.
"""

import re

from argmap.syntax.decode import decode

_KEY = re.compile(
    r"""(?:(?:\A|[\n\r])[^\w\n\r]*|[{,]\s*["'])argmap["']?[^\S\n]*[:\uff1a]"""
    r"""(?:[^\S\n\r]*[^\s{]|[^\S\n\r]*\r?\n(?=\S)|\s*\Z)"""
)


def looks_like_map(source: bytes | str) -> bool:
    """Return whether a file, or its beginning, seems to be a map."""
    return _KEY.search(decode(source)[0]) is not None
