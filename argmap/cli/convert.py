"""`argmap convert`: maps of other tools, in and out."""

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.complaint import complain
from argmap.cli.files import max_size_option, read_map, read_source, write_output
from argmap.cli.plan import looks_like_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.interop import Loss, Writing

OWN = ("argmap", "argmap-json")
_SHOWN = 20


@click.command("convert")
@click.argument("file", metavar="IN")
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="The file to write, or - for standard output."
)
@click.option("--from", "source", metavar="FORMAT", help="The format of IN, where it can't be told.")
@click.option("--to", "target", metavar="FORMAT", help="The format of OUT, where its ending does not say it.")
@click.option("--report", metavar="JSON", help="Write what is not carried to this file.")
@click.option("--assume-leaves", is_flag=True, help="Say of imported premises without source: 'imported'.")
@click.option(
    "--recommendations", metavar="PATTERN", help="Take imported statements that match for recommendations."
)
@max_size_option
def command(
    file: str,
    output: str,
    source: str | None,
    target: str | None,
    report: str | None,
    assume_leaves: bool,
    recommendations: str | None,
    max_size: int,
) -> None:
    """Convert IN to OUT, from or to a format of another tool.

    A map is `argmap` (YAML) or `argmap-json`. What can't be carried is listed on standard error, and whole in
    the report. Formats are told from the endings of the names and from what is in IN.
    """
    data, losses = _read(file, source, recommendations, max_size)
    if assume_leaves:
        _assume_leaves(data)
    writing = _write(data, output, target)
    write_output(output, writing.content)
    losses = [*losses, *writing.losses]
    if report:
        from argmap.report.losses import format_losses

        write_output(report, format_losses(file, output, losses).encode(errors="backslashreplace"))
    _tell(losses)


def _read(
    file: str, source: str | None, recommendations: str | None, max_size: int
) -> "tuple[dict[str, Any], Sequence[Loss]]":
    if source in OWN or (source is None and file != "-" and looks_like_map(Path(file))):
        return read_map(file, max_size), []
    from argmap.interop import read_text

    reading = read_text(read_source(file, max_size), file, source, recommendations)
    return reading.data, reading.losses


def _write(data: "dict[str, Any]", output: str, target: str | None) -> "Writing":
    from argmap.interop import Writing, write_data
    from argmap.text.write import write_json, write_yaml

    ending = PurePath(output).suffix.lower()
    if target == "argmap" or (target is None and (output == "-" or ending in {".yaml", ".yml"})):
        return Writing(write_yaml(data).encode())
    if target == "argmap-json":
        return Writing(write_json(data).encode())
    return write_data(data, output, target)


def _assume_leaves(data: "dict[str, Any]") -> None:
    for premise in data.get("premises", {}).values():
        if not premise.get("sources"):
            premise.setdefault("assumption", "imported")


def _tell(losses: "Sequence[Loss]") -> None:
    for loss in losses[:_SHOWN]:
        complain(f"not carried: {f'{loss.id}: ' if loss.id else ''}{loss.what}: {loss.reason}")
    if len(losses) > _SHOWN:
        complain(f"… and {len(losses) - _SHOWN:,} more; --report writes all of them to a file")
    if losses:
        complain(f"{len(losses):,} {'thing is' if len(losses) == 1 else 'things are'} not carried")
