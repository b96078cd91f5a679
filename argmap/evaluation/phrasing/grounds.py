"""The grounds of an explanation in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from argmap.evaluation.phrasing.lines import shorten_text
from argmap.graph import Attack, Link, Statement, Step

if TYPE_CHECKING:
    from argmap.evaluation.why.explanation import Ground, Point

Name: TypeAlias = Callable[[Statement], str]
"""How a statement is named."""

_MOST = 5

AGAINST = frozenset(
    {
        "attack-fails",
        "undercut-fails",
        "contradiction-fails",
        "denial-fails",
        "denial-ignored",
        "answer-fails",
    }
)
"""Grounds that say that an attack on a point, or an answer to it, fails."""

_SILENT = frozenset({"granted", "open-stands", "stands-not"})
"""Grounds without a line of their own: what they rest on is shown, as for `stands` beside answers."""


def name_by_id(statement: Statement) -> str:
    """Name a statement by its id."""
    return f"'{statement.key}'"


class FirstMention:
    """Names a statement by its id, and where it is named first, says in brackets what it says."""

    def __init__(self) -> None:
        """Start where nothing has been named."""
        self._named: set[Statement] = set()

    def __call__(self, statement: Statement) -> str:
        """Name a statement."""
        if statement in self._named:
            return name_by_id(statement)
        self._named.add(statement)
        return f"{name_by_id(statement)} ({shorten_text(statement.text).removesuffix('.')})"


def format_ground(point: "Point", ground: "Ground", name: Name = name_by_id) -> str:
    """Return a ground in words."""
    part = ground.part
    match part:
        case Statement():
            return _format_statement(ground.kind, part, name)
        case Step():
            return _format_step(ground, part, name)
        case Attack():
            return _format_attack(ground.kind, part, name)
        case Link():
            return _format_link(point, ground.kind, part, name)


def format_state(point: "Point", name: Name = name_by_id) -> str:
    """Return whether a point is so, in words."""
    if point.truth is None:
        words = "is undecided"
    elif point.key.aspect == "force":
        words = "has force" if point.truth else "has no force"
    else:
        words = "stands" if point.truth else "does not stand"
    return f"{name(point.key.statement)} {words}"


def is_silent(point: "Point", ground: "Ground") -> bool:
    """Return whether a ground needs no words of its own."""
    return ground.kind in _SILENT or (ground.kind == "stands" and len(point.grounds) > 1)


def is_level(point: "Point", ground: "Ground") -> bool:
    """Return whether what a ground rests on is shown beside it, rather than below."""
    return ground.kind == "stands" or is_silent(point, ground)


def _format_statement(kind: str, statement: Statement, name: Name) -> str:
    if kind == "stands":
        return f"nothing answers {name(statement)}"
    words = {
        "nothing": _NOTHING[statement.kind],
        "residual": f"is left open knowingly: {_format_rationale(statement)}",
        "withdrawn": "gives no grounds that stand, and is left out here",
        "met": "is answered",
    }
    return f"{name(statement)} {words.get(kind) or _format_given(statement)}"


_NOTHING = {
    "claim": "has no reason and no source",
    "premise": "has no source and no stated assumption",
    "challenge": "has no reason and no source",
    "recommendation": "has no reason and no source",
}


def _format_rationale(statement: Statement) -> str:
    return shorten_text(statement.residual.rationale if statement.residual else "")


def _format_given(statement: Statement) -> str:
    if citations := statement.citations:
        more = f" and {len(citations) - _MOST} more" if len(citations) > _MOST else ""
        return f"cites {shorten_text('; '.join(map(str, citations[:_MOST])))}{more}"
    if statement.assumption:
        return f"is assumed: {shorten_text(statement.assumption)}"
    if statement.kind == "challenge":
        return "is raised without a reason or a source"
    return "is stated without a source"


def _format_step(ground: "Ground", step: Step, name: Name) -> str:
    conclusion = name(step.conclusion)
    several = len(step.premises) > 1
    below = {key.statement for key in ground.points} if several else ()  # their texts are shown there
    premises = _name_premises(step, lambda premise: (name_by_id if premise in below else name)(premise))
    if ground.kind == "step":
        return f"{conclusion} follows from {premises}"
    if ground.kind == "premise-fails":
        failing = f": {name_by_id(ground.points[0].statement)} does not stand" if several else ""
        return f"{conclusion} does not follow from {premises}{failing}"
    return f"{conclusion} depends on whether it follows from {premises}"


def _format_attack(kind: str, attack: Attack, name: Name) -> str:
    how = {
        "attack-fails": " in vain",
        "undercut-fails": " in vain",
        "open-attack": ", and it is undecided whether that has force",
        "open-undercut": ", and it is undecided whether that has force",
    }
    return f"{name(attack.challenge)} attacks {_name_target(attack.target, name)}{how.get(kind, '')}"


def _name_target(target: Statement | Step, name: Name) -> str:
    if isinstance(target, Statement):
        return name(target)
    return f"the inference '{target.id}' to {name(target.conclusion)}"


def _format_link(point: "Point", kind: str, link: Link, name: Name) -> str:
    start, end = link.start, link.end
    if "contradiction" in kind and start is point.key.statement:
        start, end = end, start
    verb = "contradicts" if "contradiction" in kind else "denies" if "denial" in kind else "answers"
    words = f"{name(start)} {verb} {name(end)}"
    if kind == "denial-ignored":
        return f"{words}, but without grounds that stand, so that is left out here"
    if kind.startswith("open"):
        return f"{words}, and it is undecided whether {name(start)} stands"
    return f"{words} in vain" if kind in AGAINST else words


def _name_premises(step: Step, name: Name) -> str:
    names = [name(premise) for premise in step.premises[:_MOST]]
    if len(step.premises) > _MOST:
        names.append(f"{len(step.premises) - _MOST} more")
    together = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    scheme = f" ({step.scheme})" if step.scheme else ""
    return f"{together}{' together' if len(names) > 1 else ''}{scheme}"
