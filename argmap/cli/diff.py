"""`argmap diff`: what differs between two maps, and what that does to the argument."""

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_map, write_output
from argmap.cli.parameters import complete_files, format_choice, standard_output_option
from argmap.formats import format_of_file, formats_for

if TYPE_CHECKING:
    from argmap.analysis import Analysis
    from argmap.comparison import MapDiff

_MIB = 2**20


@click.command("diff")
@click.argument("words", nargs=-1, required=True, metavar="OLD NEW", shell_complete=complete_files)
@click.option("--git", "in_git", is_flag=True, help="Compare revisions: REV [REV] PATH instead of OLD NEW.")
@standard_output_option
@click.option(
    "--format",
    "output_format",
    type=format_choice("difference"),
    help="The format, if it is not clear from the name of OUT.  [default: text]",
)
@click.option("--all", "complete", is_flag=True, help="Compare findings of maps of any size.")
@click.option("--driver", is_flag=True, hidden=True)
@max_size_option
def command(
    words: tuple[str, ...],
    in_git: bool,
    output: str,
    output_format: str | None,
    complete: bool,
    driver: bool,
    max_size: int,
) -> None:
    """Compare two maps, and say what the changes do to the argument.

    Statements are matched by id, then by text and neighbours: so what is renamed, reworded or moved to
    another kind is seen as such. A summary comes first, then verdicts, theses and recommendations and what
    they depend on, then findings that came and went, statements, relations and sources.

    With --git, name a revision and a path, to compare with the file as it is now, or two revisions and a
    path. Exit codes: 0 if the maps say the same, 1 if they differ, 2 if it could not run.
    """
    if driver:
        from argmap.cli.git_drivers import show_difference

        show_difference(words, max_size)
        return
    output_format = output_format or _guess_format(output)
    with ExitStack() as stack:
        difference = (
            _compare_revisions(words, complete, max_size, stack)
            if in_git
            else _compare(words, complete, max_size)
        )
        write_output(output, format_difference(difference, output_format))
    sys.exit(int(not difference.same))


def _guess_format(output: str) -> str:
    return "text" if output == "-" else format_of_file(output, formats_for("difference"), "--format").name


def _compare(words: tuple[str, ...], complete: bool, max_size: int) -> "MapDiff":
    from argmap.comparison import compare

    if len(words) != 2:  # noqa: PLR2004
        raise click.UsageError("name two files: OLD NEW; or use --git REV [REV] PATH")
    old, new = (open_map(name, max_size) for name in words)
    return compare(old, new, complete or None)


def _compare_revisions(words: tuple[str, ...], complete: bool, max_size: int, stack: ExitStack) -> "MapDiff":
    from argmap.comparison import compare
    from argmap.comparison.git import open_revision

    if len(words) not in (2, 3):
        raise click.UsageError("with --git, name one or two revisions and a path: REV [REV] PATH")
    *revisions, path = words
    opened = [stack.enter_context(open_revision(path, name, max_size * _MIB)) for name in revisions]
    names = [revision.title for _, revision in opened]
    maps: list[Analysis] = [analysis for analysis, _ in opened]
    if len(maps) == 1:
        maps.append(open_map(path, max_size))
        names.append("now")
    return compare(maps[0], maps[1], complete or None, (f"{path} at {names[0]}", names[1]))


def format_difference(difference: "MapDiff", output_format: str) -> str | bytes:
    """Return a comparison in a format."""
    from argmap.report.json import format_content

    match output_format:
        case "json":
            return format_content(difference.to_dict())
        case "markdown":
            return difference.to_markdown()
        case "html":
            return difference.to_html().encode()
        case "svg":
            return difference.to_svg().encode()
        case _:
            return f"{difference}\n"
