"""The files that documents show or link to, named by a hash of their content, so that none is drawn twice."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from argmap import __version__
from argmap.diagram import DiagramOptions, find_theme, make_view, render
from argmap.diagram.render import draw_view
from argmap.diagram.wording import summarise, title
from argmap.errors import DrawingWarning
from argmap.evaluation import evaluate
from argmap.finding import Finding
from argmap.graph import Graph
from argmap.notices import forward_warnings
from argmap.page import format_page
from argmap.writing import atomic_write

_ROOM = 650
"""The greatest width of a poster, in points: it can be read in the column of a page."""


class Shown(NamedTuple):
    """A map as plain data, what a check finds in it, the sentences around its quotes, and how it is drawn."""

    data: dict[str, Any]
    findings: tuple[Finding, ...]
    surroundings: Mapping[tuple[str | int, ...], Sequence[str]]
    options: DiagramOptions


def place_diagram(folder: Path, shown: Shown, format: str) -> Path:  # noqa: A002
    """Return the file of a diagram: svg, png or pdf.

    Raises:
        ArgmapError: it cannot be drawn.
    """
    graph = Graph.of(shown.data)

    def draw() -> bytes:
        view = make_view(graph, evaluate(graph), shown.options, None, shown.findings, shown.surroundings)
        return draw_view(view, format, room=_ROOM)

    return _write(folder / f"{_name(shown)}.{format}", draw)


def place_page(folder: Path, shown: Shown) -> Path:
    """Return the file of the page for exploring the whole map, drawn with the same options.

    Raises:
        ArgmapError: its diagram cannot be drawn.
    """
    data, findings, around, options = shown
    whole = replace(options, focus=None, root=None, section=None, kinds=(), overview=False, collapse=False)
    file = folder / f"{_name(shown._replace(options=whole))}.html"
    return _write(file, lambda: format_page(Graph.of(data), findings, whole, surroundings=around).encode())


def write_outline(shown: Shown) -> str:
    """Return a diagram in words: the outline; of an overview, the summary."""
    graph = Graph.of(shown.data)
    if not shown.options.overview:
        return render(graph, "text", shown.options).decode()
    view = make_view(graph, evaluate(graph), shown.options)
    return f"{title(view)}\n{summarise(view)}\n"


def _name(shown: Shown) -> str:
    """Return a name that does not depend on the paths of map and theme."""
    findings = [(finding.rule, finding.severity, finding.message, finding.path) for finding in shown.findings]
    options = replace(shown.options, theme="")
    content = (
        __version__,
        shown.data,
        findings,
        shown.surroundings,
        options,
        find_theme(shown.options.theme),
    )
    return f"argmap-{sha256(repr(content).encode()).hexdigest()[:20]}"


def _write(file: Path, draw: Callable[[], bytes]) -> Path:
    """Return a file, drawn if it does not exist.

    A diagram that was laid out more simply has another name, so that it is drawn, with a warning, each time.
    """
    if file.exists():
        return file
    notices: list[str] = []
    with forward_warnings(notices.append):
        content = draw()
    for notice in notices:
        warnings.warn(notice, DrawingWarning, stacklevel=2)
    file = file.with_stem(f"{file.stem}-simple") if notices else file
    file.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(file, content)
    return file
