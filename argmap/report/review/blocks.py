"""What a review is made of. All texts are plain: it is the writers that escape them."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the document is of level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead`, if there is one, is printed in bold before the text."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list without numbers."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, and what it shows; only HTML has room for it."""

    svg: str
    caption: str


Block: TypeAlias = Heading | Paragraph | Items | Figure
