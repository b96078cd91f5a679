"""How Sphinx makes a site of these pages: `make docs`."""

from argmap import __version__

project = "argmap"
author = "The argmap maintainers"
release = __version__
copyright = author  # noqa: A001 - Sphinx calls it so

extensions = ["myst_parser", "argmap.sphinx"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "argmap"
