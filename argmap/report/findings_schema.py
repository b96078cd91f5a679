"""The JSON Schema of the findings that `argmap check --format json` writes."""

from typing import Any

from argmap.finding import Severity
from argmap.report.schema_parts import list_of, object_of

_NUMBER_OR_NULL = {"type": ["integer", "null"], "minimum": 1}
_PATH = {
    "description": "The keys that lead from the root of the map to a value.",
    "type": "array",
    "items": {"type": ["string", "integer"]},
}
_PLACE = {
    "file": {"description": "The file; null for a map without a file.", "type": ["string", "null"]},
    "line": {"description": "The line in which it starts, from 1.", **_NUMBER_OR_NULL},
    "column": {"description": "The character at which it starts, from 1.", **_NUMBER_OR_NULL},
    "end_line": {"description": "The line in which it ends.", **_NUMBER_OR_NULL},
    "end_column": {"description": "The character before which it ends.", **_NUMBER_OR_NULL},
}
_MESSAGE = {"description": "What is wrong.", "type": "string"}


_EDIT = object_of(
    "A change to the map, by path.",
    {
        "edit": {"description": "What is done.", "enum": ["insert", "replace", "move", "delete"]},
        "path": _PATH,
        "value": {"description": "What is inserted, or takes the place of what is there."},
        "to": {**_PATH, "description": "Where an entry is moved to."},
    },
    optional=("value", "to"),
)
_TEXT_EDIT = object_of(
    "A part of the file, and the text that takes its place.",
    {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "end_line": {"type": "integer", "minimum": 1},
        "end_column": {"type": "integer", "minimum": 1},
        "text": {"description": "The new text; the empty string deletes.", "type": "string"},
    },
)
_FIX = object_of(
    "A way to mend the finding.",
    {
        "title": {"description": "What it does.", "type": "string"},
        "safe": {"description": "Whether it may be made without asking.", "type": "boolean"},
        "edits": list_of(_EDIT, "The changes to the map."),
        "text_edits": list_of(_TEXT_EDIT, "The same changes in the text of the file."),
    },
)
_RELATED = object_of(
    "Another place that belongs to the finding.",
    {"message": {"description": "What it has to do with it.", "type": "string"}, **_PLACE, "path": _PATH},
)
FINDING = object_of(
    "A finding.",
    {
        "rule": {"description": "The name of the rule.", "type": "string"},
        "severity": {"description": "How much it weighs.", "enum": [severity.value for severity in Severity]},
        "message": _MESSAGE,
        "file": _PLACE["file"],
        "line": _PLACE["line"],
        "column": _PLACE["column"],
        "path": _PATH,
        "statement": {
            "description": "The id of the statement or inference that it is about.",
            "type": ["string", "null"],
        },
        "end_line": _PLACE["end_line"],
        "end_column": _PLACE["end_column"],
        "advice": {"description": "What to do about it; may be empty.", "type": "string"},
        "roots": list_of(
            {"type": "string"},
            "The ids of the theses and recommendations that it touches. Empty in a map with more than 1,000 "
            "theses and recommendations.",
        ),
        "cause": list_of(
            {"type": ["string", "integer"]},
            "The path of the statement whose finding causes this one; else empty.",
        ),
        "related": list_of(_RELATED, "Other places that belong to it."),
        "fixes": list_of(_FIX, "Ways to mend it, the best first."),
    },
)


def generate_findings_schema() -> dict[str, Any]:
    """Return the schema (2020-12)."""
    counts = {
        name: {"type": "integer", "minimum": 0} for name in (*(part.value for part in Severity), "files")
    }
    root = object_of(
        "What `argmap check --format json` writes.",
        {
            "argmap": {"description": "The version of this shape.", "const": 1},
            "findings": list_of(FINDING, "The findings in order, the most important first."),
            "summary": object_of(
                "How many findings there are of each severity, and in how many files.", counts
            ),
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:argmap:findings:1",
        "title": "Findings of argmap",
        **root,
    }
