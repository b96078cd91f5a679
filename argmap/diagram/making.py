"""From a map and what is chosen about its picture to a view of it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagram.looks import WIDTHS, find_theme
from argmap.diagram.picture import AS_USUAL, Picture
from argmap.diagram.view import Marks, Selection, View
from argmap.diagram.views import collapse, count_hidden, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagram.theme import Theme
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph


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
    owners |= {step.path: step.conclusion.index for step in graph.steps}
    counts: dict[int, int] = {}
    for finding in findings:
        index = owners.get(finding.path[:2])
        if index is not None:
            counts[index] = counts.get(index, 0) + 1
    return counts
