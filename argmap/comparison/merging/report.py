"""A merge in words and as data: conflicts with both of their places, and what neither side had."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from argmap.comparison.details import describe_relation
from argmap.comparison.merging.values import MISSING
from argmap.comparison.values import clip, show
from argmap.message import count, quote
from argmap.syntax.lines import escape_controls
from argmap.syntax.plan import format_path

if TYPE_CHECKING:
    from argmap.comparison.merging.aftermath import NewVerdict
    from argmap.comparison.merging.merge import MergeResult
    from argmap.comparison.merging.tables import Conflict


def format_merge(merge: "MergeResult") -> str:
    """Return what there is to tell of a merge, a line for each thing."""
    lines = [*_tell_conflicts(merge), *_tell_aftermath(merge), *(f"note: {note}" for note in merge.notes)]
    return "\n".join(escape_controls(line) for line in lines or ["merged, with nothing to tell"])


def _tell_conflicts(merge: "MergeResult") -> Iterator[str]:
    for place in merge.places:
        yield f"{merge.name}:{place.ours}: conflict: ours begins here, and theirs on line {place.theirs}"
    for conflict in merge.conflicts:
        yield f"conflict: {format_path(conflict.path)}: {conflict.why}"
        yield f"    ours:   {_show(conflict.ours)}"
        yield f"    theirs: {_show(conflict.theirs)}"


def _show(value: Any) -> str:
    return "nothing" if value is MISSING else show(value)


def _tell_aftermath(merge: "MergeResult") -> Iterator[str]:
    if reason := merge.aftermath.not_compared:
        yield f"verdicts were not compared: {reason}; run 'argmap check' once it is there"
    for verdict in merge.aftermath.verdicts:
        words = f"{quote(verdict.statement)} is {verdict.merged} ({_tell_sides(verdict)})"
        yield f"verdict that neither side had: {words}: {clip(verdict.text)}"
    for ends in merge.aftermath.ends:
        words = f"ours changed {quote(ends.ours)}, and theirs {quote(ends.theirs)}"
        yield f"look again: {describe_relation(ends.relation)}; {words}"
    for finding in merge.aftermath.findings:
        yield f"finding that neither side had: {finding}"
    told = len(merge.aftermath.verdicts)
    if told > 1:
        yield f"{count(told, 'verdict')} that neither side had"


def _tell_sides(verdict: "NewVerdict") -> str:
    ours = f"ours: {verdict.ours}" if verdict.ours else "not in ours"
    theirs = f"theirs: {verdict.theirs}" if verdict.theirs else "not in theirs"
    return f"{ours}; {theirs}"


def describe_merge(merge: "MergeResult") -> dict[str, Any]:
    """Return what there is to tell of a merge as data for JSON."""
    return {
        "clean": merge.clean,
        "conflicts": [_describe_conflict(conflict) for conflict in merge.conflicts],
        "places": [place._asdict() for place in merge.places],
        "verdicts": [verdict.to_dict() for verdict in merge.aftermath.verdicts],
        "ends": [ends.to_dict() for ends in merge.aftermath.ends],
        "findings": [finding.to_dict() for finding in merge.aftermath.findings],
        "not_compared": merge.aftermath.not_compared or None,
        "notes": list(merge.notes),
    }


def _describe_conflict(conflict: "Conflict") -> dict[str, Any]:
    sides = {
        side: None if value is MISSING else value
        for side, value in (("ours", conflict.ours), ("theirs", conflict.theirs))
    }
    return {"path": list(conflict.path), **sides, "why": conflict.why}
