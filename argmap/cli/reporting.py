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
from argmap.report.groups import Grouping

_F = TypeVar("_F", bound=Callable[..., Any])
_MANY = 10
_DATA = ("csv", "csv-excel", "junit")
"""Formats that say that they are in UTF-8, or whose readers expect it."""
MOST_JOBS = 61
"""More processes Windows cannot wait for."""


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
            type=click.IntRange(0, MOST_JOBS),
            default=1,
            show_default=True,
            metavar="N",
            help="Check N files at a time; 0 for as many as there are processors.",
        ),
        max_size_option,
        click.option(
            "--maps-only", is_flag=True, help="Skip each FILE that is not a map, as is done in folders."
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def run_jobs(jobs: Sequence[CheckJob], workers: int) -> tuple[Results, int]:
    """Check files, and return the results and the exit code: 0, 1 or 2.

    A file that cannot be read is reported on standard error, and the others are checked all the same.
    What is wrong with several files, such as their configuration, is said once.
    """
    results, code = Results(), 0
    said: set[str] = set()
    for job, outcome in zip(jobs, _show_progress(_run(jobs, workers), len(jobs)), strict=True):
        if isinstance(outcome, ArgmapError):
            if str(outcome) not in said:
                print_error(str(outcome))
            said.add(str(outcome))
            code = 2
        else:
            results.add(outcome)
            code = max(code, int(_fails(outcome, job.configuration.fail_on or Severity.ERROR)))
            if outcome.failure:
                print_error(outcome.failure)
                code = 2
    return results, code


def write_report(
    results: Results,
    output_format: str,
    output: str,
    *,
    show_waived: bool = False,
    grouping: Grouping = "cause",
    show_all: bool = True,
) -> None:
    """Write findings in one of the formats; on a terminal, only the weightiest unless all are to be shown."""
    report = formats_for("findings")[output_format].load()
    if output_format == "text":
        on_terminal = output == "-" and sys.stdout.isatty()
        text: str = report.format_results(
            results,
            {},
            colour=on_terminal and _allows_colour(),
            show_waived=show_waived,
            grouping=grouping,
            most=report.MOST if on_terminal and not show_all else None,
        )
    elif output_format in ("json", "csv", "csv-excel", "github"):
        text = report.format_results(results, {})
    else:
        from argmap.rules.docs import find_rule_docs

        text = report.format_results(results, find_rule_docs())
    if output_format == "text" and output == "-" and not results.files:
        return
    is_data = output_format in _DATA
    write_output(output, text.encode(errors="backslashreplace") if is_data else text)


def _allows_colour() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _fails(results: Results, least: Severity) -> bool:
    return any(finding.severity.rank <= least.rank for finding in results.findings)


def _run(jobs: Sequence[CheckJob], workers: int) -> Iterator[Results | ArgmapError]:
    if workers == 1 or len(jobs) == 1 or any(job.name == "-" for job in jobs):  # one process reads it
        yield from (job.run() for job in jobs)
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children

    with ProcessPoolExecutor(workers or min(MOST_JOBS, os.cpu_count() or 1)) as pool:
        try:
            yield from pool.map(CheckJob.run, jobs)
        except BrokenExecutor as error:
            reason = "a process that checks files has ended, perhaps for lack of memory"
            raise ArgmapError(f"{reason}; choose fewer --jobs") from error
        except KeyboardInterrupt:
            for process in active_children():
                process.kill()
            raise


def _show_progress(outcomes: Iterable[Any], length: int) -> Iterator[Results | ArgmapError]:
    """Show a progress bar, where it may take long and a person is watching."""
    if length < _MANY or not sys.stderr.isatty():
        yield from outcomes
        return
    with click.progressbar(outcomes, length, label="Checking", file=sys.stderr) as shown:
        yield from shown
