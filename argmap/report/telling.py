"""The grounds of an explanation in words."""

from argmap.evaluation.explanation import Ground, Point
from argmap.graph import Attack, Link, Statement, Step
from argmap.report.lines import shorten_text

_MOST = 5
_FAILING = frozenset({"attack-fails", "undercut-fails", "contradiction-fails", "answer-fails"})

_SILENT = frozenset({"granted", "open-stands"})
"""Grounds that are told by what they rest on, as is that a challenge stands if there are answers to it."""


def tell(point: Point, ground: Ground) -> str:
    """Return a ground in words."""
    part = ground.part
    match part:
        case Statement():
            return _tell_statement(ground.kind, part)
        case Step():
            return _tell_step(ground, part)
        case Attack():
            return _tell_attack(ground.kind, part)
        case Link():
            return _tell_link(point, ground.kind, part)


def tell_state(point: Point) -> str:
    """Return whether a point is so, in words."""
    if point.truth is None:
        words = "is open"
    elif point.key.aspect == "force":
        words = "tells" if point.truth else "tells no longer"
    else:
        words = "stands" if point.truth else "does not stand"
    return f"{_name(point.key.statement)} {words}"


def is_silent(point: Point, ground: Ground) -> bool:
    """Return whether a ground needs no words of its own."""
    return ground.kind in _SILENT or (ground.kind == "stands" and len(point.grounds) > 1)


def is_level(point: Point, ground: Ground) -> bool:
    """Return whether what a ground rests on is told beside it, rather than below."""
    return ground.kind == "stands" or is_silent(point, ground)


def name_statements(point: Point, ground: Ground) -> list[Statement]:
    """Return the statements that are named when a ground is told."""
    part = ground.part
    named = [point.key.statement, *(key.statement for key in ground.points)]
    step = part.target if isinstance(part, Attack) else part
    return [*named, *(step.premises[:_MOST] if isinstance(step, Step) else ())]


def _tell_statement(kind: str, statement: Statement) -> str:
    name = _name(statement)
    words = {
        "stands": f"nothing answers {name}",
        "nothing": f"nothing is given for {name}",
        "stands-not": f"{name} does not stand itself",
        "residual": f"{name} is left open knowingly, and tells no longer",
        "withdrawn": f"{name} is withdrawn",
        "met": f"{name} is met",
    }
    return words.get(kind) or f"{name} {_tell_given(statement)}"


def _tell_given(statement: Statement) -> str:
    data = statement.data
    if citations := data.get("sources"):
        more = f" and {len(citations) - _MOST} more" if len(citations) > _MOST else ""
        return f"cites {shorten_text('; '.join(citations[:_MOST]))}{more}"
    if "assumption" in data:
        return f"is assumed: {shorten_text(data['assumption'])}"
    return "is raised" if statement.kind == "challenge" else "is stated, without a source"


def _tell_step(ground: Ground, step: Step) -> str:
    conclusion, premises = _name(step.conclusion), _name_premises(step)
    if ground.kind == "step":
        return f"{conclusion} follows from {premises}"
    if ground.kind == "missing":
        return f"{conclusion} does not follow by {_name_step(step)}: a premise of it is not in the map"
    if ground.kind == "premise-fails":
        failing = f": {_name(ground.points[0].statement)} does not stand" if len(step.premises) > 1 else ""
        return f"{conclusion} does not follow from {premises}{failing}"
    return f"{conclusion} hangs on whether it follows from {premises}"


def _tell_attack(kind: str, attack: Attack) -> str:
    challenge, target = _name(attack.challenge), attack.target
    what = f"the step to {_name(target.conclusion)}" if isinstance(target, Step) else _name(target)
    how = {
        "undercut": f", by {_name_step(target)}" if isinstance(target, Step) else "",
        "attack-fails": " in vain",
        "undercut-fails": " in vain",
        "open-attack": ", and it is open whether that tells",
        "open-undercut": ", and it is open whether that tells",
    }
    return f"{challenge} attacks {what}{how.get(kind, '')}"


def _tell_link(point: Point, kind: str, link: Link) -> str:
    start, end = link.start, link.end
    if "contradiction" in kind and start is point.key.statement:
        start, end = end, start
    verb = "contradicts" if "contradiction" in kind else "answers"
    how = " in vain" if kind in _FAILING else ""
    how += ", and it is open whether it stands" if kind.startswith("open") else ""
    return f"{_name(start)} {verb} {_name(end)}{how}"


def _name(statement: Statement) -> str:
    return f"'{statement.key}'"


def _name_step(step: Step) -> str:
    return f"the inference '{step.id}'" if step.id else "a reason given for it"


def _name_premises(step: Step) -> str:
    names = [_name(premise) for premise in step.premises[:_MOST]]
    if len(step.premises) > _MOST:
        names.append(f"{len(step.premises) - _MOST} more")
    together = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    scheme = f" ({step.scheme})" if step.scheme else ""
    return f"{together}{' together' if len(names) > 1 else ''}{scheme}"
