"""Where the files of a corpus are: on this machine, or behind a URL that fsspec knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from argmap.corpus.needs import need
from argmap.errors import ArgmapError, cannot_read
from argmap.reading import read_at_most


class Entry(NamedTuple):
    """A file of a corpus.

    Attributes:
        name: what rows call it.
        size: how many bytes it has.
        key: what its place knows it by; None if what it holds is here.
        content: what it holds, if that is known.
        beside: what the file beside holds that belongs to it.
        trouble: why it is not read.
    """

    name: str
    size: int = 0
    key: str | None = None
    content: bytes | None = None
    beside: bytes | None = None
    trouble: str = ""


class Place(Protocol):
    """Reads files by their keys."""

    def open(self, key: str) -> IO[bytes]:
        """Open a file; raises `OSError`, or whatever else its library raises."""

    def size(self, key: str) -> int:
        """Return how many bytes a file has, 0 if that is unknown."""


@dataclass(frozen=True)
class Disk:
    """Files on this machine; their keys are paths relative to a folder."""

    root: Path

    def open(self, key: str) -> IO[bytes]:
        """Open a file."""
        return (self.root / key).open("rb")

    def size(self, key: str) -> int:
        """Return how many bytes a file has."""
        return (self.root / key).stat().st_size


@dataclass(frozen=True)
class Remote:
    """Files behind a URL; their keys are paths of the file system of fsspec."""

    filesystem: Any

    def open(self, key: str) -> IO[bytes]:
        """Open a file."""
        file: IO[bytes] = self.filesystem.open(key, "rb")
        return file

    def size(self, key: str) -> int:
        """Return how many bytes a file has."""
        return int(self.filesystem.size(key) or 0)


def read(place: Place, key: str, limit: int) -> bytes:
    """Return the bytes of a file, or one more than the limit where it is larger.

    Raises:
        ArgmapError: it cannot be read.
    """
    try:
        with place.open(key) as file:
            return read_at_most(file, limit + 1)
    except Exception as error:  # libraries of file systems raise what they like
        raise cannot_read(key, error) from error


def is_url(source: str) -> bool:
    """Return whether a source is a URL of fsspec, which may be chained: `zip://*.json::https://host/x.zip`."""
    return "://" in source


def find_remote(url: str) -> tuple[Remote, dict[str, str]]:
    """Return the file system of a URL, and the names of the files that it stands for by their keys.

    Raises:
        ArgmapError: fsspec, or what it needs for this URL, is not installed, or nothing is there.
    """
    fsspec = need("fsspec", f"'{url}'")
    try:
        filesystem, path = fsspec.core.url_to_fs(url)
        keys = _find_keys(filesystem, path)
    except Exception as error:
        reason = " ".join(f"{error or type(error).__name__}".split())
        raise ArgmapError(f"cannot read '{url}': {reason}") from error
    if not keys:
        raise ArgmapError(f"cannot read '{url}': there is no such file; check the URL")
    return Remote(filesystem), {key: _name(filesystem, key, url) for key in keys}


def _name(filesystem: Any, key: str, url: str) -> str:
    """Return the URL of a file; in an archive, after that of the archive."""
    _, chained, rest = url.partition("::")
    if isinstance(filesystem, need("fsspec.implementations.cached", f"'{url}'").CachingFileSystem):
        return str(filesystem.fs.unstrip_protocol(key))
    return f"{rest}/{key}" if chained else str(filesystem.unstrip_protocol(key))


def _find_keys(filesystem: Any, path: str) -> Sequence[str]:
    if any(sign in path for sign in "*?["):
        return [key for key in filesystem.glob(path) if filesystem.isfile(key)]
    if filesystem.isdir(path):
        found: list[str] = filesystem.find(path)
        return found
    return [path] if filesystem.exists(path) else []
