"""Comma-separated values that begin with a byte-order mark, by which Excel knows that they are in UTF-8."""

from collections.abc import Mapping

from argmap.finding import Results, RuleDoc
from argmap.report import csv, tables
from argmap.report.tables import Table
from argmap.spreadsheet import MARK


def format_results(results: Results, docs: Mapping[str, RuleDoc]) -> str:
    """Return findings as `argmap.report.csv` does, after the mark."""
    return MARK + csv.format_results(results, docs)


def write(table: Table) -> bytes:
    """Return a table as `argmap.report.tables` does, after the mark."""
    return MARK.encode() + tables.write(table)
