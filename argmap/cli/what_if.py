"""`argmap what-if`: the verdicts that change if something is supposed."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map
from argmap.cli.options import basis_options, format_option
from argmap.cli.parameters import complete_parts, file_argument
from argmap.cli.results import write_result

if TYPE_CHECKING:
    from argmap.verdict import Basis


@click.command("what-if")
@file_argument
@click.option(
    "--without",
    multiple=True,
    metavar="ID",
    shell_complete=complete_parts,
    help="Leave this out; may be repeated.",
)
@click.option(
    "--accept",
    multiple=True,
    metavar="ID",
    shell_complete=complete_parts,
    help="Accept this, whatever attacks it.",
)
@click.option(
    "--reject",
    multiple=True,
    metavar="ID",
    shell_complete=complete_parts,
    help="Reject this, whatever supports it.",
)
@basis_options
@format_option
@max_size_option
def command(
    file: str,
    without: tuple[str, ...],
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    basis: "Basis | None",
    residual: bool,
    output_format: str,
    max_size: int,
) -> None:
    """List the verdicts that would change under a supposition.

    Theses and recommendations come first. ID names a statement, an inference or a source; write sources/ID if
    a statement has the same id. Leaving out a source shows what would happen if it were retracted: statements
    that cite nothing else no longer stand by themselves. If a source is accepted, so are all statements that
    cite it; if it is rejected, statements that cite nothing else are defeated. An ID that is both accepted
    and rejected is accepted. With --basis, the command compares in, out and undecided instead of verdicts.
    """
    if not (without or accept or reject):
        raise click.UsageError("no intervention given: use --without, --accept or --reject")
    analysis = open_valid_map(file, max_size)
    changes = analysis.what_if(without, accept, reject, basis, residual=residual)
    write_result(changes, file, output_format)
