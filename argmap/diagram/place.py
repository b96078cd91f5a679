"""Places in the paper: where it says what a statement says."""

from typing import TYPE_CHECKING, Any

from argmap.diagram.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.graph import Statement


def first_place(statement: "Statement") -> "Mapping[str, Any]":
    """Return the first locator of a statement, or an empty one."""
    places: Sequence[Mapping[str, Any]] = statement.data.get("at", ())
    return places[0] if places else {}


def name_place(locator: "Mapping[str, Any]") -> str:
    """Return where in a section a place is; empty where nothing says it.

    >>> name_place({"section": "findings", "paragraph": 2, "label": "Table 1"})
    'paragraph 2, Table 1'
    """
    return ", ".join(_parts(locator, "paragraph {}", "page {}"))


def abbreviate_place(locator: "Mapping[str, Any]") -> str:
    """Return a place in as few signs as a box has room for.

    >>> abbreviate_place({"paragraph": 2, "page": "14"})
    '¶ 2'
    """
    return next(_parts(locator, "¶ {}", "p. {}"), "")


def _parts(locator: "Mapping[str, Any]", paragraph: str, page: str) -> "Iterator[str]":
    for key, words in (("paragraph", paragraph), ("page", page), ("label", "{}")):
        if key in locator:
            yield words.format(clean(str(locator[key])))
