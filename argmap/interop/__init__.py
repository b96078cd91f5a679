"""Other formats: one module for each; `read` and `write` find the right one.

    map, losses = argmap.interop.read("debate.argdown")
    losses = argmap.interop.write(map, "debate.json", format="aif")

Whatever is not carried is a `Loss`, with its id and the reason.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.gc_control import gc_disabled
from argmap.interop.carrying import Loss, Options, Reading, UnreadableError, Writing
from argmap.interop.formats import load_format, read_text, write_data
from argmap.writing import atomic_write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import ArgumentMap

__all__ = [
    "Imported",
    "Loss",
    "Options",
    "Reading",
    "UnreadableError",
    "Writing",
    "load_format",
    "read",
    "read_text",
    "write",
    "write_data",
]


class Imported(NamedTuple):
    """A map that was read, and what of the file is not in it."""

    map: "ArgumentMap"
    losses: "Sequence[Loss]"


def read(
    path: str | PathLike[str],
    format: str | None = None,  # noqa: A002
    *,
    recommendations: str | None = None,
) -> Imported:
    """Read a file of another tool.

    Args:
        path: the file.
        format: the name of a format, such as `aif`; by default it is told from the file's name and content.
        recommendations: a regular expression; statements that it matches become recommendations.

    Raises:
        ArgmapError: the file can't be read, its format is unknown or is not read.
        UnreadableError: it is not of its format.
    """
    from argmap.model import ArgumentMap
    from argmap.syntax import read_source

    with gc_disabled():
        reading = read_text(read_source(path), str(path), format, recommendations)
        map_ = ArgumentMap.model_validate(reading.data, by_alias=True, by_name=False)
    return Imported(map_, reading.losses)


def write(
    map: "ArgumentMap",  # noqa: A002
    path: str | PathLike[str],
    format: str | None = None,  # noqa: A002
) -> "Sequence[Loss]":
    """Write a map to a file of another tool, and return what of the map is not in it.

    Raises:
        ArgmapError: the format is unknown or is not written, or the file name does not tell it; or the file
            can't be written.
    """
    writing = write_data(map.to_data(), str(path), format)
    atomic_write(Path(path), writing.content)
    return writing.losses
