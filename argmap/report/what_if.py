"""The verdicts that change, as lines for people and as JSON."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.report.json import format_content
from argmap.report.lines import find_width, shorten_text

if TYPE_CHECKING:
    from argmap.evaluation import Change
    from argmap.verdict import Basis

_VERDICT = len("established")


def format_changes(changes: "Sequence[Change]", basis: "Basis | None" = None) -> str:
    """Return `before -> after  id  text` for each change, and last how many there are."""
    noun = "answer" if basis else "verdict"
    width = find_width([one.statement for one in changes])
    lines = [
        f"{one.before:>{_VERDICT}} -> {one.after:<{_VERDICT}}  {one.statement.key:<{width}}  "
        f"{shorten_text(one.statement.text)}\n"
        for one in changes
    ]
    count = {0: f"no {noun} changes", 1: f"1 {noun} changes"}
    return "".join(lines) + count.get(len(changes), f"{len(changes):,} {noun}s change") + "\n"


def format_json(
    file: str,
    supposed: Mapping[str, Sequence[str]],
    changes: "Sequence[Change]",
    basis: "Basis | None" = None,
) -> str:
    """Return what is supposed and what changes by it, as JSON."""
    return format_content(
        {
            "file": file,
            "basis": basis,
            "without": list(supposed["without"]),
            "accept": list(supposed["accept"]),
            "reject": list(supposed["reject"]),
            "changes": [
                {"statement": one.statement.key, "before": one.before, "after": one.after} for one in changes
            ],
        }
    )
