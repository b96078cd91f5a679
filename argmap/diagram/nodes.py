"""The boxes of statements and the joints of steps, each as a line of DOT."""

from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.box_text import DOT, DOT_SIZE
from argmap.diagram.dot_quoting import assignments, attributes, string
from argmap.diagram.label import statement_label
from argmap.diagram.text import shorten
from argmap.diagram.tooltip import statement_tooltip, step_tooltip

PREMISE_LINES = ("support", "failing", "warrant")
"""The lines from premises to a step."""

_MOST_OTHERS = 4

NOWHERE = "no section"
"""The heading for statements without a section."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.box import Box
    from argmap.diagram.theme import Badge, Kind
    from argmap.diagram.view import View
    from argmap.graph import Statement, Step


def statement_line(view: "View", statement: "Statement", box: "Box | None" = None) -> str:
    """Return the box of a statement; its SVG element has an id, and classes for its kind and verdict.

    With a `box`, it reserves space for that, and has no text.
    """
    kind, badge = view.theme.kinds[statement.kind], view.border(statement)
    thesis = statement.index in view.theses
    implicit = statement.implicit
    marks = {"thesis": thesis, "implicit": implicit, "voice": bool(view.voice(statement))}
    classes = [
        statement.kind,
        view.evaluation.verdict(statement),
        *(name for name, has in marks.items() if has),
    ]
    own = assignments(
        {
            **(_place(box) if box else {"label": statement_label(view, statement)}),
            "id": f"statement-{statement.key}",
            "class": " ".join(classes),
            "tooltip": statement_tooltip(view, statement),
        }
    )
    return f"{string(statement.key)} [{own}, {_style(kind, badge, view.theme.pen, thesis, implicit)}]"


def _place(box: "Box") -> dict[str, object]:
    width, height = box.inches
    return {"label": DOT, "fontsize": DOT_SIZE, "width": width, "height": height}


@lru_cache(128)  # there are few kinds and badges
def _style(kind: "Kind", badge: "Badge | None", pen: float, thesis: bool, implicit: bool) -> str:
    border = badge.style if badge else ""
    values: dict[str, object] = {
        "shape": kind.shape,
        "style": _join_styles("filled", kind.style, border or ("dashed" if implicit else "")),
        "fillcolor": kind.fill,
        "color": kind.line,
    }
    if badge and badge.pen != pen:
        values["penwidth"] = badge.pen
    if thesis:
        values |= {"peripheries": 2, "penwidth": sizes.THESIS_FACTOR * pen}
    return assignments(values)


def joint_name(step: "Step") -> str:
    """Return the name of a step's node, which no statement has."""
    return "/".join(str(part) for part in step.path)


def joint_words(view: "View", step: "Step") -> str:
    """Return the words in the node of a step; in columns also the numbers of premises that are elsewhere."""
    words = [shorten(word, sizes.SCHEME_CHARACTERS) for word in view.step_words(step)]
    return " · ".join([*words, *_name_others(view, step)])


def _name_others(view: "View", step: "Step") -> "Iterator[str]":
    """Yield the words for the premises of a step in columns that have no line to it."""
    if view.tree is None:
        return
    numbers: dict[bool, list[int]] = {True: [], False: []}
    for premise in step.premises:
        ends = premise.key, joint_name(step)
        has_line = any((line, *ends) in view.tree for line in PREMISE_LINES)
        numbers[has_line].append(view.order[premise.index].number)
    if numbers[True] and numbers[False]:
        shown = ", ".join(view.refer(numbers[True][0], number) for number in numbers[False][:_MOST_OTHERS])
        more = len(numbers[False]) - _MOST_OTHERS
        yield f"with {shown} and {more:,} more" if more > 0 else f"with {shown}"


def joint_line(view: "View", step: "Step") -> str:
    """Return the node in which the premises of a step meet: with its words, or else a dot."""
    words = joint_words(view, step)
    values: dict[str, object] = {
        "label": words,
        "shape": "box" if words else "circle",
        "style": _join_styles("filled", "rounded" if words else "", "dashed" if step.implicit else ""),
        "fontsize": sizes.SMALL_SIZE,
        "fontcolor": view.theme.soft_ink,
        "fillcolor": view.theme.paper if words else view.theme.lines["support"].colour,
        "color": view.theme.lines["support"].colour,
        "margin": sizes.JOINT_MARGIN,
        "width": sizes.JOINT_SIZE,
        "height": sizes.JOINT_SIZE,
        "tooltip": step_tooltip(view, step),
    }
    return f"{string(joint_name(step))} {attributes(values)}"


def _join_styles(*names: str) -> str:
    return ",".join(name for name in names if name)
