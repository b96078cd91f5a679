"""What `validate` and `check` share: reviewing many files, writing the report, and the exit code."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.checker import check_document
from argmap.cli.complaint import complain
from argmap.cli.files import max_size_option, read_document, write_output
from argmap.cli.plan import Plan
from argmap.errors import ArgmapError
from argmap.finding import Results, Severity

if TYPE_CHECKING:
    from argmap.profile import Profile
    from argmap.text import Document

_F = TypeVar("_F", bound=Callable[..., Any])
FORMATS = ("text", "json", "sarif", "github", "junit", "markdown", "csv")
_MANY = 10


def report_options(function: _F) -> _F:
    """Add the arguments and options that both commands take."""
    options = (
        click.argument("files", metavar="FILE...", nargs=-1, required=True),
        click.option(
            "--format",
            "output_format",
            type=click.Choice(FORMATS),
            default="text",
            show_default=True,
            help="How findings are written.",
        ),
        click.option("-o", "--output", default="-", metavar="OUT", help="Write them to this file."),
        click.option(
            "--fail-on",
            type=click.Choice([severity.value for severity in Severity]),
            help="The least severity that makes the exit code 1.  [default: error]",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=0),
            default=1,
            show_default=True,
            metavar="N",
            help="Review N files at a time; 0 for as many as there are processors.",
        ),
        max_size_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def review(plans: Sequence[Plan], jobs: int) -> tuple[Results, int]:
    """Review files, and return what was found and the exit code: 0, 1 or 2.

    What can't be read is said on standard error, and does not keep the other files from being reviewed.
    """
    results, code = Results(), 0
    for plan, outcome in zip(plans, _show_progress(_run(plans, jobs), len(plans)), strict=True):
        if isinstance(outcome, ArgmapError):
            complain(str(outcome))
            code = 2
        else:
            results.add(outcome)
            code = max(code, int(_fails(outcome, plan.fail_on or Severity.ERROR)))
    return results, code


def write_report(results: Results, output_format: str, output: str, *, show_waived: bool = False) -> None:
    """Write findings in one of the formats."""
    report = import_module(f"argmap.report.{output_format}")
    if output_format == "text":
        colour = output == "-" and _shows_colour()
        text: str = report.format_results(results, {}, colour=colour, show_waived=show_waived)
    elif output_format in ("json", "csv", "github"):
        text = report.format_results(results, {})
    else:
        from argmap.rules.pages import find_pages

        text = report.format_results(results, find_pages())
    if output == "-" and output_format == "text":
        click.echo(text, nl=False)
    else:
        write_output(output, text.encode(errors="backslashreplace"))


def _shows_colour() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout is not None and sys.stdout.isatty() and not plain


def _fails(results: Results, least: Severity) -> bool:
    return any(finding.severity.rank <= least.rank for finding in results.findings)


def _run(plans: Sequence[Plan], jobs: int) -> Iterator[Results | ArgmapError]:
    if jobs == 1 or len(plans) == 1 or any(plan.name == "-" for plan in plans):  # one process reads it
        yield from map(_review, plans)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
        yield from pool.map(_review, plans)


def _show_progress(outcomes: Iterable[Any], length: int) -> Iterator[Results | ArgmapError]:
    """Show how far it is, where it may be long and a person is watching."""
    if length < _MANY or not sys.stderr.isatty():
        yield from outcomes
        return
    with click.progressbar(outcomes, length, label="Reviewing", file=sys.stderr) as shown:
        yield from shown


def _review(plan: Plan) -> Results | ArgmapError:
    try:
        document = read_document(plan.name, plan.max_size, places=not plan.references_only)
        results = _check(plan, document)
        return _fix(plan, document, results) if plan.fixing else results
    except ArgmapError as error:
        return error


def _check(plan: Plan, document: "Document") -> Results:
    references_only, voices = plan.references_only, plan.voices
    results = check_document(document, plan.settings, references_only=references_only, voices=voices)
    if plan.profile and document.data is not None:
        results.findings[:0] = _profile(plan.profile).check(document)
    return _without_known(results, plan.baseline) if plan.baseline else results


def _fix(plan: Plan, document: "Document", results: Results) -> Results:
    from argmap.cli.fixing import fix_document, format_diff, write_fixed

    fixed = fix_document(document, results, partial(_check, plan))
    if plan.fixing == "diff":
        return replace(fixed.results, diff=format_diff(fixed))
    write_fixed(plan.name, fixed)
    return replace(fixed.results, fixed=fixed.count)


@cache
def _profile(path: Path) -> "Profile":
    from argmap.profile import Profile

    return Profile(path)


def _without_known(results: Results, baseline: Path) -> Results:
    from argmap.baseline import keep_new, read_baseline

    return keep_new(results, read_baseline(baseline), baseline.resolve().parent)
