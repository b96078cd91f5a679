"""A map to a picture, in one call."""

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagram.dot import to_dot
from argmap.diagram.engine import TIMEOUT, draw
from argmap.diagram.looks import WIDTHS, find_theme
from argmap.diagram.overview import overview_dot
from argmap.diagram.picture import AS_USUAL, Picture
from argmap.diagram.view import Marks, Selection, View
from argmap.diagram.views import collapse, count_hidden, select
from argmap.evaluation import evaluate
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagram.theme import Theme
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph


def render(
    graph: "Graph",
    format: str = "svg",  # noqa: A002
    picture: Picture = AS_USUAL,
    *,
    evaluation: "Evaluation | None" = None,
    selection: Selection | None = None,
    findings: "Iterable[Finding]" = (),
    timeout: float = TIMEOUT,
) -> bytes:
    """Return a drawing of a map with its verdicts: the bytes of an svg, png, pdf or dot file.

    Args:
        graph: the map.
        format: one of `FORMATS`; `dot` needs no engine.
        picture: what of the map is drawn, and how.
        evaluation: the verdicts to show; by default those of `evaluate(graph)`.
        selection: what of the map is drawn, in place of what the picture says.
        findings: what the review found, for a picture that tells so.
        timeout: how many seconds the engine may take.

    Raises:
        ArgmapError: the map lacks what the picture is about, or there is no such theme.
        EngineError: there is no engine for the format, it failed or took too long, or a PNG would be too
            large.
        ValueError: there is no such format or direction.
    """
    verdicts = evaluation or evaluate(graph)
    return draw(describe(graph, verdicts, picture, selection, findings), format, timeout=timeout)


@gc_paused()
def describe(
    graph: "Graph",
    evaluation: "Evaluation",
    picture: Picture = AS_USUAL,
    selection: Selection | None = None,
    findings: "Iterable[Finding]" = (),
) -> str:
    """Return what `render` draws as DOT text."""
    view = make_view(graph, evaluation, picture, selection, findings)
    if picture.overview:
        return overview_dot(view)
    return to_dot(view, direction=picture.direction, legend=picture.legend)


def make_view(
    graph: "Graph",
    evaluation: "Evaluation",
    picture: Picture = AS_USUAL,
    selection: Selection | None = None,
    findings: "Iterable[Finding]" = (),
) -> View:
    """Return what of a map is drawn, with its theme and marks."""
    chosen = selection or select(graph, picture)
    collapsed: dict[int, int] = {}
    if picture.collapse:
        shown = [one for one in graph.statements if chosen is None or one in chosen.statements]
        hidden, collapsed = collapse(graph, lambda one: evaluation.verdict(one) == "established", shown)
        chosen = replace(chosen or Selection(()), statements=frozenset(shown) - hidden)
    marks = Marks(
        sources=picture.sources,
        verdicts=picture.verdicts,
        findings=_count_findings(graph, findings) if picture.findings else {},
        collapsed=collapsed,
        hidden=count_hidden(graph, chosen) if not picture.collapse else {},
    )
    return View.of(graph, evaluation, chosen, _find_look(picture), marks)


def _find_look(picture: Picture) -> "Theme":
    theme = find_theme(picture.theme)
    if picture.width is None:
        return theme
    if not WIDTHS[0] <= picture.width <= WIDTHS[1]:
        raise ValueError(f"a text cannot be {picture.width} points wide: use {WIDTHS[0]} to {WIDTHS[1]}")
    return replace(theme, width=picture.width)


def _count_findings(graph: "Graph", findings: "Iterable[Finding]") -> dict[int, int]:
    """Return how many findings are about each statement, or a step to it, by the statement's index."""
    owners = {statement.path: statement.index for statement in graph.statements}
    owners |= {step.path: step.conclusion.index for step in graph.steps if step.id}
    counts: dict[int, int] = {}
    for finding in findings:
        index = owners.get(finding.path[:2])
        if index is not None:
            counts[index] = counts.get(index, 0) + 1
    return counts
