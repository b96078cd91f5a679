"""Words that reader and writer of Carneades YAML share, and what is kept under `meta`."""

import re
from typing import Any, Final

from argmap.interop.carrying import Data
from argmap.interop.origin import without

NAME = "carneades"
DERIVED: Final = {"derived": True}
"""What stands under `meta: {argmap: ...}` of a statement or argument that only encodes attacks.

A mapping, as all that other formats keep under `argmap`: no map of ours has one there.
"""
ASSUMED = "assumed"
"""The reason for which an assumption of the file may be taken as given."""
ARGUMENT = "argument"
"""The type of the premise that stands for an argument without premises."""
CONVERGENT = "convergent"
WEIGHED = "arguments are not weighed here: one is as good as another"


_NO_SIGN = re.compile("[^A-Za-z0-9_]")
_OPERATORS = frozenset({"div", "in", "is", "mod", "nil", "or"})


def spell(key: str) -> str:
    """Return an atom for a key: Carneades reads names as terms, in which `-` subtracts and `X` is a variable.

    >>> [spell(key) for key in ("the-11th-rule", "G1", "in")]
    ['the_11th_rule', 'g1', 'in_']
    """
    atom = _NO_SIGN.sub("_", key[:1].lower() + key[1:])
    return f"{atom}_" if atom in _OPERATORS else atom


def argument_ref(name: str) -> str:
    """Return how an argument is referred to, apart from a statement of the same name."""
    return f"arguments/{name}"


def kept_in(part: Data) -> Any:
    """Return what stands under `meta: {argmap: ...}` of a part."""
    meta = part.get("meta")
    return meta.get("argmap") if isinstance(meta, dict) else None


def put_kept(part: Data, kept: Any) -> None:
    """Put what is kept under `meta: {argmap: ...}` of a part."""
    meta = part.get("meta")
    part["meta"] = {**(meta if isinstance(meta, dict) else {}), "argmap": kept}


def rest_of_meta(part: Data) -> Data:
    """Return all else under `meta`, which may be anything."""
    meta = part.get("meta")
    rest = without(meta, ("argmap",)) if isinstance(meta, dict) else meta
    return {"meta": rest} if rest else {}
