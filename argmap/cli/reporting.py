"""What `validate` and `check` share: reading many files, reporting on all of them, and the exit code."""

import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from argmap.checker import check_document
from argmap.cli.files import max_size_option, read_document
from argmap.errors import ArgmapError
from argmap.finding import Results, Severity

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
    results = Results()
    failed = False
    for name in dict.fromkeys(names):
        try:
            document = read_document(name, max_size)
        except ArgmapError as error:
            click.echo(f"argmap: {error}", err=True)
            failed = True
        else:
            results.add(check_document(document, references_only=references_only))
    click.echo(_format(results, output_format), nl=False)
    worst = min((finding.severity.rank for finding in results.findings), default=len(Severity))
    sys.exit(2 if failed else 1 if worst <= Severity(fail_on).rank else 0)


def _format(results: Results, output_format: str) -> str:
    if output_format == "json":
        from argmap.report import json

        return json.format_results(results)
    from argmap.report import text

    return text.format_results(results, colour=sys.stdout.isatty())
