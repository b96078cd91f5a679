"""A corpus that was built: its tables for Arrow, DuckDB and pandas."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.corpus.building import MANIFEST
from argmap.corpus.listing import Listing
from argmap.corpus.needs import need
from argmap.corpus.tables import TABLES, VERSION
from argmap.errors import ArgmapError
from argmap.spelling import describe_unknown

if TYPE_CHECKING:
    import pandas
    import pyarrow
    from duckdb import DuckDBPyConnection, DuckDBPyRelation
    from pyarrow.dataset import Dataset


@dataclass(frozen=True)
class Corpus:
    """The tables of a corpus.

    Attributes:
        folder: where they are.
        files: how many files were read.
        rows: how many rows each table has.
        parts: the names of the files of each table, in order.
    """

    folder: Path
    files: int
    rows: dict[str, int]
    parts: Sequence[str]

    def dataset(self, table: str) -> "Dataset":
        """Return a table as a dataset of Arrow, of which only what is asked for is read.

        Raises:
            ArgmapError: there is no such table, or pyarrow is not installed.
        """
        from argmap.corpus.writing import make_schema

        if table not in TABLES:
            raise ArgmapError(describe_unknown("table", table, TABLES))
        dataset = need("pyarrow.dataset", "a corpus")
        files = [str(self.folder / table / f"{part}.parquet") for part in self.parts]
        found: Dataset = dataset.dataset(files, make_schema(table), format="parquet")
        return found

    def arrow(self, table: str) -> "pyarrow.Table":
        """Return a whole table, in memory.

        Raises:
            ArgmapError: there is no such table, or pyarrow is not installed.
        """
        return self.dataset(table).to_table()

    def pandas(self, table: str) -> "pandas.DataFrame":
        """Return a whole table as a data frame.

        Raises:
            ArgmapError: there is no such table, or pyarrow or pandas is not installed.
        """
        need("pandas", "a data frame", "pandas")
        return self.arrow(table).to_pandas()

    @cached_property
    def connection(self) -> "DuckDBPyConnection":
        """A connection of DuckDB that has the tables and can read nothing else: no file, no extension."""
        connection: DuckDBPyConnection = need("duckdb", "SQL").connect(":memory:", config=_LOCKED)
        for table in TABLES:
            connection.register(table, self.dataset(table))
        connection.execute("SET lock_configuration = true")
        return connection

    def sql(self, query: str, parameters: Sequence[object] = ()) -> "DuckDBPyRelation":
        """Return the rows of a query, which may have only one statement, and only read.

        `parameters` are the values of `$1`, `$2` and so on in it.

        Raises:
            ArgmapError: the query is wrong, or it would do more than read the tables.
        """
        duckdb = need("duckdb", "SQL")
        reading = ([duckdb.StatementType.SELECT], [duckdb.StatementType.EXPLAIN])
        with _errors_described(duckdb):
            if [statement.type for statement in self.connection.extract_statements(query)] not in reading:
                raise ArgmapError("only one statement is run, and only one that reads, such as SELECT")
            return self.connection.sql(query, params=list(parameters) or None)

    def list(
        self, query: str, most: int | None = None, noun: str = "rows", parameters: Sequence[object] = ()
    ) -> Listing:
        """Return the rows of a query, at most so many; a note says how many more there are.

        Raises:
            ArgmapError: see `sql`.
        """
        relation = self.sql(query, parameters)
        with _errors_described(need("duckdb", "SQL")):
            rows = (relation if most is None else relation.limit(most)).fetchall()
            if most is None or len(rows) < most:
                return Listing(relation.columns, rows)
            [(count,)] = relation.aggregate("count(*)").fetchall()
        note = f"… and {count - most:,} more {noun}" if count > most else ""
        return Listing(relation.columns, rows, note)


_LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}


@contextmanager
def _errors_described(duckdb: Any) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise ArgmapError(f"cannot run the query: {str(error).strip()}") from error


def open(folder: str | PathLike[str]) -> Corpus:  # noqa: A001 - it is used as `corpus.open`
    """Open a corpus that was built.

    Raises:
        ArgmapError: there is none in this folder, or its build was stopped.
    """
    place = Path(folder)
    if not (place / MANIFEST).is_file():
        if (place / "parts").is_dir():
            raise ArgmapError(
                f"the build of '{folder}' was stopped; run the same 'argmap corpus build' again"
            )
        raise ArgmapError(f"there is no corpus in '{folder}'; 'argmap corpus build SOURCE -o DIR' makes one")
    data: dict[str, Any] = json.loads((place / MANIFEST).read_bytes())
    if data["tables"] != VERSION:
        raise ArgmapError(f"'{folder}' was built by argmap {data['argmap']}; build it again")
    return Corpus(place, data["files"], data["rows"], data["parts"])
