"""Where an imported part comes from, so that it can be written back as it was."""

from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from argmap.model.parts import Maybe, Part, Table, Text


class Origin(Part):
    """What a part was in the file of another tool, and what of it has no place in a map."""

    format: Annotated[
        Maybe[Text], Field(description="The format of the file that it comes from.", examples=["aif"])
    ] = None
    id: Annotated[Maybe[Text], Field(description="Its id there.", examples=["119935"])] = None
    type: Annotated[Maybe[Text], Field(description="What it was called there.", examples=["I"])] = None
    data: Annotated[
        Table[str, Any],
        Field(
            description="What else is said of it there, kept as it was.",
            examples=[{"timestamp": "2015-12-14 12:09:15"}],
        ),
        WithJsonSchema({"type": "object", "additionalProperties": True}),
    ] = {}


ORIGIN = Field(
    title="Where it comes from",
    description="Where it comes from, if it was imported: what it was in the file of another tool.",
    examples=[{"format": "aif", "id": "119935", "type": "I"}],
)
