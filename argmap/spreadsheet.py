r"""Text in cells of tables that spreadsheets open.

A spreadsheet takes a cell that starts with `=`, `+`, `-` or `@`, also after blanks, for a formula, and some
take one that starts with a tab or a line break for more than one. Such a cell gets an apostrophe before it,
which tells that it is text, and so does one that has an apostrophe there already: the way back takes one off.

>>> guard("=1+1"), guard("\t1"), guard("'-1"), guard("one = 1")
("'=1+1", "'\t1", "''-1", 'one = 1')
>>> unguard("'=1+1"), unguard("''-1"), unguard("'tis")
('=1+1', "'-1", "'tis")
"""

import re

MARK = "\ufeff"
"""The byte-order mark, by which Excel knows that a table is in UTF-8."""

_RISKY = re.compile("'*+(?:[\t\r\n]|\\s*+[=+\\-@\uff1d\uff0b\uff0d\uff20])")


def guard(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguard(cell: str) -> str:
    """Return the text of a cell that was guarded; the way back."""
    return cell[1:] if cell[:1] == "'" and _RISKY.match(cell, 1) else cell
