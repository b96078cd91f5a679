"""Whether plain data has the shape of a map, read off the published JSON Schema.

The models say the same, and a test holds the two together. This reader exists beside them because it
names every fault in plain words, and because it starts in a fraction of the time that building the
models takes.
"""

from argmap.shape.normal import NormalMap, normalize
from argmap.shape.walk import (
    find_schema,
    find_shape_problems,
    find_texts,
    is_text,
    load_schema,
    takes_several,
)

__all__ = [
    "NormalMap",
    "find_schema",
    "find_shape_problems",
    "find_texts",
    "is_text",
    "load_schema",
    "normalize",
    "takes_several",
]
