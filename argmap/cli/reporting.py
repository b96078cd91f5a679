"""What `validate` and `check` share: reading many files, reporting on all of them, and the exit code."""

import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from argmap.checker import Report, at_least, check_document, count
from argmap.cli.files import max_size_option, read_document
from argmap.errors import ArgmapError
from argmap.finding import Severity

_F = TypeVar("_F", bound=Callable[..., Any])


def report_options(function: _F) -> _F:
    """Add the arguments and options that both commands take."""
    options = (
        click.argument("files", metavar="FILE...", nargs=-1, required=True),
        click.option(
            "--format",
            "output_format",
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
            help="Text for people, or JSON for programs.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice([severity.value for severity in Severity]),
            default="error",
            show_default=True,
            help="The least severity that makes the exit code 1.",
        ),
        max_size_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def report_on(
    names: Iterable[str], output_format: str, fail_on: str, max_size: int, *, references_only: bool
) -> None:
    """Check the files, print what was found, and exit with 0, 1 or 2."""
    reports: list[Report] = []
    failed = False
    for name in dict.fromkeys(names):
        try:
            document = read_document(name, max_size)
        except ArgmapError as error:
            click.echo(f"argmap: {error}", err=True)
            failed = True
        else:
            reports.append(check_document(document, references_only=references_only))
    click.echo(_format(reports, output_format), nl=False)
    findings = [finding for report in reports for finding in report.findings]
    sys.exit(2 if failed else 1 if any(at_least(findings, Severity(fail_on))) else 0)


def _format(reports: list[Report], output_format: str) -> str:
    findings = [finding for report in reports for finding in report.findings]
    totals = count(findings)
    if output_format == "json":
        from argmap.report import json

        return json.format_findings(findings, totals, len(reports))
    from argmap.report import text

    waived = [waived for report in reports for waived in report.waived]
    body = text.format_findings(findings, colour=sys.stdout.isatty())
    return body + text.format_waived(waived) + text.format_summary(totals, len(reports), len(waived))
