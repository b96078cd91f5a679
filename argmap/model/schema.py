"""The published JSON Schema, generated from the models."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from argmap.docstrings import read_docstring
from argmap.model.map import ArgumentMap

SCHEMA_ID = "urn:argmap:schema:1"


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, without defaults and with keys that are really closed."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        about = read_docstring(schema["cls"])
        return made | {"description": about.partition("\n\n")[0]}  # what follows is about Python

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        return {**super().dict_schema(schema), "additionalProperties": False}


def generate_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a map: it and the models accept the same documents."""
    schema = ArgumentMap.model_json_schema(schema_generator=_Generator)
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": SCHEMA_ID,
        **schema,
        "title": "Argument map",
    }
