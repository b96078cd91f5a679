"""A map's own data that a format has no key for: it goes along under a key of ours, and is checked again."""

from collections.abc import Mapping
from typing import Any

from argmap.interop.carrying import Data, Loss, UnreadableError

KINDS = {
    "claim": "claims",
    "premise": "premises",
    "challenge": "challenges",
    "recommendation": "recommendations",
}
STATEMENT_KEYS = frozenset(
    {"kind", "id", "at", "sources", "tags", "note", "allow", "assumption", "residual", "actor", "weight"}
)
STEP_KEYS = frozenset({"kind", "id", "scheme", "note", "allow"})
HEAD_KEYS = frozenset({"title", "paper", "sections", "sources", "bibliography", "thesis", "expect"})

_ONLY_IN = {"assumption": "premises", "residual": "challenges", "actor": "recommendations"}
_MOST = 20


def own_keys(part: Mapping[str, Any], keys: frozenset[str]) -> Data:
    """Return what a part of a map has under some keys."""
    return {key: value for key, value in part.items() if key in keys}


def check_own(data: Data, losses: list[Loss]) -> None:
    """Take out what a statement has no longer, being of another kind; it is a loss.

    Raises:
        UnreadableError: what was kept does not make a map.
    """
    from argmap.shape import find_shape_problems

    for section in KINDS.values():
        for name, statement in data.get(section, {}).items():
            for key in [key for key, only in _ONLY_IN.items() if key in statement and section != only]:
                del statement[key]
                losses.append(Loss(name, f"'{key}'", f"it is none of the {_ONLY_IN[key]}, by its relations"))
    problems = [f"{'.'.join(map(str, one.path))}: {one.message}" for _, one in find_shape_problems(data)]
    if problems:
        raise UnreadableError("\n".join(problems[:_MOST]))
