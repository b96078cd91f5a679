"""`argmap evaluate`: the verdict on every statement."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_valid_map, text_width, write_output
from argmap.cli.jobs import find_files
from argmap.cli.options import basis_options, format_option, voice_options
from argmap.cli.parameters import files_argument

if TYPE_CHECKING:
    from argmap.graph import Voices
    from argmap.verdict import Basis


@click.command("evaluate")
@files_argument
@basis_options
@voice_options
@format_option
@max_size_option
def command(
    files: tuple[str, ...],
    basis: "Basis | None",
    residual: bool,
    voices: "Voices",
    output_format: str,
    max_size: int,
) -> None:
    """Give the verdict on every statement of each FILE.

    If FILE is a folder, all maps in it are evaluated, each by itself, with what it includes.
    Verdicts are established, granted, answered, parried, questioned, defeated, contested and unsupported.
    With --basis, each statement is in, out or undecided instead.
    """
    from argmap.report.json import format_content

    names = list(find_files(files))
    opened = {name: open_valid_map(name, max_size, voices) for name in names}
    given = {name: analysis.verdicts(basis, residual=residual) for name, analysis in opened.items()}
    if output_format == "json":
        contents = [{"file": name, **verdicts.to_dict()} for name, verdicts in given.items()]
        write_output("-", format_content(contents[0] if len(contents) == 1 else {"maps": contents}))
        return
    heads = {name: f"{name}\n\n" if len(given) > 1 else "" for name in given}
    blocks = [f"{heads[name]}{verdicts.format(longest=text_width())}\n" for name, verdicts in given.items()]
    write_output("-", "\n".join(blocks))
