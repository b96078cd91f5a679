"""`argmap evaluate`: the verdict on every statement."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, read_graph, text_width, write_output
from argmap.cli.switches import format_option, switch_options, voice_options

if TYPE_CHECKING:
    from argmap.graph import Voices
    from argmap.verdict import Basis


@click.command("evaluate")
@click.argument("file", metavar="FILE")
@switch_options
@voice_options
@format_option
@max_size_option
def command(
    file: str, basis: "Basis | None", residual: bool, voices: "Voices", output_format: str, max_size: int
) -> None:
    """Say of every statement of FILE how far it stands.

    Verdicts: established, granted, answered, parried, questioned, defeated, contested, unsupported. With
    --basis, a single run: in, out, undecided.
    """
    from argmap.evaluation import evaluate, find_voice_effects, read_answers
    from argmap.report.json import format_answers
    from argmap.report.json import format_verdicts as format_json
    from argmap.report.verdicts import format_verdicts, note_grounds

    graph = read_graph(file, max_size, voices)
    if basis:
        answers, notes = read_answers(graph, basis, residual), []
        text = format_answers(file, basis, residual, answers)
    else:
        evaluation = evaluate(graph, residual)
        effects = find_voice_effects(graph, evaluation, residual)
        answers, notes = evaluation.verdicts, list(note_grounds(graph, effects))
        text = format_json(file, residual, answers, effects)
    if output_format == "json":
        write_output("-", text.encode())
    else:
        click.echo(format_verdicts(graph, answers, notes, longest=text_width()), nl=False)
