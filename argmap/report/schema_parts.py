"""What the JSON Schemas of argmap's own output are made of."""

from typing import Any


def object_of(description: str, properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of an object that has these keys, but for optional ones, and no others."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def list_of(items: dict[str, Any], description: str = "") -> dict[str, Any]:
    """Return the schema of a list."""
    return {**({"description": description} if description else {}), "type": "array", "items": items}
