"""A map to a drawing or a text, in one call."""

from math import inf
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.box import SHAPES, make_boxes
from argmap.diagram.bundle_places import is_upright, unfold
from argmap.diagram.bundling import bundle
from argmap.diagram.chips import find_lines
from argmap.diagram.components import find_height, trim
from argmap.diagram.dot import sizing_dot, to_dot
from argmap.diagram.frames import choose_direction
from argmap.diagram.furniture import compose, compose_columns, compose_poster
from argmap.diagram.layout import draw_placed, draw_sheets, lay_out
from argmap.diagram.line_ends import part_ends
from argmap.diagram.narrowing import narrow
from argmap.diagram.options import DEFAULT_OPTIONS, DiagramOptions
from argmap.diagram.paper import PageSetup, lay_on_sheets
from argmap.diagram.sheets import READABLE, compose_sheets
from argmap.diagram.tree import grow
from argmap.diagram.viewing import make_view
from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.formats import formats_for, formats_with, get_format
from argmap.gc_control import gc_disabled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from argmap.diagram.box import Box
    from argmap.diagram.places import Layout
    from argmap.diagram.selection import Selection
    from argmap.diagram.view import View
    from argmap.edits import Path
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph
    from argmap.passages.surroundings import Surroundings


def render(
    graph: "Graph",
    format: str = "svg",  # noqa: A002
    options: DiagramOptions = DEFAULT_OPTIONS,
    *,
    evaluation: "Evaluation | None" = None,
    selection: "Selection | None" = None,
    findings: "Iterable[Finding]" = (),
    surroundings: "Mapping[Path, Surroundings] | None" = None,
) -> bytes:
    """Return a drawing of a map with its verdicts: the bytes of a file.

    Args:
        graph: the map.
        format: svg, png, pdf, dot, text or mermaid; the last three are texts in UTF-8, and need no engine.
        options: what of the map is drawn, and how.
        evaluation: the verdicts to show; by default those of `evaluate(graph)`.
        selection: what of the map is drawn, in place of what the options say.
        findings: the findings of a check, which `options.findings` shows.
        surroundings: the sentences around quotes, which tooltips show.

    Raises:
        ArgmapError: the map does not have what the options select, the theme is unknown, the map is too
            large for Mermaid, or the format does not support an option.
        EngineError: there is no engine for the format, it failed or took too long, or a PNG would be too
            large.
        ValueError: the format, direction or paper is unknown.
    """
    refuse_options(options, format)
    view = make_view(graph, evaluation or evaluate(graph), options, selection, findings, surroundings)
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
    room: float = inf,
) -> bytes:
    """Return the drawing of a view; an SVG has labels for screen readers. See `compose_poster`."""
    if view.options.overview:
        return _draw_poster(view, format, address, room)
    if format == "dot":
        return to_dot(view).encode()
    by_sheet = view.options.paper is not None and view.options.fit == "width"
    if _can_be_columns(view) and len(view.statements) > (sizes.LONG_MAP if by_sheet else sizes.HUGE_MAP):
        return _draw_columns(view, format)
    return _draw_panels(view, format)


def _draw_panels(whole: "View", format: str) -> bytes:  # noqa: A002
    """Return boxes that an engine has laid out; on paper columns, unless these fit a sheet."""
    are_sized = all(whole.theme.kinds[one.kind].shape in SHAPES for one in whole.statements)
    view = narrow(bundle(whole)) if are_sized else whole
    boxes = make_boxes(view)
    labels: dict[str, str] = {}

    def make_labels() -> None:
        from argmap.diagram import aria_labels, svg  # noqa: F401 - loaded while the engine is at work

        labels.update(aria_labels.label_parts(view))

    is_svg, seconds = format == "svg", view.options.timeout
    toward = choose_direction(view)
    layout = lay_out(sizing_dot(view, boxes), seconds, make_labels if is_svg else None)
    if view.is_long and is_upright(toward) and (height := find_height(layout, sizes.RATIO)):
        layout = trim(lay_out(sizing_dot(view, boxes, height), seconds))
    layout = part_ends(unfold(view, boxes, layout, toward), find_lines(view))
    dot, placed = compose(view, boxes if is_svg else {}, layout)
    setup = _find_setup(view.options)
    if setup and setup.fit == "width" and _can_be_columns(whole) and not _fits(setup, placed):
        return _draw_columns(whole, format)
    drawing = draw_placed(dot, placed, format, seconds, setup)
    return _make_accessible(drawing, view, labels, boxes) if is_svg else drawing


def _can_be_columns(view: "View") -> bool:
    """Return whether indented columns may be drawn: nothing else was asked for, and all sizes are known."""
    asked = view.options.group or view.options.direction or view.outside
    return not asked and all(kind.shape in SHAPES for kind in view.theme.kinds.values())


def _fits(setup: PageSetup, placed: "Layout") -> bool:
    """Return whether a drawing can be read on a single sheet."""
    sheets = lay_on_sheets(setup, placed.area.width, placed.area.height, ())
    return sheets.scale >= READABLE and len(sheets.tops) == 1


def _draw_columns(view: "View", format: str) -> bytes:  # noqa: A002
    options, is_svg = view.options, format == "svg"
    if options.paper and options.fit == "width":
        return draw_sheets(compose_sheets(view, PageSetup(options.paper)), options.timeout)
    tree = grow(view)
    dot, placed = compose_columns(tree, tree.boxes if is_svg else {})
    drawing = draw_placed(dot, placed, format, options.timeout, _find_setup(options))
    if not is_svg:
        return drawing
    from argmap.diagram.aria_labels import label_parts

    return _make_accessible(drawing, tree.view, label_parts(tree.view), dict(tree.boxes))


def _draw_poster(
    view: "View",
    format: str,  # noqa: A002
    address: "Callable[[str | None], str] | None",
    room: float,
) -> bytes:
    dot, placed = compose_poster(view, address, room)
    if format == "dot":
        return dot.encode()
    drawing = draw_placed(dot, placed, format, view.options.timeout, _find_setup(view.options))
    return _make_accessible(drawing, view, {}, {}) if format == "svg" else drawing


def _find_setup(options: DiagramOptions) -> PageSetup | None:
    return PageSetup(options.paper, options.fit) if options.paper else None


def _make_accessible(svg: bytes, view: "View", labels: dict[str, str], boxes: "Mapping[str, Box]") -> bytes:
    from argmap.diagram.svg import make_accessible

    return make_accessible(svg, view, labels, boxes)


def refuse_options(options: DiagramOptions, format: str, *extra: str) -> None:  # noqa: A002
    """Raise an `ArgmapError` if a format is unknown, or does not support an option or what is `extra`."""
    known = get_format(format, formats_for("drawing", "graph"))
    chosen = [name for name in ("overview", "paper") if getattr(options, name)]
    for name in (*extra, *chosen):
        if name not in known.options:
            choices = formats_with(name, "drawing", "graph")
            subject = "an atlas" if name == "split" else f"'{name}'"
            raise ArgmapError(f"{subject} is not available in the format {format}; choose {choices}")
