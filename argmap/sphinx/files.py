"""The files that documents show or link to, named by what is in them: what is there is not drawn again."""

import warnings
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from argmap import __version__
from argmap.checker import check_data
from argmap.diagram import Picture, find_theme, make_view, render
from argmap.diagram.wording import summarise, title
from argmap.errors import DrawingWarning
from argmap.evaluation import evaluate
from argmap.graph import Graph
from argmap.notices import notices_told
from argmap.page import format_page
from argmap.writing import write_whole


def place_picture(folder: Path, data: dict[str, Any], look: Picture, format_: str) -> Path:
    """Return the file of a picture: svg, png or pdf.

    Raises:
        ArgmapError: it can't be drawn.
    """
    file = folder / f"{_name(data, look)}.{format_}"

    def draw() -> bytes:
        findings = check_data(data).findings if look.findings else ()
        return render(Graph.of(data), format_, look, findings=findings)

    return _keep(file, draw)


def place_page(folder: Path, data: dict[str, Any], look: Picture) -> Path:
    """Return the file of the page on which one explores the whole map, in the same look.

    Raises:
        ArgmapError: its diagram can't be drawn.
    """
    whole = replace(look, focus=None, root=None, section=None, kinds=(), overview=False, collapse=False)
    file = folder / f"{_name(data, whole)}.html"
    return _keep(file, lambda: format_page(Graph.of(data), check_data(data).findings, whole).encode())


def tell(data: dict[str, Any], look: Picture) -> str:
    """Return what a picture shows, in words: the outline; of an overview, what it is of."""
    graph = Graph.of(data)
    if not look.overview:
        return render(graph, "text", look).decode()
    view = make_view(graph, evaluate(graph), look)
    return f"{title(view)}\n{summarise(view)}\n"


def _name(data: dict[str, Any], look: Picture) -> str:
    """Return a name that is the same wherever the files of map and theme are."""
    content = (__version__, data, replace(look, theme=""), find_theme(look.theme))
    return f"argmap-{sha256(repr(content).encode()).hexdigest()[:20]}"


def _keep(file: Path, draw: Callable[[], bytes]) -> Path:
    """Return a file, drawn if it is not there; one that is there is taken to be whole.

    What was laid out more simply has another name: it is drawn, and told, each time.
    """
    if file.exists():
        return file
    notices: list[str] = []
    with notices_told(notices.append):
        content = draw()
    for notice in notices:
        warnings.warn(notice, DrawingWarning, stacklevel=2)
    kept = file.with_stem(f"{file.stem}-simple") if notices else file
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_whole(kept, content)
    return kept
