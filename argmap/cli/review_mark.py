"""`argmap review-mark`: note that relations were looked at, as their texts now stand."""

from pathlib import Path

import click

from argmap.cli.files import max_size_option, open_valid_map, write_output
from argmap.cli.parameters import complete_parts, file_argument
from argmap.errors import ArgmapError


@click.command("review-mark")
@file_argument
@click.argument("names", nargs=-1, metavar="ID...", shell_complete=complete_parts)
@click.option("--all", "every", is_flag=True, help="Mark all relations of the map.")
@max_size_option
def command(file: str, names: tuple[str, ...], every: bool, max_size: int) -> None:
    """Note that somebody looked at the relations of ID.

    ID is a statement, whose relations in both directions are marked, or an inference. The marks are in
    MAP.marks.json beside the map, with the hashes of the texts at both ends. When one of these texts changes,
    `argmap check` says which relations are to be looked at again (suspect-relation).
    """
    from argmap.marks import find_marked, format_marks, marks_name, read_marks, update_marks
    from argmap.message import count
    from argmap.spelling import describe_unknown

    if file == "-" or not (names or every):
        raise click.UsageError("name a file, and what was looked at: FILE ID..., or FILE --all")
    graph = open_valid_map(file, max_size).graph
    unknown = [name for name in names if name not in graph.named]
    if unknown:
        messages = (describe_unknown("statement or inference", name, graph.named, "") for name in unknown)
        raise ArgmapError("\n".join(messages))
    path = Path(file).with_name(marks_name(file))
    looked_at = find_marked(graph, graph.named if every else names)
    marks = update_marks(graph, read_marks(path.name, path.parent) or [], looked_at)
    write_output(str(path), format_marks(marks).encode())
    click.echo(f"{count(len(looked_at), 'relation')} marked in '{path}'")
