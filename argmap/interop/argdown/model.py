"""What Argdown itself takes a document for: its statements, arguments, relations, headings and tags."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from argmap.interop.argdown.tokens import Token

RelationKind: TypeAlias = Literal["support", "attack", "undercut", "contradictory"]
YamlData: TypeAlias = dict[str, Any] | None


@dataclass(slots=True, eq=False)
class HeadingSection:
    """A heading, with all below it until one of its level or above; `plain` is its title without tags."""

    id: str
    at: int
    level: int
    plain: str
    content: list[Token]
    tags: list[str]
    data: YamlData
    parent: "HeadingSection | None" = None


@dataclass(slots=True, eq=False)
class Member:
    """One place where a statement or argument stands; `plain` is its text without tags."""

    at: int
    title: str
    is_argument: bool
    is_reference: bool
    content: list[Token]
    plain: str
    tags: list[str]
    data: YamlData
    section: HeadingSection | None


@dataclass(slots=True, eq=False)
class StructureInference:
    """An inference of an argument, to the statement at `conclusion` in its structure."""

    at: int
    argument: "ArgdownNode"
    conclusion: int
    rules: list[str]
    data: YamlData

    @property
    def ref(self) -> str:
        """The inference as it is referred to: no title has a line break."""
        return f"{self.argument.ref}\n{self.conclusion}"


@dataclass(slots=True, eq=False)
class StructureStatement:
    """A statement of a premise-conclusion structure; `inference` is that which a conclusion follows from."""

    number: int
    member: Member
    inference: StructureInference | None

    @property
    def ref(self) -> str:
        """The statement as it is referred to."""
        return f"[{self.member.title}]"


@dataclass(slots=True, eq=False)
class ArgdownNode:
    """A statement or argument: all members that have its title ("equivalence class").

    `at` is where it stands first; `auto` says that the title is given by Argdown, "Untitled 1".
    """

    title: str
    is_argument: bool
    at: int
    auto: bool
    members: list[Member] = field(default_factory=list)
    structure: list[StructureStatement] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    data: YamlData = None
    section: HeadingSection | None = None

    @property
    def definitions(self) -> list[Member]:
        """The members with a text, that which counts at the end: the last, or one with `isCanonical`."""
        defined = [member for member in self.members if not member.is_reference]
        if not defined[1:]:
            return [it for it in defined if it.plain]
        marked = [member for member in defined if member.data and member.data.get("isCanonical")]
        last = (marked or defined)[-1:]
        return [it for it in [*(it for it in defined if it not in last), *last] if it.plain]

    @property
    def inferences(self) -> list[StructureInference]:
        """The inferences of the structure."""
        return [line.inference for line in self.structure if line.inference]

    @property
    def start(self) -> int:
        """Where it is first defined, or stands first; of an argument, where its structure stands."""
        places = [it.at for it in self.members if not it.is_reference] or [it.at for it in self.members]
        return self.at if self.structure else min(places)

    @property
    def ref(self) -> str:
        """The node as it is referred to: `[Title]` or `<Title>`."""
        return f"<{self.title}>" if self.is_argument else f"[{self.title}]"


RelationEnd: TypeAlias = ArgdownNode | StructureInference


@dataclass(slots=True, eq=False)
class ModelRelation:
    """A relation to a statement, argument or inference; `at` is where it is first said."""

    kind: RelationKind
    start: ArgdownNode
    end: RelationEnd
    at: int


@dataclass(slots=True)
class ArgdownModel:
    """A whole document as Argdown sees it."""

    front: YamlData = None
    statements: dict[str, ArgdownNode] = field(default_factory=dict)
    arguments: dict[str, ArgdownNode] = field(default_factory=dict)
    relations: list[ModelRelation] = field(default_factory=list)
    sections: list[HeadingSection] = field(default_factory=list)

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

    def nodes(self) -> Iterator[ArgdownNode]:
        """Yield all statements and arguments in the order of the text."""
        yield from sorted([*self.statements.values(), *self.arguments.values()], key=lambda node: node.at)
