"""`argmap weight`: what theses and recommendations depend on."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map
from argmap.cli.options import basis_options, format_option, voice_options
from argmap.cli.parameters import Choice, complete_statements, file_argument
from argmap.cli.results import write_result

if TYPE_CHECKING:
    from argmap.evaluation.weight.weights import By
    from argmap.graph import Voices
    from argmap.verdict import Basis


@click.command("weight")
@file_argument
@click.argument("roots", metavar="[ID]...", nargs=-1, shell_complete=complete_statements)
@click.option(
    "--by",
    type=Choice(["premise", "source"], "part"),
    default="premise",
    show_default=True,
    help="Withdraw premises, or sources together with the statements that cite nothing else.",
)
@click.option(
    "-n",
    "--most",
    type=click.IntRange(0, 1_000_000),
    default=16,
    show_default=True,
    metavar="N",
    help="List at most N sets of two or more for each root.",
)
@basis_options
@voice_options
@format_option
@max_size_option
def command(
    file: str,
    roots: tuple[str, ...],
    by: "By",
    most: int,
    basis: "Basis | None",
    residual: bool,
    voices: "Voices",
    output_format: str,
    max_size: int,
) -> None:
    """List what theses and recommendations depend on.

    For each of them, or for each statement ID, the command lists the smallest sets of premises without which
    the statement falls: its minimal cut sets. The size of the smallest set is the corroboration number. For
    each premise, it then counts the roots that fall without this premise alone, and the listed sets that
    contain it. Sets of three or more need `pip install 'argmap[sat]'`.
    """
    analysis = open_valid_map(file, max_size, voices)
    weights = analysis.weight(roots or None, by, basis, residual=residual, most=most)
    write_result(weights, file, output_format)
