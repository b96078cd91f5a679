"""The small types that all models share: ids, texts, dates, and containers that don't change."""

from typing import TYPE_CHECKING, Annotated, Any, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema, model_validator
from pydantic_core import core_schema

from argmap.identifier import ID

if TYPE_CHECKING:
    from collections.abc import Mapping as Table
    from collections.abc import Sequence as Many
    from typing import Optional as Maybe

    from pydantic import GetCoreSchemaHandler

__all__ = [
    "END",
    "FOLDERS_BELOW",
    "FOLDERS_WORDS",
    "BelowPath",
    "Citation",
    "Date",
    "FilledPart",
    "Id",
    "Many",
    "Maybe",
    "Number",
    "Part",
    "Table",
    "Text",
    "Weight",
    "matching",
]

# `$` alone would also match before a final line break, in Python though not in other languages.
END = r"(?!\n)$"
LARGEST = 2**53 - 1
DATE = rf"^[0-9]{{4}}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?{END}"


def matching(pattern: str, words: str) -> Any:
    """A pattern, and what to say to people (and in editors that know the keyword) when it fails."""
    return Field(pattern=pattern, json_schema_extra={"patternErrorMessage": words})


_ID_WORDS = "an id starts with a lower-case letter, then has lower-case letters, digits, '-' and '_' only"
Id: TypeAlias = Annotated[str, matching(rf"^{ID}{END}", _ID_WORDS)]
"""A name by which other parts of the map refer to this one."""

Text: TypeAlias = Annotated[str, matching(r"\S", "a text must not be blank")]
"""Any text that is not blank."""

_CITATION_WORDS = "a citation is a source id, or a source id, a comma and a place in it: 'audit-2023, p. 14'"
Citation: TypeAlias = Annotated[str, matching(rf"^{ID}(, *[^\s][^\n]*)?{END}", _CITATION_WORDS)]
"""A source id, or a source id, a comma and a place in that source: `bakare-2021, p. 676`."""


def _text_or_integer(pattern: str, low: int, high: int, width: int, words: str) -> Any:
    def keep_as_text(value: object) -> object:
        return f"{value:0{width}}" if type(value) is int and low <= value <= high else value

    bounds = {"minimum": low, "maximum": high}
    shape = {"type": ["string", "integer"], "pattern": pattern, **bounds, "patternErrorMessage": words}
    return Annotated[str, Field(pattern=pattern), BeforeValidator(keep_as_text), WithJsonSchema(shape)]


Weight: TypeAlias = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A number from 0 to 1."""

_DATE_WORDS = "a date is a year, month or day: 2023, 2023-06 or 2023-06-01"
if TYPE_CHECKING:
    Date = str
    Number = str
else:
    Date = _text_or_integer(DATE, 1, 9999, width=4, words=_DATE_WORDS)
    Number = _text_or_integer(r"\S", 0, LARGEST, width=1, words="a text must not be blank")


FOLDERS_BELOW = rf"^(?![/\\~])(?!(.*[/\\])?\.\.([/\\]|$))[^:\n]+{END}"
FOLDERS_WORDS = "a path is relative to the map, in its folder or below, without '..'"
BelowPath: TypeAlias = Annotated[str, matching(FOLDERS_BELOW, FOLDERS_WORDS)]
"""The path of a file in the folder of the map, or below."""


class _Present:
    """An optional key: it may be left out, but when it is there it has a value."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> core_schema.CoreSchema:
        nullable = handler(source)
        assert nullable["type"] == "nullable"
        inner: core_schema.CoreSchema = nullable["schema"]
        return inner


if not TYPE_CHECKING:

    class Many:
        """`Many[X]`: any sequence of X going in, a tuple once it is there."""

        def __class_getitem__(cls, item: Any) -> Any:
            return Annotated[tuple[item, ...], Strict(False)]

    class Table:
        """`Table[K, V]`: a dict, which nobody should change."""

        def __class_getitem__(cls, items: Any) -> Any:
            return dict[items]

    class Maybe:
        """`Maybe[X]`: X, or None where the key is absent."""

        def __class_getitem__(cls, item: Any) -> Any:
            return Annotated[item | None, _Present()]


class Part(BaseModel):
    """What all parts of a map have in common: nothing changes, nothing is converted, nothing unknown."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        strict=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
        regex_engine="python-re",
    )


class FilledPart(Part):
    """A part that has at least one of its keys."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("at least one key is needed")
        return self
