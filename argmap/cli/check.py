"""`argmap check`: everything."""

import sys
from contextlib import nullcontext, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.files import refuse_input, write_output
from argmap.cli.jobs import CheckJob, find_files, make_jobs, read_settings
from argmap.cli.options import voice_options
from argmap.cli.parameters import Choice, complete_files, complete_rules
from argmap.cli.reporting import report_options, run_jobs, write_report
from argmap.errors import ArgmapError
from argmap.finding import Severity
from argmap.reading import resolve
from argmap.report.groups import GROUPINGS, Grouping
from argmap.settings import Configuration

if TYPE_CHECKING:
    from argmap.finding import Results
    from argmap.graph import Voices


@click.command("check")
@report_options
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Run only this rule; may be repeated, or several given with commas.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Do not run this rule; may be repeated, or several given with commas.",
)
@click.option(
    "--severity",
    multiple=True,
    metavar="RULE=LEVEL",
    shell_complete=complete_rules,
    help="Set a rule's severity; may be repeated.",
)
@click.option(
    "--config",
    metavar="TOML",
    shell_complete=complete_files,
    help="Read settings from this file instead of the nearest argmap.toml.",
)
@click.option(
    "--profile",
    type=Path,
    metavar="SCHEMA",
    shell_complete=complete_files,
    help="Also check maps against this JSON Schema.",
)
@click.option(
    "--baseline",
    type=Path,
    metavar="JSON",
    shell_complete=complete_files,
    help="Suppress the findings listed in this file.",
)
@click.option(
    "--write-baseline",
    metavar="JSON",
    shell_complete=complete_files,
    help="Write all findings to this file, to suppress them later.",
)
@click.option(
    "--fix", is_flag=True, help="Apply the safe fixes to the files, and report the remaining findings."
)
@click.option("--diff", is_flag=True, help="Show the safe fixes as a diff without changing any file.")
@click.option(
    "--group",
    "grouping",
    type=Choice(GROUPINGS, "grouping"),
    default="cause",
    show_default=True,
    help="Put findings together by what causes them, by rule, by section, or not at all.",
)
@click.option(
    "--questions",
    type=Choice(["key", "all"], "choice of questions"),
    help="Ask the key question of each step that has a scheme, or all that are open.  [default: none]",
)
@click.option("--all", "show_all", is_flag=True, help="On a terminal, show all warnings and notes.")
@click.option("--show-waived", is_flag=True, help="Also show waived findings, with the reasons.")
@voice_options
def command(
    files: tuple[str, ...],
    output_format: str,
    output: str,
    fail_on: str | None,
    jobs: int,
    max_size: int,
    maps_only: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    config: str | None,
    profile: Path | None,
    baseline: Path | None,
    write_baseline: str | None,
    fix: bool,
    diff: bool,
    grouping: Grouping,
    questions: str | None,
    show_all: bool,
    show_waived: bool,
    voices: "Voices",
) -> None:
    """Check the shape, the references and the argument of each FILE.

    If FILE is a folder, all maps in it are checked. The most important findings come first: by severity, then
    by how many theses and recommendations depend on what they are about; each with the findings that follow
    from it. A terminal shows all errors, and ten warnings and notes. `argmap rule NAME` explains a rule;
    `allow` in the map waives a rule for a statement and gives the reason. Settings are read from
    `argmap.toml`, or `[tool.argmap]` in `pyproject.toml`, in the folder of the map or above it.
    """
    from argmap.rules import all_rules

    _refuse_fixes_without_voices(voices, fix=fix or diff)
    all_rules()  # a broken plug-in is reported once, not for each file
    given = Configuration(
        read_settings(select, ignore, severity, questions),
        Severity(fail_on) if fail_on else None,
        baseline,
        resolve(profile) if profile else None,
    )
    fixing = "diff" if diff else "fix" if fix else ""
    has_edits = output_format != "text"
    job = CheckJob("", max_size=max_size, fixing=fixing, voices=voices, text_edits=has_edits)
    all_jobs = make_jobs(list(find_files(files, maps_only=maps_only)), config, given, job)
    if write_baseline:
        all_jobs = [replace(job, configuration=replace(job.configuration, baseline=None)) for job in all_jobs]
    results, code = run_jobs(all_jobs, jobs)
    if write_baseline:
        _write_baseline(results, write_baseline)
        sys.exit(2 if code > 1 else 0)
    if diff:
        from argmap.cli.diffs import write_diff

        write_diff(results.diff, output)
        sys.exit(2 if code > 1 else int(bool(results.diff)))
    aside = redirect_stdout(sys.stderr) if fix and output == "-" and "-" in files else nullcontext()
    with aside:  # the fixed map is on standard output
        write_report(
            results,
            output_format,
            output,
            show_waived=show_waived,
            grouping=grouping,
            show_all=show_all,
        )
    if fix:
        click.echo(f"{results.fixed:,} fixed", err=True)
    sys.exit(code)


def _refuse_fixes_without_voices(voices: "Voices", *, fix: bool) -> None:
    """Refuse to change a file because of what a part of it looks like by itself."""
    from argmap.graph import ALL_VOICES

    if fix and voices != ALL_VOICES:
        raise ArgmapError("--fix and --diff change the whole map; leave out --voices and --without-voice")


def _write_baseline(results: "Results", path: str) -> None:
    from argmap.baseline import update_baseline

    refuse_input(path)
    text, kept = update_baseline(results, Path(path))
    write_output(path, text)
    count = len(results.findings)
    others = f"; kept {kept:,} of other files" if kept else ""
    noun = "finding" if count == 1 else "findings"
    write_output("-", f"wrote {count:,} {noun} to baseline '{path}'{others}\n")
