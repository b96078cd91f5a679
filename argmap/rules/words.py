"""Phrases that several rules use. All are of bounded length, however long ids and lists of them are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.evaluation import Failure
    from argmap.graph import Statement, Step

MOST = 5
"""How many ids a message lists."""

FEW = 3
"""How many ids a message lists that says much else."""

_LONGEST = 60


def quote(name: str) -> str:
    """Return an id in quotes, cut to a readable length."""
    return f"'{name[:_LONGEST]}...'" if len(name) > _LONGEST else f"'{name}'"


def enumerate_names(names: Sequence[str], most: int = MOST) -> str:
    """Return `a`, `a and b`, or `a, b, c, d, e and 7 more`."""
    shown = list(names[:most])
    last = f"{len(names) - most:,} more" if len(names) > most else shown.pop()
    return f"{', '.join(shown)} and {last}" if shown else last


def enumerate_ids(ids: Sequence[str], most: int = MOST) -> str:
    """Return `'a'`, `'a' and 'b'`, or `'a', 'b', 'c', 'd', 'e' and 7 more`."""
    return enumerate_names([*map(quote, ids[:most]), *ids[most:]], most)


def enumerate_first(ids: Sequence[str], most: int = MOST) -> str:
    """Return the same for a list that was cut after `most + 1`: `'a', 'b', 'c', 'd', 'e' and others`."""
    if len(ids) <= most:
        return enumerate_ids(ids, most)
    return f"{', '.join(map(quote, ids[:most]))} and others"


def name_step(step: "Step") -> str:
    """Return the id of a step, or `'a'`, or `'a' with 'b'`."""
    if step.id:
        return f"the inference {quote(step.id)}"
    first, *others = (one.id for one in step.premises)
    return f"{quote(first)} with {enumerate_ids(others, FEW - 1)}" if others else quote(first)


def explain(failure: "Failure", about: "Statement") -> str:
    """Say why a link is broken, in a sentence about a statement."""
    name, by = "it" if failure.statement is about else quote(failure.statement.id), quote(failure.by)
    if failure.reason == "unsupported":
        return f"nothing supports {name}"
    if failure.reason == "circular":
        return f"{name} rests on itself in a circle"
    if failure.reason == "defeated":
        return f"{by} tells against {name}"
    if failure.reason == "bare":
        return f"{name} gives no grounds"
    assert failure.step is not None
    step = f"the inference {quote(failure.step.id)}" if failure.step.id else f"the step to {name}"
    return f"{step} is undercut by {by}"
