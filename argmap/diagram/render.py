"""A map to a drawing or a text, in one call."""

from typing import TYPE_CHECKING

from argmap.diagram.box import make_boxes
from argmap.diagram.dot import choose_direction, to_dot
from argmap.diagram.layout import draw
from argmap.diagram.options import DEFAULT_OPTIONS, DiagramOptions
from argmap.diagram.overview import overview_dot
from argmap.diagram.paper import PageSetup
from argmap.diagram.view import make_view
from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.formats import formats_for, formats_with, get_format
from argmap.gc_control import gc_disabled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.diagram.selection import Selection
    from argmap.diagram.view import View
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph


def render(
    graph: "Graph",
    format: str = "svg",  # noqa: A002
    options: DiagramOptions = DEFAULT_OPTIONS,
    *,
    evaluation: "Evaluation | None" = None,
    selection: "Selection | None" = None,
    findings: "Iterable[Finding]" = (),
) -> bytes:
    """Return a drawing of a map with its verdicts: the bytes of a file.

    Args:
        graph: the map.
        format: svg, png, pdf, dot, text or mermaid; the last three are texts in UTF-8, and need no engine.
        options: what of the map is drawn, and how.
        evaluation: the verdicts to show; by default those of `evaluate(graph)`.
        selection: what of the map is drawn, in place of what the options say.
        findings: the findings of a check, which `options.findings` shows.

    Raises:
        ArgmapError: the map does not have what the options select, the theme is unknown, the map is too
            large for Mermaid, or the format does not support an option.
        EngineError: there is no engine for the format, it failed or took too long, or a PNG would be too
            large.
        ValueError: the format, direction or paper is unknown.
    """
    refuse_options(options, format)
    view = make_view(graph, evaluation or evaluate(graph), options, selection, findings)
    if format == "text":
        from argmap.diagram.outline import to_outline

        return to_outline(view).encode()
    if format == "mermaid":
        from argmap.diagram.mermaid import to_mermaid

        return to_mermaid(view, choose_direction(view)).encode()
    return draw_view(view, format)


@gc_disabled()
def draw_view(
    view: "View",
    format: str,  # noqa: A002
    address: "Callable[[str | None], str] | None" = None,
) -> bytes:
    """Return the drawing of a view; an SVG has labels for screen readers. See `overview_dot`."""
    options, is_svg = view.options, format == "svg"
    boxes = make_boxes(view) if is_svg and not options.overview else {}
    labels: dict[str, str] = {}

    def make_labels() -> None:
        from argmap.diagram import aria_labels, svg  # noqa: F401 - loaded while the engine is at work

        labels.update(aria_labels.label_parts(view))

    dot = overview_dot(view, address) if options.overview else to_dot(view, boxes)
    setup = PageSetup(options.paper, options.fit) if options.paper else None
    work = make_labels if is_svg else None
    drawing = draw(dot, format, timeout=options.timeout, setup=setup, meanwhile=work)
    if not is_svg:
        return drawing
    from argmap.diagram.svg import make_accessible

    return make_accessible(drawing, view, labels, boxes)


def refuse_options(options: DiagramOptions, format: str, *extra: str) -> None:  # noqa: A002
    """Raise an `ArgmapError` if a format is unknown, or does not support an option or what is `extra`."""
    known = get_format(format, formats_for("drawing", "graph"))
    chosen = [name for name in ("overview", "paper") if getattr(options, name)]
    for name in (*extra, *chosen):
        if name not in known.options:
            choices = formats_with(name, "drawing", "graph")
            subject = "an atlas" if name == "split" else f"'{name}'"
            raise ArgmapError(f"{subject} is not available in the format {format}; choose {choices}")
