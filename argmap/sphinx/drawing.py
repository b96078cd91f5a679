"""Maps become diagrams or outlines when documents are written: only then the builder is known."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.builders._epub_base import EpubBuilder
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from argmap.errors import ArgmapError
from argmap.notices import forward_warnings
from argmap.sphinx.directive import MapNode
from argmap.sphinx.files import place_diagram, place_page, write_outline
from argmap.sphinx.inline import write_inline
from argmap.syntax.lines import escape_controls

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_LOGGER = logging.getLogger(__name__)
_TYPES = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}


def draw_maps(app: "Sphinx", document: nodes.document, name: str) -> None:
    """Replace each map of a document by what the builder can show.

    HTML pages have the SVG itself, so that its text can be searched and its labels are accessible; builders
    that embed images get a file; all others, and those whose diagram cannot be drawn, the outline.
    """
    if app.builder.name == "gettext":
        return  # it extracts texts, and shows nothing
    for number, node in enumerate(list(document.findall(MapNode)), 1):
        shown = _draw(app.builder, node, name, number)
        if shown:
            node.replace_self(shown)
        else:
            _replace_by_outline(node)


def _draw(builder: "Builder", node: MapNode, name: str, number: int) -> nodes.Element | None:
    """Return the best diagram that can be drawn; None if there is none."""
    is_page = builder.format == "html" and not isinstance(builder, EpubBuilder)
    for format_ in _find_formats(builder):
        try:
            with forward_warnings(partial(_warn, node, "layout")):
                return (
                    _inline(builder, node, name, number) if is_page else _embed(builder, node, name, format_)
                )
        except ArgmapError as error:
            _warn(node, "engine", str(error))
    return None


def _warn(node: MapNode, subtype: str, message: str) -> None:
    _LOGGER.warning("%s", escape_controls(message), type="argmap", subtype=subtype, location=node)


def _find_formats(builder: "Builder") -> list[str]:
    """Return the formats to try; none for builders of texts for terminals."""
    known = [name for name, type_ in _TYPES.items() if type_ in builder.supported_image_types]
    return [] if builder.format == "texinfo" else known[:1] if "svg" in known else known


def _inline(builder: "Builder", node: MapNode, name: str, number: int) -> nodes.raw:
    folder, here = Path(builder.outdir, builder.imagedir), builder.get_target_uri(name)

    def link(file: Path) -> str:
        return relative_uri(here, f"{builder.imagedir}/{file.name}")

    file = place_diagram(folder, node["shown"], "svg")
    links = {"Full size": link(file)}
    if node["page"]:
        links["Explore the map"] = link(place_page(folder, node["shown"])) + _anchor(node)
    adapts = node["shown"].options.theme == "light"
    markup = write_inline(file.read_bytes(), f"argmap-{number}-", node["alt"], links, adapts=adapts)
    return nodes.raw("", markup, format="html")


def _embed(builder: "Builder", node: MapNode, name: str, format_: str) -> nodes.image:
    folder = Path(builder.doctreedir, "argmap")
    file = str(place_diagram(folder, node["shown"], format_))
    builder.env.images.add_file(name, file)
    return nodes.image("", uri=file, candidates={_TYPES[format_]: file}, alt=node["alt"])


def _replace_by_outline(node: MapNode) -> None:
    """Replace a figure by the outline, and its caption by a paragraph, as it may be longer than a page."""
    outline = write_outline(node["shown"])
    figure = node.parent
    shown: list[nodes.Node] = [nodes.literal_block(outline, outline, language="none", ids=figure["ids"])]
    for part in figure.children[1:]:
        is_caption = isinstance(part, nodes.caption)
        shown += [nodes.paragraph("", "", *part.children)] if is_caption else part.children
    figure.replace_self(shown)


def _anchor(node: MapNode) -> str:
    """Return the fragment for the statement that a diagram is about."""
    options = node["shown"].options
    about = options.focus or options.root
    return f"#{quote(about)}" if about else ""
