"""What a merge does to the argument that neither side did: verdicts, findings, and ends that both changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.analysis import Analysis
from argmap.comparison.effects import MOST_COMPARED, compare_findings
from argmap.comparison.merging.names import Data
from argmap.finding import Finding
from argmap.graph.written import SUPPORT, Relation, read_relations
from argmap.verdict import Verdict
from argmap.vocabulary import KINDS


class NewVerdict(NamedTuple):
    """A verdict that neither side had; None where a side does not have the statement."""

    statement: str
    text: str
    is_root: bool
    ours: Verdict | None
    theirs: Verdict | None
    merged: Verdict

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return self._asdict()


class ChangedEnds(NamedTuple):
    """A relation of which ours changed the text of one end, and theirs that of the other."""

    relation: Relation
    ours: str
    theirs: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        names = {"relation": self.relation.name, "statement": self.relation.owner}
        return {**names, "others": sorted(self.relation.others), "ours": self.ours, "theirs": self.theirs}


@dataclass(frozen=True)
class Aftermath:
    """What a merge does that neither side did.

    Attributes:
        verdicts: verdicts that neither side had, those on theses and recommendations first.
        ends: relations of which each side changed the text of another end.
        findings: findings of a check that neither side had: circles, broken expectations and the like.
        not_compared: why none of this was looked for; empty if it was.
    """

    verdicts: tuple[NewVerdict, ...] = ()
    ends: tuple[ChangedEnds, ...] = ()
    findings: tuple[Finding, ...] = ()
    not_compared: str = ""


def find_aftermath(base: Data, ours: Analysis, theirs: Analysis, merged: Analysis) -> Aftermath:
    """Return what a merge does that neither side did; in all maps, the same thing has the same id.

    Maps that include others are whole only where these are there, which they need not be during a merge.
    """
    if faults := [*ours.faults, *theirs.faults, *merged.faults]:
        return Aftermath(not_compared=str(faults[0].message))
    ends = tuple(_find_changed_ends(base, ours, theirs, merged))
    return Aftermath(
        tuple(_find_verdicts(ours, theirs, merged)), ends, tuple(_find_findings(ours, theirs, merged))
    )


def _find_verdicts(ours: Analysis, theirs: Analysis, merged: Analysis) -> Iterator[NewVerdict]:
    mine, other, now = (analysis.evaluation().verdicts for analysis in (ours, theirs, merged))
    roots = merged.graph.roots
    for one in dict.fromkeys([*roots, *merged.graph.statements]):
        verdicts = mine.get(one.key), other.get(one.key)
        if now[one.key] not in verdicts:
            yield NewVerdict(one.key, one.text, one in set(roots), *verdicts, now[one.key])


def _find_findings(ours: Analysis, theirs: Analysis, merged: Analysis) -> list[Finding]:
    if len(merged.graph.statements) > MOST_COMPARED:
        return []
    new = merged.plain_results.findings
    for side in (ours, theirs):
        new, _ = compare_findings(side.plain_results.findings, new, {})
    return new


def _find_changed_ends(
    base: Data, ours: Analysis, theirs: Analysis, merged: Analysis
) -> Iterator[ChangedEnds]:
    """Yield the relations of which each side changed one end: `ours` and `theirs` are the ids of these."""
    before = _read_texts(base)
    mine, other = (_find_reworded(before, _read_texts(side.graph.data)) for side in (ours, theirs))
    for relation in read_relations(merged.graph):
        ends = (
            [relation.owner, *sorted(relation.others)]
            if relation.name == SUPPORT
            else [relation.owner, *relation.others]
        )
        for one in ends:
            for another in ends:
                near = relation.owner in (one, another)
                if one in mine and another in other and one != another and near:
                    yield ChangedEnds(relation, one, another)


def _read_texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {name: part["text"] for section in KINDS for name, part in data.get(section, {}).items()}


def _find_reworded(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {name for name, text in after.items() if name in before and before[name] != text}
