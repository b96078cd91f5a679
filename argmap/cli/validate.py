"""`argmap validate`: shape and references."""

import sys

import click

from argmap.cli.plan import Plan, find_files
from argmap.cli.reporting import report_options, review, write_report
from argmap.finding import Severity


@click.command("validate")
@report_options
def command(
    files: tuple[str, ...], output_format: str, output: str, fail_on: str | None, jobs: int, max_size: int
) -> None:
    """Say whether each FILE is a map: its text, its shape, and whether what it names exists.

    A FILE may be a folder, which stands for the maps in it. Whether a map makes sense as an argument is for
    `argmap check`, which includes all of this.
    """
    least = Severity(fail_on) if fail_on else None
    names = find_files(files)
    plans = [Plan(name, fail_on=least, max_size=max_size, references_only=True) for name in names]
    results, code = review(plans, jobs)
    write_report(results, output_format, output, show_waived=True)
    sys.exit(code)
