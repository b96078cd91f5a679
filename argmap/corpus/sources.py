"""Which files the sources of a corpus stand for, in an order that depends on their names alone."""

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from glob import glob, has_magic
from pathlib import Path

from argmap.corpus.archives import is_archive, is_beside, is_wanted, read_archive
from argmap.corpus.places import Disk, Entry, Place, find_remote, is_url
from argmap.errors import ArgmapError


@dataclass
class Sources:
    """The files of a corpus: archives, and other files by their places.

    Attributes:
        files: places, each with the keys of its files in order, and what rows call them.
        archives: place, key and name of each.
        limit: the largest file that is read, in bytes.
        skipped: how many files of folders have which endings that no format has.
    """

    limit: int
    files: list[tuple[Place, dict[str, str]]] = field(default_factory=list)
    archives: list[tuple[Place, str, str]] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    @cached_property
    def counts(self) -> list[int]:
        """How many files each archive has; they are read once for that."""
        listed = (self._read(archive, contents=False) for archive in self.archives)
        return [sum(1 for _ in entries) for entries in listed]

    @property
    def total(self) -> int:
        """How many files there are."""
        return sum(len(names) for _, names in self.files) + sum(self.counts)

    def groups(self) -> Iterator[tuple[Place | None, int, Iterator[Entry]]]:
        """Yield the files of each place and of each archive, after how many they are."""
        for place, names in self.files:
            yield place, len(names), (_make_entry(place, key, name) for key, name in names.items())
        for archive, count in zip(self.archives, self.counts, strict=True):
            yield None, count, self._read(archive, contents=True)

    def _read(self, archive: tuple[Place, str, str], *, contents: bool) -> Iterator[Entry]:
        return read_archive(*archive, self.limit, contents=contents)


def _make_entry(place: Place, key: str, name: str) -> Entry:
    try:
        return Entry(name, place.size(key), key)
    except Exception:  # reading it says why
        return Entry(name, 0, key)


def find_sources(names: Sequence[str], limit: int) -> Sources:
    """Return the files that folders, globs, archives and URLs stand for.

    Raises:
        ArgmapError: there is nothing by one of these names, or nothing at all in them.
    """
    sources = Sources(limit)
    local: dict[str, None] = {}
    for name in dict.fromkeys(names):
        if is_url(name):
            _add(sources, *find_remote(name))
        else:
            local |= dict.fromkeys(_expand(name, sources.skipped))
    _add(sources, Disk(Path.cwd()), {name: name for name in local})
    sources.files.sort(key=lambda group: list(group[1].values())[:1])
    sources.archives.sort(key=lambda archive: archive[2])
    if not sources.total:
        raise ArgmapError(f"no file to read in {', '.join(map(repr, names))}; name other sources")
    return sources


def _add(sources: Sources, place: Place, names: dict[str, str]) -> None:
    """Add the files of a place; archives apart, and without the texts of annotations."""
    ordered = sorted(names.items(), key=lambda item: item[1])
    sources.archives += ((place, key, name) for key, name in ordered if is_archive(name))
    files = {key: name for key, name in ordered if not is_archive(name) and not is_beside(key, names)}
    if files:
        sources.files.append((place, files))


def _expand(name: str, skipped: Counter[str]) -> Sequence[str]:
    """Return the files that a name on this machine stands for."""
    if os.path.isdir(name):  # noqa: PTH112 - names stay as they are written
        return list(_walk(name, skipped))
    if os.path.lexists(name):
        return [name]
    if not has_magic(name):
        raise ArgmapError(f"cannot read '{name}': there is no such file; check the name")
    found = glob(name, recursive=True)  # noqa: PTH207
    if not found:
        raise ArgmapError(f"no file matches '{name}'; check the pattern")
    return [file for path in found for file in (_walk(path, skipped) if os.path.isdir(path) else [path])]  # noqa: PTH112


def _walk(folder: str, skipped: Counter[str]) -> Iterator[str]:
    """Yield the files of a folder that may be maps or archives, and count the others by their endings."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            path = os.path.join(parent, file)  # noqa: PTH118
            if not is_wanted(file):
                skipped[os.path.splitext(file)[1].lower() or file] += 1  # noqa: PTH122
            elif _is_regular(path):
                yield path


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:
        return True  # reading it says why
