"""`argmap flip`: the smallest changes that would turn a verdict."""

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import format_option, residual_option


@click.command("flip")
@click.argument("file", metavar="FILE")
@click.argument("name", metavar="ID")
@residual_option
@format_option
@max_size_option
def command(file: str, name: str, residual: bool, output_format: str, max_size: int) -> None:
    """List the smallest changes that would turn the verdict on the statement ID of FILE.

    If it is established, what would end that; if it is granted, what would establish it; if it does not
    stand, what would let it stand. A change is a challenge answered, a source cited, a claim supported, a
    statement withdrawn, or several of these at once.
    """
    from argmap.evaluation import find_flips, find_statement
    from argmap.report.flip import format_flips, format_json

    graph = read_graph(file, max_size)
    flips = find_flips(graph, find_statement(graph, name), residual)
    if output_format == "json":
        write_output("-", format_json(file, flips).encode(errors="backslashreplace"))
    else:
        click.echo(format_flips(flips), nl=False)
