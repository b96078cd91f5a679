"""Reading the bytes of files that users name, and finding where files are; every error says which file."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from argmap.errors import ArgmapError, cannot_read

MAX_BYTES = 64 * 2**20
_CHUNK = 2**20


def read_bytes(path: "str | os.PathLike[str]", max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, or one more than `max_bytes` of them where it is larger.

    Raises:
        ArgmapError: the file cannot be opened or read.
    """
    try:
        with Path(path).open("rb") as file:
            return read_at_most(file, max_bytes + 1)
    except (OSError, ValueError) as error:
        raise cannot_read(path, error) from error


def read_at_most(file: IO[bytes], limit: int) -> bytes:
    """Return the next bytes of a file; memory is taken as they come, however high the limit."""
    chunks = []
    while limit > 0 and (chunk := file.read(min(limit, _CHUNK))):
        chunks.append(chunk)
        limit -= len(chunk)
    return b"".join(chunks)


def is_there(path: Path) -> bool:
    """Return whether there is such a file.

    Raises:
        ArgmapError: it cannot be told, as in a loop of links.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        raise cannot_read(path, error) from error


def is_folder(path: Path) -> bool:
    """Return whether there is such a folder; False where it cannot be told."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def list_companions(data: Mapping[str, Any]) -> list[str]:
    """Return the names of the files that belong to a map in its one form: bibliographies and its text."""
    text = data.get("paper", {}).get("text")
    return [*data.get("bibliography", ()), *([text] if text else ())]


def resolve_below(name: str, folder: Path) -> Path:
    """Return the absolute path of a file that is named relative to a folder, and is in it or below.

    Raises:
        ArgmapError: it is elsewhere, by its name or by a link.
    """
    path = Path(name)
    file = resolve(folder / path)
    if path.is_absolute() or ".." in path.parts or not file.is_relative_to(resolve(folder)):
        raise ArgmapError(f"'{name}' is not in the folder of the map or below: move it there")
    return file


def resolve(path: "str | os.PathLike[str]") -> Path:
    """Return the absolute path of a file, as far as its links can be followed: a loop of links stays.

    Raises:
        ArgmapError: the current folder is gone.
    """
    try:
        return Path(os.path.realpath(path))
    except FileNotFoundError as error:
        raise ArgmapError("the current folder is gone: change to another one") from error
    except ValueError as error:
        raise cannot_read(path, error) from error
