"""Words that reader and writer of Carneades YAML share, and what is kept under `meta`."""

from typing import Any

from argmap.interop.carrying import Data
from argmap.interop.origin import without

NAME = "carneades"
DERIVED = "derived"
"""What stands under `meta: {argmap: ...}` of a statement or argument that only encodes attacks."""
ASSUMED = "assumed"
"""The reason for which an assumption of the file may be taken as given."""
ARGUMENT = "argument"
"""The type of the premise that stands for an argument without premises."""
CONVERGENT = "convergent"
WEIGHED = "arguments are not weighed here: one is as good as another"


def argument_ref(name: str) -> str:
    """Return how an argument is referred to, apart from a statement of the same name."""
    return f"arguments/{name}"


def kept_in(part: Data) -> Any:
    """Return what stands under `meta: {argmap: ...}` of a part."""
    meta = part.get("meta")
    return meta.get("argmap") if isinstance(meta, dict) else None


def rest_of_meta(part: Data) -> Data:
    """Return all else under `meta`, which may be anything."""
    meta = part.get("meta")
    rest = without(meta, ("argmap",)) if isinstance(meta, dict) else meta
    return {"meta": rest} if rest else {}
