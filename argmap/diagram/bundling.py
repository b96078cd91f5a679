"""What stands together: the premises of a step in a frame, reasons that nothing else uses in a stack.

A statement stands in the frame of the step that the argument first comes to; frames of other steps refer to
it by its number. An engine lays out each bundle as one node, and so needs no nodes in which lines meet.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagram.bundle import Bundle, Bundles
from argmap.diagram.chips import find_chips, find_lines
from argmap.diagram.edges import find_edges
from argmap.diagram.nodes import joint_name
from argmap.diagram.relations import SYMMETRIC
from argmap.diagram.traversal import traverse
from argmap.graph import Statement, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.diagram.view import View

_HIGHEST = 8
"""A stack has at most so many boxes; more stand in several."""


def bundle(view: "View") -> "View":
    """Return a view whose statements stand together where they can."""
    frames = list(_find_frames(view))
    framed = _with(view, frames)
    return _with(view, [*frames, *_find_stacks(framed)])


def _with(view: "View", bundles: "list[Bundle]") -> "View":
    home = {member: bundle.name for bundle in bundles for member in bundle.members}
    view = replace(view, bundles=Bundles({bundle.name: bundle for bundle in bundles}, home))
    return replace(view, chips=find_chips(view))


def _find_frames(view: "View") -> "Iterator[Bundle]":
    shown, home = set(view.statements), _find_homes(view)
    for step in view.steps:
        if step.conclusion in shown and view.has_joint(step):
            name = joint_name(step)
            names = {premise: _name(premise, step, home) for premise in step.premises}
            away = {names[premise]: premise for premise in names if names[premise] != premise.key}
            yield Bundle(name, tuple(names.values()), step, away)


def _find_homes(view: "View") -> dict[Statement, Step]:
    """Return the step in whose frame each premise stands: a thesis, too, stands with what it supports."""
    shown, roots = set(view.statements), set(view.graph.roots)
    home: dict[Statement, Step] = {}
    for visit in traverse(view):
        part, step = visit.part, visit.to
        if isinstance(part, Statement) and isinstance(step, Step) and visit.relation != "attack":
            is_first = not visit.again or part in roots
            if is_first and part in shown and view.group(part) == view.group(step):
                home.setdefault(part, step)
    return home


def _name(premise: Statement, step: Step, home: "Mapping[Statement, Step]") -> str:
    """Return the name of the node of a premise in the frame of a step."""
    return premise.key if home.get(premise) is step else f"{joint_name(step)}/see/{premise.key}"


def _find_stacks(view: "View") -> "Iterator[Bundle]":
    uses = Counter(name for edge in find_edges(view) for name in (edge.start, edge.end))
    alone = {statement.key for statement in view.statements if uses[statement.key] == 1}
    alone -= view.bundles.home.keys()
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in find_lines(view):
        if edge.start in alone and edge.style.line not in SYMMETRIC:
            groups[edge.end, edge.style.line].append(edge.start)
    for group in groups.values():
        stacks = -(-len(group) // _HIGHEST)
        for number in range(stacks):
            members = group[number * len(group) // stacks : (number + 1) * len(group) // stacks]
            if members[1:]:
                yield Bundle(f"stack/{members[0]}", tuple(members))
