"""Coherent positions, as words for people and as JSON."""

from collections.abc import Iterable, Mapping
from textwrap import fill
from typing import TYPE_CHECKING, Any

from argmap.report.json import format_content
from argmap.report.lines import format_statements

if TYPE_CHECKING:
    from argmap.evaluation.positions import Position, Positions
    from argmap.graph import Graph

_WIDTH = 100


def format_positions(graph: "Graph", found: "Positions") -> str:
    """Return what is undecided, each position on it, and what they have in common."""
    if not found.undecided:
        return "nothing is undecided: there is one coherent position\n"
    undecided = set(found.undecided)
    listed = format_statements([one for one in graph.statements if one.key in undecided])
    positions = "".join(f"\n{_tell(*numbered)}" for numbered in enumerate(found.positions, 1))
    common = "".join(_list(f"{words}:", names) for words, names in _name_common(found).items())
    return f"{listed}{_count(found)}\n{positions}\n{common}"


def _count(found: "Positions") -> str:
    undecided = "1 statement is" if len(found.undecided) == 1 else f"{len(found.undecided):,} statements are"
    number = f"{len(found.positions):,}"
    counts = {
        False: number,
        True: f"more than {number}, of which the first {number} are shown",
        None: f"{number} or more, which it would take too long to find out",
    }
    return f"{undecided} undecided. Coherent positions: {counts[found.more]}"


def _tell(number: int, position: "Position") -> str:
    marks = dict.fromkeys(position.answered, " (answered)")
    marks |= dict.fromkeys(position.unsettled, " (undecided whether answered)")
    lines = {
        "  accepts": [f"{name}{marks.get(name, '')}" for name in position.accepts],
        "  rejects": position.rejects,
        "  leaves open": position.leaves_open,
    }
    told = "".join(_list(f"{words:<13}", names) for words, names in lines.items() if names)
    return f"position {number:,}{' (stable)' if position.stable else ''}\n{told}"


def _name_common(found: "Positions") -> Mapping[str, Iterable[str]]:
    common = {"accepted in all positions": found.shared, "accepted in no position": found.never}
    return common | ({"too long to find out, of": found.unknown} if found.unknown else {})


def _list(words: str, names: Iterable[str]) -> str:
    """Return words and names, broken between names into lines that are indented alike."""
    text = ", ".join(names) or "none"
    indented = " " * (len(words) + 1)
    lines = fill(
        text,
        _WIDTH,
        initial_indent=f"{words} ",
        subsequent_indent=indented,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return f"{lines}\n"


def format_json(file: str, basis: str, residual: bool, found: "Positions") -> str:
    """Return the positions on one map, as JSON."""
    return format_content(
        {
            "file": file,
            "basis": basis,
            "residual": residual,
            "undecided": found.undecided,
            "positions": [_position(one) for one in found.positions],
            "more": found.more,
            "shared": found.shared,
            "never": found.never,
            "unknown": found.unknown,
        }
    )


def _position(position: "Position") -> dict[str, Any]:
    return {
        "stable": position.stable,
        "accepts": position.accepts,
        "rejects": position.rejects,
        "leaves_open": position.leaves_open,
        "answered": position.answered,
        "unsettled": position.unsettled,
    }
