"""The rows of a part as files in Parquet, one of each table; the same rows always give the same bytes."""

from io import BytesIO
from typing import Any

from argmap.corpus.needs import need
from argmap.corpus.tables import TABLES, Row, Rows

_GROUP = 20_000
"""How many rows are kept before they are compressed: memory is bounded, and so are groups of rows."""


def make_schema(table: str) -> Any:
    """Return the schema of a table for Arrow."""
    pyarrow = need("pyarrow", "a corpus")
    types = {
        "text": pyarrow.string(),
        "number": pyarrow.int64(),
        "score": pyarrow.float64(),
        "mark": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
        "numbers": pyarrow.list_(pyarrow.int64()),
    }
    return pyarrow.schema([(name, types[holds]) for name, holds in TABLES[table].items()])


class TableWriter:
    """Takes rows, and makes the bytes of a file of them."""

    def __init__(self, table: str) -> None:
        """Begin a file for a table."""
        self.schema = make_schema(table)
        self.count = 0
        self._rows: list[Row] = []
        self._output = BytesIO()
        parquet = need("pyarrow.parquet", "a corpus")
        self._writer = parquet.ParquetWriter(self._output, self.schema, compression="zstd")

    def add(self, rows: list[Row]) -> None:
        """Add rows at the end."""
        self.count += len(rows)
        self._rows += rows
        if len(self._rows) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        columns = zip(*self._rows, strict=True)
        arrays = [
            _make_array(pyarrow, column, field.type)
            for column, field in zip(columns, self.schema, strict=True)
        ]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self.schema))
        self._rows = []

    def finish(self) -> bytes:
        """Return the bytes of the file."""
        if self._rows:
            self._flush()
        self._writer.close()
        return self._output.getvalue()


def _make_array(pyarrow: Any, column: Any, type_: Any) -> Any:
    """Return a column; text with lone surrogates, which no file can have, has them escaped."""
    try:
        return pyarrow.array(column, type_)
    except UnicodeEncodeError:
        return pyarrow.array(list(map(_clean, column)), type_)


def _clean(cell: Any) -> Any:
    if isinstance(cell, list):
        return list(map(_clean, cell))
    return cell.encode(errors="backslashreplace").decode() if isinstance(cell, str) else cell


class PartWriter:
    """Takes the rows of maps, and makes the files of a part of them."""

    def __init__(self) -> None:
        """Begin a file of each table."""
        self._writers = {table: TableWriter(table) for table in TABLES}

    def add(self, rows: Rows) -> None:
        """Add the rows of a file."""
        for table, some in rows.items():
            self._writers[table].add(some)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {table: writer.count for table, writer in self._writers.items()}

    def finish(self) -> dict[str, bytes]:
        """Return the bytes of the file of each table."""
        return {table: writer.finish() for table, writer in self._writers.items()}
