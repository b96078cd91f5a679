"""`argmap new`: a first draft of a map."""

import os
from pathlib import Path

import click

from argmap.cli.errors import print_error
from argmap.cli.files import max_size_option, read_source, write_output, write_outputs
from argmap.cli.options import format_option
from argmap.cli.parameters import complete_files, output_option
from argmap.errors import ArgmapError


@click.command("new")
@click.argument("file", metavar="[PAPER]", required=False, shell_complete=complete_files)
@output_option("The map to write, or - for standard output.", default="-", show_default=True)
@format_option
@max_size_option
def command(file: str | None, output: str, output_format: str, max_size: int) -> None:
    """Draft a map of PAPER, or write an empty map.

    The draft has the title, the outline and the works that notes and reference lists cite, so that they need
    not be typed. It has no statements: 'argmap text cover' lists the sentences to read. PAPER may have any
    format that 'argmap text extract' reads; its text is written beside the map, unless it is plain text in
    the folder of the map or below.
    """
    from argmap.drafting.draft import EMPTY
    from argmap.drafting.reading import draft_paper
    from argmap.report.json import format_content

    if output != "-" and Path(output).exists():
        raise ArgmapError(f"'{output}' is there already; choose another name")
    if file is None:
        write_output(output, EMPTY)
        return
    folder = Path(output).parent if output != "-" else Path()
    text_name = "" if output == "-" else f"{Path(output).stem}.txt"
    draft = draft_paper(read_source(file, max_size), file, text_name, _find_below(file, folder))
    contents = {} if output_format == "json" and output == "-" else {output: draft.format_map().encode()}
    if draft.new_text is not None and text_name:
        if (folder / text_name).exists():
            raise ArgmapError(f"'{folder / text_name}' is there already; choose another name for the map")
        contents[str(folder / text_name)] = draft.new_text.encode()
    write_outputs(contents)
    if output_format == "json":
        write_output("-", format_content({"file": file, **draft.to_dict()}))
    else:
        print_error(str(draft))


def _find_below(file: str, folder: Path) -> str:
    """Return the name of a file relative to a folder that it is in or below; empty where it is elsewhere."""
    if file == "-":
        return ""
    relative = os.path.relpath(os.path.realpath(file), os.path.realpath(folder))
    return "" if relative.startswith("..") or Path(relative).is_absolute() else Path(relative).as_posix()
