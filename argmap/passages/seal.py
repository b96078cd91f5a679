"""Seals: what was found of a map's quotes, for where the paper's text is not.

`MAP.anchors.json` has the hash of the text, and for each quote that was found its hash, its offsets in the
text and the place of the paper. Of the text, nothing but what the map quotes can be recovered from it.
"""

import json
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from argmap.errors import ArgmapError
from argmap.passages.normal import VERSION, normalize_quote
from argmap.passages.text import Spot
from argmap.reading import is_there, read_bytes, resolve_below

MAX_BYTES = 16 * 2**20
_KEYS = {"statement": str, "sha256": str, "start": int, "end": int}
_SPOT = {"section": str, "paragraph": int, "page": str, "label": str}


class SealedQuote(NamedTuple):
    """A quote that was found: its statement, hash, offsets in the text, and place of the paper."""

    statement: str
    sha256: str
    start: int
    end: int
    spot: Spot = Spot()


class Seal(NamedTuple):
    """What was found in a text, which is known by its hash; `normaliser` is the version of the one form."""

    sha256: str
    quotes: tuple[SealedQuote, ...]
    normaliser: int = VERSION


def seal_name(map_name: str) -> str:
    """Return the name of the seal of a map, beside it: `map.anchors.json` for `map.yaml`."""
    return f"{FilePath(map_name).stem}.anchors.json"


def hash_quote(quote: str) -> str:
    """Return the hash of a quote in its one form."""
    return sha256(normalize_quote(quote).encode()).hexdigest()


def format_seal(seal: Seal) -> str:
    """Return a seal as the text of its file: a line for each quote."""
    lines = (json.dumps(_to_dict(quote), ensure_ascii=False) for quote in seal.quotes)
    head = f'"normaliser": {seal.normaliser},\n "text": {{"sha256": "{seal.sha256}"}}'
    return f'{{{head},\n "quotes": [\n  ' + ",\n  ".join(lines) + "\n ]}\n"


def _to_dict(quote: SealedQuote) -> dict[str, Any]:
    return {key: getattr(quote, key) for key in _KEYS} | quote.spot.to_dict()


def read_seal(name: str, folder: FilePath) -> Seal | None:
    """Return the seal in a file beside a map; None where there is none.

    Raises:
        ArgmapError: it cannot be read, or is no seal.
    """
    file = resolve_below(name, folder)
    if not is_there(file):
        return None
    source = read_bytes(file, MAX_BYTES)
    try:
        data = json.loads(source)
        quotes = tuple(map(_read_quote, data["quotes"]))
        return Seal(_typed(data["text"]["sha256"], str), quotes, _typed(data["normaliser"], int))
    except (ValueError, TypeError, LookupError, RecursionError):
        raise ArgmapError(
            f"cannot read '{name}': it is not a seal; write it again with `argmap text anchor --seal`"
        ) from None


def _read_quote(data: Any) -> SealedQuote:
    values = {key: _typed(data[key], type_) for key, type_ in _KEYS.items()}
    spot = {key: _typed(data[key], type_) for key, type_ in _SPOT.items() if key in data}
    return SealedQuote(**values, spot=Spot(**spot))


def _typed(value: Any, type_: type) -> Any:
    if type(value) is not type_:
        raise TypeError(f"{type_.__name__} expected")
    return value
