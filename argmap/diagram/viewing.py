"""A map to what is drawn of it: what is selected, and whatever drawing looks up often."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagram.bundling import bundle
from argmap.diagram.chips import find_chips
from argmap.diagram.citation import describe, shorten_source
from argmap.diagram.collapse import collapse
from argmap.diagram.options import DEFAULT_OPTIONS, DiagramOptions
from argmap.diagram.order import find_order
from argmap.diagram.relations import find_links
from argmap.diagram.selection import Selection, count_hidden, select
from argmap.diagram.text import clean
from argmap.diagram.themes import WIDTHS, find_theme
from argmap.diagram.view import View
from argmap.evaluation import is_asserted
from argmap.graph import Step, find_lost_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagram.theme import Theme
    from argmap.edits import Path
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph
    from argmap.passages.surroundings import Surroundings


def make_view(
    graph: "Graph",
    evaluation: "Evaluation",
    options: DiagramOptions = DEFAULT_OPTIONS,
    selection: Selection | None = None,
    findings: "Iterable[Finding]" = (),
    surroundings: "Mapping[Path, Surroundings] | None" = None,
) -> View:
    """Return what of a map is drawn, with its theme and marks, and whatever is looked up often."""
    selection = selection or select(graph, options)
    collapsed: dict[int, int] = {}
    if options.collapse:
        selection, collapsed = collapse(graph, selection, evaluation)
    whole = _view_whole(graph, evaluation, options)
    whole = replace(whole, order=find_order(whole))
    view = replace(
        _view_part(whole, selection),
        findings=_count_findings(graph, findings) if options.findings else {},
        collapsed=collapsed,
        surroundings=surroundings or {},
        hidden={} if options.collapse else count_hidden(graph, selection),
    )
    cases = {view.order[statement.index].case for statement in view.statements}
    view = replace(view, has_cases=len(cases) > 1, drawn_by=_find_voices(view))
    return replace(view, chips=find_chips(view), refers=view.is_numbered or bool(bundle(view).chips))


def _view_whole(graph: "Graph", evaluation: "Evaluation", options: DiagramOptions) -> View:
    attacked = (attack.target for attack in graph.attacks)
    sources = graph.sources
    return View(
        graph=graph,
        evaluation=evaluation,
        options=options,
        theme=_find_theme(options),
        statements=graph.statements,
        steps=graph.steps,
        attacks=graph.attacks,
        links=find_links(graph),
        theses=frozenset(root.index for root in graph.roots if root.kind == "claim"),
        attacked_steps=frozenset(target.index for target in attacked if isinstance(target, Step)),
        headings=graph.sections,
        short={name: shorten_source(source) for name, source in sources.items()},
        described={name: describe(source) for name, source in sources.items()},
        voices={name: clean(voice) for name, voice in graph.voices.items()},
        ungrounded=not any(is_asserted(graph, statement, "sourced") for statement in graph.statements),
        lost=sum(1 for _ in find_lost_references(graph.data)),
    )


def _view_part(whole: View, selection: Selection) -> View:
    outside = selection.outside
    attacks = list(filter(selection.has, whole.attacks))
    attacked = (attack.target for attack in attacks)
    return replace(
        whole,
        outside=outside,
        statements=[one for one in whole.statements if one in selection.statements and one not in outside],
        steps=list(filter(selection.has, whole.steps)),
        attacks=attacks,
        links={name: list(filter(selection.has, links)) for name, links in whole.links.items()},
        attacked_steps=frozenset(target.index for target in attacked if isinstance(target, Step)),
    )


def _find_voices(view: View) -> dict[int, str]:
    """Return who draws the step from a statement that is its only premise, if another voice states that."""
    lines = [step for step in view.steps if not view.has_joint(step) and view.voice(step)]
    return {
        premise.index: view.voice(step)
        for step in lines
        for premise in step.premises
        if premise.voice != step.voice
    }


def _find_theme(options: DiagramOptions) -> "Theme":
    theme = find_theme(options.theme).turn_tabs("right" if options.direction == "right" else "left")
    if options.width is None:
        return theme
    if not WIDTHS[0] <= options.width <= WIDTHS[1]:
        raise ValueError(f"invalid width {options.width}; choose {WIDTHS[0]} to {WIDTHS[1]} points")
    return replace(theme, width=options.width)


def _count_findings(graph: "Graph", findings: "Iterable[Finding]") -> dict[int, int]:
    """Return how many findings are about each statement, or a step to it, by the statement's index."""
    owners = {statement.path: statement.index for statement in graph.statements}
    owners |= {step.path: step.conclusion.index for step in graph.steps}
    return Counter(owners[finding.path[:2]] for finding in findings if finding.path[:2] in owners)
