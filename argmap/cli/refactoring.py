"""What the commands of `argmap edit` share: telling what a change does, and then making it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.diffs import format_diff, write_diff
from argmap.cli.errors import print_error
from argmap.cli.files import max_size_option, open_map, replace_input
from argmap.cli.parameters import Choice, complete_from, file_argument
from argmap.syntax.decode import encode

if TYPE_CHECKING:
    from argmap.refactoring.refactoring import Refactoring

_F = TypeVar("_F", bound=Callable[..., Any])
_KINDS = ("statement", "section", "source", "voice")
_IDS = complete_from(
    *("claims", "premises", "challenges", "recommendations", "inferences", "sections", "sources", "voices")
)


def edit_options(*names: str) -> Callable[[_F], _F]:
    """Return what adds FILE, ids with these names, and the options of all these commands."""
    options = [
        file_argument,
        *(click.argument(name, metavar=name.upper().rstrip("_"), shell_complete=_IDS) for name in names),
        click.option(
            "--kind",
            type=Choice(_KINDS, "kind"),
            help="What ID is, where several parts have it; a statement is also an inference.",
        ),
        click.option(
            "--dry-run", is_flag=True, help="Change no file; show the changes as a diff, and what they do."
        ),
        max_size_option,
    ]

    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def refactor(file: str, max_size: int, dry_run: bool, find: "Callable[[Any], Refactoring]") -> None:
    """Find a change of a map, say what it does, and make it unless it is only to be shown.

    Raises:
        ArgmapError: the file cannot be read or written, or the change cannot be made.
        InvalidMap: the text or shape is not that of a map.
    """
    refactoring = find(open_map(file, max_size))
    document = refactoring.document
    print_error(str(refactoring))
    if dry_run:
        changed = [(one.document, one.text) for one in refactoring.others]
        diffs = [
            format_diff(old.name, old.text, new) for old, new in [(document, refactoring.text), *changed]
        ]
        write_diff("".join(diffs), "-")
    elif file == "-":
        replace_input(file, encode(refactoring.text, document.encoding))
    else:
        from argmap.writing import write_files

        write_files(refactoring.files)
