"""A map as several pictures that lead to each other: an overview, and one for each section.

In the picture of a section, what it has to do with other sections is hinted at by small boxes, which lead to
the pictures of these. Statements that name no section have a picture of their own.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagram.drawing import FORMATS
from argmap.diagram.making import make_view
from argmap.diagram.render import draw_view, refuse_paper
from argmap.diagram.view import Selection, find_relations
from argmap.diagram.views import find_ends
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagram.picture import Picture
    from argmap.diagram.view import View
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph, Statement

OVERVIEW = "overview"
REST = "no-section"


def draw_atlas(
    graph: "Graph",
    evaluation: "Evaluation",
    format: str,  # noqa: A002
    picture: "Picture",
    findings: "Iterable[Finding]" = (),
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file: `overview.svg`, and one for each section.

    Raises:
        ArgmapError: the format is no drawing, or as `render`.
    """
    if format not in FORMATS:
        raise ArgmapError(f"an atlas is drawn, not told: choose one of {', '.join(FORMATS)}")
    refuse_paper(picture, format)
    found = list(findings)
    view = make_view(graph, evaluation, picture, None, found)
    names = _name_files(view)
    whole = replace(picture, overview=True)
    yield f"{OVERVIEW}.{format}", draw_view(view, format, whole, lambda section: f"{names[section]}.{format}")
    picture = replace(picture, overview=False)
    for section, name in names.items():
        selection = _select(view, section, {one: f"{file}.{format}" for one, file in names.items()})
        if selection:
            part = make_view(graph, evaluation, picture, selection, found)
            part = replace(part, home=f"{OVERVIEW}.{format}")
            yield f"{name}.{format}", draw_view(part, format, picture)


def _name_files(view: "View") -> dict[str | None, str]:
    """Return a file's name for each section: its id, made unique, since file systems may ignore case."""
    names: dict[str | None, str] = {None: REST}
    taken = {OVERVIEW, REST}
    for section in view.headings:
        name = section
        while name.lower() in taken:
            name += "-section"
        taken.add(name.lower())
        names[section] = name
    return {section: names[section] for section in (*view.headings, None)}


def _select(view: "View", section: str | None, addresses: dict[str | None, str]) -> Selection | None:
    """Return the statements of a section, and as outside ones what they have direct relations to."""
    inside = {one for one in view.statements if view.section(one) == section}
    if not inside:
        return None
    outside: dict[Statement, str] = {}
    for relation in find_relations(view.graph):
        ends = find_ends(relation)
        if not inside.isdisjoint(ends):
            outside.update({one: addresses[view.section(one)] for one in ends if one not in inside})
    return Selection(inside | set(outside), outside=outside)
