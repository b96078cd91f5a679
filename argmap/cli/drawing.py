"""A map as the text of a diagram, for `convert`, and what of the map is in no such diagram."""

from typing import TYPE_CHECKING, Any

from argmap.diagram import render
from argmap.graph import Graph
from argmap.interop import Loss, Writing
from argmap.interop.formats import find_lost
from argmap.interop.steps import find_broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_UNDRAWN = ("tags", "base_score", "allow", "origin")
"""Keys of statements and steps that are in no diagram."""

_UNDRAWN_IN_MERMAID = (*_UNDRAWN, "sources", "at", "note", "assumption", "residual", "actor", "remarks")
_UNDRAWN_OF_ALL = ("expect", "bibliography", "remarks", "origin")
"""Keys of the map, its sections and its sources that are in no diagram."""


def draw(data: "dict[str, Any]", format_name: str) -> "Writing":
    """Return a map as `render` writes it, with what no diagram shows as losses."""
    graph = Graph.of(data)
    undrawn = [
        Loss(name, f"'{key}'", "such a diagram has no place for it")
        for name, part, keys in _parts(graph, format_name)
        for key in keys
        if key in part
    ]
    return Writing(render(graph, format_name), [*find_lost(graph.data), *find_broken(graph), *undrawn])


def _parts(graph: "Graph", format_name: str) -> "Iterator[tuple[str, Mapping[str, Any], Sequence[str]]]":
    """Yield the map, its sections, sources, statements and steps: id, part, and which keys are not drawn."""
    data = graph.data
    yield "", data, _UNDRAWN_OF_ALL if format_name == "dot" else (*_UNDRAWN_OF_ALL, "sources")
    for section in ("sections", "sources"):
        for name, part in data.get(section, {}).items():
            yield name, part if isinstance(part, dict) else {}, _UNDRAWN_OF_ALL
    keys = _UNDRAWN if format_name == "dot" else _UNDRAWN_IN_MERMAID
    for statement in graph.statements:
        yield statement.id, statement.data, keys
    for step in graph.steps:
        yield step.id or step.conclusion.id, step.data, keys
