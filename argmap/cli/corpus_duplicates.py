"""`argmap corpus duplicates`: statements that several maps have."""

import click

from argmap.cli.corpus_options import folder_argument, most_option, write_listing
from argmap.cli.parameters import format_choice, standard_output_option


@click.command("duplicates")
@folder_argument
@standard_output_option
@click.option(
    "--least",
    type=click.FloatRange(0.5, 1),
    default=0.85,
    show_default=True,
    metavar="SHARE",
    help="How similar texts are at least, by their edit distance; 1 for the same words.",
)
@most_option("groups")
@click.option(
    "--format",
    "output_format",
    type=format_choice("listing"),
    help="The format, if it is not clear from the name of OUT.  [default: text]",
)
def command(folder: str, output: str, least: float, most: int, output_format: str | None) -> None:
    """List statements of the corpus in DIR that several maps have.

    They have the same words, or nearly the same. Nothing is merged: two texts that differ in one word may say
    the opposite. A group may be linked through texts between; `similarity` is that to its first text.
    """
    from argmap import corpus
    from argmap.corpus.duplicates import find_duplicates

    write_listing(find_duplicates(corpus.open(folder), least, most), output, output_format)
