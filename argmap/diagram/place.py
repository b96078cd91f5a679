"""Places of statements in the paper."""

from typing import TYPE_CHECKING

from argmap.diagram.text import clean
from argmap.graph import Locator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Statement


def first_place(statement: "Statement") -> Locator:
    """Return the first locator of a statement, or an empty one."""
    return next(iter(statement.locators), Locator())


def name_place(locator: Locator) -> str:
    """Return the place within a section; empty if there is none.

    >>> name_place(Locator(section="findings", paragraph=2, label="Table 1"))
    'paragraph 2, Table 1'
    """
    return ", ".join(_parts(locator, "paragraph {}", "page {}"))


def abbreviate_place(locator: Locator) -> str:
    """Return a place in short, for a box.

    >>> abbreviate_place(Locator(paragraph=2, page="14"))
    '¶ 2'
    """
    return next(_parts(locator, "¶ {}", "p. {}"), "")


def _parts(locator: Locator, paragraph: str, page: str) -> "Iterator[str]":
    pairs = ((locator.paragraph, paragraph), (locator.page, page), (locator.label, "{}"))
    for value, words in pairs:
        if value is not None:
            yield words.format(clean(str(value)))
