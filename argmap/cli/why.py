"""`argmap why`: the grounds of a verdict."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import switch_options

if TYPE_CHECKING:
    from argmap.verdict import Basis


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
    file: str,
    name: str,
    basis: "Basis | None",
    residual: bool,
    output_format: str,
    output: str,
    max_size: int,
) -> None:
    """Explain the verdict on the statement ID of FILE.

    What supports it, down to premises and sources, and what attacks it in vain; what would have to be
    granted; the challenge or denial that tells against it; the broken links of its support; or the circle
    that leaves it contested. Nothing is told that the verdict does not need. With --basis, why it is in, out
    or undecided in that run.
    """
    from argmap.evaluation import Explanations, find_statement

    graph = read_graph(file, max_size)
    statement = find_statement(graph, name)
    explanations = Explanations(graph, residual)
    explanation = explanations.explain_run(statement, basis) if basis else explanations.explain(statement)
    if output_format == "svg":
        from argmap.diagram import Selection, render

        selection = Selection(explanation.parts, explanation.parts)
        drawn = render(graph, "svg", evaluation=explanations.evaluation, selection=selection)
        write_output(output, drawn)
        return
    from argmap.report.why import format_json, format_why

    as_json = output_format == "json"
    text = format_json(file, explanation, basis) if as_json else format_why(explanation, basis)
    write_output(output, text.encode(errors="backslashreplace"))
