"""Building a corpus: the files of sources become tables in a folder.

A part that is written stays, so a build that was stopped goes on, and one of a corpus that has changed reads
only the parts that have. The list of parts is written last: without it, a corpus is not whole.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from argmap import __version__
from argmap.corpus.needs import need
from argmap.corpus.tables import TABLES, VERSION
from argmap.errors import ArgmapError
from argmap.message import count
from argmap.reading import resolve
from argmap.result import Result
from argmap.settings import Configuration
from argmap.writing import atomic_write, write_files

if TYPE_CHECKING:
    from argmap.corpus.processing import Record
    from argmap.corpus.sources import Sources

MANIFEST = "corpus.json"
MAX_BYTES = 4 * 2**20
SECONDS = 60.0
MEMORY = 450 * 2**20


class Progress(NamedTuple):
    """How far a build is: how many files are done, of how many, and how many of them failed."""

    done: int
    total: int
    failures: int


@dataclass(frozen=True, repr=False)
class Built(Result):
    """What was built.

    Attributes:
        folder: where the tables are.
        files: how many files were read.
        rows: how many rows each table has.
        new: how many files were read now; the others were read by an earlier build.
        skipped: by their endings, how many files of folders no format has.
    """

    folder: Path
    files: int
    rows: dict[str, int]
    new: int
    skipped: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        read, maps = count(self.files, "file"), count(self.rows["maps"], "map")
        known = f" ({self.files - self.new:,} of them earlier)" if self.new < self.files else ""
        lines = [f"read {read}{known}: {maps}, {count(self.rows['failures'], 'failure')}"]
        lines.append("rows: " + ", ".join(f"{table} {number:,}" for table, number in self.rows.items()))
        if self.skipped:
            skipped = ", ".join(f"{number:,} {ending}" for ending, number in self.skipped.items())
            lines.append(f"not read, because no format has such names: {skipped}")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {**asdict(self), "folder": str(self.folder)}


def build(  # noqa: PLR0913 - each by its name
    sources: Iterable[str | PathLike[str]],
    folder: str | PathLike[str],
    *,
    engine: str = "processes",
    jobs: int = 0,
    timeout: float = SECONDS,
    max_bytes: int = MAX_BYTES,
    memory: int = MEMORY,
    config: str | PathLike[str] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Built:
    """Read the files of a corpus, and write their tables to a folder.

    Every file that cannot be read is a row of the table `failures`. What was written by a build that was
    stopped is used; whatever the engine and the number of processes, the same files give the same bytes.

    Args:
        sources: folders, files, globs, archives (.zip, .tar, .tar.gz and the like) and URLs of fsspec.
        folder: where the tables are written.
        engine: `processes`, `joblib:BACKEND`, `dask` or `dask:ADDRESS`.
        jobs: how many processes read files; 0 for one on each core.
        timeout: how many seconds one file may take.
        max_bytes: the largest file that is read.
        memory: how many bytes of memory a process may take, where the system can limit it.
        config: a configuration file for all maps; without it, they are checked by the defaults.
        on_progress: is called when files are done.

    Raises:
        ArgmapError: there is nothing to read, the tables cannot be written, or the engine is missing.
    """
    from argmap.corpus.engines import run
    from argmap.corpus.isolation import process_part, workers_ended
    from argmap.corpus.parts import Options, make_parts
    from argmap.corpus.sources import find_sources

    need("pyarrow", "a corpus")
    target = resolve(folder)
    _refuse_other_files(target)
    configuration = _read_configuration(config)
    fingerprint = _make_fingerprint(configuration, max_bytes, timeout, memory)
    options = Options(target, max_bytes, timeout, memory, configuration, fingerprint)
    found = find_sources(list(map(str, sources)), max_bytes)
    records = run(engine, process_part, make_parts(found.groups(), options), jobs)
    _prepare(target)
    with workers_ended():
        done = list(_watch(records, found.total, on_progress))
    return _finish(target, found, done)


def _refuse_other_files(folder: Path) -> None:
    if folder.is_dir() and not (folder / "parts").is_dir() and any(folder.iterdir()):
        raise ArgmapError(f"'{folder}' has other files; name a new folder, or one that a build has written")


def _prepare(folder: Path) -> None:
    """Make the folder, and take away the list of parts, which no longer holds."""
    write_files({}, folder)
    (folder / "parts").mkdir(exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)


def _read_configuration(config: str | PathLike[str] | None) -> Configuration:
    if config is None:
        return Configuration()
    from argmap.settings_file import load_configuration

    return load_configuration(Path(config), Path())


def _make_fingerprint(given: Configuration, *limits: float) -> str:
    """Return what stands for all that rows depend on besides the files: settings, versions and plug-ins."""
    from argmap.corpus.reading import hash_bytes
    from argmap.plugins import Group, find_plugins

    paths = (given.file, given.profile, given.baseline, *given.settings.schemes)
    plugins = [plugin for group in get_args(Group) for plugin in find_plugins(group)]
    parts = [
        *(__version__, VERSION, *limits),
        *(hash_bytes(path.read_bytes()) for path in paths if path),
        *(f"{plugin} {getattr(plugin.entry_point.dist, 'version', '')}" for plugin in plugins),
    ]
    return "\n".join(map(str, parts))


def _watch(
    records: "Iterable[Record]", total: int, on_progress: Callable[[Progress], None] | None
) -> "Iterator[Record]":
    done = failures = 0
    for record in records:
        done, failures = done + record.files, failures + record.rows["failures"]
        if on_progress:
            on_progress(Progress(done, total, failures))
        yield record


def _finish(folder: Path, sources: "Sources", records: "list[Record]") -> Built:
    """Write the list of parts, in the order of their files, and remove those that are in it no more."""
    records.sort(key=lambda record: record.number)
    rows = Counter[str]()
    for record in records:
        rows.update(record.rows)
    files = sum(record.files for record in records)
    new = sum(record.files for record in records if record.is_new)
    counts = {table: rows[table] for table in TABLES}
    parts = [record.name for record in records]
    manifest = {"argmap": __version__, "tables": VERSION, "files": files, "rows": counts, "parts": parts}
    _remove_old(folder, set(parts))
    atomic_write(folder / MANIFEST, f"{json.dumps(manifest, indent=1)}\n".encode())
    return Built(folder, files, counts, new, dict(sorted(sources.skipped.items())))


def _remove_old(folder: Path, parts: set[str]) -> None:
    """Remove the files of parts that are no longer in the corpus, and what was left half written."""
    for name in ("parts", *TABLES):
        for path in (folder / name).iterdir():
            if path.stem not in parts or path.suffix not in (".json", ".parquet"):
                path.unlink()
