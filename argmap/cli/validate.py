"""`argmap validate`: shape and references."""

import sys

import click

from argmap.cli.jobs import CheckJob, find_files, make_jobs
from argmap.cli.reporting import report_options, run_jobs, write_report
from argmap.finding import Severity
from argmap.settings import Configuration


@click.command("validate")
@report_options
def command(
    files: tuple[str, ...],
    output_format: str,
    output: str,
    fail_on: str | None,
    jobs: int,
    max_size: int,
    maps_only: bool,
) -> None:
    """Check the shape and the references of each FILE.

    If FILE is a folder, all maps in it are checked. `argmap check` does all this and also reviews the
    argument. Both commands use the same settings.
    """
    given = Configuration(fail_on=Severity(fail_on) if fail_on else None)
    job = CheckJob("", max_size=max_size, references_only=True)
    results, code = run_jobs(make_jobs(list(find_files(files, maps_only=maps_only)), None, given, job), jobs)
    write_report(results, output_format, output, show_waived=True)
    sys.exit(code)
