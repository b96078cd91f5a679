"""The directive: it reads a map, and says what is wrong with it where the document asks for it."""

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from argmap.analysis import Analysis
from argmap.diagram import DiagramOptions, make_view
from argmap.diagram.wording import title
from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.report.text import format_findings
from argmap.sphinx.files import Shown
from argmap.sphinx.options import DIAGRAM_OPTIONS, read_options
from argmap.syntax.lines import escape_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

    from argmap.finding import Finding

_LOGGER = logging.getLogger(__name__)


def _read_align(text: str) -> str:
    return directives.choice(text, ("left", "center", "right"))


class MapNode(nodes.General, nodes.Element):
    """A map in a document, until it is written: what is `shown`, a text instead (`alt`), and `page`."""


class MapDirective(SphinxDirective):
    """`.. argmap:: FILE`: a map in a figure, its content the caption, and a legend if there is more."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar["OptionSpec"] = {
        **DIAGRAM_OPTIONS,
        "alt": directives.unchanged,
        "caption": directives.unchanged,
        "align": _read_align,
        "class": directives.class_option,
        "name": directives.unchanged,
        "page": directives.flag,
    }

    def run(self) -> "list[Node]":
        """Return a figure; nothing where the map cannot be shown, which a warning reports."""
        try:
            analysis = Analysis.open(self._depend_on(self.arguments[0]))
            self._depend_on_settings(analysis)
            if analysis.faults:
                return self._warn("map", "this is not a map:", analysis.faults)
            if analysis.validation.findings:
                self._warn("reference", "this map has faults:", analysis.validation.findings)
        except InvalidMap as error:
            return self._warn("map", "this is not a map:", error.findings)
        except ArgmapError as error:
            return self._warn("map", str(error))
        try:
            return [self._make_figure(analysis)]
        except ArgmapError as error:
            return self._warn("view", str(error))

    def _depend_on_settings(self, analysis: Analysis) -> None:
        """Let the document be read anew when a file changes that the map or its findings depend on."""
        configuration = analysis.configuration
        files = [*analysis.inputs, configuration.file, configuration.baseline, configuration.profile]
        for file in filter(None, files):
            self.env.note_dependency(str(file))

    def _depend_on(self, file: str) -> str:
        """Return the path of a file that the document names; when it changes, the document is read anew."""
        relative, path = self.env.relfn2path(file)
        self.env.note_dependency(relative)
        return path

    def _make_figure(self, analysis: Analysis) -> nodes.figure:
        options = self._choose_options()
        view = make_view(analysis.graph, analysis.evaluation(), options)
        shown = Shown(analysis.whole, tuple(analysis.findings), analysis.surroundings, options)
        node = MapNode("", shown=shown, alt=self.options.get("alt", title(view)), page="page" in self.options)
        figure = nodes.figure("", node, *self._make_caption(), classes=self.options.get("class", []))
        if "align" in self.options:
            figure["align"] = self.options["align"]
        for part in (node, figure):
            self.set_source_info(part)
        self.add_name(figure)
        return figure

    def _choose_options(self) -> DiagramOptions:
        options = dict(self.options)
        if options.get("theme", "").endswith(".toml"):
            options["theme"] = self._depend_on(options["theme"])
        return read_options(options)

    def _make_caption(self) -> "list[Node]":
        parts = self.parse_content_to_nodes()
        if "caption" in self.options:
            words, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
            parts = [nodes.paragraph(self.options["caption"], "", *words), *messages, *parts]
        if not parts or not isinstance(parts[0], nodes.paragraph):
            return [nodes.legend("", *parts)] if parts else []
        caption = nodes.caption(parts[0].rawsource, "", *parts[0].children)
        caption.source, caption.line = self.get_source_info()
        return [caption, *([nodes.legend("", *parts[1:])] if parts[1:] else [])]

    def _warn(self, subtype: str, text: str, findings: "Iterable[Finding]" = ()) -> "list[Node]":
        report = format_findings(finding._replace(excerpt="", words="", stakes="") for finding in findings)
        lines = [*text.splitlines(), *report.splitlines()]
        message = "\n".join(map(escape_controls, lines))
        _LOGGER.warning("%s", message, type="argmap", subtype=subtype, location=self.get_location())
        return []
