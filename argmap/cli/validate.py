"""`argmap validate`: shape and references."""

import click

from argmap.cli.reporting import report_on, report_options


@click.command("validate")
@report_options
def command(files: tuple[str, ...], output_format: str, fail_on: str, max_size: int) -> None:
    """Say whether each FILE is a map: its text, its shape, and whether what it names exists.

    Whether the map makes sense as an argument is for `argmap check`, which includes all of this.
    """
    report_on(files, output_format, fail_on, max_size, references_only=True)
