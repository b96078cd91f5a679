"""The four tools of the server, and its guide."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Literal, TypeAlias

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from argmap import __version__
from argmap.analysis import Analysis
from argmap.errors import ArgmapError
from argmap.mcp.answers import TOKENS, limit, write_findings
from argmap.mcp.changes import make_changes, start_map
from argmap.mcp.folder import Folder
from argmap.passages.anchors import open_text
from argmap.refactoring.companions import NO_NAMES, Names, change_companions
from argmap.refactoring.refactoring import compare_verdicts
from argmap.syntax import read
from argmap.syntax.decode import encode

View: TypeAlias = Literal["map", "statements", "outline", "text", "open"]
Question: TypeAlias = Literal["why", "what-if", "flip", "weight"]

_READ_ONLY = "this server only reads: start it with 'argmap mcp --write' to let it change maps"


def read_guide() -> str:
    """Return what tells an assistant how to encode a text well."""
    return Path(__file__).with_name("guide.md").read_text(encoding="utf-8")


class Tools:
    """The tools, on the maps of one folder; `write` says whether maps may be changed."""

    def __init__(self, root: Path, *, write: bool) -> None:
        self._folder, self._write = Folder(root), write

    def read(self, map: str = "", view: View = "map", offset: int = 0, tokens: int = TOKENS) -> str:  # noqa: A002
        """Read a map, or list the maps of the folder if no map is named.

        Args:
            map: the path of the map, relative to the folder.
            view: the file itself; statements with their verdicts; the outline of the argument; the text of
                the paper; or what of that text has no statement yet (open).
            offset: the first line to show.
            tokens: the most to show.
        """
        if not map:
            return limit(self._folder.list_maps() or ["there are no maps yet"], offset, tokens)
        analysis, version = self._folder.open(map)
        return f"version {version}\n{limit(_VIEWS[view](analysis), offset, tokens)}"

    def check(self, map: str, offset: int = 0, tokens: int = TOKENS) -> str:  # noqa: A002
        """Check a map: findings as diagnostics of the language server, the most important first."""
        analysis, version = self._folder.open(map)
        lines = write_findings(analysis.findings) or ["no findings"]
        return f"version {version}\n{limit(lines, offset, tokens)}"

    def ask(
        self,
        map: str,  # noqa: A002
        question: Question,
        ids: list[str] | None = None,
        without: list[str] | None = None,
        offset: int = 0,
        tokens: int = TOKENS,
    ) -> str:
        """Ask why a statement has its verdict, what would change without some parts, and what it hangs on.

        Args:
            map: the path of the map.
            question: why and flip are about one statement; weight about any number; what-if takes `without`.
            ids: statements that the question is about.
            without: parts that are left out, for what-if.
            offset: the first line to show.
            tokens: the most to show.
        """
        analysis, names = self._folder.open(map).analysis, ids or []
        if question in ("why", "flip") and len(names) != 1:
            raise ArgmapError(f"'{question}' is about one statement: give its id in 'ids'")
        answers: dict[str, Any] = {
            "why": lambda: analysis.why(names[0]),
            "flip": lambda: analysis.flip(names[0]),
            "weight": lambda: analysis.weight(names or None),
            "what-if": lambda: analysis.what_if(without or []),
        }
        return limit(str(answers[question]()).splitlines(), offset, tokens)

    def apply(self, map: str, edits: list[dict[str, Any]], version: str = "") -> str:  # noqa: A002
        """Make edits in a map: all of them, or none with the reasons.

        Args:
            map: the path of the map.
            edits: see the guide: create, add, change, quote, rename, remove.
            version: the version that was read last; none for a new map.
        """
        if not self._write:
            raise ArgmapError(_READ_ONLY)
        path = self._folder.find(map)
        if path.exists():
            before, current = self._folder.open(map)
            if version != current:
                raise ArgmapError(f"'{map}' is version {current}, not {version or 'new'}: read it again")
            after, names = make_changes(before, edits)
        else:
            empty = Analysis(read("", map).in_folder(path.parent), folder=path.parent)
            before = start_map(edits, empty)
            after, names = make_changes(before, edits[1:]) if edits[1:] else (before, NO_NAMES)
        document = after.document
        assert document is not None
        beside = change_companions(document, names)
        new = self._folder.write(map, encode(document.text, document.encoding), version, beside)
        return limit([f"version {new}", *_describe_effects(before, after, names)])


def _describe_effects(before: Analysis, after: Analysis, names: Names) -> list[str]:
    old, new = set(_words(before)), set(_words(after))
    came = [finding for finding in after.findings if (finding.rule, finding.text) not in old]
    went = [finding for finding in before.findings if (finding.rule, finding.text) not in new]
    effects = compare_verdicts(before.evaluation().verdicts, after.evaluation().verdicts, names.statements)
    return [
        *(f"verdict: {effect}" for effect in effects),
        *(f"new: {line}" for line in write_findings(came)),
        *(f"gone: {finding.rule}: {finding.text}" for finding in went),
    ]


def _words(analysis: Analysis) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in analysis.findings]


def _list_statements(analysis: Analysis) -> list[str]:
    verdicts = analysis.evaluation()
    return [
        f"{statement.id} ({statement.kind}, {verdicts.verdict(statement)}): {statement.text}"
        for statement in analysis.graph.statements
    ]


_VIEWS: dict[str, Callable[[Any], list[str]]] = {
    "map": lambda analysis: analysis.document.text.splitlines(),
    "statements": _list_statements,
    "outline": lambda analysis: analysis.render("text").splitlines(),
    "text": lambda analysis: open_text(analysis.own, analysis.folder).text.splitlines(),
    "open": lambda analysis: str(analysis.cover()).splitlines(),
}


def make_server(root: Path, *, write: bool) -> "MCPServer[Any]":
    """Return the server of a folder.

    Raises:
        ArgmapError: there is no such folder.
    """
    server: MCPServer[Any] = MCPServer(
        "argmap", instructions=read_guide(), version=__version__, log_level="ERROR"
    )
    tools = Tools(root, write=write)
    for tool in (tools.read, tools.check, tools.ask, tools.apply):
        changes = tool == tools.apply
        hints = ToolAnnotations(readOnlyHint=not changes, destructiveHint=changes, openWorldHint=False)
        server.add_tool(_with_errors(tool), annotations=hints, structured_output=False)
    server.prompt(name="guide", description="How to encode a text as an argument map")(read_guide)
    return server


def _with_errors(tool: Any) -> Any:
    """Return a tool whose errors are told to the assistant."""

    @wraps(tool)
    def run(*args: Any, **words: Any) -> str:
        try:
            answer: str = tool(*args, **words)
        except (ArgmapError, OSError) as error:
            raise ToolError(limit(str(error).splitlines())) from error
        return answer

    return run
