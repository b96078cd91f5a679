"""A whole argument map."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from argmap.model.frozen import FrozenDict
from argmap.model.inference import Inference
from argmap.model.origin import ORIGIN, Origin
from argmap.model.parts import (
    EMPTY,
    BelowPath,
    ByName,
    Id,
    Mapping,
    OneOrMore,
    Optional,
    Part,
    Reference,
    Shorthand,
    Text,
)
from argmap.model.remark import REMARKS, Remarks
from argmap.model.source import Paper, Source
from argmap.model.statement import Challenge, Claim, Premise, Recommendation, Statement
from argmap.spelling import describe_unknown
from argmap.verdict import Verdict
from argmap.vocabulary import KINDS

_CLAIM = {"fees-exclude": {"text": "Late fees keep residents away.", "supported_by": ["blocked-cards"]}}
_PREMISE = {"blocked-cards": {"text": "Two in five cards are blocked.", "sources": ["audit-2023"]}}
_CHALLENGE = {"returns-fall": {"text": "Books will come back later.", "attacks": ["drop-fees"]}}
_RECOMMENDATION = {"drop-fees": {"text": "The city should drop late fees.", "actor": ["City Council"]}}
_INFERENCE = {"by-exclusion": {"premises": ["fees-exclude", "cards-needed"], "conclusion": "drop-fees"}}


def _number_only(value: object) -> object:
    return str(value) if isinstance(value, bool) else value  # True == 1, but is no version


class Section(Part):
    """A section of the paper: its heading, and comments on it."""

    title: Annotated[Text, Field(description="Its heading.", examples=["Findings"])]
    remarks: Annotated[Remarks, REMARKS] = ()

    @model_serializer(mode="wrap")
    def _shorten(self, serialize: SerializerFunctionWrapHandler) -> Any:
        """Write the heading alone where nothing else is said."""
        data = serialize(self)
        return data if self.remarks else data["title"]


if TYPE_CHECKING:
    SectionOrTitle: TypeAlias = Any  # a text may go in, what comes out is a Section
else:
    SectionOrTitle = Annotated[Section, Shorthand("title", str)]


_REQUIRED: Any = ...  # required of files; type checkers see that it may be left out


class ArgumentMap(Part):
    """The claims, premises, challenges and recommendations of a paper, and how they relate to each other.

    A map is read like a mapping of its statements: `map["fees-exclude"]`, `"fees-exclude" in map`,
    `len(map)`, and a loop over `map` gives the statements, each with its `id` and `kind`.
    """

    argmap: Annotated[
        Literal[1],
        BeforeValidator(_number_only),
        Field(description="The version of this format.", examples=[1]),
    ] = _REQUIRED
    title: Annotated[
        Text, Field(description="What the map is called.", examples=["Should the library drop late fees?"])
    ]
    paper: Annotated[
        Optional[Paper],
        Field(
            title="Mapped paper",
            description="The paper or other document that is mapped.",
            examples=[{"title": "Fines and access"}],
        ),
    ] = None
    sections: Annotated[
        Mapping[Id, SectionOrTitle],
        Field(
            description="The outline of the paper in reading order: id and heading.",
            examples=[{"findings": "Findings"}],
        ),
    ] = EMPTY
    include: Annotated[
        ByName[BelowPath],
        Field(
            description="Other maps that are part of this one, whose statements it may name: "
            "`other/fees-exclude` is in `other.yaml`. A mapping gives the files other names.",
            examples=["other.yaml", ["other.yaml", "papers/reply.yaml"], {"reply": "papers/reply-2.yaml"}],
        ),
    ] = ()
    thesis: Annotated[
        OneOrMore[Reference],
        Field(description="Ids of the claims that the whole argues for.", examples=[["fees-exclude"]]),
    ] = ()
    sources: Annotated[
        Mapping[Id, Source],
        Field(
            description="The works that statements cite, by id.",
            examples=[{"audit-2023": {"type": "report", "title": "Circulation audit 2023"}}],
        ),
    ] = EMPTY
    bibliography: Annotated[
        OneOrMore[BelowPath],
        Field(
            description="Files of works (BibTeX, CSL, RIS) whose keys statements may cite as well.",
            examples=["refs.bib", ["refs.bib", "more.json"]],
        ),
    ] = ()
    claims: Annotated[
        Mapping[Id, Claim], Field(description="What is argued for, by id.", examples=[_CLAIM])
    ] = EMPTY
    premises: Annotated[
        Mapping[Id, Premise], Field(description="What the argument starts from, by id.", examples=[_PREMISE])
    ] = EMPTY
    challenges: Annotated[
        Mapping[Id, Challenge], Field(description="What is said against it, by id.", examples=[_CHALLENGE])
    ] = EMPTY
    recommendations: Annotated[
        Mapping[Id, Recommendation],
        Field(description="What someone should do, by id.", examples=[_RECOMMENDATION]),
    ] = EMPTY
    inferences: Annotated[
        Mapping[Id, Inference],
        Field(description="Explicit steps from premises to a conclusion, by id.", examples=[_INFERENCE]),
    ] = EMPTY
    expect: Annotated[
        Mapping[Reference, Verdict],
        Field(
            description="Verdicts that the author expects of this map; `check` compares them.",
            examples=[{"fees-exclude": "established"}],
        ),
    ] = EMPTY

    voices: Annotated[
        Mapping[Id, Text],
        Field(
            description="Who speaks in this map besides the author of the paper: id and name. `reviewer` may "
            "be used without being named here.",
            examples=[{"reviewer": "The reviewer"}],
        ),
    ] = EMPTY
    remarks: Annotated[
        Remarks,
        Field(
            title="Remarks",
            description="Comments of a careful reader on the whole map.",
            examples=[["The paper weighs costs alone."]],
        ),
    ] = ()
    origin: Annotated[Optional[Origin], ORIGIN] = None

    if not TYPE_CHECKING:

        def __init__(self, /, **data: Any) -> None:
            super().__init__(**{"argmap": 1, **data})

        __init__.__pydantic_base_init__ = True

    @model_validator(mode="after")
    def _name_statements(self) -> Self:
        for section, statements in zip(KINDS, self._sections, strict=True):
            named = {name: statement._with_id(name) for name, statement in statements.items()}
            self.__dict__[section] = FrozenDict(named)
        return self

    @property
    def _sections(self) -> list[Mapping[str, Statement]]:
        return [getattr(self, section) for section in KINDS]

    def __getitem__(self, name: str) -> Statement:
        """Return the statement with an id.

        Raises:
            KeyError: there is none; suggests an id that is spelt alike.
        """
        return self._section_with(name)[1][name]

    def _section_with(self, name: str) -> tuple[str, Mapping[str, Statement]]:
        for section, statements in zip(KINDS, self._sections, strict=True):
            if name in statements:
                return section, statements
        raise KeyError(describe_unknown("statement", name, [statement.id for statement in self], ""))

    def __contains__(self, name: object) -> bool:
        return any(name in statements for statements in self._sections)

    def __iter__(self) -> Iterator[Statement]:  # type: ignore[override]
        for statements in self._sections:
            yield from statements.values()

    def __len__(self) -> int:
        return sum(map(len, self._sections))

    def replace(self, name: str | None = None, /, **changes: Any) -> Self:
        """Return a changed map, which is checked; None removes a key.

        `map.replace(title="New", claims={**map.claims, "c": Claim(text="...")})` changes the map, and
        `map.replace("fees-exclude", text="...")` one of its statements.

        Raises:
            InvalidMap: a value is refused.
            KeyError: there is no such statement.
        """
        if name is None:
            return super().replace(**changes)
        section, statements = self._section_with(name)
        return super().replace(**{section: {**statements, name: statements[name].replace(**changes)}})

    def to_data(self) -> dict[str, Any]:
        """Return the map as plain data, with the keys of the file format and without what is absent."""
        return self.model_dump(mode="json", exclude_defaults=True)
