"""A map to a picture, in one call."""

from typing import TYPE_CHECKING

from argmap.diagram.dot import to_dot
from argmap.diagram.engine import TIMEOUT, draw
from argmap.evaluation import evaluate

if TYPE_CHECKING:
    from argmap.diagram.view import Selection
    from argmap.evaluation import Evaluation
    from argmap.graph import Graph


def render(
    graph: "Graph",
    format: str = "svg",  # noqa: A002
    *,
    evaluation: "Evaluation | None" = None,
    direction: str | None = None,
    legend: bool = True,
    selection: "Selection | None" = None,
    timeout: float = TIMEOUT,
) -> bytes:
    """Return a drawing of a map with its verdicts: the bytes of an svg, png, pdf or dot file.

    Args:
        graph: the map.
        format: one of `FORMATS`; `dot` needs no engine.
        evaluation: the verdicts to show; by default those of `evaluate(graph)`.
        direction: to which side conclusions stand; see `to_dot` for the default.
        legend: whether to say under the title what the signs mean.
        selection: what of the map is drawn; by default all of it.
        timeout: how many seconds the engine may take.

    Raises:
        EngineError: there is no engine for the format, it failed or took too long, or a PNG would be too
            large.
        ValueError: there is no such format.
    """
    dot = to_dot(
        graph, evaluation or evaluate(graph), direction=direction, legend=legend, selection=selection
    )
    return draw(dot, format, timeout=timeout)
