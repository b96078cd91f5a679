"""`argmap check`: everything."""

import click

from argmap.cli.reporting import report_on, report_options


@click.command("check")
@report_options
def command(files: tuple[str, ...], output_format: str, fail_on: str, max_size: int) -> None:
    """Review each FILE: its shape, its references, and what in its argument does not hold up.

    The heaviest findings come first, and unsupported claims before all others. `argmap rule NAME`
    explains a rule; `allow` in the map waives one for a statement, with a reason.
    """
    report_on(files, output_format, fail_on, max_size, references_only=False)
