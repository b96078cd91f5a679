"""What a report is made of. All texts are plain: it is the writers that escape them."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the document is of level 1."""

    level: int
    text: str
    on_new_page: bool = False


class Item(NamedTuple):
    """An entry of a list; `lead`, if there is one, is printed in bold before the text."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead`, if there is one, is printed in bold before the text."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list without numbers; one of works is printed like a bibliography."""

    items: tuple[Item, ...]
    are_works: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point: what it says, in bold and in full, and entries that belong to it."""

    number: int
    title: str
    text: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; in print, its head is repeated on each page."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, what it shows, and tables that say the same without a drawing."""

    svg: str
    caption: str
    tables: tuple[Table, ...] = ()


Block: TypeAlias = Heading | Paragraph | Items | Point | Table | Figure
