"""The sources of a map as the models have them: what may be written as a bare number is text."""

from collections.abc import Mapping
from typing import Any

_DATES = {"issued", "accessed", "event-date", "original-date"}


def read_sources(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the sources of a map, by id."""
    return {name: read_item(source) for name, source in data.get("sources", {}).items()}


def read_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source, or the paper itself, with texts only."""
    return {key: _as_text(key, value) if isinstance(value, int) else value for key, value in item.items()}


def _as_text(key: str, number: int) -> str:
    return f"{number:04}" if key in _DATES else str(number)
