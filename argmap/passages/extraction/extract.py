"""Which reader takes a file, and what comes of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from argmap.errors import ArgmapError
from argmap.passages.extraction.jats import read_jats
from argmap.passages.extraction.markdown import drop_marks, tidy_markdown, tidy_text
from argmap.passages.extraction.worker import run_worker
from argmap.passages.loading import MAX_BYTES
from argmap.result import Result
from argmap.spelling import join_choices
from argmap.syntax.foreign import decode_foreign

LARGEST = 64 * 2**20
"""The largest file that is read."""


@dataclass(frozen=True, repr=False)
class Extract(Result):
    """The text of a paper: `changes` says how often what was done to it.

    `marked` is the text with its links and marks of emphasis, where the format has any.
    """

    text: str
    format: str
    changes: dict[str, int] = field(default_factory=dict)
    marked: str = ""

    def __str__(self) -> str:
        done = [f"{count:,} {change}" for change, count in self.changes.items() if count]
        return f"{len(self.text):,} characters from {self.format}: {'; '.join(done) or 'nothing was changed'}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "format": self.format,
            "characters": len(self.text),
            "changes": self.changes,
            "text": self.text,
        }


def extract_text(source: bytes, name: str) -> Extract:
    """Return the text of a file; its name, or else its content, tells the format.

    Raises:
        ArgmapError: it cannot be read, or what reads it is not installed.
    """
    format_name = _find_format(source, name)
    changes: Counter[str] = Counter()
    marked = _READERS[format_name](source, name, changes)
    has_marks = format_name in _MARKED
    text = drop_marks(marked, changes) if has_marks else marked
    if not text.strip():
        raise ArgmapError(f"'{name}' has no text in it: if it is a scan, run text recognition on it first")
    if len(text.encode()) > MAX_BYTES:
        raise ArgmapError(f"the text of '{name}' is larger than {MAX_BYTES // 2**20} MiB: divide it")
    return Extract(text, format_name, dict(changes), marked if has_marks else "")


def _find_format(source: bytes, name: str) -> str:
    ending = PurePath(name).suffix.lower()
    if source.startswith(b"%PDF-"):
        return "PDF"
    if ending in (".xml", ".nxml"):
        return "JATS XML"
    known = {".docx": "DOCX", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".md": "Markdown"}
    known |= {".markdown": "Markdown", ".txt": "text", ".text": "text", "": "text", ".pdf": "PDF"}
    if ending not in known:
        endings = join_choices(ending for ending in (*known, ".xml", ".nxml") if ending)
        raise ArgmapError(f"cannot tell the format of '{name}': its name should end in {endings}")
    return known[ending]


def _read_decoded(read: Callable[[str, Counter[str]], str]) -> Callable[[bytes, str, Counter[str]], str]:
    def read_source(source: bytes, name: str, changes: Counter[str]) -> str:
        decoded = decode_foreign(source)
        changes["lines that are not in one encoding"] += len(decoded.problems)
        try:
            return read(decoded.text, changes)
        except ArgmapError as error:
            raise ArgmapError(f"cannot read '{name}': {error}") from error

    return read_source


def _read_by_worker(kind: str) -> Callable[[bytes, str, Counter[str]], str]:
    def read_source(source: bytes, name: str, changes: Counter[str]) -> str:
        return tidy_markdown(run_worker(kind, source, name, changes), changes)

    return read_source


_MARKED = ("Markdown", "PDF", "DOCX", "HTML")
_READERS: dict[str, Callable[[bytes, str, Counter[str]], str]] = {
    "JATS XML": _read_decoded(lambda text, changes: read_jats(text, changes).text),
    "Markdown": _read_decoded(tidy_markdown),
    "text": _read_decoded(tidy_text),
    "PDF": _read_by_worker("pdf"),
    "DOCX": _read_by_worker("docx"),
    "HTML": _read_by_worker("html"),
}
