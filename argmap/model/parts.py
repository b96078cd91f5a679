"""The small types that all models share: ids, texts, dates, and containers that don't change."""

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema, model_validator
from pydantic_core import core_schema

from argmap.identifier import ID

if sys.version_info >= (3, 12):
    from typing import TypeAliasType
else:
    from typing_extensions import TypeAliasType  # pydantic needs it, and so brings it

if TYPE_CHECKING:
    from collections.abc import Mapping as Table
    from collections.abc import Sequence as AtLeastOne
    from collections.abc import Sequence as Many
    from collections.abc import Sequence as OneOrMore
    from typing import Optional as Maybe

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = [
    "END",
    "FOLDERS_BELOW",
    "FOLDERS_WORDS",
    "AtLeastOne",
    "BelowPath",
    "Citation",
    "Date",
    "FilledPart",
    "Id",
    "Many",
    "Maybe",
    "Number",
    "OneOrMore",
    "Part",
    "Score",
    "Shorthand",
    "Table",
    "Text",
    "TypeAliasType",
    "Yes",
    "matching",
]

# `$` alone would also match before a final line break, in Python though not in other languages.
END = r"(?!\n)$"
LARGEST = 2**53 - 1
DATE = rf"^[0-9]{{4}}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?{END}"


def matching(pattern: str, words: str) -> Any:
    """A pattern, and what to say to people (and in editors that know the keyword) when it fails."""
    return Field(pattern=pattern, json_schema_extra={"patternErrorMessage": words})


_ID_WORDS = "an id starts with a letter (a-z, A-Z) and has only letters, digits, '-' and '_'"
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


Score: TypeAlias = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A number from 0 to 1."""


def _truth_only(value: object) -> object:
    return str(value) if type(value) in (int, float) else value  # 1 == True, but is no mark


Yes: TypeAlias = Annotated[Literal[True], BeforeValidator(_truth_only)]
"""A mark that is there or not."""

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


class Shorthand:
    """What may be written shorter than as an object: a text or a list stands for the value of one key."""

    def __init__(self, key: str, *types: type) -> None:
        """`types` are those of the short forms, which are valid where the value of `key` may have them."""
        self._key, self._types = key, types

    def _expand(self, value: object) -> object:
        return {self._key: value} if isinstance(value, self._types) else value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self._expand, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        found = handler(schema)
        whole = handler.resolve_ref_schema(found)
        short = whole["properties"][self._key]
        kinds = [name for name, types in _JSON_TYPES.items() if issubclass(types, self._types)]
        keywords = ("pattern", "patternErrorMessage", "items", "minItems")
        whole.update({"type": [*kinds, "object"]} | {key: short[key] for key in keywords if key in short})
        return found


_JSON_TYPES: dict[str, type] = {"string": str, "array": list}


class _OneOrMore:
    """What makes one value without brackets a list of one."""

    @staticmethod
    def _wrap(value: object) -> object:
        return value if isinstance(value, list | tuple) else [value]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self._wrap, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        many = handler(schema)
        one = handler.resolve_ref_schema(many["items"])
        kinds = [one["type"]] if isinstance(one["type"], str) else one["type"]
        types = [*(kind for kind in kinds if kind != "array"), "array"]
        own = {key: value for key, value in one.items() if key not in ("description", "minItems")}
        return {**own, **many, "type": types}


if not TYPE_CHECKING:

    class Many:
        """`Many[X]`: any sequence of X going in, a tuple once it is there."""

        def __class_getitem__(cls, item: Any) -> Any:
            return Annotated[tuple[item, ...], Strict(False)]

    class OneOrMore:
        """`OneOrMore[X]`: `Many[X]`, or one X without brackets."""

        def __class_getitem__(cls, item: Any) -> Any:
            return Annotated[Many[item], _OneOrMore()]

    class AtLeastOne:
        """`AtLeastOne[X]`: the same, and never empty."""

        def __class_getitem__(cls, item: Any) -> Any:
            return Annotated[Many[item], Field(min_length=1), _OneOrMore()]

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
