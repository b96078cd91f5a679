"""What the commands of `argmap corpus` share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.errors import print_error
from argmap.cli.files import write_output
from argmap.cli.parameters import complete_files
from argmap.formats import Purpose, formats_for, formats_of_file

if TYPE_CHECKING:
    from argmap.corpus.listing import Listing

_F = TypeVar("_F", bound=Callable[..., Any])


def folder_argument(function: _F) -> _F:
    """Add DIR, the folder of a corpus."""
    return click.argument("folder", metavar="DIR", shell_complete=complete_files)(function)


def most_option(what: str, default: int = 50) -> Callable[[_F], _F]:
    """Return what adds `--most`."""
    return click.option(
        "--most",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        metavar="N",
        help=f"List at most N {what}.",
    )


def choose_format(purpose: Purpose, output: str, output_format: str | None) -> str:
    """Return the format that is asked for, by its name or that of the file."""
    fitting = formats_of_file(output, formats_for(purpose))
    return output_format or (fitting[0].name if fitting else "text")


def write_listing(listing: "Listing", output: str, output_format: str | None) -> None:
    """Write rows; what is not among them is said on standard error where the format has no place for it."""
    chosen = choose_format("listing", output, output_format)
    text = listing.format(chosen)
    write_output(output, text if chosen == "text" else text.encode(errors="backslashreplace"))
    if listing.note and chosen == "csv":
        print_error(listing.note)
