"""`argmap report`: the review as a person would hand it in."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, read_map, write_output
from argmap.cli.plan import Plan, make_plans
from argmap.cli.switches import voice_options
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.graph import Voices

ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


@click.command("report")
@click.argument("file", metavar="FILE")
@click.option(
    "-o", "--output", default="-", metavar="OUT", help="Write to this file.  [default: standard output]"
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["markdown", "html"]),
    help="The format, where the ending of OUT (.md or .html) does not say it.",
)
@click.option("--no-diagram", is_flag=True, help="Leave the diagram out of HTML.")
@voice_options
@max_size_option
def command(
    file: str,
    output: str,
    output_format: str | None,
    no_diagram: bool,
    voices: "Voices",
    max_size: int,
) -> None:
    """Write the review of FILE in sentences.

    It says what is argued and on what grounds, what speaks against it and how that is met, what is
    recommended to whom, and what `argmap check` finds. HTML is one file with the diagram in it.
    """
    from argmap.checker import check_data
    from argmap.evaluation import evaluate
    from argmap.graph import Graph
    from argmap.report.review import compose, format_html, format_markdown
    from argmap.rules.pages import find_pages

    wanted = output_format or _guess_format(output)
    data = read_map(file, max_size, voices)
    (plan,) = make_plans([file], None, Plan(file))
    graph = Graph.of(data)
    evaluation = evaluate(graph)
    svg = ""
    if wanted == "html" and not no_diagram:
        from argmap.diagram import render

        svg = render(graph, "svg", evaluation=evaluation).decode()
    results = check_data(data, settings=plan.settings)
    blocks = compose(graph, results, find_pages(), evaluation=evaluation, svg=svg)
    text = format_html(blocks) if wanted == "html" else format_markdown(blocks)
    write_output(output, text.encode(errors="backslashreplace"))


def _guess_format(output: str) -> str:
    ending = PurePath(output).suffix.lower()
    if output == "-" or ending in ENDINGS:
        return ENDINGS.get(ending, "markdown")
    raise ArgmapError(f"can't tell a format from '{output}': end it in .md or .html, or give --format")
