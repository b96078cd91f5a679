"""`argmap corpus sources`: the works that many maps lean on."""

import click

from argmap.cli.corpus_options import folder_argument, most_option, write_listing
from argmap.cli.parameters import format_choice, standard_output_option


@click.command("sources")
@folder_argument
@standard_output_option
@click.option("--without", "work", metavar="WORK", help="List what would fall without this work.")
@most_option("works")
@click.option(
    "--format",
    "output_format",
    type=format_choice("listing"),
    help="The format, if it is not clear from the name of OUT.  [default: text]",
)
def command(folder: str, output: str, work: str | None, most: int, output_format: str | None) -> None:
    """List the works that most maps of the corpus in DIR cite.

    'falls' is how many theses and recommendations would not stand without the work, 'unknown' in how many
    maps that would take too long to say. With --without, the theses and recommendations themselves are
    listed; WORK is what the column 'work' says. Works are the same if their DOI is, or else their URL, or
    else title, year and first author.
    """
    from argmap import corpus
    from argmap.corpus.works import list_falls, list_works

    tables = corpus.open(folder)
    write_listing(list_falls(tables, work) if work else list_works(tables, most), output, output_format)
