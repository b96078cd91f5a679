"""`argmap table`: a map as tables for other programs."""

from pathlib import Path, PurePath

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.errors import ArgmapError

_NAMES = ("statements", "relations", "sources", "remarks")
_FORMATS = ("csv", "parquet")


@click.command("table")
@click.argument("file", metavar="FILE")
@click.option(
    "-o", "--output", required=True, metavar="DIR|OUT", help="The folder, or with --of the file to write."
)
@click.option("--of", "name", type=click.Choice(_NAMES), help="Write this table only, to the file OUT.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(_FORMATS),
    help="By default what OUT ends with, else csv.",
)
@max_size_option
def command(file: str, output: str, name: str | None, output_format: str | None, max_size: int) -> None:
    """Write FILE as tables, for pandas, DuckDB, R or a spreadsheet.

    Statements, relations, sources and remarks go to DIR as statements.csv, relations.csv, sources.csv and
    remarks.csv, or as .parquet, where lists stay lists. With --of one table goes to OUT, or to standard
    output for -.
    """
    from argmap.report.tables import Table, make_tables, write_csv

    ending = PurePath(output).suffix.lower().removeprefix(".") if name else ""
    chosen = output_format or (ending if ending in _FORMATS else "csv")

    def write(table: Table) -> bytes:
        if chosen == "csv":
            return write_csv(table).encode(errors="replace")
        from argmap.report.parquet import write_parquet

        return write_parquet(table)

    tables = make_tables(read_graph(file, max_size))
    written = {one: write(table) for one, table in tables.items() if name in (None, one)}
    if name:
        write_output(output, written[name])
        return
    _make_folder(output)
    for one, content in written.items():
        write_output(str(Path(output, f"{one}.{chosen}")), content)


def _make_folder(output: str) -> None:
    if output == "-":
        raise ArgmapError("four tables don't fit standard output: name one with --of, or a folder")
    try:
        Path(output).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArgmapError(f"cannot make the folder '{output}': {error.strerror or error}") from error
