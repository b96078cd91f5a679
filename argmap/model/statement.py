"""The four kinds of statement, and where the paper says them."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import Field

from argmap.model.inference import Reasons
from argmap.model.origin import ORIGIN, Origin
from argmap.model.parts import (
    AtLeastOne,
    Citation,
    FilledPart,
    Id,
    Maybe,
    Number,
    OneOrMore,
    Part,
    Score,
    Shorthand,
    Table,
    Text,
    TypeAliasType,
    Yes,
)
from argmap.model.remark import BY, REMARKS, Level, Remarks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Locator(FilledPart):
    """A place in the paper: section, paragraph, page, label, or a quotation (a W3C text quote selector)."""

    section: Annotated[
        Maybe[Id], Field(description="The id of a section of the outline.", examples=["findings"])
    ] = None
    paragraph: Annotated[
        Maybe[Annotated[int, Field(ge=1, le=1_000_000)]],
        Field(description="The paragraph within that section, from 1.", examples=[2]),
    ] = None
    page: Annotated[Maybe[Number], Field(description="The page.", examples=["14", 14])] = None
    label: Annotated[
        Maybe[Text],
        Field(description="The label of what has its own number.", examples=["Figure 2", "note 12"]),
    ] = None
    quote: Annotated[
        Maybe[Text],
        Field(
            description="The words themselves; the first ones are enough where they are unique.",
            examples=["two in five cards"],
        ),
    ] = None
    prefix: Annotated[
        Maybe[Text], Field(description="The words just before the quotation.", examples=["we find that"])
    ] = None
    suffix: Annotated[
        Maybe[Text], Field(description="The words just after the quotation.", examples=["are blocked"])
    ] = None


if TYPE_CHECKING:
    Locators: TypeAlias = Sequence[Any]  # texts may go in, what comes out is a Locator
else:
    Locators = TypeAliasType("Locators", OneOrMore[Annotated[Locator, Shorthand("quote", str)]])


class Residual(Part):
    """The mark of a challenge that the author leaves open knowingly."""

    severity: Annotated[
        Level,
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
        Locators,
        Field(
            title="Places",
            description="Where the paper says it: a place, or the first words of the passage.",
            examples=[[{"section": "findings", "paragraph": 1}], "Two in five cards"],
        ),
    ] = ()
    by: Annotated[Maybe[Id], BY] = None
    implicit: Annotated[
        Maybe[Yes],
        Field(description="Set where the paper does not say it and the reader supplies it.", examples=[True]),
    ] = None
    sources: Annotated[
        OneOrMore[Citation],
        Field(
            description="The works it cites: `source-id`, or `source-id, place in it`.",
            examples=[["audit-2023, p. 14"]],
        ),
    ] = ()
    supported_by: Annotated[
        Reasons,
        Field(
            title="Reasons",
            description="Reasons, each of which is enough by itself (convergent). A reason is an id, a list "
            "of ids that are needed together (linked), or an inference without its conclusion.",
            examples=[["blocked-cards"], [["blocked-cards", "cards-needed"]]],
        ),
    ] = ()
    in_tension_with: Annotated[
        OneOrMore[Id],
        Field(
            description="Ids of statements that sit badly with this one, though neither refutes the other.",
            examples=[["fees-harmless"]],
        ),
    ] = ()
    base_score: Annotated[
        Maybe[Score],
        Field(description="How strong it is by itself, from 0 to 1: for `argmap strength`.", examples=[0.8]),
    ] = None
    tags: Annotated[
        OneOrMore[Text], Field(description="Words of your own to sort statements by.", examples=[["cost"]])
    ] = ()
    remarks: Annotated[Remarks, REMARKS] = ()
    note: Annotated[
        Maybe[Text],
        Field(
            description="For whoever edits the map; shown in the tooltip and on the page only.",
            examples=["The paper hedges this."],
        ),
    ] = None
    origin: Annotated[Maybe[Origin], ORIGIN] = None
    allow: Annotated[
        Table[Id, Text],
        Field(
            description="Rules that are waived for this statement, each with the reason.",
            examples=[{"uncited-premise": "Common knowledge in the field."}],
        ),
    ] = {}


_ANSWERS = Field(
    description="Ids of challenges that this statement meets: even if true, they no longer tell against "
    "their targets.",
    examples=[["returns-fall"]],
)
_DENIES = Field(
    description="Ids of challenges that this statement holds to be false.",
    examples=[["returns-fall"]],
)
_CONTRADICTS = Field(
    description="Ids of claims, premises or challenges that cannot stand together with this one.",
    examples=[["fees-harmless"]],
)


class Claim(Statement):
    """What is argued for."""

    answers: Annotated[OneOrMore[Id], _ANSWERS] = ()
    denies: Annotated[OneOrMore[Id], _DENIES] = ()
    contradicts: Annotated[OneOrMore[Id], _CONTRADICTS] = ()


class Premise(Statement):
    """What the argument starts from: a fact with its source, or something taken as given."""

    assumption: Annotated[
        Maybe[Text],
        Field(
            description="Why it may be taken as given without a source.",
            examples=["It is the library's own written rule."],
        ),
    ] = None
    answers: Annotated[OneOrMore[Id], _ANSWERS] = ()
    denies: Annotated[OneOrMore[Id], _DENIES] = ()
    contradicts: Annotated[OneOrMore[Id], _CONTRADICTS] = ()


class Challenge(Statement):
    """What tells against another statement, or against a step between statements."""

    attacks: Annotated[
        AtLeastOne[Id],
        Field(
            description="Ids of the statements or inferences it tells against.",
            examples=[["drop-fees"]],
        ),
    ]
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
        OneOrMore[Text], Field(description="Who should act.", examples=[["Elmwood City Council"]])
    ] = ()
    answers: Annotated[OneOrMore[Id], _ANSWERS] = ()
    denies: Annotated[OneOrMore[Id], _DENIES] = ()
