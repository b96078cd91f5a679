"""The directive: it reads a map, and says what is wrong with it where the document asks for it."""

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from argmap.bibliography.loading import find_named
from argmap.checker import Placer, add_works, check_data, find_faults
from argmap.diagram import Picture, make_view
from argmap.diagram.wording import title
from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.finding import InvalidMap
from argmap.graph import Graph
from argmap.report.text import format_findings
from argmap.sphinx.options import LOOKS, make_picture
from argmap.text import read_file
from argmap.text.lines import show_harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

    from argmap.finding import Finding

_LOGGER = logging.getLogger(__name__)


def _read_align(text: str) -> str:
    return directives.choice(text, ("left", "center", "right"))


class MapNode(nodes.General, nodes.Element):
    """A map in a document, until it is written: `data`, what of it is drawn (`look`), `alt` and `page`."""


class MapDirective(SphinxDirective):
    """`.. argmap:: FILE`: a map in a figure, its content the caption, and a legend if there is more."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar["OptionSpec"] = {
        **LOOKS,
        "alt": directives.unchanged,
        "caption": directives.unchanged,
        "align": _read_align,
        "class": directives.class_option,
        "name": directives.unchanged,
        "page": directives.flag,
    }

    def run(self) -> "list[Node]":
        """Return a figure; nothing where the map can't be shown, which is said in a warning."""
        try:
            data = self._read_map()
        except InvalidMap as error:
            return self._warn("map", "this is not a map:", error.findings)
        except ArgmapError as error:
            return self._warn("map", str(error))
        try:
            return [self._make_figure(data)]
        except ArgmapError as error:
            return self._warn("view", str(error))

    def _read_map(self) -> dict[str, Any]:
        """Return the map; what `argmap validate` finds in it is a warning."""
        path = self._depend_on(self.arguments[0])
        document = read_file(path)
        if faults := find_faults(document):
            raise InvalidMap(faults)
        data, bibliography = add_works(document)
        for _, name in find_named(data):
            self.env.note_dependency(str((document.folder or self.env.srcdir) / name))
        lost = check_data(data, Placer(document), references_only=True, bibliography=bibliography).findings
        if lost:
            self._warn("reference", "this map has faults:", lost)
        return data

    def _depend_on(self, file: str) -> str:
        """Return the path of a file that the document names; when it changes, the document is read anew."""
        relative, path = self.env.relfn2path(file)
        self.env.note_dependency(relative)
        return path

    def _make_figure(self, data: dict[str, Any]) -> nodes.figure:
        look = self._choose_look()
        graph = Graph.of(data)
        view = make_view(graph, evaluate(graph), look)
        drawn = MapNode(
            "", data=data, look=look, alt=self.options.get("alt", title(view)), page="page" in self.options
        )
        figure = nodes.figure("", drawn, *self._make_caption(), classes=self.options.get("class", []))
        if "align" in self.options:
            figure["align"] = self.options["align"]
        for node in (drawn, figure):
            self.set_source_info(node)
        self.add_name(figure)
        return figure

    def _choose_look(self) -> Picture:
        options = dict(self.options)
        if options.get("theme", "").endswith(".toml"):
            options["theme"] = self._depend_on(options["theme"])
        return make_picture(options)

    def _make_caption(self) -> "list[Node]":
        said = self.parse_content_to_nodes()
        if "caption" in self.options:
            words, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
            said = [nodes.paragraph(self.options["caption"], "", *words), *messages, *said]
        if not said or not isinstance(said[0], nodes.paragraph):
            return [nodes.legend("", *said)] if said else []
        caption = nodes.caption(said[0].rawsource, "", *said[0].children)
        caption.source, caption.line = self.get_source_info()
        return [caption, *([nodes.legend("", *said[1:])] if said[1:] else [])]

    def _warn(self, subtype: str, text: str, findings: "Iterable[Finding]" = ()) -> "list[Node]":
        told = format_findings(finding._replace(excerpt="") for finding in findings)
        lines = [*text.splitlines(), *told.splitlines()]
        message = "\n".join(map(show_harmless, lines))
        _LOGGER.warning("%s", message, type="argmap", subtype=subtype, location=self.get_location())
        return []
