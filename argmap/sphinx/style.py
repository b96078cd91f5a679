"""The style of diagrams in HTML pages: their size, and their colours on a dark page."""

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.diagram.theme import LIGHT_THEME
from argmap.page.dark import darken

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "argmap.css"


def format_style() -> str:
    """Return the style sheet, with the colours of the theme `light` on dark pages."""
    colours = sorted(set(re.findall("#[0-9a-f]{6}", repr(LIGHT_THEME))))
    rules = [
        f'.argmap-adapts [{paint}="{colour}"] {{ {paint}: light-dark({colour}, {darken(colour)}); }}\n'
        for colour in colours
        for paint in ("fill", "stroke")
    ]
    return (files("argmap.sphinx") / NAME).read_text(encoding="utf-8") + "".join(rules)


def write_style(app: "Sphinx") -> None:
    """Write the style sheet for HTML pages."""
    if app.builder.format == "html":
        folder = Path(app.outdir, "_static")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).write_text(format_style(), encoding="utf-8")
