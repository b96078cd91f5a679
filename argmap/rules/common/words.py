"""Phrases that several rules use. All are of bounded length, however long ids and lists of them are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.message import Mention, Message, Value, enumerate_parts, quote

if TYPE_CHECKING:
    from argmap.evaluation import Failure
    from argmap.graph import Statement, Step

__all__ = [
    "FEW",
    "MOST",
    "explain",
    "list_ids",
    "list_some",
    "list_statements",
    "name",
    "name_first",
    "name_step",
    "quote",
]

MOST = 5
"""How many ids a message lists."""

FEW = 3
"""How many ids a message lists that says much else."""


def name(statement: "Statement") -> Mention:
    """Return `the claim 'x'`."""
    return Mention(statement.id, f"the {statement.kind}")


def list_ids(ids: Sequence[str], most: int = MOST) -> Message:
    """Return `'a'`, `'a' and 'b'`, or `'a', 'b', 'c', 'd', 'e' and 7 more`."""
    return enumerate_parts([*map(Mention, ids[:most])], most, len(ids))


def list_statements(statements: "Iterable[Statement]", most: int = MOST) -> Message:
    """Return the ids of statements, in their order, as `list_ids` does."""
    return list_ids([statement.id for statement in statements], most)


def name_first(statements: "Sequence[Statement]", most: int) -> Message:
    """Return `the claim 'a', the recommendation 'b' and 7 more`."""
    return enumerate_parts([name(statement) for statement in statements[:most]], most, len(statements))


def list_some(statements: "Sequence[Statement]", most: int = MOST) -> Message:
    """Return the same for a list that was cut after `most + 1`: `'a', 'b', 'c', 'd', 'e' and others`."""
    if len(statements) <= most:
        return list_statements(statements, most)
    shown = [Mention(statement.id) for statement in statements[:most]]
    return enumerate_parts([*shown, "others"], most + 1)


def name_step(step: "Step") -> Message:
    """Return the id of a step, or `'a'`, or `'a' with 'b'`."""
    if step.id:
        return Message("{}", Mention(step.id, "the inference"))
    first, *others = (premise.id for premise in step.premises)
    return Message("{} with {}", Mention(first), list_ids(others, FEW - 1)) if others else list_ids([first])


def explain(failure: "Failure", about: "Statement") -> Message:
    """Return why a link is broken, in a sentence about a statement."""
    subject: Value = "it" if failure.statement is about else Mention(failure.statement.id)
    if failure.reason == "unsupported":
        return Message("nothing supports {}", subject)
    if failure.reason == "circular":
        return Message("{} rests on itself in a circle", subject)
    if failure.reason == "defeated":
        return Message("{} defeats {}", Mention(failure.by), subject)
    if failure.reason == "bare":
        return Message("{} gives no grounds", subject)
    assert failure.step is not None
    step = (
        Mention(failure.step.id, "the inference") if failure.step.id else Message("the step to {}", subject)
    )
    return Message("{} is undercut by {}", step, Mention(failure.by))
