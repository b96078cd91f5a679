"""`argmap why`: the grounds of a verdict."""

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import read_basis, switch_options


@click.command("why")
@click.argument("file", metavar="FILE")
@click.argument("name", metavar="ID")
@switch_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "svg"]),
    default="text",
    show_default=True,
    help="Words, JSON, or a diagram of just that part of the map.",
)
@click.option("-o", "--output", default="-", metavar="OUT", help="Write to this file.  [default: -]")
@max_size_option
def command(
    file: str, name: str, basis: str, residual: bool, output_format: str, output: str, max_size: int
) -> None:
    """Say why the statement ID of FILE has its verdict.

    What supports it, down to premises and sources, and what attacks it in vain; or the attack that defeats
    it; or the first broken links of its support; or the circle of attacks that leaves it contested. Nothing
    is told that the verdict does not need.
    """
    from argmap.evaluation import Explainer, find_statement

    graph = read_graph(file, max_size)
    statement = find_statement(graph, name)
    explainer = Explainer(graph, read_basis(basis), residual)
    explanation = explainer.explain(statement)
    if output_format == "svg":
        from argmap.diagram import Selection, render

        selection = Selection(explanation.parts, explanation.parts)
        drawn = render(graph, "svg", evaluation=explainer.evaluation, selection=selection)
        write_output(output, drawn)
        return
    from argmap.report.why import format_json, format_why

    text = format_json(file, explanation) if output_format == "json" else format_why(explanation)
    write_output(output, text.encode(errors="backslashreplace"))
