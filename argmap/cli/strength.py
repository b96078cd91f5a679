"""`argmap strength`: how strong every statement is, by two gradual semantics."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map
from argmap.cli.options import format_option, residual_option, voice_options
from argmap.cli.parameters import file_argument
from argmap.cli.results import write_result

if TYPE_CHECKING:
    from argmap.graph import Voices


@click.command("strength")
@file_argument
@residual_option
@voice_options
@format_option
@max_size_option
def command(file: str, residual: bool, voices: "Voices", output_format: str, max_size: int) -> None:
    """Measure how strong every statement is, from 0 to 1.

    Strengths are those of DF-QuAD and of quadratic energy. Verdicts do not depend on them.
    """
    write_result(open_valid_map(file, max_size, voices).strength(residual=residual), file, output_format)
