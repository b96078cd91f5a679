"""What a file of a poorer format keeps of a map under `argmap`, put back by one generic merge.

Of each part, by its ref in the file, and of the whole: every key with which reading the file alone would not
give the map. A key that is null is one that the map lacks. `kind` is `reason` for a step without an id;
relations name refs, and what a relation stands `instead_of` is what reading alone gives, without which it is
void. The text is kept only as long as the text in the file differs from it in nothing but white space.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from argmap.graph.steps import ENDS
from argmap.interop.carrying import Data, Loss, UnreadableError
from argmap.interop.kinds import NodePart, Ref, StepPart
from argmap.interop.origin import as_dict
from argmap.vocabulary import KINDS, RELATIONS

REASON: Final = "reason"
INSTEAD: Final = "instead_of"
SYMMETRIC: Final = frozenset({"contradicts", "in_tension_with"})
OF_MAP: Final = frozenset({"argmap", "inferences", *KINDS})
"""The keys of a map that are its parts."""

_MOST = 20
"""How many faults of one file are reported."""


def restore_steps(steps: dict[Ref, StepPart], kept: Mapping[Ref, Data]) -> None:
    """Put back what was kept of steps; raises `UnreadableError` if that is no step."""
    for ref in steps.keys() & kept.keys():
        step, keys = steps[ref], dict(kept[ref])
        step.id = _name(ref, keys, "id")
        step.is_reason = _one_of(ref, keys, "kind", ("", REASON)) == REASON
        if "warrant" in keys:
            ends = [*step.premises, *([step.warrant] if step.warrant else [])]
            step.warrant = _name(ref, keys, "warrant") or None
            step.premises = [end for end in ends if end != step.warrant] or ends
        premises = _names(ref, keys, "premises")
        if set(premises) - {step.warrant} == set(step.premises) - {step.warrant}:
            step.premises = premises or step.premises
        step.roles = _roles(ref, keys, step.premises)
        step.keys = _merge(step.keys, {key: keys[key] for key in keys if key not in ENDS})


def _roles(ref: Ref, keys: Data, premises: Sequence[Ref]) -> dict[str, list[Ref]]:
    """Return the roles that were kept of premises; none where the premises have changed."""
    given = as_dict(keys.pop("roles", None))
    roles = {role: _names(ref, dict(given), role) for role in given}
    return roles if {name for names in roles.values() for name in names} == set(premises) else {}


def restore_nodes(nodes: dict[Ref, NodePart], kept: Mapping[Ref, Data]) -> Iterable[tuple[Ref, Ref]]:
    """Put back what was kept of statements, and return the supports that were kept, as reason and conclusion.

    Raises:
        UnreadableError: what was kept is no statement.
    """
    known = {ref: dict(keys) for ref, keys in kept.items() if ref in nodes}
    instead = {ref: _take_replaced(ref, nodes, keys) for ref, keys in known.items()}
    for ref, replaced in instead.items():
        for end, relation in replaced.items():
            if relation:
                nodes[ref].ends[relation].pop(end, None)
            if relation in SYMMETRIC and end in nodes:
                nodes[end].ends[relation].pop(ref, None)
    supports = []
    for ref, keys in known.items():
        node = nodes[ref]
        for relation in (*RELATIONS, "supported_by"):
            ends = [end for end in _names(ref, keys, relation) if instead[ref].get(end, relation)]
            if relation == "supported_by":
                supports += [(end, ref) for end in ends]
            else:
                node.ends[relation] |= dict.fromkeys(ends)
        node.id, node.kept_kind = _name(ref, keys, "id"), _one_of(ref, keys, "kind", ("", *KINDS.values()))
        text = _name(ref, keys, "text")
        node.text = text if text.split() == node.text.split() else node.text
        node.keys = _merge(node.keys, keys)
    return supports


def _take_replaced(ref: Ref, nodes: Mapping[Ref, NodePart], keys: Data) -> dict[Ref, str | None]:
    """Return what is replaced: by its end the relation, None where the file does not say it any longer."""
    replaced: dict[Ref, str | None] = {}
    given = as_dict(keys.pop(INSTEAD, {}))
    for relation in RELATIONS:
        for end in _names(ref, dict(given), relation):
            is_said = end in nodes[ref].ends[relation] or (
                relation in SYMMETRIC and end in nodes and ref in nodes[end].ends[relation]
            )
            replaced[end] = relation if is_said else None
    return replaced


def _merge(keys: Data, kept: Data) -> Data:
    return {key: value for key, value in {**keys, **kept}.items() if value is not None}


def _name(ref: Ref, keys: Data, key: str) -> str:
    value = keys.pop(key, None)
    if not isinstance(value, str | None):
        raise UnreadableError(f"{ref}: '{key}' under 'argmap' has to be a text")
    return value or ""


def _one_of(ref: Ref, keys: Data, key: str, known: Iterable[str]) -> str:
    name = _name(ref, keys, key)
    if name not in known:
        raise UnreadableError(f"{ref}: '{name}' under 'argmap' is no {key} of this part")
    return name


def _names(ref: Ref, keys: Data, key: str) -> list[str]:
    value = keys.pop(key, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise UnreadableError(f"{ref}: '{key}' under 'argmap' has to be a list of names")
    return value


_UNKNOWN = "a map has no such key"


def check_kept(data: Data, losses: list[Loss]) -> None:
    """Remove keys that a part cannot have, such as a key for challenges in a claim; each is a loss.

    Raises:
        UnreadableError: what was kept does not make a map.
    """
    from argmap.shape import find_shape_problems, load_schema

    problems = list(find_shape_problems(data))
    known = {key for part in load_schema()["$defs"].values() for key in part.get("properties", ())}
    for path in [problem.path for rule, problem in problems if rule == "unknown-key"]:
        part: Any = data
        for key in path[:-1]:
            part = part[key]
        del part[path[-1]]
        is_of_others = path[-1] in known
        why = "by its relations, the part is of a kind that has no such key" if is_of_others else _UNKNOWN
        losses.append(Loss(".".join(map(str, path[1:-1])), f"'{path[-1]}'", why))
    wrong = [problem for _, problem in find_shape_problems(data)] if problems else []
    if wrong:
        faults = [f"{'.'.join(map(str, problem.path))}: {problem.text}" for problem in wrong[:_MOST]]
        raise UnreadableError("\n".join(["what is kept under 'argmap' is not part of a map:", *faults]))
