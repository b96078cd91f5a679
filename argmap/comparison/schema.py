"""The JSON Schema of what `argmap diff --format json` writes."""

from typing import Any

from argmap.report.findings_schema import FINDING
from argmap.report.schema_parts import list_of, object_of
from argmap.verdict import VERDICTS
from argmap.vocabulary import KINDS

_TEXT: dict[str, Any] = {"type": "string"}
_ID = {"description": "An id.", "type": "string"}
_ID_OR_NULL = {"description": "An id; null where there is none.", "type": ["string", "null"]}
_IDS = list_of(_ID)
_VERDICT = {"description": "A verdict; null where there is no statement.", "enum": [*VERDICTS, None]}
_STATUS = {"description": "What became of it.", "enum": ["added", "removed", "changed"]}
_KIND = {"description": "A kind; null where there is no statement.", "enum": [*KINDS.values(), None]}
_TEXT_OR_NULL = {"description": "The text; null where there is no statement.", "type": ["string", "null"]}
_CHANGES = list_of(
    object_of(
        "Another value of a key; null stands for none.",
        {
            "key": {"description": "The key.", **_TEXT},
            "before": {"description": "Before."},
            "after": {"description": "Now."},
        },
    ),
    "The keys that changed.",
)
_STATEMENT_KEYS = {"id": _ID_OR_NULL, "kind": _KIND, "text": _TEXT_OR_NULL, "verdict": _VERDICT}
_STATEMENT = object_of(
    "A statement that is new, gone or changed.",
    {
        "status": _STATUS,
        **{
            f"{key}_{when}": schema for when in ("before", "after") for key, schema in _STATEMENT_KEYS.items()
        },
        "changes": _CHANGES,
    },
)
_RELATION = object_of(
    "A relation that is new, gone or changed.",
    {
        "status": _STATUS,
        "relation": {"description": "The key by which a map has it.", **_TEXT},
        "statement": {"description": "The statement that has it: the conclusion of a step.", **_TEXT},
        "others": list_of(_ID, "What it names: the premises of a step."),
        "id": _ID_OR_NULL,
        "changes": _CHANGES,
    },
)
_PART = object_of(
    "A source, section or voice that is new, gone or changed.",
    {
        "section": {"description": "Where a map has it.", "enum": ["sources", "sections", "voices"]},
        "status": _STATUS,
        "id_before": _ID_OR_NULL,
        "id_after": _ID_OR_NULL,
        "changes": _CHANGES,
    },
)
_TURNED = object_of(
    "A statement with another verdict, or a root that has become so or no longer is.",
    {
        "id_before": _ID_OR_NULL,
        "id_after": _ID_OR_NULL,
        "root": {"description": "Whether it is, or was, a thesis or recommendation.", "type": "boolean"},
        "before": _VERDICT,
        "after": _VERDICT,
    },
)
_IDS_OR_NULL = {"description": "Ids; null where nothing would do.", "type": ["array", "null"], "items": _ID}
_ARGUMENT = object_of(
    "What the changes do to the argument.",
    {
        "verdicts": list_of(_TURNED, "The verdicts that changed; roots first."),
        "roots": list_of(_TURNED, "Theses and recommendations that have become so, or no longer are."),
        "dependences": list_of(
            object_of(
                "Sets of one or two premises without which, all together, a root falls.",
                {
                    "root": _ID,
                    "gained": list_of(_IDS, "It did not fall without them before."),
                    "lost": list_of(_IDS, "It no longer falls without them."),
                },
            )
        ),
        "repairs": list_of(
            object_of(
                "What would have to be sourced for a root to be established.",
                {"root": _ID, "before": _IDS_OR_NULL, "after": _IDS_OR_NULL},
            )
        ),
        "findings": object_of(
            "What a check finds.",
            {"new": list_of(FINDING, "Findings that came."), "gone": list_of(FINDING, "Findings that went.")},
        ),
        "complete": {"description": "Whether more than verdicts was compared.", "type": "boolean"},
    },
)


def generate_difference_schema() -> dict[str, Any]:
    """Return the schema."""
    whole = object_of(
        "What differs between two maps, as `argmap diff --format json` writes it.",
        {
            "argmap": {"description": "The version of this shape.", "const": 1},
            "old": {"description": "What the old map is called.", **_TEXT},
            "new": {"description": "What the new map is called.", **_TEXT},
            "same": {"description": "Whether the maps say the same.", "type": "boolean"},
            "statements": list_of(_STATEMENT),
            "relations": list_of(_RELATION),
            "parts": list_of(_PART),
            "map": _CHANGES,
            "argument": _ARGUMENT,
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:argmap:difference:1",
        "title": "Differences of argmap maps",
        **whole,
    }
