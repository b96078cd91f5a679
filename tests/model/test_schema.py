"""The published schema: generated, accepted by its metaschema, and documented to the last key."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from argmap.model.schema import SCHEMA_ID, generate_schema

ROOT = Path(__file__).parents[2]
COPIES = [ROOT / "schemas/argmap.schema.json", ROOT / "argmap/shape/argmap.schema.json"]
SCHEMA = generate_schema()


@pytest.mark.parametrize("copy", COPIES, ids=["schemas", "argmap/shape"])
def test_copies_are_what_the_models_generate(copy: Path) -> None:
    assert copy.read_text("utf-8") == json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"


def test_id_and_dialect() -> None:
    assert SCHEMA["$id"] == SCHEMA_ID
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_metaschema_accepts_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_check_jsonschema_accepts_it() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(COPIES[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def objects() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what has keys, each once: a list of which one entry may stand alone repeats its keys."""
    yield "ArgumentMap", SCHEMA
    defs = ((name, one) for name, one in SCHEMA["$defs"].items() if "array" not in _types(one)[-1:])
    yield from ((name, one) for name, one in defs if "properties" in one)


def _types(schema: dict[str, Any]) -> list[str]:
    types: str | list[str] = schema["type"]
    return [types] if isinstance(types, str) else types


def test_lists_that_need_no_brackets_repeat_their_entries() -> None:
    lists = {name for name, one in SCHEMA["$defs"].items() if _types(one)[-1:] == ["array"]}
    assert lists == {"Reasons", "Locators", "Remarks"}
    for name in lists:
        many = SCHEMA["$defs"][name]
        one = SCHEMA["$defs"][many["items"]["$ref"].rpartition("/")[2]]
        same = {
            key: value
            for key, value in one.items()
            if key not in {"description", "type", "items", "minItems"}
        }
        assert same == {key: many[key] for key in same}


KEYS = [
    pytest.param(key, id=f"{owner}-{name}")
    for owner, schema in objects()
    for name, key in schema["properties"].items()
]


def test_all_objects_are_closed_and_described() -> None:
    for name, schema in objects():
        assert schema["additionalProperties"] is False, name
        assert schema["title"], name
        assert schema["description"], name


@pytest.mark.parametrize("key", KEYS)
def test_key_is_documented(key: dict[str, Any]) -> None:
    assert key["title"]
    assert key["description"]
    assert key["description"][0].isupper()
    assert key["description"].endswith(".")
    assert key["examples"]


@pytest.mark.parametrize("key", KEYS)
def test_examples_are_valid(key: dict[str, Any]) -> None:
    validator = Draft202012Validator(SCHEMA).evolve(schema=key)
    for example in key["examples"]:
        validator.validate(example)


def test_no_default_is_published() -> None:
    for _, schema in objects():
        assert not [name for name, key in schema["properties"].items() if "default" in key]
