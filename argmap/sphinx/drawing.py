"""Maps become pictures, or words, when documents are written: only then is it known what can be shown."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.builders._epub_base import EpubBuilder
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from argmap.errors import ArgmapError
from argmap.notices import notices_told
from argmap.sphinx.directive import MapNode
from argmap.sphinx.files import place_page, place_picture, tell
from argmap.sphinx.inline import write_inline
from argmap.text.lines import show_harmless

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_LOGGER = logging.getLogger(__name__)
_TYPES = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}


def draw_maps(app: "Sphinx", document: nodes.document, name: str) -> None:
    """Put in place of each map of a document what the builder can show of it.

    Pages of HTML have the SVG itself, so that its text can be searched and its labels are heard; builders
    that embed pictures get a file; all others, and those whose picture can't be drawn, the outline.
    """
    if app.builder.name == "gettext":
        return  # it takes texts out of the document, and shows nothing
    for number, node in enumerate(list(document.findall(MapNode)), 1):
        shown = _draw(app.builder, node, name, number)
        if shown:
            node.replace_self(shown)
        else:
            _replace_by_words(node)


def _draw(builder: "Builder", node: MapNode, name: str, number: int) -> nodes.Element | None:
    """Return the best picture that can be drawn; None where there is none."""
    is_page = builder.format == "html" and not isinstance(builder, EpubBuilder)
    for format_ in _find_formats(builder):
        try:
            with notices_told(partial(_warn, node, "layout")):
                return (
                    _inline(builder, node, name, number) if is_page else _embed(builder, node, name, format_)
                )
        except ArgmapError as error:
            _warn(node, "engine", str(error))
    return None


def _warn(node: MapNode, subtype: str, message: str) -> None:
    _LOGGER.warning("%s", show_harmless(message), type="argmap", subtype=subtype, location=node)


def _find_formats(builder: "Builder") -> list[str]:
    """Return in which formats to try to draw; in none for what is read in terminals."""
    known = [name for name, type_ in _TYPES.items() if type_ in builder.supported_image_types]
    return [] if builder.format == "texinfo" else known[:1] if "svg" in known else known


def _inline(builder: "Builder", node: MapNode, name: str, number: int) -> nodes.raw:
    folder, here = Path(builder.outdir, builder.imagedir), builder.get_target_uri(name)

    def link(file: Path) -> str:
        return relative_uri(here, f"{builder.imagedir}/{file.name}")

    picture = place_picture(folder, node["data"], node["look"], "svg")
    links = {"Full size": link(picture)}
    if node["page"]:
        links["Explore the map"] = link(place_page(folder, node["data"], node["look"])) + _anchor(node)
    adapts = node["look"].theme == "light"
    markup = write_inline(picture.read_bytes(), f"argmap-{number}-", node["alt"], links, adapts=adapts)
    return nodes.raw("", markup, format="html")


def _embed(builder: "Builder", node: MapNode, name: str, format_: str) -> nodes.image:
    folder = Path(builder.doctreedir, "argmap")
    file = str(place_picture(folder, node["data"], node["look"], format_))
    builder.env.images.add_file(name, file)
    return nodes.image("", uri=file, candidates={_TYPES[format_]: file}, alt=node["alt"])


def _replace_by_words(node: MapNode) -> None:
    """Put the outline in place of a figure, and its caption as a paragraph: it may be longer than a page."""
    words = tell(node["data"], node["look"])
    figure = node.parent
    shown: list[nodes.Node] = [nodes.literal_block(words, words, language="none", ids=figure["ids"])]
    for part in figure.children[1:]:
        is_caption = isinstance(part, nodes.caption)
        shown += [nodes.paragraph("", "", *part.children)] if is_caption else part.children
    figure.replace_self(shown)


def _anchor(node: MapNode) -> str:
    """Return the address on the page of the statement that a picture is about."""
    about = node["look"].focus or node["look"].root
    return f"#{quote(about)}" if about else ""
