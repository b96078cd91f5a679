"""What the server asks of an analysis, apart from what has a module of its own."""

import re
from pathlib import Path as FilePath
from typing import Any

from argmap.analysis import Analysis
from argmap.edits import Path
from argmap.finding import Finding
from argmap.graph import Statement

_NEAR = 0.3
"""Which share of their words a statement and the sentence that it quotes have in common at least."""


def find_verdicts(analysis: Analysis) -> dict[str, str]:
    """Return the verdicts by the keys of statements; none for what is no map."""
    return {} if analysis.faults else dict(analysis.verdicts())


def find_findings(analysis: Analysis) -> list[Finding]:
    """Return all findings of a check."""
    return list(analysis.plain_results.findings)


def find_passage(analysis: Analysis, path: Path) -> tuple[str, int] | None:
    """Return the file of the paper's text, and the line of it that a quote of the map is in."""
    document = analysis.document
    if document is None or analysis.faults or analysis.folder is None:
        return None
    for anchor in analysis.anchors.anchors:
        if document.resolve(anchor.path)[: len(path)] == path[: len(document.resolve(anchor.path))]:
            text, passage = analysis.anchors.text, anchor.passage
            if text is not None and passage:
                name = str(analysis.folder / analysis.graph.data["paper"]["text"])
                return name, text.text.count("\n", 0, passage.start) + 1
    return None


def suggest_quote(analysis: Analysis, name: str) -> str:
    """Return the sentence of the paper's text that has most words of a statement; empty if none has many."""
    statement = analysis.graph.named.get(name)
    if not isinstance(statement, Statement):
        return ""
    wanted = _words(statement.text)
    paragraphs = analysis.cover().paragraphs
    sentences = [sentence.words for paragraph in paragraphs for sentence in paragraph.sentences]
    best = max(sentences, key=lambda sentence: _compare(wanted, _words(sentence)), default="")
    return best if _compare(wanted, _words(best)) >= _NEAR else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _compare(one: set[str], other: set[str]) -> float:
    """Return which share of the words of two sentences they have in common."""
    return len(one & other) / max(len(one | other), 1)


def suppose(analysis: Analysis, text: str, name: str, folder: FilePath | None) -> dict[str, Any]:
    """Return what would change if the map were another text."""
    other = Analysis.from_text(text, name, None, folder=folder)
    before, after = find_verdicts(analysis), find_verdicts(other)
    return {
        "faults": [fault.text for fault in other.faults],
        "changes": [
            {"id": key, "before": before.get(key), "after": after.get(key)}
            for key in dict.fromkeys((*before, *after))
            if not other.faults and before.get(key) != after.get(key)
        ],
    }


def make_page(analysis: Analysis, stamp: str, embedded: bool) -> str:
    """Return the page of a map, or one that says what keeps it from being shown."""
    return analysis.page_or_faults(stamp, embedded=embedded)
