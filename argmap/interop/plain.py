"""JSON and YAML of other tools, read with the care that maps are read with."""

from typing import TYPE_CHECKING, Any

from argmap.interop.carrying import UnreadableError
from argmap.text import read

if TYPE_CHECKING:
    from argmap.interop.carrying import Options


def load_json(text: str, options: "Options") -> Any:
    """Return the data in a JSON text; raises `UnreadableError` with the places of all that is wrong."""
    return _load(text, f"{options.name}.json")


def load_yaml(text: str, options: "Options") -> Any:
    """Return the data in a YAML text of JSON types; raises `UnreadableError`, for anchors and tags too."""
    return _load(text, f"{options.name}.yaml")


def _load(text: str, name: str) -> Any:
    document = read(text, name, max_bytes=max(len(text), 1))
    if document.findings:
        lines = [f"{one.line}:{one.column}: {one.message} [{one.rule}]" for one in document.findings]
        raise UnreadableError("\n".join(lines))
    return document.data
