"""A map as several linked drawings: an overview, and one for each section.

In the drawing of a section, small boxes stand for related statements of other sections, and link to the
drawings of these. Statements without a section have a drawing of their own.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagram.relations import find_ends, find_relations
from argmap.diagram.render import draw_view, refuse_options
from argmap.diagram.selection import Selection
from argmap.diagram.viewing import make_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagram.options import DiagramOptions
    from argmap.diagram.view import View
    from argmap.edits import Path
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph, Statement
    from argmap.passages.surroundings import Surroundings

OVERVIEW = "overview"
REST = "no-section"


def draw_atlas(
    graph: "Graph",
    evaluation: "Evaluation",
    format: str,  # noqa: A002
    options: "DiagramOptions",
    findings: "Iterable[Finding]" = (),
    surroundings: "Mapping[Path, Surroundings] | None" = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file: `overview.svg`, and one for each section.

    Raises:
        ArgmapError: the format is not one of a drawing, or as `render`.
    """
    refuse_options(options, format, "split")
    findings = list(findings)
    view = make_view(graph, evaluation, replace(options, overview=True), None, findings)
    files = {section: f"{name}.{format}" for section, name in _name_files(view).items()}
    home = f"{OVERVIEW}.{format}"
    yield home, draw_view(view, format, files.__getitem__)
    options = replace(options, overview=False)
    for section, file in files.items():
        if selection := _select(view, section, files):
            part = make_view(graph, evaluation, options, selection, findings, surroundings)
            yield file, draw_view(replace(part, home=home), format)


def _name_files(view: "View") -> dict[str | None, str]:
    """Return a file's name for each section: its id, made unique, since file systems may ignore case."""
    names: dict[str | None, str] = {}
    taken = {OVERVIEW, REST}
    for section in view.headings:
        name = section.replace("/", "-")
        while name.lower() in taken:
            name += "-section"
        taken.add(name.lower())
        names[section] = name
    return {**names, None: REST}


def _select(view: "View", section: str | None, addresses: dict[str | None, str]) -> Selection | None:
    """Return the statements of a section, and as `outside` those that they have direct relations to."""
    inside = {statement for statement in view.statements if view.section(statement) == section}
    if not inside:
        return None
    outside: dict[Statement, str] = {}
    for relation in find_relations(view.graph):
        ends = find_ends(relation)
        if not inside.isdisjoint(ends):
            outside.update({end: addresses[view.section(end)] for end in ends if end not in inside})
    return Selection(inside | set(outside), outside=outside)
