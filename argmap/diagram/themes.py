"""Themes by name, and themes of users: TOML files with their differences from another theme."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from typing import Any

from argmap.diagram.theme import Badge, Kind, Line, Theme
from argmap.errors import ArgmapError
from argmap.toml import read_toml, refuse_problems

THEMES = ("light", "dark", "print", "contrast")

WIDTHS = (80, 800)
"""The least and the greatest width of the text of a box, in points."""

_SHIPPED = Path(__file__).parent / "themes"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,._-]{0,99}\Z")
_WORDS = re.compile(r"[^\x00-\x1f<>&\"\\]{1,60}\Z")
_SHAPES = (
    "box", "component", "cds", "ellipse", "folder", "hexagon", "note", "octagon", "oval", "parallelogram",
    "tab", "box3d", "signature", "house", "rect", "square", "underline", "plain",
)  # fmt: skip
_STYLES = ("", "rounded", "diagonals", "dashed", "dotted", "solid", "bold")
_HEADS = (
    "none", "normal", "vee", "tee", "dot", "odot", "diamond", "odiamond", "box", "obox", "crow", "inv",
    "empty", "open", "halfopen", "curve",
)  # fmt: skip
_TABLES: dict[str, type[Kind | Badge | Line]] = {"kinds": Kind, "badges": Badge, "lines": Line}
_COLOURS = (
    "paper", "section_fill", "section_line", "ink", "soft_ink", "badge_ink",
    "fill", "line", "colour",
)  # fmt: skip
_CHOICES = {"shape": _SHAPES, "style": _STYLES, "head": _HEADS, "tail": _HEADS}


def find_theme(name: str) -> Theme:
    """Return a theme of `THEMES`, or that of a TOML file.

    Raises:
        ArgmapError: the theme is unknown, or its file is not valid; lists all its problems.
    """
    if name in THEMES:
        return Theme() if name == "light" else _read(_SHIPPED / f"{name}.toml")
    if name.endswith(".toml"):
        return _read(Path(name))
    from argmap.spelling import describe_unknown

    raise ArgmapError(
        describe_unknown("theme", name, [*THEMES], f"choose {', '.join(THEMES)}, or a .toml file")
    )


def _read(path: Path) -> Theme:
    table = read_toml(path)
    base = table.pop("base", "light")
    wrong_base = [] if base in THEMES else [f"'base' is {base!r}; use {', '.join(THEMES)}"]
    refuse_problems(path, chain(wrong_base, _find_problems(table)))
    return _apply(find_theme(base), table)


def _apply(theme: Theme, table: Mapping[str, Any]) -> Theme:
    changes: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name in _TABLES:
            rows = getattr(theme, name)
            changes[name] = {**rows, **{row: replace(rows[row], **changed) for row, changed in value.items()}}
        else:
            changes[name] = value
    return replace(theme, **changes)


def _find_problems(table: Mapping[str, Any]) -> Iterator[str]:
    known = [field.name.replace("_", "-") for field in fields(Theme)]
    for key, value in table.items():
        if key not in known:
            yield f"a theme has no key '{key}'{_hint(known, key)}"
        elif key in _TABLES:
            yield from _find_row_problems(key, value)
        else:
            yield from _find_value_problems(key, key.replace("-", "_"), value)


def _find_row_problems(table: str, value: object) -> Iterator[str]:
    rows = list(getattr(Theme(), table))
    keys = [field.name for field in fields(_TABLES[table])]
    if not isinstance(value, dict):
        yield f"'{table}' is a table"
        return
    for row, values in value.items():
        if row not in rows:
            yield f"'{table}' has no '{row}'{_hint(rows, row)}"
        elif not isinstance(values, dict):
            yield f"'{table}.{row}' is a table"
        else:
            for key, cell in values.items():
                if key in keys:
                    yield from _find_value_problems(f"{table}.{row}.{key}", key, cell)
                else:
                    yield f"'{table}.{row}' has no key '{key}'{_hint(keys, key)}"


def _find_value_problems(place: str, key: str, value: object) -> Iterator[str]:
    valid, expected = _judge(key, value)
    if not valid:
        yield f"'{place}' is {str(value)[:60]!r}; use {expected}"


def _judge(key: str, value: object) -> tuple[bool, str]:
    """Return whether a value is valid for a key, and which values are."""
    if key in _COLOURS:
        return _matches(_COLOUR, value), "a colour such as '#1a1a1a'"
    if key in _CHOICES:
        return value in _CHOICES[key], f"one of {', '.join(filter(None, _CHOICES[key]))}"
    if key == "font":
        return _matches(_FONT, value), "the name of a font"
    if key == "width":
        least, most = WIDTHS
        return type(value) is int and least <= value <= most, f"a whole number of points, {least} to {most}"
    if key == "pen":
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and 0.1 <= float(str(value)) <= 10, "a number of points, 0.1 to 10"  # noqa: PLR2004
    return _matches(_WORDS, value), "a few words"


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.match(value) is not None


def _hint(known: list[str], word: str) -> str:
    from argmap.spelling import index_words

    return index_words(tuple(known)).hint(word)
