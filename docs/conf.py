"""How Sphinx makes a site of these pages: `make docs`."""

from typing import Any

from sphinx.application import Sphinx

from argmap import __version__

project = "argmap"
author = "The argmap maintainers"
release = __version__
copyright = author  # noqa: A001 - Sphinx calls it so

extensions = ["myst_parser", "argmap.sphinx", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
autodoc_class_signature = "separated"
autodoc_member_order = "bysource"
nitpick_ignore_regex = [("py:.*", ".*")]  # types are shown, not linked
myst_heading_anchors = 3
html_theme = "furo"
html_title = "argmap"


def list_fields(app: object, what: str, name: str, part: Any, options: object, lines: list[str]) -> None:
    """Add the keys of a model to its docstring."""
    del app, what, name, options
    for key, field in getattr(part, "model_fields", {}).items():
        lines += ["", f"- ``{key}``: {field.description}"]


def setup(app: Sphinx) -> None:
    """Let models list their keys."""
    app.connect("autodoc-process-docstring", list_fields)
