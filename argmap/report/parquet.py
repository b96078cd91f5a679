"""Tables as Apache Parquet, by pyarrow."""

from io import BytesIO

from argmap.errors import ArgmapError
from argmap.report.tables import Table


def write(table: Table) -> bytes:
    """Return a table as the bytes of a Parquet file; lists stay lists.

    Raises:
        ArgmapError: pyarrow is not there.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ArgmapError(
            "Parquet needs pyarrow: run pip install 'argmap[tables]', or use --format csv"
        ) from None

    types = {
        "text": pyarrow.string(),
        "number": pyarrow.int64(),
        "score": pyarrow.float64(),
        "mark": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
        "numbers": pyarrow.list_(pyarrow.int64()),
    }
    schema = pyarrow.schema([(name, types[holds]) for name, holds in table.columns.items()])
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    output = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema), output)
    return output.getvalue()
