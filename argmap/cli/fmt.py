"""`argmap fmt`: maps in canonical order and style."""

import sys
from typing import TYPE_CHECKING

import click

from argmap.cli.diffs import format_diff, write_diff
from argmap.cli.errors import print_error
from argmap.cli.files import max_size_option, read_document, replace_input
from argmap.cli.jobs import find_files
from argmap.cli.parameters import complete_files
from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.message import count
from argmap.syntax.decode import encode

if TYPE_CHECKING:
    from argmap.syntax import Document


@click.command("fmt")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_files)
@click.option("--check", is_flag=True, help="Change no file; exit with 1 if one is not formatted.")
@click.option(
    "--diff", is_flag=True, help="Change no file; show the changes as a diff, and exit with 1 if any."
)
@click.option("--maps-only", is_flag=True, help="Skip each FILE that is not a map, as is done in folders.")
@max_size_option
def command(files: tuple[str, ...], check: bool, diff: bool, maps_only: bool, max_size: int) -> None:
    """Write each FILE in canonical order and style.

    Keys come in one order, lists stand on their line where they fit, and long text is wrapped at 100
    characters. Comments stay, and so do single blank lines, the order of statements, sections, sources and
    lists, and whether a mapping has braces. The map stays the same, so formatting changes no verdict. If FILE
    is a folder, all maps in it are formatted; - formats standard input to standard output.
    """
    counts, code = {True: 0, False: 0}, 0
    for name in find_files(files, maps_only=maps_only):
        try:
            document = read_document(name, max_size)
            text = _format(document)
            _write(name, document, text, check=check, diff=diff)
        except ArgmapError as error:
            _print(error)
            code = 2
            continue
        counts[text != document.text] += 1
    if counts[True] and (check or diff):
        code = code or 1
    _sum_up(counts, "would change" if check or diff else "changed")
    sys.exit(code)


def _format(document: "Document") -> str:
    from argmap.refactoring.formatting import format_map

    return format_map(document)


def _write(name: str, document: "Document", text: str, *, check: bool, diff: bool) -> None:
    if diff:
        write_diff(format_diff(document.name, document.text, text), "-")
    elif check and text != document.text:
        print_error(f"'{document.name}' is not formatted")
    elif not check and (text != document.text or name == "-"):
        replace_input(name, encode(text, document.encoding))


def _print(error: ArgmapError) -> None:
    if isinstance(error, InvalidMap):
        from argmap.report.text import format_findings

        click.echo(format_findings(error.findings), err=True, nl=False)
        print_error(f"cannot format '{error.findings[0].file}'; fix the errors above")
    else:
        print_error(str(error))


def _sum_up(counts: dict[bool, int], verb: str) -> None:
    parts = [f"{count(counts[True], 'file')} {verb}"] if counts[True] else []
    parts += [f"{count(counts[False], 'file')} already formatted"] if counts[False] else []
    if parts:
        print_error(", ".join(parts))
