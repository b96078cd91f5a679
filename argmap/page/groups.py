"""What the page shows together: each case, each section, or all; the numbers of statements, and colours."""

from typing import TYPE_CHECKING, Any

from argmap.diagram.frames import choose_direction
from argmap.diagram.nodes import NOWHERE, joint_name
from argmap.diagram.sizes import SMALL_MAP
from argmap.diagram.text import clean
from argmap.diagram.used import find_used
from argmap.page.dark import darken

if TYPE_CHECKING:
    from argmap.diagram.theme import Theme
    from argmap.diagram.view import View

MOST_DRAWN = 500
"""How many statements of a map an engine lays out in time."""


def is_drawn(view: "View") -> bool:
    """Return whether groups are diagrams; of larger maps they are lists, which the page makes itself."""
    return len(view.statements) <= MOST_DRAWN


def describe_view(view: "View") -> dict[str, Any]:
    """Return the groups and the numbers of a view, where its conclusions stand, and the lines that it has."""
    groups = _number_groups(view)
    used = find_used(view).lines
    return {
        "numbers": [view.order[statement.index].number for statement in view.statements],
        "numbered": view.is_numbered,
        "groups": [groups[view.group(statement)] for statement in view.statements],
        "headings": [_name_group(view, group) for group in groups],
        "drawn": is_drawn(view),
        "small": len(view.statements) <= SMALL_MAP,
        "toward": choose_direction(view),
        "lines": [[name, line.sample, line.verb] for name, line in view.theme.lines.items() if name in used],
    }


def group_parts(view: "View") -> dict[str, int]:
    """Return the group of each statement and each joint, by their names in a drawing."""
    groups = _number_groups(view)
    statements = {statement.key: groups[view.group(statement)] for statement in view.statements}
    return statements | {joint_name(step): groups[view.group(step)] for step in view.steps}


def _number_groups(view: "View") -> "dict[str | int | None, int]":
    """Return the number of each group, from 0, in the order of the map."""
    used = {view.group(statement) for statement in view.statements}
    cases = sorted(group for group in used if isinstance(group, int))
    order = [*filter(used.__contains__, view.headings), *cases, *({None} & used)]
    return {group: number for number, group in enumerate(order)}


def _name_group(view: "View", group: "str | int | None") -> str:
    """Return the heading of a group; a case has none but its first statement."""
    if view.grouping != "section":
        return ""
    return clean(view.headings[group]) if isinstance(group, str) else NOWHERE


def write_style(theme: "Theme") -> str:
    """Return the rules for the colours of kinds and relations."""
    kinds = (
        f".{name}{{--fill:{_both(kind.fill)};--edge:{_both(kind.line)}}}\n"
        for name, kind in theme.kinds.items()
    )
    lines = (f".to-{name}{{--relation:{_both(line.colour)}}}\n" for name, line in theme.lines.items())
    return "".join([*kinds, *lines])


def _both(colour: str) -> str:
    return f"light-dark({colour},{darken(colour)})"
