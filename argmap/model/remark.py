"""Comments of a careful reader."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import Field

from argmap.model.parts import Id, OneOrMore, Optional, Part, Shorthand, Text, TypeAliasType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

RemarkKind: TypeAlias = Literal["weakness", "strength", "question"]
Level: TypeAlias = Literal["low", "medium", "high"]


class Remark(Part):
    """A reader's comment on a part of the map; `check` and `report` show it there."""

    text: Annotated[
        Text, Field(description="The comment.", examples=["One audit in one year shows no trend."])
    ]
    kind: Annotated[
        RemarkKind,
        Field(
            description="Whether it is a weakness (the default), a strength or a question to the author.",
            examples=["question"],
        ),
    ] = "weakness"
    severity: Annotated[
        Level,
        Field(
            description="How much it matters, medium by default; `check` shows a high one as a warning.",
            examples=["high"],
        ),
    ] = "medium"
    by: Annotated[
        Optional[Id],
        Field(description="The id of the voice that says it; the reviewer by default.", examples=["editor"]),
    ] = None


if TYPE_CHECKING:
    Remarks: TypeAlias = Sequence[Any]  # texts may go in, what comes out is a Remark
else:
    Remarks = TypeAliasType("Remarks", OneOrMore[Annotated[Remark, Shorthand("text", str)]])
REMARKS = Field(
    title="Remarks",
    description="Comments of a careful reader: a text, or a text with its kind and severity.",
    examples=[["One audit in one year shows no trend."]],
)
BY = Field(
    description="The id of the voice that says it; the author of the paper where it is absent.",
    examples=["reviewer"],
)
