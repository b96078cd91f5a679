"""What `validate` and `check` share: checking many files, writing the findings, and the exit code."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import click

from argmap.cli.errors import print_error
from argmap.cli.files import max_size_option, write_output
from argmap.cli.jobs import CheckJob
from argmap.cli.parameters import Choice, complete_files, format_choice, standard_output_option
from argmap.errors import ArgmapError
from argmap.finding import Results, Severity
from argmap.formats import formats_for

_F = TypeVar("_F", bound=Callable[..., Any])
_MANY = 10


def report_options(function: _F) -> _F:
    """Add the arguments and options that both commands take."""
    options = (
        click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_files),
        click.option(
            "--format",
            "output_format",
            type=format_choice("findings"),
            default="text",
            show_default=True,
            help="The format of the findings.",
        ),
        standard_output_option,
        click.option(
            "--fail-on",
            type=Choice([severity.value for severity in Severity], "severity"),
            help="The lowest severity that makes the exit code 1.  [default: error]",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=0),
            default=1,
            show_default=True,
            metavar="N",
            help="Check N files at a time; 0 for as many as there are processors.",
        ),
        max_size_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def run_jobs(jobs: Sequence[CheckJob], workers: int) -> tuple[Results, int]:
    """Check files, and return the results and the exit code: 0, 1 or 2.

    A file that cannot be read is reported on standard error, and the others are checked all the same.
    """
    results, code = Results(), 0
    for job, outcome in zip(jobs, _show_progress(_run(jobs, workers), len(jobs)), strict=True):
        if isinstance(outcome, ArgmapError):
            print_error(str(outcome))
            code = 2
        else:
            results.add(outcome)
            code = max(code, int(_fails(outcome, job.configuration.fail_on or Severity.ERROR)))
    return results, code


def write_report(results: Results, output_format: str, output: str, *, show_waived: bool = False) -> None:
    """Write findings in one of the formats."""
    report = formats_for("findings")[output_format].load()
    if output_format == "text":
        colour = output == "-" and _shows_colour()
        text: str = report.format_results(results, {}, colour=colour, show_waived=show_waived)
    elif output_format in ("json", "csv", "github"):
        text = report.format_results(results, {})
    else:
        from argmap.rules.docs import find_rule_docs

        text = report.format_results(results, find_rule_docs())
    if output == "-" and output_format == "text":
        if results.files:
            click.echo(text, nl=False)
    else:
        write_output(output, text.encode(errors="backslashreplace"))


def _shows_colour() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout is not None and sys.stdout.isatty() and not plain


def _fails(results: Results, least: Severity) -> bool:
    return any(finding.severity.rank <= least.rank for finding in results.findings)


def _run(jobs: Sequence[CheckJob], workers: int) -> Iterator[Results | ArgmapError]:
    if workers == 1 or len(jobs) == 1 or any(job.name == "-" for job in jobs):  # one process reads it
        yield from (job.run() for job in jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
        yield from pool.map(CheckJob.run, jobs)


def _show_progress(outcomes: Iterable[Any], length: int) -> Iterator[Results | ArgmapError]:
    """Show a progress bar, where it may take long and a person is watching."""
    if length < _MANY or not sys.stderr.isatty():
        yield from outcomes
        return
    with click.progressbar(outcomes, length, label="Checking", file=sys.stderr) as shown:
        yield from shown
