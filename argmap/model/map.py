"""A whole argument map."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, model_serializer

from argmap.model.inference import Inference
from argmap.model.origin import ORIGIN, Origin
from argmap.model.parts import BelowPath, Id, Maybe, OneOrMore, Part, Shorthand, Table, Text
from argmap.model.remark import REMARKS, Remarks
from argmap.model.source import Paper, Source
from argmap.model.statement import Challenge, Claim, Premise, Recommendation
from argmap.verdict import Verdict

_CLAIM = {"fees-exclude": {"text": "Late fees keep residents away.", "supported_by": ["blocked-cards"]}}
_PREMISE = {"blocked-cards": {"text": "Two in five cards are blocked.", "sources": ["audit-2023"]}}
_CHALLENGE = {"returns-fall": {"text": "Books will come back later.", "attacks": ["drop-fees"]}}
_RECOMMENDATION = {"drop-fees": {"text": "The city should drop late fees.", "actor": ["City Council"]}}
_INFERENCE = {"by-exclusion": {"premises": ["fees-exclude", "cards-needed"], "conclusion": "drop-fees"}}


def _number_only(value: object) -> object:
    return str(value) if isinstance(value, bool) else value  # True == 1, but is no version


class Section(Part):
    """A section of the paper: its heading, and what the reader has to say of it."""

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


class ArgumentMap(Part):
    """The claims, premises, challenges and recommendations of a paper, and how they bear on each other."""

    argmap: Annotated[
        Literal[1],
        BeforeValidator(_number_only),
        Field(description="The version of this format.", examples=[1]),
    ]
    title: Annotated[
        Text, Field(description="What the map is called.", examples=["Should the library drop late fees?"])
    ]
    paper: Annotated[
        Maybe[Paper],
        Field(
            title="Mapped paper",
            description="The paper or other document that is mapped.",
            examples=[{"title": "Fines and access"}],
        ),
    ] = None
    sections: Annotated[
        Table[Id, SectionOrTitle],
        Field(
            description="The outline of the paper in reading order: id and heading.",
            examples=[{"findings": "Findings"}],
        ),
    ] = {}
    thesis: Annotated[
        OneOrMore[Id],
        Field(description="Ids of the claims that the whole argues for.", examples=[["fees-exclude"]]),
    ] = ()
    sources: Annotated[
        Table[Id, Source],
        Field(
            description="The works that statements cite, by id.",
            examples=[{"audit-2023": {"type": "report", "title": "Circulation audit 2023"}}],
        ),
    ] = {}
    bibliography: Annotated[
        OneOrMore[BelowPath],
        Field(
            description="Files of works (BibTeX, CSL, RIS) whose keys statements may cite as well.",
            examples=["refs.bib", ["refs.bib", "more.json"]],
        ),
    ] = ()
    claims: Annotated[
        Table[Id, Claim], Field(description="What is argued for, by id.", examples=[_CLAIM])
    ] = {}
    premises: Annotated[
        Table[Id, Premise], Field(description="What the argument starts from, by id.", examples=[_PREMISE])
    ] = {}
    challenges: Annotated[
        Table[Id, Challenge], Field(description="What speaks against it, by id.", examples=[_CHALLENGE])
    ] = {}
    recommendations: Annotated[
        Table[Id, Recommendation],
        Field(description="What someone should do, by id.", examples=[_RECOMMENDATION]),
    ] = {}
    inferences: Annotated[
        Table[Id, Inference],
        Field(description="Explicit steps from premises to a conclusion, by id.", examples=[_INFERENCE]),
    ] = {}
    expect: Annotated[
        Table[Id, Verdict],
        Field(
            description="Verdicts that the author holds to be those of this map; they are checked.",
            examples=[{"fees-exclude": "established"}],
        ),
    ] = {}

    voices: Annotated[
        Table[Id, Text],
        Field(
            description="Who speaks in this map besides the author of the paper: id and name. `reviewer` may "
            "be used without being named here.",
            examples=[{"reviewer": "The reviewer"}],
        ),
    ] = {}
    remarks: Annotated[
        Remarks,
        Field(
            title="Remarks",
            description="What the reader has to say of the whole.",
            examples=[["The paper weighs costs alone."]],
        ),
    ] = ()
    origin: Annotated[Maybe[Origin], ORIGIN] = None

    def to_data(self) -> dict[str, Any]:
        """Return the map as plain data, with the keys of the file format and without what is absent."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show the map in a notebook: drawn, and as an outline."""
        from argmap.diagram.notebook import show

        return show(self)
