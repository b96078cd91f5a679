"""Every library that reads what users or other tools write: whatever it raises is told with the file's name.

The libraries are found by what the package imports and calls, so that a new one fails here until it has a
case, or a reason why it needs none.
"""

import ast
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import argmap
from tests.cli.conftest import GOOD, UNSUPPORTED, Run, folder, run

__all__ = ["folder", "run"]

PACKAGE = Path(argmap.__file__).parent
FORMATS = {
    *("ast", "base64", "binascii", "bz2", "configparser", "csv", "email", "gzip", "html", "json", "lzma"),
    *("mailbox", "marshal", "netrc", "pickle", "plistlib", "quopri", "shelve", "sqlite3", "tarfile"),
    *("tokenize", "tomllib", "wave", "xml", "zipfile", "zlib"),
}
"""The modules of Python's own library that read files in some format."""

WORKER = "reads in a process of its own, whose failure is told"
WRITES = "is not given what others wrote"
OWN_PROCESS = "reads what a process of argmap wrote"
EDITOR = "speaks with an editor, which is told of failures"
ARCHIVE = "reads members one by one; what is broken is a row of failures"
NO_CASE = {
    "click": "reads the command line, and its errors are told",
    "docutils": "runs the extension for Sphinx",
    "duckdb": "runs a user's query, and its errors are told",
    "graphviz": WRITES,
    "lsprotocol": EDITOR,
    "mammoth": WORKER,
    "mcp": "speaks with an assistant, which is told of failures",
    "networkx": WRITES,
    "numpy": WRITES,
    "pandas": WRITES,
    "pyarrow": WRITES,
    "pypdfium2": WORKER,
    "pygls": EDITOR,
    "pydantic": "judges data that was read",
    "pydantic_core": "judges data that was read",
    "pysat": WRITES,
    "rapidfuzz": "compares texts that were read",
    "sphinx": "runs the extension for Sphinx",
    "trafilatura": WORKER,
    "typing_extensions": "has types",
    "ast.get_docstring": "reads the package's own code",
    "ast.parse": "reads the package's own code",
    "base64.b64encode": WRITES,
    "bz2.open in argmap.corpus.archives": ARCHIVE,
    "csv.writer": WRITES,
    "gzip.compress": WRITES,
    "gzip.open in argmap.corpus.archives": ARCHIVE,
    "html.escape": WRITES,
    "html.parser.HTMLParser in argmap.passages.extraction.docx": WORKER,
    "html.unescape": "never fails",
    "json.dumps": WRITES,
    "lzma.open in argmap.corpus.archives": ARCHIVE,
    "tarfile.open in argmap.corpus.archives": ARCHIVE,
    "zipfile.ZipFile in argmap.corpus.archives": ARCHIVE,
    "zipfile.ZipFile in argmap.passages.extraction.docx": WORKER,
    "xml.etree.ElementTree.Element": WRITES,
    "xml.etree.ElementTree.SubElement": WRITES,
    "xml.etree.ElementTree.indent": WRITES,
    "xml.etree.ElementTree.tostring": WRITES,
    "xml.sax.saxutils.escape": WRITES,
    "xml.sax.saxutils.quoteattr": WRITES,
    "zlib.crc32": WRITES,
    "csv.Error": "is caught",
    "csv.field_size_limit": "is a setting",
    "tomllib.TOMLDecodeError": "is caught",
    "xml.etree.ElementTree.ParseError in argmap.passages.extraction.jats": "is caught",
    "xml.etree.ElementTree.TreeBuilder in argmap.passages.extraction.jats": "is called by the parser",
    "xml.parsers.expat.ExpatError": "is caught",
    "xml.parsers.expat.errors": "has words",
    "json.load in argmap.evaluation.weight.cut_set_solver": OWN_PROCESS,
    "json.loads in argmap.corpus.opening": "reads what `corpus build` wrote",
    "json.loads in argmap.corpus.processing": "reads what `corpus build` wrote",
    "json.loads in argmap.diagram.pdf_pages": "reads what Graphviz wrote",
    "json.loads in argmap.evaluation.weight.solver": OWN_PROCESS,
    "json.loads in argmap.passages.extraction.worker": OWN_PROCESS,
    "pickle.HIGHEST_PROTOCOL": WRITES,
    "pickle.UnpicklingError": "is caught",
    "pickle.dump": WRITES,
    "pickle.load in argmap.corpus.isolation": OWN_PROCESS,
    "pickle.load in argmap.corpus.worker": OWN_PROCESS,
    "pickle.load in argmap.lsp.process": OWN_PROCESS,
    "pickle.load in argmap.lsp.worker": OWN_PROCESS,
    "json.loads in argmap.schemes.catalogue": "reads a file of the package",
    "json.loads in argmap.shape.walk": "reads a file of the package",
}

EXPAT = "xml.parsers.expat.ParserCreate"
TREE = "xml.etree.ElementTree.fromstring"
CITES = "argmap: 1\ntitle: x\nbibliography: [{}]\npremises: {{p: {{text: A b c., sources: [k]}}}}\n"
QUOTED = """\
argmap: 1
title: Late fees
paper: {title: Fees, text: paper.txt}
thesis: c
claims: {c: {text: Fees bar the poor., at: {quote: Late fees kept the poorest readers away from the library}}}
"""
CLAIM = {"argmap": 1, "title": "Late fees", "thesis": ["c"], "claims": {"c": {"text": "Fees \u2013 all."}}}
FILES = {
    "a.yaml": GOOD,
    "a.json": json.dumps(CLAIM),
    "bib.yaml": CITES.format("refs.bib"),
    "ris.yaml": CITES.format("refs.ris"),
    "refs.bib": "@book{k, title = {\\alpha}, author = {Ada Okafor}, year = 2020}\n",
    "refs.ris": "TY  - BOOK\nID  - k\nTI  - T\nER  - \n",
    "settings/argmap.toml": "ignore = ['no-thesis']\n",
    "settings/a.yaml": GOOD,
    "known/argmap.toml": "baseline = 'known.json'\n",
    "known/known.json": '{"argmap": 1, "known": []}',
    "known/a.yaml": GOOD,
    "house/argmap.toml": "profile = 'house.yaml'\n",
    "house/house.yaml": "{$ref: 'urn:argmap:schema:1'}\n",
    "house/a.yaml": GOOD,
    "theme.toml": "base = 'dark'\n",
    "debate.opml": "<opml><body><outline text='A'/></body></opml>",
    "debate.csv": "id,text\na,A\n",
    "quoted.yaml": QUOTED,
    "paper.txt": "Late fees keep the poorest readers away from the library.\n",
    "quoted.anchors.json": "{}",
    "paper.xml": "<article><body><p>Late fees.</p></body></article>",
    "marked.yaml": GOOD,
    "marked.marks.json": '{"argmap": 1, "marks": []}',
    "other.yaml": UNSUPPORTED,
    "other.json": json.dumps(CLAIM),
}


class Case(NamedTuple):
    """A library that raises, and a command that reads a file with it.

    use: that of `find_uses`. stub: the function that raises, in one module if the use names it.
    file: which is named. code: the exit code.
    """

    use: str
    stub: str
    words: str
    file: str
    code: int = 2


_MAP = "check {} other.yaml".format
_PDF = "render a.yaml --format pdf --paper a4"
_CASES = "render a.yaml --format svg --group case"
_XML = "xml.etree.ElementTree.XMLParser"
CASES = [
    Case("yaml", "argmap.syntax.yaml.CParser", "check a.yaml other.json", "a.yaml"),
    Case("json.loads in argmap.syntax.json", "json.loads", _MAP("a.json"), "a.json"),
    Case("json.loads in argmap.baseline", "json.loads", _MAP("known/a.yaml"), "known.json"),
    Case("tomllib.loads in argmap.toml", "tomllib.loads", _MAP("settings/a.yaml"), "argmap.toml"),
    Case(
        "tomllib.loads in argmap.toml", "tomllib.loads", "render a.yaml --theme theme.toml -o -", "theme.toml"
    ),
    Case("jsonschema", "jsonschema.Draft202012Validator.check_schema", _MAP("house/a.yaml"), "house.yaml"),
    Case("jsonschema", "jsonschema.Draft202012Validator.iter_errors", _MAP("house/a.yaml"), "house.yaml"),
    Case("referencing", "referencing.Registry.with_resource", _MAP("house/a.yaml"), "house.yaml"),
    Case("referencing", "referencing._core.Resolver.lookup", _MAP("house/a.yaml"), "house.yaml"),
    Case("bibtexparser", "bibtexparser.parse_string", _MAP("bib.yaml"), "refs.bib", 1),
    Case("bibtexparser", "bibtexparser.parse_string", "sources refs.bib", "refs.bib"),
    Case("pylatexenc", "pylatexenc.latex2text.get_default_latex_context_db", _MAP("bib.yaml"), "refs.bib", 1),
    Case("rispy", "rispy.loads", _MAP("ris.yaml"), "refs.ris", 1),
    Case(f"{EXPAT} in argmap.interop.xml", EXPAT, "convert debate.opml -o -", "debate.opml"),
    Case("csv.reader in argmap.interop.table_columns", "csv.reader", "convert debate.csv -o -", "debate.csv"),
    Case(f"{TREE} in argmap.page.diagram", TREE, "render a.yaml --format html", "a.yaml"),
    Case("pypdf", "pypdf.PdfReader", _PDF, "a.yaml"),
    Case("json.loads in argmap.marks", "json.loads", _MAP("marked.yaml"), "marked.yaml"),
    Case("json.loads in argmap.diagram.places", "json.loads", _CASES, "a.yaml"),
    Case("edlib", "edlib.align", _MAP("quoted.yaml"), "quoted.yaml"),
    Case("nupunkt", "nupunkt.sent_spans", "text cover quoted.yaml", "quoted.yaml"),
    Case("json.loads in argmap.passages.seal", "json.loads", _MAP("quoted.yaml"), "quoted.yaml"),
    Case(f"{_XML} in argmap.passages.extraction.jats", _XML, "text extract paper.xml -o -", "paper.xml"),
]


def find_uses() -> set[str]:
    """Return the libraries of others, and what is used of Python's own, in which module if it reads."""
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(["argmap", *path.relative_to(PACKAGE).with_suffix("").parts])
        for name in find_names(ast.parse(path.read_text(encoding="utf-8"))):
            library = name.partition(".")[0]
            if library in FORMATS:
                found.add(name if name in NO_CASE else f"{name} in {module}")
            elif library not in sys.stdlib_module_names and library != "argmap":
                found.add(library)
    return found


def find_names(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted names of what a module imports: of modules, the names of what it uses of them."""
    known = dict(_find_imports(tree))
    used = {
        f"{known[node.value.id]}.{node.attr}": known[node.value.id]
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known
    }
    yield from used
    yield from set(known.values()) - set(used.values())


def _find_imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((one.asname or one.name, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((one.asname or one.name, f"{node.module}.{one.name}") for one in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"need_extra", "import_module"}:
            names = [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
            yield from zip(names, names, strict=True)


def test_each_library_has_a_case_or_a_reason() -> None:
    assert find_uses() == {case.use for case in CASES} | NO_CASE.keys()


class StrangeError(Exception):
    """What no reader expects."""


def break_library(monkeypatch: pytest.MonkeyPatch, case: Case) -> list[str]:
    """Make a function raise, and return a list that says how often it has done so."""
    calls: list[str] = []
    real, caller = pkgutil.resolve_name(case.stub), case.use.partition(" in ")[2]

    def fail(*arguments: Any, **more: Any) -> Any:
        if caller and sys._getframe(1).f_globals["__name__"] != caller:
            return real(*arguments, **more)
        calls.append(case.stub)
        raise StrangeError("what is this")

    monkeypatch.setattr(case.stub, fail)
    return calls


def forget_all() -> None:
    """Empty the caches of the package, so that what it read in other tests is read again."""
    for module in [module for name, module in sys.modules.items() if name.startswith("argmap")]:
        for part in list(vars(module).values()):
            if hasattr(part, "cache_clear"):
                part.cache_clear()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.stub} {case.words}")
def test_what_a_library_raises_is_told(
    case: Case, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    forget_all()
    calls = break_library(monkeypatch, case)
    result = run(*case.words.split())
    assert calls
    said = result.out + result.err
    assert (result.code, "Traceback" in said) == (case.code, False), said
    assert case.file in next(line for line in said.splitlines() if "what is this" in line)
    if "other" in case.words:
        others = [line for line in result.out.splitlines() if line.startswith(case.words.split()[-1])]
        assert any("unsupported-claim" in line for line in others)
