"""Maps become pictures, or words, when documents are written: only then is it known what can be shown."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.builders._epub_base import EpubBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from argmap.errors import ArgmapError
from argmap.sphinx.directive import MapNode
from argmap.sphinx.files import place_page, place_picture, tell
from argmap.sphinx.inline import write_inline
from argmap.text.lines import show_harmless

_LOGGER = logging.getLogger(__name__)
_TYPES = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}


class MapDrawing(SphinxPostTransform):
    """Puts in place of each map what the builder can show of it.

    Pages of HTML have the SVG itself, so that its text can be searched and its labels are heard; builders
    that embed pictures get a file; all others, and those whose picture can't be drawn, the outline.
    """

    default_priority = 5

    def run(self, **_: Any) -> None:
        """Show the maps of a document."""
        for number, node in enumerate(list(self.document.findall(MapNode)), 1):
            shown = self._draw(node, number)
            if shown:
                node.replace_self(shown)
            else:
                _replace_by_words(node)

    def _draw(self, node: MapNode, number: int) -> nodes.Element | None:
        """Return the best picture that can be drawn; None where there is none."""
        for format_ in self._find_formats():
            try:
                return self._put_inline(node, number) if self._is_page else self._embed(node, format_)
            except ArgmapError as error:
                message = show_harmless(str(error))
                _LOGGER.warning("%s", message, type="argmap", subtype="engine", location=node)
        return None

    @property
    def _is_page(self) -> bool:
        return self.app.builder.format == "html" and not isinstance(self.app.builder, EpubBuilder)

    def _find_formats(self) -> list[str]:
        """Return in which formats to try to draw; in none for what is read in terminals."""
        builder = self.app.builder
        known = [name for name, type_ in _TYPES.items() if type_ in builder.supported_image_types]
        return [] if builder.format == "texinfo" else known[:1] if "svg" in known else known

    def _put_inline(self, node: MapNode, number: int) -> nodes.raw:
        builder = self.app.builder
        folder = Path(builder.outdir, builder.imagedir)
        here = builder.get_target_uri(self.env.docname)

        def link(file: Path) -> str:
            return relative_uri(here, f"{builder.imagedir}/{file.name}")

        picture = place_picture(folder, node["data"], node["look"], "svg")
        links = {"Full size": link(picture)}
        if node["page"]:
            links["Explore the map"] = link(place_page(folder, node["data"], node["look"])) + _anchor(node)
        adapts = node["look"].theme == "light"
        markup = write_inline(picture.read_bytes(), f"argmap-{number}-", node["alt"], links, adapts=adapts)
        return nodes.raw("", markup, format="html")

    def _embed(self, node: MapNode, format_: str) -> nodes.image:
        folder = Path(self.env.doctreedir, "argmap")
        file = str(place_picture(folder, node["data"], node["look"], format_))
        self.env.images.add_file(self.env.docname, file)
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
