"""Links: the addresses of sources, the files that a map names, and from each quote to its passage."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from lsprotocol.types import (
    DOCUMENT_LINK_RESOLVE,
    TEXT_DOCUMENT_DOCUMENT_LINK,
    DocumentLink,
    DocumentLinkOptions,
    DocumentLinkParams,
)

from argmap.edits import Path
from argmap.lsp.files import State
from argmap.lsp.questions import find_passage
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from argmap.lsp.server import Server

OPTIONS = {TEXT_DOCUMENT_DOCUMENT_LINK: DocumentLinkOptions(resolve_provider=True)}

_WEB = ("https://", "http://")
_DOI = "https://doi.org/"


def answer(state: State, params: DocumentLinkParams) -> list[DocumentLink]:  # noqa: ARG001
    """Return the links of a file; where a quote leads is found out when somebody follows it."""
    data = state.data if isinstance(state.data, dict) else {}
    return [
        *(_link(state, path, target) for path, target in _list_addresses(data)),
        *(_link(state, path, target) for path, target in _list_files(data, state.file.folder)),
        *(_link(state, path, None) for path in _list_quotes(data)),
    ]


def _link(state: State, path: Path, target: str | None) -> DocumentLink:
    place = state.place(path)
    assert place
    data = None if target else {"uri": state.file.uri, "path": list(path)}
    return DocumentLink(state.range(place.at, place.end), target, data=data)


def _list_addresses(data: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    sources = data.get("sources")
    works: dict[Path, Any] = {("paper",): data.get("paper")}
    works |= {("sources", name): work for name, work in sources.items()} if isinstance(sources, dict) else {}
    for path, work in works.items():
        for key in ("URL", "DOI"):
            value = work.get(key) if isinstance(work, dict) else None
            target = f"{_DOI}{value}" if key == "DOI" and isinstance(value, str) else value
            if isinstance(target, str) and target.startswith(_WEB):
                yield (*path, key), target


def _list_files(data: dict[str, Any], folder: FilePath | None) -> Iterator[tuple[Path, str]]:
    """Yield the files that a map names and that are there."""
    paper = data.get("paper")
    named: dict[Path, Any] = {("paper", "text"): paper.get("text") if isinstance(paper, dict) else None}
    for key in ("bibliography", "include"):
        value = data.get(key)
        parts = dict(enumerate(value)) if isinstance(value, list) else value
        named[key,] = value
        named |= {(key, step): name for step, name in parts.items()} if isinstance(parts, dict) else {}
    for path, name in named.items():
        if folder and isinstance(name, str) and "\0" not in name and (folder / name).is_file():
            yield path, (folder / name).absolute().as_uri()


def _list_quotes(data: dict[str, Any]) -> Iterator[Path]:
    paper = data.get("paper")
    if not (isinstance(paper, dict) and "text" in paper):
        return
    for section in KINDS:
        entries = data.get(section)
        for name, part in entries.items() if isinstance(entries, dict) else ():
            place = part.get("at") if isinstance(part, dict) else None
            path = (section, name, "at")
            places = enumerate(place) if isinstance(place, list) else [(None, place)]
            for index, at in places:
                whole = path if index is None else (*path, index)
                if isinstance(at, str):
                    yield whole
                elif isinstance(at, dict) and isinstance(at.get("quote"), str):
                    yield (*whole, "quote")


async def resolve(server: "Server", state: State, link: DocumentLink) -> DocumentLink:
    """Return a link with the line of the paper's text that its quote is in."""
    path = tuple(link.data["path"])  # type: ignore[index]
    found = await server.ask_valid(state, find_passage, path)
    if found:
        file, line = found
        link.target = f"{FilePath(file).absolute().as_uri()}#L{line}"
    return link


ANSWERS = {TEXT_DOCUMENT_DOCUMENT_LINK: answer, DOCUMENT_LINK_RESOLVE: resolve}
