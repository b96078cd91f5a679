"""`argmap evaluate`: the verdict on every statement."""

import click

from argmap.cli.files import (
    format_option,
    max_size_option,
    read_map,
    residual_option,
    warn_of_lost_references,
    write_output,
)


@click.command("evaluate")
@click.argument("file", metavar="FILE")
@click.option(
    "--basis",
    type=click.Choice(["asserted", "cited"]),
    default="asserted",
    show_default=True,
    help="On 'cited', a premise counts only if it has a source or a stated assumption.",
)
@residual_option
@format_option
@max_size_option
def command(file: str, basis: str, residual: bool, output_format: str, max_size: int) -> None:
    """Say of every statement of FILE whether it stands.

    Verdicts: established, answered, defeated, unsupported, contested.
    """
    from argmap.evaluation import evaluate
    from argmap.graph import Graph

    data = read_map(file, max_size)
    warn_of_lost_references(data, file)
    graph = Graph.of(data)
    evaluation = evaluate(graph, "cited" if basis == "cited" else "asserted", residual)
    if output_format == "json":
        from argmap.report.json import format_verdicts

        write_output("-", format_verdicts(file, basis, residual, evaluation.verdicts).encode())
    else:
        from argmap.report.verdicts import format_verdicts as format_text

        click.echo(format_text(graph, evaluation), nl=False)
