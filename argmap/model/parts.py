"""The small types that all models share: ids, texts, dates, and containers that don't change."""

import sys
from collections import abc
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import core_schema

from argmap.identifier import ID, QUALIFIED_ID
from argmap.model.faults import describe_faults
from argmap.model.frozen import FrozenDict

if sys.version_info >= (3, 12):
    from typing import TypeAliasType
else:
    from typing_extensions import TypeAliasType  # pydantic needs it, and so brings it

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = [
    "EMPTY",
    "END",
    "FOLDERS_BELOW",
    "FOLDERS_WORDS",
    "AtLeastOne",
    "BelowPath",
    "ByName",
    "ByRole",
    "Citation",
    "Date",
    "FilledPart",
    "Id",
    "Mapping",
    "Number",
    "OneOrMore",
    "Optional",
    "Part",
    "Reference",
    "Score",
    "Sequence",
    "Shorthand",
    "Text",
    "TypeAliasType",
    "Yes",
    "matching",
]

# `$` alone would also match before a final line break, in Python though not in other languages.
END = r"(?!\n)$"
LARGEST = 2**53 - 1
_DAYS = (
    r"(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
    r"(0[469]|11)-(0[1-9]|[12][0-9]|30)",
    r"02-(0[1-9]|1[0-9]|2[0-8])",
)
_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
DATE = rf"^([0-9]{{4}}(-((0[1-9]|1[0-2])|{'|'.join(_DAYS)}))?|{_LEAP_YEAR}-02-29){END}"
"""A year, a month, or a day of the calendar."""


def matching(pattern: str, words: str) -> Any:
    """A pattern, and what to say to people (and in editors that know the keyword) when it fails."""
    return Field(pattern=pattern, json_schema_extra={"patternErrorMessage": words})


_ID_WORDS = "an id starts with a letter (a-z, A-Z) and has only letters, digits, '-' and '_'"
Id: TypeAlias = Annotated[str, matching(rf"^{ID}{END}", _ID_WORDS)]
"""A name by which other parts of the map refer to this one."""

Reference: TypeAlias = Annotated[str, matching(rf"^{QUALIFIED_ID}{END}", _ID_WORDS)]
"""The id of another part of the map, or of a part of an included file."""

Text: TypeAlias = Annotated[str, matching(r"\S", "a text must not be blank")]
"""Any text that is not blank."""

_CITATION_WORDS = "a citation is a source id, or a source id, a comma and a place in it: 'audit-2023, p. 14'"
Citation: TypeAlias = Annotated[str, matching(rf"^{QUALIFIED_ID}(, *[^\s][^\n]*)?{END}", _CITATION_WORDS)]
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

_DATE_WORDS = "a date is a year, month or day of the calendar: 2023, 2023-06 or 2023-06-01"
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
        reference = handler(schema)
        whole = handler.resolve_ref_schema(reference)
        short = whole["properties"][self._key]
        kinds = [name for name, types in _JSON_TYPES.items() if issubclass(types, self._types)]
        keywords = ("pattern", "patternErrorMessage", "items", "minItems")
        whole.update({"type": [*kinds, "object"]} | {key: short[key] for key in keywords if key in short})
        return reference


_JSON_TYPES: dict[str, type] = {"string": str, "array": list}


class _Tuple:
    """A sequence is kept as a tuple."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> core_schema.CoreSchema:
        (item,) = get_args(source)
        return core_schema.tuple_variable_schema(handler.generate_schema(item), strict=False)


class _Frozen:
    """A mapping is kept as a frozen dict."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> core_schema.CoreSchema:
        keys, values = map(handler.generate_schema, get_args(source))
        return core_schema.no_info_after_validator_function(FrozenDict, core_schema.dict_schema(keys, values))


class _Unbracketed:
    """A value without brackets is a list of one."""

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
        item = handler.resolve_ref_schema(many["items"])
        kinds = [item["type"]] if isinstance(item["type"], str) else item["type"]
        types = [*(kind for kind in kinds if kind != "array"), "array"]
        own = {key: value for key, value in item.items() if key not in ("description", "minItems")}
        return {**own, **many, "type": types}


T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

Optional: TypeAlias = Annotated[T | None, _Present()]
"""`Optional[X]`: X, or None where the key is absent; it is never given as None."""

Sequence: TypeAlias = Annotated[abc.Sequence[T], _Tuple()]
"""`Sequence[X]`: any list or tuple of X going in, a tuple once it is there."""

OneOrMore: TypeAlias = Annotated[abc.Sequence[T], _Tuple(), _Unbracketed()]
"""`OneOrMore[X]`: `Sequence[X]`, or one X without brackets."""

AtLeastOne: TypeAlias = Annotated[abc.Sequence[T], _Tuple(), Field(min_length=1), _Unbracketed()]
"""`AtLeastOne[X]`: the same, and never empty."""


class _ListOrMapping:
    """A list, or a mapping: the type in JSON decides which. `many`: values of the mapping are such lists."""

    def __init__(self, *, many: bool) -> None:
        self._many = many

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> core_schema.CoreSchema:
        (item,) = get_args(source)
        many = handler.generate_schema(AtLeastOne[item])  # type: ignore[valid-type]
        value = many if self._many else handler.generate_schema(item)
        mapping = core_schema.dict_schema(handler.generate_schema(Id), value, min_length=1)
        keyed = core_schema.no_info_after_validator_function(FrozenDict, mapping)
        return core_schema.tagged_union_schema({True: keyed, False: many}, self._is_mapping)

    @staticmethod
    def _is_mapping(value: object) -> bool:
        return isinstance(value, abc.Mapping)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        assert schema["type"] == "tagged-union"
        keyed = handler(schema["choices"][True])
        (value,) = keyed["patternProperties"].values()
        if self._many:
            return {**keyed, **value, "type": [*value["type"], "object"]}
        several = handler(schema["choices"][False])  # without what `_Unbracketed` says of it
        return {**keyed, **value, **several, "type": [value["type"], "array", "object"]}


ByRole: TypeAlias = Annotated[abc.Sequence[T], _ListOrMapping(many=True)]
"""`ByRole[X]`: the same, or a mapping of roles to the same."""

ByName: TypeAlias = Annotated[abc.Sequence[T], _ListOrMapping(many=False)]
"""`ByName[X]`: the same, or a mapping of names to X."""

Mapping: TypeAlias = Annotated[abc.Mapping[K, V], _Frozen()]
"""`Mapping[K, V]`: a dict going in, a `FrozenDict` once it is there."""

EMPTY: FrozenDict[Any, Any] = FrozenDict()


class Part(BaseModel):
    """What all parts of a map have in common: nothing changes, nothing is converted, nothing unknown.

    Raises:
        InvalidMap: a value is refused; `findings` has all that is wrong, each with its path.
    """

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

    if not TYPE_CHECKING:  # type checkers know what the fields say

        def __init__(self, /, **data: Any) -> None:
            try:
                super().__init__(**data)
            except ValidationError as error:
                raise describe_faults(type(self), data, error) from None

        __init__.__pydantic_base_init__ = True  # pydantic may build nested parts without a call of it

        def __setattr__(self, name: str, _: object = None) -> None:
            raise FrozenInstanceError(f"cannot change '{name}'; replace() returns a changed copy")

        __delattr__ = __setattr__

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Return the part that plain data describes; the options are pydantic's.

        Raises:
            InvalidMap: the data does not describe such a part.
        """
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            raise describe_faults(cls, obj, error) from None

    def replace(self, **changes: Any) -> Self:
        """Return a copy with other values, which are checked; None removes a key.

        Raises:
            InvalidMap: a value is refused.
        """
        values = {name: getattr(self, name) for name in self.model_fields_set} | changes
        return type(self)(**{name: value for name, value in values.items() if value is not None})


class FilledPart(Part):
    """A part that has at least one of its keys."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("at least one key is needed")
        return self
