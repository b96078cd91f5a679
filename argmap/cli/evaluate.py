"""`argmap evaluate`: the verdict on every statement."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map, text_width, write_output
from argmap.cli.options import basis_options, format_option, voice_options
from argmap.cli.parameters import file_argument

if TYPE_CHECKING:
    from argmap.graph import Voices
    from argmap.verdict import Basis


@click.command("evaluate")
@file_argument
@basis_options
@voice_options
@format_option
@max_size_option
def command(
    file: str, basis: "Basis | None", residual: bool, voices: "Voices", output_format: str, max_size: int
) -> None:
    """Give the verdict on every statement.

    Verdicts are established, granted, answered, parried, questioned, defeated, contested and unsupported.
    With --basis, each statement is in, out or undecided instead.
    """
    from argmap.report.json import format_content

    verdicts = open_valid_map(file, max_size, voices).verdicts(basis, residual=residual)
    as_json = output_format == "json"
    content = {"file": file, **verdicts.to_dict()}
    write_output("-", format_content(content) if as_json else f"{verdicts.format(longest=text_width())}\n")
