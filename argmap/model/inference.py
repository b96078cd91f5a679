"""An explicit step from premises to a conclusion, for where a list of reasons is not enough."""

from typing import Annotated

from pydantic import Field

from argmap.model.origin import ORIGIN, Origin
from argmap.model.parts import Id, Many, Maybe, Part, Table, Text


class Inference(Part):
    """A step that needs all its premises (linked support), and that can itself be attacked (undercut)."""

    premises: Annotated[
        Many[Id],
        Field(
            min_length=1,
            description="Ids of statements that only together are a reason (linked).",
            examples=[["fees-exclude", "cards-needed"]],
        ),
    ]
    conclusion: Annotated[
        Id,
        Field(description="The id of a claim, challenge or recommendation.", examples=["drop-fees"]),
    ]
    scheme: Annotated[
        Maybe[Id],
        Field(description="The argumentation scheme it follows.", examples=["practical-reasoning"]),
    ] = None
    warrant: Annotated[
        Maybe[Id],
        Field(
            description="The id of the statement that licenses the step; it counts as one more premise.",
            examples=["cards-needed"],
        ),
    ] = None
    note: Annotated[
        Maybe[Text], Field(description="A remark of the encoder.", examples=["Implicit in the paper."])
    ] = None
    origin: Annotated[Maybe[Origin], ORIGIN] = None
    allow: Annotated[
        Table[Id, Text],
        Field(
            description="Rules that are waived for this inference, each with the reason.",
            examples=[{"dangling-reference": "The premise comes with the next chapter."}],
        ),
    ] = {}
