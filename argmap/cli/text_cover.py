"""`argmap text cover`: which sentences of the text a map has statements on."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map, write_output
from argmap.cli.options import voice_options
from argmap.cli.parameters import file_argument, format_choice, standard_output_option
from argmap.formats import formats_for, formats_of_file

if TYPE_CHECKING:
    from argmap.graph import Voices


@click.command("cover")
@file_argument
@standard_output_option
@click.option(
    "--format",
    "output_format",
    type=format_choice("coverage"),
    help="The format, if it is not clear from the name of OUT.  [default: text]",
)
@voice_options
@max_size_option
def command(file: str, output: str, output_format: str | None, voices: "Voices", max_size: int) -> None:
    """List what FILE has no statement on.

    The sentences of the paper's text that no statement quotes are listed, first those that seem to argue
    (should, therefore, because, a footnote); references and captions are left out. Then come the differences
    that the rules lost-hedge, lost-negation and changed-number tell. The HTML page shows the text with what
    is quoted marked. It needs 'pip install "argmap[text]"'.
    """
    from argmap.report.json import format_content

    fitting = formats_of_file(output, formats_for("coverage"))
    format_name = output_format or (fitting[0].name if fitting else "text")
    analysis = open_valid_map(file, max_size, voices)
    coverage = analysis.cover()
    if format_name == "html":
        write_output(output, coverage.format_html(analysis.whole["title"]).encode(errors="backslashreplace"))
    elif format_name == "json":
        write_output(output, format_content({"file": file, **coverage.to_dict()}))
    else:
        write_output(output, f"{coverage}\n")
