"""`argmap impact`: what leans on a statement or a source."""

import click

from argmap.cli.files import max_size_option, open_valid_map
from argmap.cli.options import format_option
from argmap.cli.parameters import complete_parts, file_argument
from argmap.cli.results import write_result


@click.command("impact")
@file_argument
@click.argument("name", metavar="ID", shell_complete=complete_parts)
@format_option
@max_size_option
def command(file: str, name: str, output_format: str, max_size: int) -> None:
    """List what leans on ID, in the order to look at it.

    ID is a statement or a source of FILE. The nearest come first: what rests on it, what it challenges,
    answers, denies or contradicts, then what leans on that. Each line says what would become of the verdict
    if ID were not in the map.
    """
    write_result(open_valid_map(file, max_size).impact(name), file, output_format)
