"""`argmap strength`: how strong every statement is, by two gradual semantics."""

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import format_option, residual_option


@click.command("strength")
@click.argument("file", metavar="FILE")
@residual_option
@format_option
@max_size_option
def command(file: str, residual: bool, output_format: str, max_size: int) -> None:
    """Say of every statement of FILE how strong it is, from 0 to 1.

    By DF-QuAD and by quadratic energy. Strength is no verdict, and no part of one.
    """
    from argmap.evaluation.strength import measure_strength

    graph = read_graph(file, max_size)
    strengths = measure_strength(graph, residual)
    if output_format == "json":
        from argmap.report.json import format_strengths

        write_output("-", format_strengths(file, residual, strengths).encode())
    else:
        from argmap.report.strength import format_strengths as format_text

        click.echo(format_text(graph, strengths), nl=False)
