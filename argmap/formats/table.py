"""The table of formats."""

from functools import partial
from importlib import import_module
from typing import Any, Literal, NamedTuple, TypeAlias

Purpose: TypeAlias = Literal[
    "map",
    "drawing",
    "graph",
    "interchange",
    "table",
    "framework",
    "works",
    "findings",
    "report",
    "answer",
    "coverage",
    "listing",
    "statistics",
    "why",
    "difference",
]


class Format(NamedTuple):
    """A format for one purpose.

    name: what options such as `--format` call it. title: what people call it.
    module: where it is read and written. endings: of the names of its files, the usual one first.
    reads, writes: whether argmap does. binary: whether it is bytes rather than text.
    engine: whether Graphviz is needed. options: those that not all formats of this purpose have.
    beside: the ending of a file of the same name that belongs to one of this format.
    code: what stands for the module, if a plug-in adds the format.
    """

    name: str
    title: str
    module: str
    endings: tuple[str, ...] = ()
    reads: bool = False
    writes: bool = True
    binary: bool = False
    engine: bool = False
    options: tuple[str, ...] = ()
    beside: str = ""
    code: Any = None

    def load(self) -> Any:
        """Return the module."""
        return self.code or import_module(self.module)


_both = partial(Format, reads=True)
_read_only = partial(Format, reads=True, writes=False)
_drawn = partial(Format, module="argmap.diagram.layout", engine=True)
_VIEWS = ("overview", "split")

FORMATS: dict[Purpose, tuple[Format, ...]] = {
    "map": (
        _both("yaml", "argmap YAML", "argmap.syntax.yaml", (".yaml", ".yml")),
        _both("json", "argmap JSON", "argmap.syntax.json", (".json",)),
    ),
    "drawing": (
        _drawn("svg", "SVG", endings=(".svg",), options=_VIEWS),
        _drawn("png", "PNG", endings=(".png",), options=_VIEWS, binary=True),
        _drawn("pdf", "PDF", endings=(".pdf",), options=(*_VIEWS, "paper"), binary=True),
        Format("html", "HTML", "argmap.page", (".html", ".htm"), engine=True, options=("overview",)),
        Format("text", "outline in text", "argmap.diagram.outline", (".txt",)),
    ),
    "graph": (
        Format("dot", "Graphviz DOT", "argmap.diagram.dot", (".dot", ".gv"), options=_VIEWS),
        Format("mermaid", "Mermaid", "argmap.diagram.mermaid", (".mmd",)),
    ),
    "interchange": (
        _both("carneades", "Carneades 4 YAML", "argmap.interop.carneades", (".yml", ".yaml")),
        _both("gsn", "GSN YAML (gsn2x)", "argmap.interop.gsn", (".yaml", ".yml")),
        _read_only("kialo", "Kialo text export", "argmap.interop.kialo", (".txt",)),
        _read_only("arggraph", "Argumentative microtexts (AGXML)", "argmap.interop.arggraph", (".xml",)),
        _read_only("brat", "brat standoff", "argmap.interop.brat", (".ann",), beside=".txt"),
        _read_only("csv", "Tables (CSV, TSV)", "argmap.interop.table", (".csv", ".tsv", ".tab")),
        _read_only("opml", "OPML outlines", "argmap.interop.opml", (".opml",)),
        _read_only("markdown", "Markdown outlines", "argmap.interop.markdown", (".md", ".markdown")),
        Format("graphml", "GraphML (yEd, Gephi, networkx)", "argmap.interop.graphml", (".graphml",)),
        _both("aif", "AIF JSON (AIFdb)", "argmap.interop.aif", (".json",)),
        _both("xaif", "xAIF", "argmap.interop.xaif", (".json",)),
        _both("sadface", "SADFace", "argmap.interop.sadface", (".json",)),
        _both("arguebuf", "arguebuf JSON", "argmap.interop.arguebuf", (".json",)),
        Format("jsonld", "JSON-LD with the AIF ontology", "argmap.interop.jsonld", (".jsonld",)),
        _both("argdown", "Argdown", "argmap.interop.argdown", (".argdown", ".ad")),
    ),
    "table": (
        Format("csv", "CSV", "argmap.report.tables", (".csv",)),
        Format("csv-excel", "CSV with a byte-order mark, for Excel", "argmap.report.excel", (".csv",)),
        Format("parquet", "Apache Parquet", "argmap.report.parquet", (".parquet",), binary=True),
    ),
    "framework": (
        Format("iccma", "ICCMA 2023", "argmap.interop.iccma", (".af",)),
        Format("apx", "ASPARTIX facts", "argmap.interop.apx", (".apx",)),
        Format("tgf", "trivial graph format", "argmap.interop.tgf", (".tgf",)),
    ),
    "works": (
        _both("bibtex", "BibTeX", "argmap.bibliography.bibtex", (".bib",)),
        _both("biblatex", "BibLaTeX", "argmap.bibliography.biblatex"),
        _both("csl-json", "CSL-JSON", "argmap.bibliography.csl", (".json",)),
        _both("csl-yaml", "CSL-YAML", "argmap.bibliography.csl_yaml", (".yaml", ".yml")),
        _both("ris", "RIS", "argmap.bibliography.ris", (".ris",)),
        Format("yaml", "sources of a map", "argmap.bibliography.block"),
    ),
    "findings": (
        Format("text", "text", "argmap.report.text"),
        Format("json", "JSON", "argmap.report.json"),
        Format("sarif", "SARIF 2.1.0", "argmap.report.sarif"),
        Format("github", "GitHub annotations", "argmap.report.github"),
        Format("junit", "JUnit XML", "argmap.report.junit"),
        Format("markdown", "Markdown", "argmap.report.markdown"),
        Format("csv", "CSV", "argmap.report.csv"),
        Format("csv-excel", "CSV with a byte-order mark, for Excel", "argmap.report.excel"),
    ),
    "report": (
        Format("markdown", "Markdown", "argmap.report.review", (".md", ".markdown")),
        Format("html", "HTML", "argmap.report.review", (".html", ".htm")),
    ),
    "answer": (
        Format("text", "text", "argmap.report"),
        Format("json", "JSON", "argmap.report.json"),
    ),
    "coverage": (
        Format("text", "text", "argmap.passages.cover", (".txt",)),
        Format("json", "JSON", "argmap.report.json", (".json",)),
        Format("html", "HTML", "argmap.passages.cover", (".html", ".htm")),
    ),
    "listing": (
        Format("text", "text", "argmap.corpus.listing", (".txt",)),
        Format("csv", "CSV", "argmap.corpus.listing", (".csv",)),
        Format("json", "JSON", "argmap.corpus.listing", (".json",)),
    ),
    "statistics": (
        Format("text", "text", "argmap.corpus.listing", (".txt",)),
        Format("csv", "CSV", "argmap.corpus.listing", (".csv",)),
        Format("html", "HTML", "argmap.corpus.plots", (".html", ".htm")),
    ),
    "why": (_drawn("svg", "SVG", endings=(".svg",)),),
    "difference": (
        Format("text", "text", "argmap.comparison.text", (".txt",)),
        Format("json", "JSON", "argmap.comparison.json", (".json",)),
        Format("markdown", "Markdown", "argmap.comparison.markdown", (".md", ".markdown")),
        Format("html", "HTML", "argmap.comparison.html", (".html", ".htm"), engine=True),
        Format("svg", "SVG", "argmap.comparison.picture", (".svg",), engine=True),
    ),
}
"""The formats by what their files hold: a map of argmap itself; a map as `render` draws it, as text for other
programs that draw, in the format of another tool, as tables, as an argumentation framework; works of a
bibliography; what `check` finds; a review in sentences; an answer; what of a text is quoted; rows
about a corpus, and numbers about it; an answer to `why` besides these; what differs between two maps."""
