"""Where an imported part comes from, so that it can be written back as it was."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema

from argmap.model.frozen import freeze
from argmap.model.parts import EMPTY, Mapping, Optional, Part, Text


class Origin(Part):
    """What a part was in the file of another tool, and its data that the format has no key for."""

    format: Annotated[
        Optional[Text], Field(description="The format of the file that it comes from.", examples=["aif"])
    ] = None
    id: Annotated[Optional[Text], Field(description="Its id there.", examples=["119935"])] = None
    type: Annotated[Optional[Text], Field(description="What it was called there.", examples=["I"])] = None
    data: Annotated[
        Mapping[str, Any],
        AfterValidator(freeze),
        Field(
            description="Other data about it there, kept as it was.",
            examples=[{"timestamp": "2015-12-14 12:09:15"}],
        ),
        WithJsonSchema({"type": "object", "additionalProperties": True}),
    ] = EMPTY


ORIGIN = Field(
    title="Where it comes from",
    description="Where it comes from, if it was imported: what it was in the file of another tool.",
    examples=[{"format": "aif", "id": "119935", "type": "I"}],
)
