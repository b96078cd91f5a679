"""`argmap text anchor`: the passages of the text that a map quotes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map, replace_input, write_output
from argmap.cli.options import format_option, voice_options
from argmap.cli.parameters import file_argument
from argmap.cli.results import write_result
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.analysis import Analysis
    from argmap.graph import Voices
    from argmap.passages.anchors import Anchors


@click.command("anchor")
@file_argument
@click.option(
    "--write", is_flag=True, help="Write the section, paragraph and page of each quotation into FILE."
)
@click.option("--seal", is_flag=True, help="Write the seal beside FILE: map.anchors.json for map.yaml.")
@voice_options
@format_option
@max_size_option
def command(file: str, write: bool, seal: bool, voices: "Voices", output_format: str, max_size: int) -> None:
    """Find the passages that FILE quotes.

    Each quotation under 'at' is looked up in the text that the map names under 'paper.text'. It is exact,
    normalised (other quotation marks, dashes, ligatures or line breaks), drifted (at most one edit in ten
    characters), ambiguous or not found. Without the text, its seal says which quotations changed. The exit
    code is 1 if a quotation is not exact, normalised or sealed.
    """
    analysis = open_valid_map(file, max_size, voices)
    anchors = analysis.anchors
    if not analysis.whole.get("paper", {}).get("text"):
        raise ArgmapError(f"'{file}' does not name a text: add `text: paper.txt` under `paper`")
    if (write or seal) and anchors.anchors and not anchors.text:
        raise ArgmapError("\n".join(trouble.message for trouble in anchors.troubles) or _NO_TEXT)
    if write:
        _write_places(file, analysis, anchors)
    if seal:
        write_output(str(_find_seal(file)), anchors.format_seal())
    write_result(anchors, file, output_format)
    if not anchors.are_sure:
        click.get_current_context().exit(1)


_NO_TEXT = "the text is not there, and a seal alone cannot place quotations or be made anew"


def _find_seal(file: str) -> Path:
    from argmap.passages.seal import seal_name

    if file == "-":
        raise ArgmapError("a map from standard input has no file beside which a seal could stand")
    return Path(file).with_name(seal_name(file))


def _write_places(file: str, analysis: "Analysis", anchors: "Anchors") -> None:
    from argmap.syntax.decode import encode
    from argmap.syntax.edit import apply_text_edits, find_text_edits

    document = analysis.document
    assert document is not None
    edits = [edit._replace(path=document.resolve(edit.path)) for edit in anchors.find_place_edits()]
    if edits:
        text = apply_text_edits(document.text, find_text_edits(document, edits))
        replace_input(file, encode(text, document.encoding))
