"""`argmap framework`: the map as an argumentation framework, for the solvers of the field."""

from typing import TYPE_CHECKING, Any

import click

from argmap.cli.files import max_size_option, open_valid_map, write_output, write_outputs
from argmap.cli.options import run_options
from argmap.cli.parameters import file_argument, format_choice, output_option
from argmap.errors import ArgmapError
from argmap.formats import format_of_file, formats_for

if TYPE_CHECKING:
    from argmap.verdict import Basis


@click.command("framework")
@file_argument
@output_option(required=True)
@click.option(
    "--format",
    "output_format",
    type=format_choice("framework"),
    help="The format, if the name of OUT does not end in .af, .apx or .tgf.",
)
@run_options
@max_size_option
def command(
    file: str, output: str, output_format: str | None, basis: "Basis", residual: bool, max_size: int
) -> None:
    """Write an abstract argumentation framework, for solvers.

    The framework has the arguments of FILE and the attacks between them. Its grounded extension agrees with
    `argmap evaluate --basis asserted`, its preferred and stable extensions with `argmap positions`. The
    meaning of each argument is written to OUT.names.tsv, or as comments on standard output.
    """
    from argmap.evaluation.encoding import Encoding
    from argmap.evaluation.positions.framework import instantiate
    from argmap.interop.names import write_names

    format_ = _choose_format(output, output_format)
    if output == "-" and format_.COMMENT is None:
        raise ArgmapError("tgf has no place for what the arguments mean: use -o FILE")
    graph = open_valid_map(file, max_size).graph
    framework = instantiate(graph, Encoding(graph, basis, residual))
    text, names = format_.write(framework), write_names(framework, format_.name)
    if output == "-":
        text += "".join(f"{format_.COMMENT} {line}\n" for line in names.splitlines())
        write_output(output, text.encode())
    else:
        write_outputs({f"{output}.names.tsv": names.encode(), output: text.encode()})


def _choose_format(output: str, name: str | None) -> Any:
    """Return the module of a format: the one that is named, or else that of the ending of a file's name."""
    known = formats_for("framework")
    if name is None and output == "-":
        raise ArgmapError("no format given: use --format iccma or apx with standard output")
    return (known[name] if name else format_of_file(output, known, "--format")).load()
