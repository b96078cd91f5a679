"""A comparison as data for JSON, in the shape that `schema` describes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.comparison.changes import RelationChange, StatementChange
    from argmap.comparison.diff import MapDiff
    from argmap.comparison.effects import VerdictChange
    from argmap.graph import Statement
    from argmap.verdict import Verdict


def to_dict(diff: "MapDiff") -> dict[str, Any]:
    """Return a comparison as data for JSON."""
    effects = diff.effects
    return {
        "old": diff.old_name,
        "new": diff.new_name,
        "same": diff.same,
        "statements": [_statement(diff, change) for change in diff.statements],
        "relations": [_relation(change) for change in diff.relations],
        "parts": [part.to_dict() for part in diff.parts],
        "map": [change.to_dict() for change in diff.map],
        "argument": {
            "verdicts": [_verdict(diff, change) for change in effects.verdicts],
            "roots": [_verdict(diff, change) for change in effects.roots],
            "dependences": [
                {
                    "root": one.root.key,
                    "gained": list(map(list, one.gained)),
                    "lost": list(map(list, one.lost)),
                }
                for one in effects.dependences
            ],
            "repairs": [
                {"root": one.root.key, "before": _list(one.before), "after": _list(one.after)}
                for one in effects.repairs
            ],
            "findings": {
                "new": [finding.to_dict() for finding in effects.new],
                "gone": [finding.to_dict() for finding in effects.gone],
            },
            "complete": effects.complete,
        },
    }


def _list(names: tuple[str, ...] | None) -> list[str] | None:
    return None if names is None else list(names)


def _statement(diff: "MapDiff", change: "StatementChange") -> dict[str, Any]:
    pairs = ((change.before, diff.effects.before), (change.after, diff.effects.after))
    before, after = (_describe(statement, verdicts) for statement, verdicts in pairs)
    return {
        "status": change.status,
        **{f"{key}_before": value for key, value in before.items()},
        **{f"{key}_after": value for key, value in after.items()},
        "changes": [value.to_dict() for value in change.changes],
    }


def _describe(statement: "Statement | None", verdicts: "Mapping[str, Verdict]") -> Mapping[str, str | None]:
    if statement is None:
        return dict.fromkeys(("id", "kind", "text", "verdict"))
    return {
        "id": statement.key,
        "kind": statement.kind,
        "text": statement.text,
        "verdict": verdicts[statement.key],
    }


def _relation(change: "RelationChange") -> dict[str, Any]:
    relation = change.relation
    return {
        "status": change.status,
        "relation": relation.name,
        "statement": relation.owner,
        "others": sorted(relation.others),
        "id": relation.id,
        "changes": [value.to_dict() for value in change.changes],
    }


def _verdict(diff: "MapDiff", change: "VerdictChange") -> dict[str, Any]:
    roots = {*diff.matching.new.roots, *diff.matching.old.roots}
    return {
        "id_before": change.before.key if change.before else None,
        "id_after": change.after.key if change.after else None,
        "root": change.statement in roots,
        "before": change.verdict_before,
        "after": change.verdict_after,
    }
