"""A map's own data that a format has no key for: it goes along under a key of ours, and is checked again."""

from collections.abc import Mapping
from typing import Any

from argmap.graph.references import KINDS, RELATIONS
from argmap.interop.building import FREE
from argmap.interop.carrying import Data, Loss, UnreadableError

TENSION = "in_tension_with"
"""The relation that no graph says: it goes along, with nodes for statements."""

_SAID = (frozenset(RELATIONS) - {TENSION}) | {"supported_by"}
_FREE = FREE - {"kind"}
STATEMENT = frozenset({"text", "origin"}) | _SAID | _FREE
STEP = frozenset({"premises", "conclusion", "warrant", "origin"}) | _FREE
WHOLE = frozenset({"argmap", "inferences", "origin", *KINDS})
"""The keys of a statement, of an inference and of a map that the nodes and edges say."""

_MOST = 20


def own_keys(part: Mapping[str, Any], said: frozenset[str]) -> Data:
    """Return what a part of a map has beside the keys that its nodes and edges say."""
    return {key: value for key, value in part.items() if key not in said}


def check_own(data: Data, losses: list[Loss]) -> None:
    """Take out keys that a part has not, such as that of a challenge in a claim; they are losses.

    Raises:
        UnreadableError: what was kept does not make a map.
    """
    from argmap.shape import find_shape_problems

    problems = list(find_shape_problems(data))
    for path in [problem.path for rule, problem in problems if rule == "unknown-key"]:
        part: Any = data
        for step in path[:-1]:
            part = part[step]
        del part[path[-1]]
        why = "by its relations, the part is of a kind that has no such key"
        losses.append(Loss(".".join(map(str, path[1:-1])), f"'{path[-1]}'", why))
    wrong = [problem for _, problem in find_shape_problems(data)] if problems else []
    if wrong:
        told = [f"{'.'.join(map(str, problem.path))}: {problem.message}" for problem in wrong[:_MOST]]
        raise UnreadableError("\n".join(told))
