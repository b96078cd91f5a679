"""`argmap evaluate`: the verdict on every statement."""

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import format_option, read_basis, switch_options


@click.command("evaluate")
@click.argument("file", metavar="FILE")
@switch_options
@format_option
@max_size_option
def command(file: str, basis: str, residual: bool, output_format: str, max_size: int) -> None:
    """Say of every statement of FILE whether it stands.

    Verdicts: established, answered, defeated, unsupported, contested.
    """
    from argmap.evaluation import evaluate

    graph = read_graph(file, max_size)
    evaluation = evaluate(graph, read_basis(basis), residual)
    if output_format == "json":
        from argmap.report.json import format_verdicts

        write_output("-", format_verdicts(file, basis, residual, evaluation.verdicts).encode())
    else:
        from argmap.report.verdicts import format_verdicts as format_text

        click.echo(format_text(graph, evaluation), nl=False)
