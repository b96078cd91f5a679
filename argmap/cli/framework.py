"""`argmap framework`: the map as an argumentation framework, for the solvers of the field."""

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import run_options
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.verdict import Basis

ENDINGS = {".af": "iccma", ".apx": "apx", ".tgf": "tgf"}


@click.command("framework")
@click.argument("file", metavar="FILE")
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="The file to write, or - for standard output."
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice([*ENDINGS.values()]),
    help="The format, where the ending of OUT (.af, .apx or .tgf) does not say it.",
)
@run_options
@max_size_option
def command(
    file: str, output: str, output_format: str | None, basis: "Basis", residual: bool, max_size: int
) -> None:
    """Write FILE as an abstract argumentation framework: arguments, and attacks between them.

    Its grounded extension says the same as `argmap evaluate --basis asserted`, its preferred and stable ones
    the same as `argmap positions`. What each argument means is written beside it, into OUT.names.tsv; on
    standard output it follows in comments.
    """
    from argmap.evaluation.encoding import Encoding
    from argmap.evaluation.framework import instantiate
    from argmap.interop.names import write_names

    format_ = import_module(f"argmap.interop.{output_format or _guess_format(output)}")
    if output == "-" and format_.COMMENT is None:
        raise ArgmapError("tgf has no place for what the arguments mean: write it to a file")
    graph = read_graph(file, max_size)
    framework = instantiate(graph, Encoding(graph, basis, residual))
    text, names = format_.write(framework), write_names(framework, format_.name)
    if output == "-":
        text += "".join(f"{format_.COMMENT} {line}\n" for line in names.splitlines())
    else:
        write_output(f"{output}.names.tsv", names.encode())
    write_output(output, text.encode())


def _guess_format(output: str) -> str:
    if output == "-":
        raise ArgmapError("standard output has no ending: give --format iccma or apx")
    ending = PurePath(output).suffix.lower()
    if ending not in ENDINGS:
        raise ArgmapError(
            f"can't tell a format from '{output}': end it in .af, .apx or .tgf, or give --format"
        )
    return ENDINGS[ending]
