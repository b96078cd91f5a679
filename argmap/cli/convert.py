"""`argmap convert`: maps of other tools, in and out."""

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.complaint import complain
from argmap.cli.files import max_size_option, read_map, read_source, write_output

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.graph import Graph
    from argmap.interop import Loss, Writing

OWN = ("argmap", "argmap-json")
OWN_ENDINGS = ("", ".yaml", ".yml", ".json")
_OWN = re.compile(rb"""(?:^\W*|[{,]\s*["'])argmap["']?\s*:[ \t]*[^\s{]""", re.MULTILINE)
DRAWN = ("mermaid", "dot")
DRAWN_BY_ENDING = {".mmd": "mermaid", ".dot": "dot", ".gv": "dot"}
UNDRAWN = ("tags", "base_score", "allow", "origin")
"""Keys of statements and steps that are in no diagram."""

UNDRAWN_IN_MERMAID = (*UNDRAWN, "sources", "at", "note", "assumption", "residual", "actor", "remarks")
UNDRAWN_OF_ALL = ("expect", "bibliography", "remarks", "origin")
"""Keys of the map, its sections and its sources that are in no diagram."""

_SHOWN = 20


@click.command("convert")
@click.argument("file", metavar="IN")
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="The file to write, or - for standard output."
)
@click.option("--from", "source", metavar="FORMAT", help="The format of IN, where it can't be told.")
@click.option("--to", "target", metavar="FORMAT", help="The format of OUT, where its ending does not say it.")
@click.option("--report", metavar="JSON", help="Write what is lost to this file, as JSON.")
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

    A map is `argmap` (YAML) or `argmap-json`; `mermaid` and `dot` are written as by `argmap render`. What
    is lost is listed on standard error, and whole in the report. Formats are told from the endings of the
    names and from what is in IN.
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
    content = b"" if source in OWN else read_source(file, max_size)
    if source in OWN or (source is None and _is_own(file, content)):
        return read_map(file, max_size), []
    from argmap.interop import read_text

    reading = read_text(content, file, source, recommendations)
    return reading.data, reading.losses


def _is_own(file: str, content: bytes) -> bool:
    """Return whether a file is a map of ours; other formats keep what they have no key for under `argmap`."""
    named = file != "-" and PurePath(file).suffix.lower() in OWN_ENDINGS
    return named and _OWN.search(content.replace(b"\0", b"")) is not None


def _write(data: "dict[str, Any]", output: str, target: str | None) -> "Writing":
    from argmap.interop import Writing, write_data
    from argmap.text.write import write_json, write_yaml

    ending = PurePath(output).suffix.lower()
    if target == "argmap" or (target is None and (output == "-" or ending in {".yaml", ".yml"})):
        return Writing(write_yaml(data).encode())
    if target == "argmap-json":
        return Writing(write_json(data).encode())
    drawn = target if target in DRAWN else DRAWN_BY_ENDING.get(ending) if target is None else None
    return _draw(data, drawn) if drawn else write_data(data, output, target)


def _draw(data: "dict[str, Any]", drawn: str) -> "Writing":
    """Return a map as `render` writes it; what is seen in no diagram is lost."""
    from argmap.diagram import render
    from argmap.graph import Graph
    from argmap.interop import Loss, Writing
    from argmap.interop.formats import find_lost
    from argmap.interop.steps import find_broken

    graph = Graph.of(data)
    undrawn = [
        Loss(name, f"'{key}'", "such a diagram has no place for it")
        for name, part, keys in _parts(graph, drawn)
        for key in keys
        if key in part
    ]
    return Writing(render(graph, drawn), [*find_lost(graph.data), *find_broken(graph), *undrawn])


def _parts(graph: "Graph", drawn: str) -> "Iterator[tuple[str, Mapping[str, Any], Sequence[str]]]":
    """Yield the map, its sections, sources, statements and steps: id, part, and which keys are not drawn."""
    data = graph.data
    yield "", data, UNDRAWN_OF_ALL if drawn == "dot" else (*UNDRAWN_OF_ALL, "sources")
    for section in ("sections", "sources"):
        for name, part in data.get(section, {}).items():
            yield name, part if isinstance(part, dict) else {}, UNDRAWN_OF_ALL
    keys = UNDRAWN if drawn == "dot" else UNDRAWN_IN_MERMAID
    for one in graph.statements:
        yield one.id, one.data, keys
    for step in graph.steps:
        yield step.id or step.conclusion.id, step.data, keys


def _assume_leaves(data: "dict[str, Any]") -> None:
    for premise in data.get("premises", {}).values():
        if not premise.get("sources"):
            premise.setdefault("assumption", "imported")


def _tell(losses: "Sequence[Loss]") -> None:
    for loss in losses[:_SHOWN]:
        complain(f"not converted: {f'{loss.id}: ' if loss.id else ''}{loss.what}: {loss.reason}")
    if len(losses) > _SHOWN:
        complain(f"… and {len(losses) - _SHOWN:,} more; --report writes all of them to a file")
    if losses:
        complain(f"{len(losses):,} {'item was' if len(losses) == 1 else 'items were'} lost in the conversion")
