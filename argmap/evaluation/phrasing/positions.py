"""Coherent positions, in words."""

from collections.abc import Iterable, Mapping
from textwrap import fill
from typing import TYPE_CHECKING

from argmap.evaluation.phrasing.lines import format_statements

if TYPE_CHECKING:
    from argmap.evaluation.positions.coherent_positions import Position, Positions

_WIDTH = 100


def format_positions(positions: "Positions") -> str:
    """Return what is undecided, each position on it, and what they have in common."""
    if not positions.undecided:
        return "nothing is undecided: there is one coherent position"
    undecided = set(positions.undecided)
    listed = format_statements(
        [statement for statement in positions.graph.statements if statement.key in undecided]
    )
    blocks = "".join(f"\n{_format_position(*numbered)}" for numbered in enumerate(positions.positions, 1))
    common = "".join(_list(f"{words}:", names) for words, names in _name_common(positions).items())
    return f"{listed}\n{_count(positions)}\n{blocks}\n{common}".rstrip("\n")


def _count(positions: "Positions") -> str:
    undecided = (
        "1 statement is" if len(positions.undecided) == 1 else f"{len(positions.undecided):,} statements are"
    )
    number = f"{len(positions.positions):,}"
    counts = {
        False: number,
        True: f"more than {number}, of which the first {number} are shown",
        None: f"{number} or more, which it would take too long to find out",
    }
    return f"{undecided} undecided. Coherent positions: {counts[positions.more]}"


def _format_position(number: int, position: "Position") -> str:
    marks = dict.fromkeys(position.answered, " (answered)")
    marks |= dict.fromkeys(position.unsettled, " (undecided whether answered)")
    lines = {
        "  accepts": [f"{name}{marks.get(name, '')}" for name in position.accepts],
        "  rejects": position.rejects,
        "  leaves open": position.leaves_open,
    }
    lists = "".join(_list(f"{words:<13}", names) for words, names in lines.items() if names)
    return f"position {number:,}{' (stable)' if position.stable else ''}\n{lists}"


def _name_common(positions: "Positions") -> Mapping[str, Iterable[str]]:
    common = {"accepted in all positions": positions.shared, "accepted in no position": positions.never}
    return common | ({"too long to find out, of": positions.unknown} if positions.unknown else {})


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
