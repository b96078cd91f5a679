"""A map as an outline in plain text, for screen readers and terminals.

Every line says what it tells of, for or against which part, so that nothing hangs on the indentation; and no
line is broken, so that a reader moves from statement to statement.
"""

from typing import TYPE_CHECKING

from argmap.diagram.reading import tell_in_order
from argmap.diagram.text import clean
from argmap.diagram.wording import (
    capitalise,
    count_statements,
    describe_statement,
    describe_step,
    name,
    name_kind,
    name_paper,
    title,
    verdict_word,
)
from argmap.graph import Step
from argmap.text.lines import show_harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.reading import Telling
    from argmap.diagram.view import View

_DEEPEST = 12
"""Up to this level lines are indented; below it they say their level."""

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

    A part is told once, and referred to wherever else it comes. What no thesis and no recommendation leads to
    comes last.
    """
    lines = [*_opening(view), *_argument(view)]
    return "".join(f"{show_harmless(line)}\n" for line in lines)


def _opening(view: "View") -> "Iterator[str]":
    yield title(view)
    if paper := name_paper(view):
        yield paper
    yield count_statements(view)
    if view.lost_note:
        yield f"{view.lost_note}."


def _argument(view: "View") -> "Iterator[str]":
    apart = False
    for telling in tell_in_order(view):
        if telling.depth == 0 and not apart:
            yield ""
            apart = telling.apart
            if apart:
                yield "Not connected to a thesis or recommendation:"
        yield _line(view, telling)


def _line(view: "View", telling: "Telling") -> str:
    words = _tell(view, telling)
    if telling.relation and telling.to:
        words = f"{_RELATIONS[telling.relation].format(name(telling.to))}: {words}"
    level = f"(level {telling.depth}) " if telling.depth > _DEEPEST else ""
    return "  " * min(telling.depth, _DEEPEST) + level + capitalise(clean(words))


def _tell(view: "View", telling: "Telling") -> str:
    part = telling.part
    if isinstance(part, Step):
        return describe_step(view, part)
    if telling.again:
        return f"see {name_kind(view, part)} '{name(part)}', {verdict_word(view, part)}"
    return describe_statement(view, part)
