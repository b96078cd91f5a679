"""`argmap flip`: the smallest changes that would change a verdict."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map
from argmap.cli.options import format_option, residual_option, voice_options
from argmap.cli.parameters import file_argument, id_argument
from argmap.cli.results import write_result

if TYPE_CHECKING:
    from argmap.graph import Voices


@click.command("flip")
@file_argument
@id_argument
@residual_option
@voice_options
@format_option
@max_size_option
def command(
    file: str, name: str, residual: bool, voices: "Voices", output_format: str, max_size: int
) -> None:
    """List the smallest changes that would change a verdict.

    If the statement ID of FILE is established, the changes make it no longer established; if it is granted,
    they make it established; if it does not stand, they make it stand. The possible changes are to answer a
    challenge, to cite a source, to support a claim and to withdraw a statement, or several of these at once.
    """
    write_result(open_valid_map(file, max_size, voices).flip(name, residual=residual), file, output_format)
