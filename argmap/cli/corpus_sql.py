"""`argmap corpus sql`: questions to a corpus in SQL."""

import click

from argmap.cli.corpus_options import folder_argument, write_listing
from argmap.cli.parameters import format_choice, standard_output_option


@click.command("sql")
@folder_argument
@click.argument("query", metavar="QUERY")
@standard_output_option
@click.option(
    "--format",
    "output_format",
    type=format_choice("listing"),
    help="The format, if it is not clear from the name of OUT.  [default: text]",
)
def command(folder: str, query: str, output: str, output_format: str | None) -> None:
    """Ask QUERY, in the SQL of DuckDB, of the corpus in DIR.

    Its tables are maps, statements, relations, sources, verdicts, findings, losses and failures; `path` joins
    them, and 'DESCRIBE maps' shows the columns of one. A query can only read: no file, no extension, no
    setting is in its reach.
    """
    from argmap import corpus

    write_listing(corpus.open(folder).list(query), output, output_format)
