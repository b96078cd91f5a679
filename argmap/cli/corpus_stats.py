"""`argmap corpus stats`: numbers about a corpus."""

from typing import TYPE_CHECKING

import click

from argmap.cli.corpus_options import choose_format, folder_argument
from argmap.cli.files import write_output
from argmap.cli.parameters import Choice, format_choice, standard_output_option

if TYPE_CHECKING:
    from argmap.corpus.stats import By


@click.command("stats")
@folder_argument
@standard_output_option
@click.option(
    "--by", type=Choice(["format", "folder"], "division"), help="Count each format or folder by itself."
)
@click.option(
    "--format",
    "output_format",
    type=format_choice("statistics"),
    help="The format, if it is not clear from the name of OUT.  [default: text]",
)
def command(folder: str, output: str, by: "By | None", output_format: str | None) -> None:
    """Count what the corpus in DIR is made of.

    Kinds of statements, schemes of steps, verdicts, depth, and in which share of the maps each rule finds
    something; and the files that could not be read, by the reason. The HTML page has a plot of each.
    """
    from argmap import corpus
    from argmap.corpus.stats import count

    chosen = choose_format("statistics", output, output_format)
    text = count(corpus.open(folder), by).format(chosen)
    write_output(output, text if chosen == "text" else text.encode(errors="backslashreplace"))
