"""Reading the files of a part, and writing its tables: what a process of a corpus does."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from argmap.corpus.parts import Part, name_part
from argmap.corpus.reading import (
    Content,
    Failure,
    Outcome,
    fail,
    hash_companion,
    read_content,
    read_map,
)
from argmap.corpus.tables import TABLES
from argmap.corpus.writing import PartWriter
from argmap.writing import write_files

Step: TypeAlias = tuple[str, int]
"""What is done next: `read` or `map`, and the position of a file in its part."""


@dataclass
class Record:
    """What is known of a part that is written: its name, and how many rows it has in each table.

    `companions` are the files that its maps name, with their hashes; `files` is how many files it has;
    `number` is that of the part, and `is_new` tells whether it was written now.
    """

    name: str
    files: int
    rows: dict[str, int]
    companions: dict[str, str] = field(default_factory=dict)
    number: int = 0
    is_new: bool = True


def find_file(folder: Path, table: str, part: str) -> Path:
    """Return the file of a table that has a part of it."""
    return folder / table / f"{part}.parquet"


def find_record(folder: Path, part: str) -> Path:
    """Return the file that says that a part is written whole."""
    return folder / "parts" / f"{part}.json"


def process(part: Part, failed: Mapping[Step, Failure]) -> Iterator[Step | Record]:
    """Read the files of a part, and write its tables, unless they are there.

    Yields each step before it is done, and last the record.

    `failed` are the steps that came to no end, and why.
    """
    contents = []
    for number, entry in enumerate(part.entries):
        step = ("read", number)
        yield step
        contents.append(Content(failure=failed[step]) if step in failed else read_content(part, entry))
    name = name_part(part, (content.hash or repr(content.failure) for content in contents))
    known = load_record(part.options.folder, name)
    if known and _holds(known, part.options.limit):
        yield replace(known, number=part.number)
        return
    writer = PartWriter()
    companions: dict[Path, str] = {}
    for number, (entry, content) in enumerate(zip(part.entries, contents, strict=True)):
        step = ("map", number)
        yield step
        failure = failed.get(step)
        outcome = Outcome(fail(entry, content, failure)) if failure else read_map(part, entry, content)
        writer.add(outcome.rows)
        for path in outcome.companions:
            companions[path] = companions.get(path) or hash_companion(path, part.options.limit)
    found = {str(path): companions[path] for path in sorted(companions)}
    yield _write(part, writer, Record(name, len(contents), writer.counts, found, part.number))


def _holds(record: Record, limit: int) -> bool:
    """Return whether the files that the maps of a part name are as they were."""
    return all(hash_companion(Path(path), limit) == hash_ for path, hash_ in record.companions.items())


def _write(part: Part, writer: PartWriter, record: Record) -> Record:
    """Write the files of a part, and last what says that they are there."""
    folder = part.options.folder
    for table, content in writer.finish().items():
        write_files({find_file(folder, table, record.name): content}, folder / table)
    text = json.dumps({"files": record.files, "rows": record.rows, "companions": record.companions})
    write_files({find_record(folder, record.name): f"{text}\n".encode()}, folder / "parts")
    return record


def load_record(folder: Path, name: str) -> Record | None:
    """Return what is known of a part that is written whole; None if it is not."""
    try:
        data: dict[str, Any] = json.loads(find_record(folder, name).read_bytes())
    except FileNotFoundError:
        return None
    if not all(find_file(folder, table, name).is_file() for table in TABLES):
        return None
    return Record(name, is_new=False, **data)
