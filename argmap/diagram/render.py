"""A map to a picture or a text, in one call."""

from typing import TYPE_CHECKING

from argmap.diagram import engine
from argmap.diagram.dot import choose_direction, to_dot
from argmap.diagram.engine import TIMEOUT, draw
from argmap.diagram.mermaid import to_mermaid
from argmap.diagram.outline import to_outline
from argmap.diagram.svg import make_accessible
from argmap.diagram.view import View
from argmap.evaluation import evaluate

if TYPE_CHECKING:
    from argmap.diagram.view import Selection
    from argmap.evaluation import Evaluation
    from argmap.graph import Graph


FORMATS = (*engine.FORMATS, "text", "mermaid")


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
    """Return a drawing of a map with its verdicts: the bytes of a file.

    Args:
        graph: the map.
        format: one of `FORMATS`; `dot`, `text` and `mermaid` are texts in UTF-8, and need no engine.
        evaluation: the verdicts to show; by default those of `evaluate(graph)`.
        direction: to which side conclusions stand; see `to_dot` for the default.
        legend: whether to say under the title what the signs mean.
        selection: what of the map is drawn; by default all of it.
        timeout: how many seconds the engine may take.

    Raises:
        ArgmapError: the map is too large for Mermaid.
        EngineError: there is no engine for the format, it failed or took too long, or a PNG would be too
            large.
        ValueError: there is no such format or direction.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    evaluation = evaluation or evaluate(graph)
    view = View.of(graph, evaluation, selection)
    if format == "text":
        return to_outline(view).encode()
    if format == "mermaid":
        return to_mermaid(view, choose_direction(view, direction)).encode()
    dot = to_dot(graph, evaluation, direction=direction, legend=legend, selection=selection)
    drawing = draw(dot, format, timeout=timeout)
    return make_accessible(drawing, view) if format == "svg" else drawing
