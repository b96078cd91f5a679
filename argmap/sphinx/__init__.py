"""A Sphinx extension with the directive `argmap`, which puts the diagram of a map into a document.

In `conf.py`: `extensions = ["argmap.sphinx"]`. In a document: `.. argmap:: FILE`, with the choices of
`DiagramOptions` as options.
"""

from typing import TYPE_CHECKING

from argmap import __version__
from argmap.sphinx.directive import MapDirective
from argmap.sphinx.drawing import draw_maps
from argmap.sphinx.style import write_style

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """Register the directive, its style, and the drawing of its maps."""
    app.add_directive("argmap", MapDirective)
    app.add_css_file("argmap.css")
    app.connect("builder-inited", write_style)
    app.connect("doctree-resolved", draw_maps)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
