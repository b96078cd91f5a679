"""`argmap what-if`: the verdicts that change if something is supposed."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import format_option, switch_options

if TYPE_CHECKING:
    from argmap.verdict import Basis


@click.command("what-if")
@click.argument("file", metavar="FILE")
@click.option("--without", multiple=True, metavar="ID", help="Take it away; may be repeated.")
@click.option("--accept", multiple=True, metavar="ID", help="Let it hold, whatever attacks it.")
@click.option("--reject", multiple=True, metavar="ID", help="Let it be defeated, whatever supports it.")
@switch_options
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
    """List the verdicts on FILE that change if something is supposed, theses and recommendations first.

    An ID is that of a statement, an inference or a source. Without a source, what nothing else carries does
    not stand by itself any longer: the question that a retracted paper raises. If a source is accepted, what
    cites it holds; if it is rejected, what nothing else carries is defeated. Write sources/ID where a
    statement has the same id. What is both accepted and rejected holds. With --basis, what changes in a
    single run: in, out, undecided.
    """
    from argmap.evaluation import find_changes, suppose
    from argmap.report.what_if import format_changes, format_json

    if not (without or accept or reject):
        raise click.UsageError("suppose something: give --without, --accept or --reject")
    graph = read_graph(file, max_size)
    scenario = suppose(graph, without, accept, reject)
    changes = find_changes(graph, scenario, basis, residual)
    if output_format == "json":
        supposed = {"without": without, "accept": accept, "reject": reject}
        write_output("-", format_json(file, supposed, changes, basis).encode(errors="backslashreplace"))
    else:
        click.echo(format_changes(changes, basis), nl=False)
