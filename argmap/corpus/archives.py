"""Archives, read member by member: nothing is extracted, and what they unpack to is limited.

An archive may hold far more than its size tells, so what it says of its members is not trusted: reading stops
where they come to more than `RATIO` times its size, and a member is read no further than the limit for files.
"""

import bz2
import gzip
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import IO, Any

from argmap.corpus.places import Entry, Place
from argmap.errors import ArgmapError
from argmap.formats import formats_for, formats_of_file
from argmap.reading import read_at_most

RATIO = 200
SMALL = 2**30
"""What every archive may unpack to, however small it is."""

_LARGEST_READ = 2**26
_TARS: dict[str, Callable[[Any], Any]] = {
    ".tar": lambda file: file,
    ".tar.gz": gzip.open,
    ".tgz": gzip.open,
    ".tar.bz2": bz2.open,
    ".tar.xz": lzma.open,
}
ENDINGS = (".zip", *_TARS)

_NESTED = "it is an archive within an archive: unpack it first"
_TOO_MUCH = f"it unpacks to more than {RATIO} times its size, and is read no further"


def is_archive(name: str) -> bool:
    """Return whether a file is an archive that is read, by its name."""
    return name.lower().endswith(ENDINGS)


def read_archive(place: Place, key: str, name: str, limit: int, *, contents: bool) -> Iterator[Entry]:
    """Yield the members of an archive that may be maps; those of a ZIP archive in the order of their names.

    What is wrong with it is a last entry, with its trouble.

    Args:
        place: where it is.
        key: what its place knows it by.
        name: what rows call it.
        limit: the largest member, in bytes, whose content is read.
        contents: whether to read what members hold, rather than only to list them.
    """
    read = _read_zip if name.lower().endswith(".zip") else _read_tar
    try:
        with place.open(key) as file:
            most = max(SMALL, RATIO * place.size(key))
            yield from read(file, name, limit if contents else 0, most)
    except Exception as error:  # a broken archive, in one of many ways
        reason = " ".join(str(error).split()) or type(error).__name__
        yield Entry(name, trouble=f"cannot read the archive: {reason}")


def is_wanted(name: str) -> bool:
    """Return whether a file of an archive or a folder may be a map, by its name; hidden ones are not."""
    path = PurePosixPath(name)
    hidden = any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts)
    readable = formats_for("map", "interchange", reads=True)
    return not hidden and (is_archive(name) or bool(formats_of_file(name, readable)))


def _read_zip(file: IO[bytes], name: str, limit: int, most: int) -> Iterator[Entry]:
    with zipfile.ZipFile(file) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        texts = {member.filename: member for member in members if member.filename.lower().endswith(".txt")}
        for member in sorted(members, key=lambda member: member.filename):
            path = member.filename
            if not is_wanted(path) or is_beside(path, archive.NameToInfo):
                continue
            most -= member.file_size
            if most < 0:
                raise ArgmapError(_TOO_MUCH)
            beside = texts.get(f"{path[:-4]}.txt") if path.lower().endswith(".ann") else None
            entry = Entry(f"{name}/{path}", member.file_size)
            yield _read_member(
                entry, limit, partial(archive.open, member), partial(archive.open, beside) if beside else None
            )


def is_beside(path: str, names: Any) -> bool:
    """Return whether a file is the text that belongs to annotations of the same name."""
    return path.lower().endswith(".txt") and f"{path[:-4]}.ann" in names


def _read_tar(file: IO[bytes], name: str, limit: int, most: int) -> Iterator[Entry]:
    ending = next(ending for ending in sorted(_TARS, key=len, reverse=True) if name.lower().endswith(ending))
    stream: Any = _Forward(_TARS[ending](file), most)
    with tarfile.open(fileobj=stream, mode="r:") as archive:
        while member := archive.next():
            archive.members = []  # type: ignore[attr-defined] # it would keep all of them
            if not member.isreg() or not is_wanted(member.name):
                continue
            entry = Entry(f"{name}/{member.name}", member.size)
            yield _read_member(entry, limit, partial(archive.extractfile, member))


def _read_member(
    entry: Entry,
    limit: int,
    open_: Callable[[], IO[bytes] | None],
    open_beside: Callable[[], IO[bytes]] | None = None,
) -> Entry:
    """Return a member with what it holds, if that is asked for and it is not too large."""
    if is_archive(entry.name):
        return entry._replace(trouble=_NESTED)
    if not limit or entry.size > limit:
        return entry
    try:
        content = _read(open_, limit)
        beside = _read(open_beside, limit) if open_beside else None
    except ArgmapError:
        raise
    except Exception as error:  # of zlib, lzma and others; the next member may be whole
        return entry._replace(trouble=f"cannot read it from the archive: {error}")
    return entry._replace(content=content, beside=beside)


def _read(open_: Callable[[], IO[bytes] | None], limit: int) -> bytes:
    file = open_()
    if file is None:
        raise ValueError("it is a link")
    with file:
        return read_at_most(file, limit + 1)


class _Forward:
    """A stream that is read once from its start to its end, and no further than a limit.

    `tarfile` asks for the last byte once more, and then only goes forward.
    """

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._most, self._position = stream, most, 0
        self._previous = self._again = b""

    def read(self, size: int) -> bytes:
        if size > _LARGEST_READ or self._position > self._most:
            raise ArgmapError(_TOO_MUCH)
        again, self._again = self._again, b""
        data = again + read_at_most(self._stream, size - len(again))
        self._position += len(data)
        self._previous = data[-1:] or self._previous
        return data

    def tell(self) -> int:
        return self._position

    def seek(self, position: int) -> None:
        if position == self._position - 1:
            self._position, self._again = position, self._previous
        while self._position < position:
            if not self.read(min(position - self._position, 2**20)):
                break
