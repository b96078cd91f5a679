"""The text that a map names under `paper.text`, read in its folder and nowhere else."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from argmap.errors import ArgmapError
from argmap.passages.text import PaperText
from argmap.reading import is_there, read_bytes, resolve_below
from argmap.syntax.foreign import decode_foreign

MAX_BYTES = 4 * 2**20
"""The largest text that is read; a long book has half as much."""


class Reading(NamedTuple):
    """A text, and what is wrong with its encoding by line, 0 for the whole; None where it is not there."""

    text: PaperText | None
    problems: tuple[tuple[int, str], ...] = ()


def read_text(name: str, sections: Mapping[str, str], folder: FilePath) -> Reading:
    """Read a text; `sections` are the titles of the map's sections by id.

    Raises:
        ArgmapError: it cannot be read, is elsewhere, or is larger than `MAX_BYTES`.
    """
    file = resolve_below(name, folder)
    if not is_there(file):
        return Reading(None)
    source = read_bytes(file, MAX_BYTES)
    if len(source) > MAX_BYTES:
        raise ArgmapError(f"cannot read '{name}': a text may have {MAX_BYTES // 2**20} MiB; split it")
    decoded = decode_foreign(source)
    return Reading(PaperText(decoded.text, sections), tuple(decoded.problems))


def read_titles(sections: Mapping[str, Any]) -> dict[str, str]:
    """Return the titles of a map's sections by id."""
    return {id_: part if isinstance(part, str) else part["title"] for id_, part in sections.items()}


def describe_missing(name: str) -> str:
    """Return what to say of a text that is not there."""
    return f"cannot read '{name}': there is no such file beside the map; check the name"
