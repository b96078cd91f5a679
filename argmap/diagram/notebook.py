"""What a map shows of itself in a notebook."""

from typing import TYPE_CHECKING

from argmap.diagram.render import render
from argmap.errors import EngineError
from argmap.evaluation import evaluate
from argmap.graph import Graph

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def show(map: "ArgumentMap") -> dict[str, str]:  # noqa: A002
    """Return the outline of a map, and its picture; where that can't be drawn, the outline says why."""
    graph = Graph.of(map)
    evaluation = evaluate(graph)
    outline = render(graph, "text", evaluation=evaluation).decode()
    try:
        picture = render(graph, "svg", evaluation=evaluation).decode()
    except EngineError as error:
        return {"text/plain": f"{outline}\nNo picture: {error}\n"}
    return {"image/svg+xml": picture, "text/plain": outline}
