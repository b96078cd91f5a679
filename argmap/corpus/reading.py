"""One file of a corpus: what it holds as rows, or why it could not be read."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from argmap.analysis import Analysis
from argmap.corpus.parts import Part
from argmap.corpus.places import Disk, Entry, read
from argmap.corpus.tables import Row, Rows, describe_finding, make_rows, sort_rows
from argmap.errors import ArgmapError, FaultError, describe_fault
from argmap.finding import InvalidMap
from argmap.interop import Loss, read_text
from argmap.interop.formats import UnknownFormatError, recognise
from argmap.reading import resolve
from argmap.syntax import read as read_document
from argmap.syntax.own_map import is_own_map


class Failure(NamedTuple):
    """Why a file could not be read: the kind is one word, the reason a sentence."""

    kind: str
    reason: str


class Content(NamedTuple):
    """What a file holds, or why that is unknown; `hash` is its SHA-256, empty where it was not read whole."""

    bytes: bytes = b""
    hash: str = ""
    failure: Failure | None = None


def read_content(part: Part, entry: Entry) -> Content:
    """Return what a file holds."""
    limit = part.options.limit
    if entry.trouble:
        return Content(failure=Failure("archive", entry.trouble))
    if entry.size > limit:
        return _refuse_large(limit)
    if entry.content is not None:
        content = entry.content
    else:
        assert part.place is not None
        assert entry.key is not None
        try:
            content = read(part.place, entry.key, limit)
        except ArgmapError as error:
            return Content(failure=Failure("unreadable", str(error)))
    return _refuse_large(limit) if len(content) > limit else Content(content, hash_bytes(content))


def hash_bytes(content: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return sha256(content).hexdigest()


def _refuse_large(limit: int) -> Content:
    return Content(
        failure=Failure("too-large", f"it is larger than {limit:,} bytes; --max-size raises the limit")
    )


def fail(entry: Entry, content: Content, failure: Failure) -> Rows:
    """Return the rows of a file that could not be read."""
    size = len(content.bytes) or entry.size or None
    return {"failures": [[_show(entry.name), *failure, content.hash or None, size]]}


def _show(name: str) -> str:
    """Return the name of a file, of which some bytes may be no text."""
    return name.encode(errors="backslashreplace").decode()


class Outcome(NamedTuple):
    """The rows of a file, and the files that it names, which rows depend on as well."""

    rows: Rows
    companions: tuple[Path, ...] = ()


def read_map(part: Part, entry: Entry, content: Content) -> Outcome:
    """Return the rows of a file; whatever is wrong with it is a row among the failures."""
    rows: Rows = {}
    companions: tuple[Path, ...] = ()
    failure = content.failure
    try:
        if failure is None:
            opened = _open(part, entry, content)
            companions = _find_companions(opened.analysis)
            return Outcome(make_rows(_show(entry.name), *opened), companions)
    except InvalidMap as error:
        found = sort_rows(map(describe_finding, error.findings))
        rows = {"findings": [[_show(entry.name), *row] for row in found]}
        failure = Failure("invalid", str(error))
    except UnknownFormatError:
        failure = Failure("no-map", f"'{_show(entry.name)}' looks like none of the formats that are read")
    except ArgmapError as error:
        failure = Failure("fault" if isinstance(error, FaultError) else "no-map", str(error))
    except MemoryError:
        raise
    except Exception as error:  # a fault of argmap: the other files are read all the same
        failure = Failure("fault", str(describe_fault(f"'{_show(entry.name)}'", error)))
    return Outcome(rows | fail(entry, content, failure), companions)


class _Opened(NamedTuple):
    head: Row
    analysis: Analysis
    losses: Sequence[Loss]


def _open(part: Part, entry: Entry, content: Content) -> _Opened:
    """Return a map that is open: hash, format and size of its file, and what the conversion lost."""
    name, configuration = _show(entry.name), part.options.configuration
    folder = resolve(part.place.root / entry.name).parent if isinstance(part.place, Disk) else None
    losses: Sequence[Loss] = ()
    if is_own_map(entry.name, content.bytes):
        document = read_document(content.bytes, name, max_bytes=part.options.limit)
        analysis = Analysis(document.in_folder(folder), configuration, folder=folder)
        format_ = "json" if entry.name.lower().endswith(".json") else "yaml"
    else:
        format_ = recognise(content.bytes, name).name
        data, losses = read_text(content.bytes, name, format_, read_beside=_find_beside(part, entry))
        analysis = Analysis.from_map(data, configuration, folder=folder)
    return _Opened([content.hash, format_, len(content.bytes)], analysis, losses)


def _find_companions(analysis: Analysis) -> tuple[Path, ...]:
    """Return the files that a map names: those of works, those that it includes, and the paper's text."""
    return () if analysis.folder is None else tuple(analysis.inputs)


def _find_beside(part: Part, entry: Entry) -> Callable[[str], bytes | None]:
    """Return what reads the file beside that has another ending; of an archive, it is read already."""

    def read_beside(ending: str) -> bytes | None:
        if part.place is None or entry.key is None:
            return entry.beside
        try:
            return read(part.place, f"{entry.key[: entry.key.rindex('.')]}{ending}", part.options.limit)
        except ArgmapError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return None
            raise

    return read_beside


def hash_companion(path: Path, limit: int) -> str:
    """Return the hash of a file that a map names, empty if there is none."""
    try:
        return hash_bytes(read(Disk(path.parent), path.name, limit))
    except ArgmapError as error:
        is_missing = isinstance(error.__cause__, FileNotFoundError | NotADirectoryError)
        return "" if is_missing else str(error)
