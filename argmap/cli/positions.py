"""`argmap positions`: the consistent sides one can take on contested statements."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map
from argmap.cli.options import format_option, run_options
from argmap.cli.parameters import file_argument
from argmap.cli.results import write_result

if TYPE_CHECKING:
    from argmap.verdict import Basis


@click.command("positions")
@file_argument
@click.option(
    "-n",
    "--most",
    type=click.IntRange(1, 1_000_000),
    default=16,
    show_default=True,
    metavar="N",
    help="Show at most N positions.",
)
@run_options
@format_option
@max_size_option
def command(file: str, most: int, basis: "Basis", residual: bool, output_format: str, max_size: int) -> None:
    """List the consistent sides one can take on contested statements.

    All premises and challenges of FILE count. A position does not contradict itself, counters every attack on
    the statements it accepts, and accepts as many as it can: it is a preferred extension. A position is
    stable if it decides every statement. Positions differ only on undecided statements.
    """
    positions = open_valid_map(file, max_size).positions(basis, residual=residual, most=most)
    write_result(positions, file, output_format)
