"""What Argdown itself takes a document for: its statements, arguments, relations, sections and tags."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from argmap.interop.argdown.tokens import Token

Role: TypeAlias = Literal[
    "",
    "top-level-statement",
    "relation-statement",
    "argument-description",
    "premise",
    "intermediary-conclusion",
    "main-conclusion",
]
RelationKind: TypeAlias = Literal["support", "attack", "undercut", "entails", "contrary", "contradictory"]


@dataclass(slots=True, eq=False)
class Section:
    """A heading, with all below it until one of its level or above; `plain` is its title without tags."""

    id: str
    at: int
    level: int
    title: str
    plain: str
    content: list[Token]
    tags: list[str]
    data: dict[str, Any] | None
    raw: str | None
    parent: "Section | None" = None


@dataclass(slots=True, eq=False)
class Member:
    """One place where a statement or argument stands; `plain` is its text without tags."""

    at: int
    title: str | None
    is_argument: bool
    is_reference: bool
    role: Role
    content: list[Token]
    text: str
    plain: str
    tags: list[str]
    data: dict[str, Any] | None
    raw: str | None
    section: Section | None


@dataclass(slots=True, eq=False)
class Inference:
    """A step of an argument, to the statement at `conclusion` in its structure."""

    at: int
    argument: "Node"
    conclusion: int
    rules: list[str]
    data: dict[str, Any] | None
    raw: str | None


@dataclass(slots=True, eq=False)
class Step:
    """A line of a premise-conclusion structure; `inference` is that which a conclusion follows from."""

    number: int
    member: Member
    inference: Inference | None


@dataclass(slots=True, eq=False)
class Node:
    """All that has one title: a statement ("equivalence class") or an argument.

    `at` is where it stands first; `auto` says that the title is given by Argdown, "Untitled 1".
    """

    title: str
    is_argument: bool
    at: int
    auto: bool
    members: list[Member] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    data: dict[str, Any] | None = None
    section: Section | None = None

    @property
    def canonical(self) -> Member | None:
        """The definition that counts: the last one, or one whose data says `isCanonical`."""
        defined = [member for member in self.members if not member.is_reference]
        marked = [member for member in defined if member.data and member.data.get("isCanonical")]
        return next(reversed(marked or defined), None)

    @property
    def ref(self) -> str:
        """The node as it is referred to: `[Title]` or `<Title>`."""
        return f"<{self.title}>" if self.is_argument else f"[{self.title}]"


End: TypeAlias = Node | Inference


@dataclass(slots=True, eq=False)
class Relation:
    """A relation from a node to a node or inference; `at` is where it is first said."""

    kind: RelationKind
    start: Node
    end: End
    at: int


@dataclass(slots=True)
class Model:
    """A whole document as Argdown sees it."""

    front: dict[str, Any] | None = None
    raw_front: str | None = None
    statements: dict[str, Node] = field(default_factory=dict)
    arguments: dict[str, Node] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)

    def setting(self, name: str, default: object = None) -> Any:
        """Return a setting of the model from the front matter."""
        settings = (self.front or {}).get("model")
        return settings.get(name, default) if isinstance(settings, dict) else default

    def is_set(self, name: str, *, default: bool = False) -> bool:
        """Return whether a setting is on; what is on is decided as in JavaScript."""
        value = self.setting(name, default)
        return bool(value) or isinstance(value, dict | list)

    @property
    def is_strict(self) -> bool:
        """Whether relations between statements are read as logical ones."""
        return bool(self.setting("mode") == "strict")

    def nodes(self) -> Iterator[Node]:
        """Yield all statements and arguments in the order of the text."""
        yield from sorted([*self.statements.values(), *self.arguments.values()], key=lambda node: node.at)
