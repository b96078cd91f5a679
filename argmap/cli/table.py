"""`argmap table`: a map as tables for other programs."""

from pathlib import Path

import click

from argmap.cli.files import max_size_option, open_valid_map, write_output, write_outputs
from argmap.cli.parameters import Choice, file_argument, format_choice, output_option
from argmap.errors import ArgmapError
from argmap.formats import formats_for, formats_of_file

_NAMES = ("statements", "relations", "sources", "remarks")


@click.command("table")
@file_argument
@output_option("The folder, or with --of the file to write.", required=True, metavar="DIR|OUT")
@click.option("--of", "name", type=Choice(_NAMES, "table"), help="Write only this table, to the file OUT.")
@click.option(
    "--format",
    "output_format",
    type=format_choice("table"),
    help="The format, if it is not clear from the name of OUT.  [default: csv]",
)
@max_size_option
def command(file: str, output: str, name: str | None, output_format: str | None, max_size: int) -> None:
    """Write tables, for pandas, DuckDB, R or a spreadsheet.

    The statements, relations, sources and remarks of FILE are written to DIR as statements.csv,
    relations.csv, sources.csv and remarks.csv, or as .parquet files, in which lists stay lists. With --of,
    only one table is written, to OUT, or to standard output for -.
    """
    from argmap.report.tables import make_tables

    if output == "-" and not name:
        raise ArgmapError("four tables do not fit on standard output: use -o DIR, or --of for one of them")
    known = formats_for("table")
    fitting = formats_of_file(output, known) if name else []
    format_ = known[output_format] if output_format else (*fitting, known["csv"])[0]
    write = format_.load().write
    tables = make_tables(open_valid_map(file, max_size).graph)
    written = {key: write(table) for key, table in tables.items() if name in (None, key)}
    if name:
        write_output(output, written[name])
        return
    files = {str(Path(output, f"{key}{format_.endings[0]}")): content for key, content in written.items()}
    write_outputs(files, output)
