"""What a parsed Argdown document is made of."""

from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.interop.argdown.tokens import Token


@dataclass(slots=True)
class TitledText:
    """A statement or argument where it stands: defined with content, or referred to by its title.

    `title` is None where it has none; `content` holds the tags of a reference.
    """

    at: int
    is_argument: bool
    title: str | None
    is_reference: bool
    content: list[Token]
    data: Token | None = None
    relations: "list[RelationLine]" = field(default_factory=list)


@dataclass(slots=True)
class RelationLine:
    """A line that begins with a sign such as `+>`, and what stands behind it."""

    at: int
    sign: str
    text: TitledText


@dataclass(slots=True)
class HeadingLine:
    """A heading."""

    at: int
    level: int
    content: list[Token]
    data: Token | None = None


@dataclass(slots=True)
class InferenceLine:
    """The line between premises and a conclusion: each rule as its tokens, and what undercuts it."""

    at: int
    rules: list[list[Token]] = field(default_factory=list)
    data: Token | None = None
    relations: list[RelationLine] = field(default_factory=list)


@dataclass(slots=True)
class NumberedLine:
    """A statement in a premise-conclusion structure, with its number."""

    number: int
    text: TitledText


@dataclass(slots=True)
class Structure:
    """A premise-conclusion structure."""

    at: int
    lines: list[NumberedLine | InferenceLine] = field(default_factory=list)


@dataclass(slots=True)
class TextList:
    """A list of statements and arguments."""

    texts: list[TitledText]


Paragraph: TypeAlias = HeadingLine | TitledText | Structure | TextList


@dataclass(slots=True)
class SyntaxTree:
    """A whole document."""

    front: Token | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
