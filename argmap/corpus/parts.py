"""Parts of a corpus: as many files as are read at a time, and written to one file of each table.

Where a part ends depends on the names of its files: a file that is added changes one part, and seldom the
others. What a part is called depends on what its files hold; so a part that is there is done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from argmap.corpus.places import Entry, Place
from argmap.settings import Configuration

_FEWEST, _MOST = 16, 1024
_MOST_BYTES = 2**23


@dataclass(frozen=True)
class Options:
    """How files are read.

    Attributes:
        folder: where the tables are written.
        limit: the largest file that is read, in bytes.
        seconds: how long a file may take.
        memory: how much memory a process that reads files may take, in bytes.
        configuration: the settings for all maps.
        fingerprint: stands for all that rows depend on besides the files.
    """

    folder: Path
    limit: int
    seconds: float
    memory: int
    configuration: Configuration = field(default_factory=Configuration)
    fingerprint: str = ""


@dataclass(frozen=True)
class Part:
    """Files that are read at a time: the number of the part, and the place of the files.

    That is None if what they hold is here.
    """

    number: int
    place: Place | None
    entries: tuple[Entry, ...]
    options: Options


def make_parts(
    groups: Iterable[tuple[Place | None, int, Iterable[Entry]]], options: Options
) -> Iterator[Part]:
    """Yield all files in parts; each group has a place, the number of its files, and the files."""
    divided = (
        (place, some)
        for place, count, entries in groups
        for some in _divide(entries, _choose_size(count), options.limit)
    )
    for number, (place, some) in enumerate(divided):
        yield Part(number, place, some, options)


def _choose_size(count: int) -> int:
    """Return how many files a part usually has: the same for nearly the same number of files."""
    return max(_FEWEST, min(_MOST, (1 << count.bit_length()) >> 6))


def _divide(entries: Iterable[Entry], usual: int, limit: int) -> Iterator[tuple[Entry, ...]]:
    gathered: list[Entry] = []
    size = 0
    for entry in entries:
        weight = min(entry.size, limit)
        if gathered and size + weight > _MOST_BYTES:
            yield tuple(gathered)
            gathered, size = [], 0
        gathered.append(entry)
        size += weight
        name = entry.name.encode(errors="surrogateescape")
        if len(gathered) == 2 * usual or crc32(name) % usual == 0:
            yield tuple(gathered)
            gathered, size = [], 0
    if gathered:
        yield tuple(gathered)


def name_part(part: Part, hashes: Iterable[str]) -> str:
    """Return what a part is called: the names of its files, and the hashes of what they hold, make it."""
    lines = (f"{entry.name}\0{hash_}" for entry, hash_ in zip(part.entries, hashes, strict=True))
    text = "\n".join([part.options.fingerprint, *lines])
    return sha256(text.encode(errors="surrogateescape")).hexdigest()[:32]
