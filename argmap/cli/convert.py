"""`argmap convert`: maps of other tools, in and out."""

from typing import TYPE_CHECKING, Any

import click

from argmap.cli.errors import print_error
from argmap.cli.files import max_size_option, read_map, read_source, write_outputs
from argmap.cli.parameters import complete_files, complete_formats, output_option
from argmap.errors import ArgmapError
from argmap.formats import CONVERTED, formats_for
from argmap.reading import resolve
from argmap.syntax.own_map import is_own_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.formats import Format
    from argmap.inclusion import Whole
    from argmap.interop import Loss, Writing

_SHOWN = 20


class _Convert(click.Command):
    """Lists the formats in its help, those of plug-ins included."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        known = formats_for(*CONVERTED).values()
        with formatter.section("Formats"):
            formatter.write_dl([(format_.name, _describe_ways(format_)) for format_ in known])


def _describe_ways(format_: "Format") -> str:
    ways = "" if format_.reads and format_.writes else ", read only" if format_.reads else ", written only"
    return f"{format_.title}: {' '.join(format_.endings)}{ways}"


@click.command("convert", cls=_Convert)
@click.argument("file", metavar="IN", shell_complete=complete_files)
@output_option(required=True)
@click.option(
    "--from",
    "source",
    metavar="FORMAT",
    shell_complete=complete_formats(reads=True),
    help="The format of IN, if it is not clear from its name and content.",
)
@click.option(
    "--to",
    "target",
    metavar="FORMAT",
    shell_complete=complete_formats(writes=True),
    help="The format of OUT, if it is not clear from its name.",
)
@click.option(
    "--report",
    metavar="JSON",
    shell_complete=complete_files,
    help="Write the list of losses to this file, as JSON.",
)
@click.option(
    "--assume-leaves", is_flag=True, help="Give imported premises without a source the assumption 'imported'."
)
@click.option("--one-file", is_flag=True, help="Write a map and the files that it includes as one map.")
@click.option("--recommendations", metavar="PATTERN", help="Import matching statements as recommendations.")
@max_size_option
def command(
    file: str,
    output: str,
    source: str | None,
    target: str | None,
    report: str | None,
    assume_leaves: bool,
    one_file: bool,
    recommendations: str | None,
    max_size: int,
) -> None:
    """Convert a map to or from the format of another tool.

    `yaml` and `json` are argmap's own formats. `dot` and `mermaid` are written the same way as by `argmap
    render`. Losses are listed on standard error, and in full in the report. Other formats, and --one-file,
    take what a map includes into one map: `other/fees-exclude` becomes `other-fees-exclude`.
    """
    data, losses, whole = _read(file, source, recommendations, max_size)
    name = _choose_format(data, output, target)
    if whole and (one_file or name not in formats_for("map")):
        data, losses = _join(whole, keep_ids=name in formats_for("graph"))
    elif whole:
        _refuse_other_folder(file, output)
    if assume_leaves:
        _assume_leaves(data)
    writing = _write(data, output, name)
    losses = [*losses, *writing.losses]
    outputs = {output: writing.content}
    if report:
        from argmap.report.losses import format_losses

        if resolve(report) == resolve(output):
            raise ArgmapError(f"'{report}' is both output and report; name another file for one of them")
        outputs[report] = format_losses(file, output, losses).encode(errors="backslashreplace")
    write_outputs(outputs)
    _print_losses(losses)


def _read(
    file: str, source: str | None, recommendations: str | None, max_size: int
) -> "tuple[dict[str, Any], Sequence[Loss], Whole | None]":
    """Return a map, what of the file is not in it, and the files that it includes."""
    from argmap.interop.carrying import UnreadableError
    from argmap.interop.formats import find_readable, read_text

    own = formats_for("map")
    if source:
        find_readable(source, formats_for(*CONVERTED))
    content = b"" if source in own else read_source(file, max_size)
    if source in own or (source is None and is_own_map(file, content)):
        analysis = read_map(file, max_size)
        return analysis.own, [], analysis.files
    try:
        reading = read_text(content, file, source, recommendations)
    except UnreadableError as error:
        shown = "<stdin>" if file == "-" else file
        placed = (f"{shown}:" * line[:1].isdecimal() + line for line in str(error).splitlines())
        raise ArgmapError("\n".join(placed)) from error
    return reading.data, reading.losses, None


def _choose_format(data: "dict[str, Any]", output: str, target: str | None) -> str:
    from argmap.interop.formats import choose_writable, find_writable

    known, origin = formats_for(*CONVERTED), data.get("origin", {}).get("format")
    format_name = target or ("yaml" if output == "-" else None)
    return (find_writable(format_name, known) if format_name else choose_writable(output, known, origin)).name


def _join(whole: "Whole", *, keep_ids: bool) -> "tuple[dict[str, Any], list[Loss]]":
    """Return a map and what it includes as one, and what of the included files is not in it."""
    from argmap.inclusion import flatten
    from argmap.interop import Loss

    files = [(file.name, file.data) for file in whole.included]
    losses = [
        Loss(name, f"'{key}'", "it is about that file alone")
        for name, data in files
        for key in _OF_A_FILE
        if key in data
    ]
    if keep_ids:
        return whole.data, losses
    flat = flatten(whole.data)
    renamed = "ids have no '/' in a map that includes nothing: it is '{}' here"
    return flat.data, [*losses, *(Loss(id_, "its id", renamed.format(new)) for id_, new in flat.ids.items())]


_OF_A_FILE = ("title", "paper", "bibliography", "expect", "remarks", "origin")
"""Keys of an included map that the whole does not have."""


def _refuse_other_folder(file: str, output: str) -> None:
    if output != "-" and resolve(output).parent != resolve(file).parent:
        raise ArgmapError(
            f"'{file}' includes files that a map in another folder cannot name: write it beside them, "
            "or with --one-file"
        )


def _write(data: "dict[str, Any]", output: str, name: str) -> "Writing":
    from argmap.cli.drawing import draw
    from argmap.interop import Writing, write_data
    from argmap.shape.order import sort_keys
    from argmap.syntax.write import write_json, write_yaml

    if name in formats_for("map"):
        return Writing((write_yaml if name == "yaml" else write_json)(sort_keys(data)).encode())
    return draw(data, name) if name in formats_for("graph") else write_data(data, output, name)


def _assume_leaves(data: "dict[str, Any]") -> None:
    for premise in data.get("premises", {}).values():
        if not premise.get("sources"):
            premise.setdefault("assumption", "imported")


def _print_losses(losses: "Sequence[Loss]") -> None:
    for loss in losses[:_SHOWN]:
        print_error(f"not converted: {f'{loss.id}: ' if loss.id else ''}{loss.what}: {loss.reason}")
    if len(losses) > _SHOWN:
        print_error(f"… and {len(losses) - _SHOWN:,} more; --report writes all of them to a file")
    if losses:
        print_error(
            f"{len(losses):,} {'item was' if len(losses) == 1 else 'items were'} lost in the conversion"
        )
