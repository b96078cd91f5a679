"""The four kinds of statement, and where the paper says them."""

from typing import Annotated, Literal

from pydantic import Field

from argmap.model.origin import ORIGIN, Origin
from argmap.model.parts import Citation, FilledPart, Id, Many, Maybe, Part, Table, Text, Weight


class Locator(FilledPart):
    """A place in the paper: a section, a paragraph, or a quotation (a W3C text quote selector)."""

    section: Annotated[
        Maybe[Id], Field(description="The id of a section of the outline.", examples=["findings"])
    ] = None
    paragraph: Annotated[
        Maybe[Annotated[int, Field(ge=1, le=1_000_000)]],
        Field(description="The paragraph within that section, from 1.", examples=[2]),
    ] = None
    quote: Annotated[
        Maybe[Text], Field(description="The words themselves.", examples=["two in five cards"])
    ] = None
    prefix: Annotated[
        Maybe[Text], Field(description="The words just before the quotation.", examples=["we find that"])
    ] = None
    suffix: Annotated[
        Maybe[Text], Field(description="The words just after the quotation.", examples=["are blocked"])
    ] = None


class Residual(Part):
    """The mark of a challenge that the author leaves open knowingly."""

    severity: Annotated[
        Literal["low", "medium", "high"],
        Field(description="How much it would matter if the challenge is right.", examples=["low"]),
    ]
    rationale: Annotated[
        Text,
        Field(description="Why it may stay open.", examples=["Returns are counted again after a year."]),
    ]


class Statement(Part):
    """What all four kinds have in common."""

    text: Annotated[
        Text,
        Field(
            description="One sentence that could be true or false (of a recommendation: be followed).",
            examples=["A blocked card ends borrowing."],
        ),
    ]
    at: Annotated[
        Many[Locator],
        Field(description="Where the paper says it.", examples=[[{"section": "findings", "paragraph": 1}]]),
    ] = ()
    sources: Annotated[
        Many[Citation],
        Field(
            description="The works it cites: `source-id`, or `source-id, place in it`.",
            examples=[["audit-2023, p. 14"]],
        ),
    ] = ()
    weight: Annotated[
        Maybe[Weight],
        Field(description="How strong it is by itself, from 0 to 1: for `argmap strength`.", examples=[0.8]),
    ] = None
    tags: Annotated[
        Many[Text], Field(description="Words of your own to sort statements by.", examples=[["cost"]])
    ] = ()
    note: Annotated[
        Maybe[Text], Field(description="A remark of the encoder.", examples=["The paper hedges this."])
    ] = None
    origin: Annotated[Maybe[Origin], ORIGIN] = None
    allow: Annotated[
        Table[Id, Text],
        Field(
            description="Rules that are waived for this statement, each with the reason.",
            examples=[{"uncited-premise": "Common knowledge in the field."}],
        ),
    ] = {}


_SUPPORTED_BY = Field(
    description="Ids of statements, each of which is a reason that is enough by itself (convergent).",
    examples=[["blocked-cards"]],
)
_ANSWERS = Field(
    description="Ids of challenges that this statement meets: true or not, they tell no longer.",
    examples=[["returns-fall"]],
)
_CONTRADICTS = Field(
    description="Ids of claims, premises or challenges that can't stand together with this one.",
    examples=[["fees-harmless"]],
)


class Claim(Statement):
    """What is argued for."""

    supported_by: Annotated[Many[Id], _SUPPORTED_BY] = ()
    answers: Annotated[Many[Id], _ANSWERS] = ()
    contradicts: Annotated[Many[Id], _CONTRADICTS] = ()


class Premise(Statement):
    """What the argument starts from: a fact with its source, or something taken as given."""

    assumption: Annotated[
        Maybe[Text],
        Field(
            description="Why it may be taken as given without a source.",
            examples=["It is the library's own written rule."],
        ),
    ] = None
    answers: Annotated[Many[Id], _ANSWERS] = ()
    contradicts: Annotated[Many[Id], _CONTRADICTS] = ()


class Challenge(Statement):
    """What tells against another statement, or against a step between statements."""

    attacks: Annotated[
        Many[Id],
        Field(
            min_length=1,
            description="Ids of the statements or inferences it tells against.",
            examples=[["drop-fees"]],
        ),
    ]
    supported_by: Annotated[Many[Id], _SUPPORTED_BY] = ()
    residual: Annotated[
        Maybe[Residual],
        Field(
            title="Left open",
            description="Set where the author leaves the challenge open knowingly.",
            examples=[{"severity": "low", "rationale": "Returns are counted again after a year."}],
        ),
    ] = None


class Recommendation(Statement):
    """What someone should do."""

    actor: Annotated[
        Many[Text], Field(description="Who should act.", examples=[["Elmwood City Council"]])
    ] = ()
    supported_by: Annotated[Many[Id], _SUPPORTED_BY] = ()
    answers: Annotated[Many[Id], _ANSWERS] = ()
