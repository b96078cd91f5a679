"""A map as an outline in plain text, for screen readers and terminals.

Every line names its relation to another part, so that nothing depends on the indentation; and no line is
broken, so that a screen reader moves from statement to statement.
"""

from typing import TYPE_CHECKING

from argmap.diagram.text import clean
from argmap.diagram.traversal import traverse
from argmap.diagram.wording import (
    capitalise,
    count_statements,
    describe_statement,
    describe_step,
    name,
    name_paper,
    number_kind,
    title,
    verdict_word,
)
from argmap.graph import Step
from argmap.syntax.lines import escape_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.traversal import Visit
    from argmap.diagram.view import View

_DEEPEST = 12
"""Lines are indented up to this level; deeper ones name their level."""

_RELATIONS = {
    "support": "for {}",
    "failing": "for {}, in vain",
    "warrant": "licence for {}",
    "attack": "against {}",
    "answer": "answer to {}",
    "denial": "denial of {}",
    "contradiction": "cannot stand with {}",
    "tension": "in tension with {}",
}


def to_outline(view: "View") -> str:
    """Return the argument as text: theses and recommendations first, and below each what bears on it.

    A part is described once, and referred to elsewhere. What no thesis and no recommendation leads to
    comes last.
    """
    lines = [*_opening(view), *_argument(view)]
    return "".join(f"{escape_controls(line)}\n" for line in lines)


def _opening(view: "View") -> "Iterator[str]":
    yield title(view)
    if paper := name_paper(view):
        yield paper
    yield count_statements(view)
    if view.lost_note:
        yield f"{view.lost_note}."


def _argument(view: "View") -> "Iterator[str]":
    apart = False
    for visit in traverse(view):
        if visit.depth == 0 and not apart:
            yield ""
            apart = visit.apart
            if apart:
                yield "Not connected to a thesis or recommendation:"
        yield _line(view, visit)


def _line(view: "View", visit: "Visit") -> str:
    words = _describe(view, visit)
    if visit.relation and visit.to:
        words = f"{_RELATIONS[visit.relation].format(name(visit.to))}: {words}"
    level = f"(level {visit.depth}) " if visit.depth > _DEEPEST else ""
    return "  " * min(visit.depth, _DEEPEST) + level + capitalise(clean(words))


def _describe(view: "View", visit: "Visit") -> str:
    part = visit.part
    if isinstance(part, Step):
        return describe_step(view, part)
    if visit.again:
        return f"see {number_kind(view, part)} '{name(part)}', {verdict_word(view, part)}"
    return describe_statement(view, part)
