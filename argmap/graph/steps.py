"""The attributes of a step beside its ends, and its name; and the relations between statements."""

from collections.abc import Iterator
from typing import Any

from argmap.graph.graph import Graph
from argmap.graph.nodes import Statement, Step

ENDS = frozenset({"id", "premises", "conclusion", "warrant"})
"""The keys of an inference, or of a reason, that are its id and what it joins."""


def keys_of(step: Step) -> dict[str, Any]:
    """Return what a map says of a step beside its id and what it joins."""
    return {key: value for key, value in step.data.items() if key not in ENDS and not is_empty(value)}


def is_empty(value: Any) -> bool:
    """Return whether a value is empty."""
    return value is None or value in ("", [], {})


def is_plain(step: Step) -> bool:
    """Return whether a step is only a statement given as a reason, without attributes."""
    has_more = step.id is not None or step.warrant is not None or step.roles or keys_of(step)
    return not has_more and len(step.premises) == 1


def name_step(graph: Graph, step: Step) -> str:
    """Return a name for a step that nothing else has: `inferences/` and its id, or where it is written."""
    is_named = step.path[0] == "inferences" or (step.id and graph.named.get(step.id) is step)
    return f"inferences/{step.id}" if is_named else "/".join(map(str, step.path))


def find_links(graph: Graph) -> Iterator[tuple[str, Statement, Statement]]:
    """Yield the relations between statements but for support and attack: relation, start and end."""
    for relation, links in graph.links.items():
        for link in links:
            yield relation, link.start, link.end
