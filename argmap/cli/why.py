"""`argmap why`: the grounds of a verdict."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map, write_output
from argmap.cli.options import basis_options, voice_options
from argmap.cli.parameters import file_argument, format_choice, id_argument, standard_output_option
from argmap.cli.results import write_result

if TYPE_CHECKING:
    from argmap.graph import Voices
    from argmap.verdict import Basis


@click.command("why")
@file_argument
@id_argument
@basis_options
@voice_options
@click.option(
    "--format",
    "output_format",
    type=format_choice("answer", "why"),
    default="text",
    show_default=True,
    help="Text, JSON, or a diagram of that part of the map.",
)
@standard_output_option
@max_size_option
def command(
    file: str,
    name: str,
    basis: "Basis | None",
    residual: bool,
    voices: "Voices",
    output_format: str,
    output: str,
    max_size: int,
) -> None:
    """Explain the verdict on the statement ID of FILE.

    Depending on the verdict, the explanation lists the support down to premises and sources, and the attacks
    that fail; the premises that would have to be granted; the challenge or denial that counts against the
    statement; the inferences that fail; or the circle that leaves it contested. Anything that the verdict
    does not need is left out. With --basis, it explains why the statement is in, out or undecided.
    """
    analysis = open_valid_map(file, max_size, voices)
    explanation = analysis.why(name, basis, residual=residual)
    if output_format == "svg":
        from argmap.diagram import Selection, render

        selection = Selection(explanation.parts, explanation.parts)
        drawn = render(
            analysis.graph,
            evaluation=analysis.evaluation(residual=residual),
            selection=selection,
            surroundings=analysis.surroundings,
        )
        write_output(output, drawn)
        return
    write_result(explanation, file, output_format, output)
