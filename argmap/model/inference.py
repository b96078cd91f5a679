"""Steps from premises to a conclusion, for where an id in a list of reasons is not enough."""

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from argmap.model.origin import ORIGIN, Origin
from argmap.model.parts import (
    EMPTY,
    AtLeastOne,
    ByRole,
    FilledPart,
    Id,
    Mapping,
    OneOrMore,
    Optional,
    Part,
    Reference,
    Shorthand,
    Text,
    TypeAliasType,
    Yes,
)
from argmap.model.remark import BY, REMARKS, Remarks

if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Sequence


class Reply(FilledPart):
    """What meets a critical question: a text, statements of the map, or why the question does not arise."""

    text: Annotated[
        Optional[Text], Field(description="What answers the question.", examples=["Two audits agree."])
    ] = None
    shown_by: Annotated[
        AtLeastOne[Reference],
        Field(description="Ids of the statements that answer the question.", examples=[["cards-needed"]]),
    ] = ()
    does_not_arise: Annotated[
        Optional[Text],
        Field(description="Why the question does not arise.", examples=["There is no other audit."]),
    ] = None


if TYPE_CHECKING:
    Questions: TypeAlias = abc.Mapping[str, Any]  # texts may go in, what comes out is a Reply
else:
    Questions = TypeAliasType("Questions", Mapping[Id, Annotated[Reply, Shorthand("text", str)]])


class _Step(Part):
    """What inferences and reasons share: they need all their premises, and can themselves be attacked."""

    premises: Annotated[
        ByRole[Reference],
        Field(
            description="Ids of statements that only together are a reason (linked), or such ids by their "
            "roles in the scheme.",
            examples=[["fees-exclude", "cards-needed"], {"goal": "cards-needed", "means": "fees-exclude"}],
        ),
    ]
    scheme: Annotated[
        Optional[Id],
        Field(
            description="The argumentation scheme it follows; `argmap scheme` lists those that are known.",
            examples=["practical-reasoning"],
        ),
    ] = None
    questions: Annotated[
        Questions,
        Field(
            title="Questions",
            description="Critical questions of the scheme that the map answers, by their names: a text, or "
            "`shown_by`, or `does_not_arise`.",
            examples=[{"effect": "Elmwood tried it for a year."}],
        ),
    ] = EMPTY
    warrant: Annotated[
        Optional[Reference],
        Field(
            description="The id of the statement that licenses the step; it counts as one more premise.",
            examples=["cards-needed"],
        ),
    ] = None
    by: Annotated[Optional[Id], BY] = None
    implicit: Annotated[
        Optional[Yes],
        Field(
            description="Set where the paper does not state this step and the reader supplies it.",
            examples=[True],
        ),
    ] = None
    remarks: Annotated[Remarks, REMARKS] = ()
    note: Annotated[
        Optional[Text],
        Field(
            description="For whoever edits the map; not shown in reports.",
            examples=["Check this step again."],
        ),
    ] = None
    origin: Annotated[Optional[Origin], ORIGIN] = None
    allow: Annotated[
        Mapping[Id, Text],
        Field(
            description="Rules that are waived for this step, each with the reason.",
            examples=[{"missing-warrant": "Both figures come from the same audit."}],
        ),
    ] = EMPTY


class Inference(_Step):
    """A step that needs all its premises (linked support), and that can itself be attacked (undercut)."""

    conclusion: Annotated[
        Reference,
        Field(description="The id of the statement that it supports.", examples=["drop-fees"]),
    ]


class Reason(_Step):
    """A reason, written at the statement that it supports: an id; linked ids; or an inference in place."""

    id: Annotated[
        Optional[Id],
        Field(
            description="An id of its own, by which it can be attacked; shared with those of inferences.",
            examples=["by-need"],
        ),
    ] = None

    @model_serializer(mode="wrap")
    def _shorten(self, serialize: SerializerFunctionWrapHandler) -> Any:
        """Write an id alone, or a list of ids, where nothing else is said."""
        data = serialize(self)
        premises = data["premises"]
        if len(data) == 1 and isinstance(premises, list):
            return premises[0] if len(premises) == 1 else premises
        return {"id": data.pop("id"), **data} if "id" in data else data


if TYPE_CHECKING:
    Reasons: TypeAlias = Sequence[Any]  # what goes in has one of three forms, what comes out is a Reason
else:
    _Reason = Annotated[Reason, Shorthand("premises", str, list, tuple)]
    Reasons = TypeAliasType("Reasons", OneOrMore[_Reason])
