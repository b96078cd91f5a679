"""`argmap check`: everything."""

import sys
from contextlib import nullcontext, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.files import write_output
from argmap.cli.plan import Plan, find_files, make_plans, read_settings
from argmap.cli.reporting import report_options, review, write_report
from argmap.cli.switches import voice_options
from argmap.errors import ArgmapError
from argmap.finding import Severity

if TYPE_CHECKING:
    from argmap.finding import Results
    from argmap.graph import Voices


@click.command("check")
@report_options
@click.option("--select", multiple=True, metavar="RULE", help="Run this rule only; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Don't run this rule; may be repeated.")
@click.option(
    "--severity", multiple=True, metavar="RULE=LEVEL", help="Set a rule's severity; may be repeated."
)
@click.option("--config", metavar="TOML", help="Read settings from this file, rather than one found upward.")
@click.option("--profile", type=Path, metavar="SCHEMA", help="Check against this JSON Schema as well.")
@click.option("--baseline", type=Path, metavar="JSON", help="Keep quiet about findings that this file knows.")
@click.option("--write-baseline", metavar="JSON", help="Write all findings to this file, as known.")
@click.option("--fix", is_flag=True, help="Make the safe changes in the files, and report what is left.")
@click.option("--diff", is_flag=True, help="Show the safe changes, and write nothing.")
@click.option("--show-waived", is_flag=True, help="Show what the maps waive, with the reasons.")
@voice_options
def command(
    files: tuple[str, ...],
    output_format: str,
    output: str,
    fail_on: str | None,
    jobs: int,
    max_size: int,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    config: str | None,
    profile: Path | None,
    baseline: Path | None,
    write_baseline: str | None,
    fix: bool,
    diff: bool,
    show_waived: bool,
    voices: "Voices",
) -> None:
    """Review each FILE: its shape, its references, and what in its argument does not hold up.

    A FILE may be a folder, which stands for the maps in it. The heaviest findings come first, and
    unsupported claims before all others. `argmap rule NAME` explains a rule; `allow` in the map waives one
    for a statement, with a reason. Settings are read from `argmap.toml`, or `[tool.argmap]` in
    `pyproject.toml`, in the folder of the map or above it.
    """
    _refuse_fixes_without_voices(voices, fix=fix or diff)
    settings = read_settings(select, ignore, severity)
    least = Severity(fail_on) if fail_on else None
    given = Plan("", settings, least, baseline, profile.resolve() if profile else None, max_size)
    plans = make_plans(list(find_files(files)), config, given)
    fixing = "diff" if diff else "fix" if fix else ""
    plans = [replace(plan, fixing=fixing, voices=voices) for plan in plans]
    if write_baseline:
        plans = [replace(plan, baseline=None) for plan in plans]
    results, code = review(plans, jobs)
    if write_baseline:
        _write_baseline(results, write_baseline)
        sys.exit(2 if code > 1 else 0)
    if diff:
        from argmap.cli.fixing import write_diff

        write_diff(results.diff, output)
        sys.exit(2 if code > 1 else int(bool(results.diff)))
    aside = redirect_stdout(sys.stderr) if fix and output == "-" and "-" in files else nullcontext()
    with aside:  # the fixed map is on standard output
        write_report(results, output_format, output, show_waived=show_waived)
    if fix:
        click.echo(f"{results.fixed:,} fixed", err=True)
    sys.exit(code)


def _refuse_fixes_without_voices(voices: "Voices", *, fix: bool) -> None:
    """Refuse to change a file because of what a part of it looks like by itself."""
    from argmap.graph import ALL_VOICES

    if fix and voices != ALL_VOICES:
        raise ArgmapError("--fix and --diff take the whole map: leave out --voices and --without-voice")


def _write_baseline(results: "Results", path: str) -> None:
    from argmap.baseline import format_baseline

    write_output(path, format_baseline(results, Path(path).resolve().parent).encode())
    click.echo(f"{len(results.findings)} findings are known from now on, by '{path}'")
