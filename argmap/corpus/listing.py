"""Rows about a corpus: as text, CSV, JSON or data."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from math import isfinite
from typing import Any

from argmap.report.json import format_content
from argmap.result import Result
from argmap.spreadsheet import guard
from argmap.syntax.lines import escape_controls

_WIDEST = 80


@dataclass(frozen=True, repr=False)
class Listing(Result):
    """Rows with the names of their columns; `note` says what is not among them."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""

    def __str__(self) -> str:
        cells = [list(self.columns), *([_show(cell) for cell in row] for row in self.rows)]
        widths = [min(_WIDEST, max(map(len, column))) for column in zip(*cells, strict=True)]
        right = [all(isinstance(cell, int | float | None) for cell in column) for column in self._columns()]
        lines = [
            "  ".join(
                cell.rjust(width) if is_number else cell.ljust(width)
                for cell, width, is_number in zip(row, widths, right, strict=True)
            ).rstrip()
            for row in cells
        ]
        return "\n".join(filter(None, [*lines, self.note]))

    def _columns(self) -> Iterator[Sequence[Any]]:
        return zip(*self.rows, strict=True) if self.rows else iter([()] * len(self.columns))

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        rows = [dict(zip(self.columns, map(_plain, row), strict=True)) for row in self.rows]
        return {"rows": rows, **({"note": self.note} if self.note else {})}

    def format(self, format_name: str) -> str:
        """Return it as `text`, `csv` or `json`."""
        if format_name == "json":
            return format_content(self.to_dict())
        if format_name == "csv":
            return "".join(write_csv([self.columns, *self.rows]))
        return f"{self}\n"


def write_csv(rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """Yield rows as comma-separated values (RFC 4180); formulas are guarded, lists are joined by `; `."""
    for row in rows:
        output = StringIO()
        csv.writer(output, lineterminator="\r\n").writerow(map(_flatten, row))
        yield output.getvalue()


def _plain(cell: Any) -> Any:
    """Return a value as JSON has it; dates, decimals and the like become text or numbers."""
    if isinstance(cell, list | tuple):
        return list(map(_plain, cell))
    if isinstance(cell, dict):
        return {str(key): _plain(value) for key, value in cell.items()}
    if isinstance(cell, float | Decimal):
        return float(cell) if isfinite(cell) else None
    return cell if cell is None or isinstance(cell, str | int) else str(cell)


def _flatten(cell: Any) -> Any:
    if isinstance(cell, list):
        cell = "; ".join(map(str, cell))
    return guard(cell) if isinstance(cell, str) else cell


def _show(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return f"{cell:.4g}"
    text = ", ".join(map(str, cell)) if isinstance(cell, list) else str(cell)
    return escape_controls(text.replace("\n", " "))
