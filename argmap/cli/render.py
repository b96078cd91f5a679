"""`argmap render`: the map as a diagram, or as a page with the diagram to explore."""

from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.looks import look_options
from argmap.cli.switches import voice_options
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.diagram import Picture
    from argmap.finding import Finding
    from argmap.graph import Graph, Voices

FORMATS = {
    "svg": "svg",
    "png": "png",
    "pdf": "pdf",
    "html": "html",
    "dot": "dot",
    "text": "txt",
    "mermaid": "mmd",
}
"""Each format, and how the names of its files end."""


@click.command("render")
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="The file to write, or - for standard output, which is the default if a format is given.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(list(FORMATS)),
    help="The format, where the ending of OUT does not say it.",
)
@look_options
@click.option(
    "--split",
    type=click.Choice(["section"]),
    help="Write an atlas into the folder OUT: an overview, and a linked picture of each section.",
)
@voice_options
@max_size_option
def command(
    file: str,
    output: str | None,
    output_format: str | None,
    split: str | None,
    voices: "Voices",
    max_size: int,
    **choices: Any,
) -> None:
    """Draw FILE as a diagram, or tell it as an outline in text.

    What supports, attacks, answers and denies what is told by colour, line and arrowhead; what is not
    established bears a badge with its verdict. Views show a part of the map, and say how much they leave
    out; of several views, what all of them show is drawn. HTML is one file with the diagram to explore.
    """
    from argmap.diagram import Picture

    picture = Picture(**choices)
    wanted = output_format or ("svg" if split else _guess_format(output))
    graph = read_graph(file, max_size, voices)
    if wanted == "html" and not split:
        from argmap.cli.pages import make_page

        write_output(output or "-", make_page(file, graph, picture).encode())
        return
    findings = _find(graph) if picture.findings else []
    if split:
        _write_atlas(graph, output or "-", wanted, picture, findings)
    else:
        from argmap.diagram import render

        write_output(output or "-", render(graph, wanted, picture, findings=findings))


def _find(graph: "Graph") -> "list[Finding]":
    from argmap.checker import check_data

    return check_data(graph.data).findings


def _write_atlas(
    graph: "Graph", folder: str, wanted: str, picture: "Picture", findings: "list[Finding]"
) -> None:
    from argmap.diagram.atlas import draw_atlas
    from argmap.evaluation import evaluate

    if folder == "-":
        raise ArgmapError("an atlas is several files: name a folder with --output")
    files = list(draw_atlas(graph, evaluate(graph), wanted, replace(picture, section=None), findings))
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArgmapError(f"cannot make the folder '{folder}': {error.strerror or error}") from error
    for name, content in files:
        write_output(str(Path(folder, name)), content)


def _guess_format(output: str | None) -> str:
    if output is None:
        raise ArgmapError("nothing says what to write: give -o OUT or --format")
    if output == "-":
        return "svg"
    ending = PurePath(output).suffix.lower().removeprefix(".")
    for name, its_ending in FORMATS.items():
        if ending == its_ending:
            return name
    raise ArgmapError(
        f"can't tell a format from '{output}': end it in .{', .'.join(FORMATS.values())}, or give --format"
    )
