"""Maps of several files: a map names others under `include`, and refers to their parts by qualified ids.

This is the only place where files become one: whoever evaluates, draws or checks a map sees the whole, in
which the parts of included files have qualified ids (`other/fees-exclude`).
"""

from argmap.inclusion.files import File, find_named_files
from argmap.inclusion.flat import Flat, flatten
from argmap.inclusion.reading import find_name, open_whole
from argmap.inclusion.whole import Whole, find_own

__all__ = [
    "File",
    "Flat",
    "Whole",
    "find_name",
    "find_named_files",
    "find_own",
    "flatten",
    "open_whole",
]
