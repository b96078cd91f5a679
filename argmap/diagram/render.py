"""A map to a picture or a text, in one call."""

from typing import TYPE_CHECKING

from argmap.diagram import drawing
from argmap.diagram.box import make_boxes
from argmap.diagram.dot import choose_direction, to_dot
from argmap.diagram.drawing import draw
from argmap.diagram.making import make_view
from argmap.diagram.overview import overview_dot
from argmap.diagram.paper import PageSetup
from argmap.diagram.picture import AS_USUAL, Picture
from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from argmap.diagram.box import Box
    from argmap.diagram.view import Selection, View
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph

WORDS = ("text", "mermaid")
FORMATS = (*drawing.FORMATS, *WORDS)


def render(
    graph: "Graph",
    format: str = "svg",  # noqa: A002
    picture: Picture = AS_USUAL,
    *,
    evaluation: "Evaluation | None" = None,
    selection: "Selection | None" = None,
    findings: "Iterable[Finding]" = (),
) -> bytes:
    """Return a drawing of a map with its verdicts: the bytes of a file.

    Args:
        graph: the map.
        format: one of `FORMATS`; `dot`, `text` and `mermaid` are texts in UTF-8, and need no engine.
        picture: what of the map is drawn, and how.
        evaluation: the verdicts to show; by default those of `evaluate(graph)`.
        selection: what of the map is drawn, in place of what the picture says.
        findings: what the review found, for a picture that tells so.

    Raises:
        ArgmapError: the map lacks what the picture is about, there is no such theme, or the map is too large
            for Mermaid; an overview is wanted in words, or something else than a PDF on paper.
        EngineError: there is no engine for the format, it failed or took too long, or a PNG would be too
            large.
        ValueError: there is no such format, direction or paper.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    refuse_paper(picture, format)
    if format in WORDS and picture.overview:
        raise ArgmapError(f"an overview is drawn, not told: choose one of {', '.join(drawing.FORMATS)}")
    view = make_view(graph, evaluation or evaluate(graph), picture, selection, findings)
    if format == "text":
        from argmap.diagram.outline import to_outline

        return to_outline(view).encode()
    if format == "mermaid":
        from argmap.diagram.mermaid import to_mermaid

        return to_mermaid(view, choose_direction(view, picture.direction)).encode()
    return draw_view(view, format, picture)


@gc_paused()
def draw_view(
    view: "View",
    format: str,  # noqa: A002
    picture: Picture,
    address: "Callable[[str | None], str] | None" = None,
) -> bytes:
    """Return the drawing of a view; an SVG with words for those who can't see it.

    `address` says where an overview finds the picture of a section.
    """
    if format != "svg":
        setup = PageSetup(picture.paper, picture.fit) if picture.paper else None
        return draw(describe_view(view, picture, address), format, timeout=picture.timeout, setup=setup)
    boxes = {} if picture.overview else make_boxes(view)
    labels: dict[str, str] = {}

    def put_into_words() -> None:
        from argmap.diagram import spoken, svg  # noqa: F401 - loaded while the engine is at work

        labels.update(spoken.label_parts(view))

    dot = describe_view(view, picture, address, boxes)
    drawn = draw(dot, timeout=picture.timeout, meanwhile=put_into_words)
    from argmap.diagram.svg import make_accessible

    return make_accessible(drawn, view, labels, boxes)


def refuse_paper(picture: Picture, format: str) -> None:  # noqa: A002
    """Raise an `ArgmapError` if something else than a PDF is to be put on paper."""
    if picture.paper and format != "pdf":
        raise ArgmapError("only a PDF is put on paper: choose that format, or leave the paper out")


def describe(
    graph: "Graph",
    evaluation: "Evaluation",
    picture: Picture = AS_USUAL,
    selection: "Selection | None" = None,
    findings: "Iterable[Finding]" = (),
) -> str:
    """Return what `render` draws as DOT text."""
    return describe_view(make_view(graph, evaluation, picture, selection, findings), picture)


@gc_paused()
def describe_view(
    view: "View",
    picture: Picture,
    address: "Callable[[str | None], str] | None" = None,
    boxes: "Mapping[str, Box] | None" = None,
) -> str:
    """Return a view as DOT text. See `overview_dot` for `address`, and `to_dot` for `boxes`."""
    if picture.overview:
        return overview_dot(view, address)
    return to_dot(view, direction=picture.direction, legend=picture.legend, boxes=boxes)
