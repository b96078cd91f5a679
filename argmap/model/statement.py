"""The four kinds of statement, and where the paper says them."""

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import Field

from argmap.model.inference import Reasons
from argmap.model.origin import ORIGIN, Origin
from argmap.model.parts import (
    EMPTY,
    AtLeastOne,
    Citation,
    FilledPart,
    Id,
    Mapping,
    Number,
    OneOrMore,
    Optional,
    Part,
    Reference,
    Score,
    Shorthand,
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
        Optional[Id], Field(description="The id of a section of the outline.", examples=["findings"])
    ] = None
    paragraph: Annotated[
        Optional[Annotated[int, Field(ge=1, le=1_000_000)]],
        Field(description="The paragraph within that section, from 1.", examples=[2]),
    ] = None
    page: Annotated[Optional[Number], Field(description="The page.", examples=["14", 14])] = None
    label: Annotated[
        Optional[Text],
        Field(description="The label of what has its own number.", examples=["Figure 2", "note 12"]),
    ] = None
    quote: Annotated[
        Optional[Text],
        Field(
            description="The words themselves; the first ones are enough where they are unique.",
            examples=["two in five cards"],
        ),
    ] = None
    prefix: Annotated[
        Optional[Text], Field(description="The words just before the quotation.", examples=["we find that"])
    ] = None
    suffix: Annotated[
        Optional[Text], Field(description="The words just after the quotation.", examples=["are blocked"])
    ] = None


if TYPE_CHECKING:
    Locators: TypeAlias = Sequence[Any]  # texts may go in, what comes out is a Locator
else:
    Locators = TypeAliasType("Locators", OneOrMore[Annotated[Locator, Shorthand("quote", str)]])


class Residual(Part):
    """The mark of a challenge that the author knowingly leaves open."""

    severity: Annotated[
        Level,
        Field(description="How much it would matter if the challenge is right.", examples=["low"]),
    ]
    rationale: Annotated[
        Text,
        Field(description="Why it may stay open.", examples=["Returns are counted again after a year."]),
    ]


StatementKind: TypeAlias = Literal["claim", "premise", "challenge", "recommendation"]


class Statement(Part):
    """What all four kinds of statement have in common."""

    kind: ClassVar[StatementKind]

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
    by: Annotated[Optional[Id], BY] = None
    implicit: Annotated[
        Optional[Yes],
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
        OneOrMore[Reference],
        Field(
            description="Ids of statements in tension with this one, though neither refutes the other.",
            examples=[["fees-harmless"]],
        ),
    ] = ()
    base_score: Annotated[
        Optional[Score],
        Field(description="How strong it is by itself, from 0 to 1: for `argmap strength`.", examples=[0.8]),
    ] = None
    tags: Annotated[
        OneOrMore[Text], Field(description="Words of your own to sort statements by.", examples=[["cost"]])
    ] = ()
    remarks: Annotated[Remarks, REMARKS] = ()
    note: Annotated[
        Optional[Text],
        Field(
            description="For whoever edits the map; shown in the tooltip and on the page only.",
            examples=["The paper hedges this."],
        ),
    ] = None
    origin: Annotated[Optional[Origin], ORIGIN] = None
    allow: Annotated[
        Mapping[Id, Text],
        Field(
            description="Rules that are waived for this statement, each with the reason.",
            examples=[{"uncited-premise": "Common knowledge in the field."}],
        ),
    ] = EMPTY

    @property
    def id(self) -> str:
        """Its id in the map that it was taken from; a statement outside of a map has none."""
        try:
            name: str = self.__dict__["id"]
        except KeyError:
            raise AttributeError(f"this {self.kind} is not in a map, so it has no id") from None
        return name

    def _with_id(self, name: str) -> Self:
        """Return the statement with an id, which is no part of its data: itself, unless it has another id."""
        named = self if self.__dict__.get("id", name) == name else self.model_copy()
        named.__dict__["id"] = name
        return named


_ANSWERS = Field(
    description="Ids of challenges that this statement answers: even if true, they no longer count against "
    "their targets.",
    examples=[["returns-fall"]],
)
_DENIES = Field(
    description="Ids of challenges that this statement holds to be false.",
    examples=[["returns-fall"]],
)
_CONTRADICTS = Field(
    description="Ids of claims, premises or challenges that cannot be true together with this one.",
    examples=[["fees-harmless"]],
)


class Claim(Statement):
    """What is argued for."""

    kind: ClassVar[StatementKind] = "claim"

    answers: Annotated[OneOrMore[Reference], _ANSWERS] = ()
    denies: Annotated[OneOrMore[Reference], _DENIES] = ()
    contradicts: Annotated[OneOrMore[Reference], _CONTRADICTS] = ()


class Premise(Statement):
    """What the argument starts from: a fact with its source, or something taken as given."""

    kind: ClassVar[StatementKind] = "premise"

    assumption: Annotated[
        Optional[Text],
        Field(
            description="Why it may be taken as given without a source.",
            examples=["It is the library's own written rule."],
        ),
    ] = None
    answers: Annotated[OneOrMore[Reference], _ANSWERS] = ()
    denies: Annotated[OneOrMore[Reference], _DENIES] = ()
    contradicts: Annotated[OneOrMore[Reference], _CONTRADICTS] = ()


class Challenge(Statement):
    """An objection to another statement, or to an inference between statements."""

    kind: ClassVar[StatementKind] = "challenge"

    attacks: Annotated[
        AtLeastOne[Reference],
        Field(
            description="Ids of the statements or inferences it attacks.",
            examples=[["drop-fees"]],
        ),
    ]
    asks: Annotated[
        Optional[Id],
        Field(
            description="The critical question that it raises, by its name in the scheme of the step.",
            examples=["side-effects"],
        ),
    ] = None
    residual: Annotated[
        Optional[Residual],
        Field(
            title="Left open",
            description="Set where the author knowingly leaves the challenge open.",
            examples=[{"severity": "low", "rationale": "Returns are counted again after a year."}],
        ),
    ] = None


class Recommendation(Statement):
    """What someone should do."""

    kind: ClassVar[StatementKind] = "recommendation"

    actor: Annotated[
        OneOrMore[Text], Field(description="Who should act.", examples=[["Elmwood City Council"]])
    ] = ()
    answers: Annotated[OneOrMore[Reference], _ANSWERS] = ()
    denies: Annotated[OneOrMore[Reference], _DENIES] = ()
