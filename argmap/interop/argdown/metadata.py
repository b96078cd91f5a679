"""What is kept of a map under `argmap` in the data of a document, beside what Argdown has words for."""

from collections.abc import Mapping
from typing import Any, Final

from argmap.interop.carrying import Data, UnreadableError

NAME: Final = "argdown"
KEY: Final = "argmap"


def kept_in(data: Mapping[str, Any] | None) -> Data:
    """Return what the data of a part keeps; raises `UnreadableError` where that is no mapping."""
    kept = (data or {}).get(KEY, {})
    if not isinstance(kept, dict):
        raise UnreadableError("'argmap' has to be a mapping")
    return kept


def foreign_data(data: Data | None) -> Data | None:
    """Return data without what it keeps; None where nothing is left."""
    return {key: value for key, value in (data or {}).items() if key != KEY} or None
