"""A comparison in words, for all formats: in short, then what it does to the argument, then the details."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.comparison.blocks import MARKS, Block, Line, Story, name_statement
from argmap.comparison.causes import Causes
from argmap.comparison.changes import PartChange, RelationChange, StatementChange
from argmap.comparison.details import NOUNS, tell_changes
from argmap.comparison.effects import MOST_COMPARED, Effects, VerdictChange
from argmap.comparison.values import name_key
from argmap.finding import Finding
from argmap.graph import Statement
from argmap.message import count, enumerate_parts, quote
from argmap.rules.remark import NAME as REMARK
from argmap.verdict import VERDICTS

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff


_FEW = 4
_MOST_CAUSES = 2


def tell(diff: "MapDiff") -> Story:
    """Return a comparison in words."""
    title = f"{diff.old_name} -> {diff.new_name}"
    if diff.same:
        return Story(title, ("The maps say the same.",), ())
    blocks = (*_tell_effects(diff), *tell_changes(diff), _explain_verdicts(diff))
    return Story(title, tuple(_summarise(diff)), tuple(block for block in blocks if block.lines))


_MEANINGS = {
    "established": "it stands on what is cited or openly assumed",
    "granted": "it stands only if something is granted that nobody has given grounds for",
    "answered": "a challenge that is met",
    "parried": "a challenge that is met only by what nobody has given grounds for",
    "questioned": "only challenges that give no grounds tell against it",
    "defeated": "refuted, or an open challenge with grounds tells against it",
    "contested": "it hangs on a circle that nothing breaks",
    "unsupported": "nothing that stands supports it",
}


def _explain_verdicts(diff: "MapDiff") -> Block:
    """Return what the verdicts mean that are told."""
    effects = diff.effects
    told = {verdict for change in (*effects.verdicts, *effects.roots) for verdict in change[2:]}
    lines = (Line("", f"{verdict}: {words}") for verdict, words in _MEANINGS.items() if verdict in told)
    return Block("What verdicts mean", tuple(lines))


# In short


def _summarise(diff: "MapDiff") -> Iterator[str]:
    yield from _summarise_verdicts(diff)
    if diff.statements:
        yield f"Statements: {_sum_up(diff.statements)}{_sum_up_keys(diff.statements)}."
    if diff.relations:
        yield f"Relations between statements: {_sum_up(diff.relations)}."
    for section, noun in NOUNS.items():
        if parts := [part for part in diff.parts if part.section == section]:
            yield f"{noun.capitalize()}s: {_sum_up(parts)}."
    if diff.map:
        yield f"Of the map itself: {enumerate_parts([name_key(change.key) for change in diff.map], _FEW)}."
    if diff.effects.new or diff.effects.gone:
        gone, new = len(diff.effects.gone), len(diff.effects.new)
        yield f"Findings of a check: {new:,} came, {gone:,} went."


def _summarise_verdicts(diff: "MapDiff") -> Iterator[str]:
    roots = diff.matching.new.roots
    before, after = diff.count_root_verdicts()
    if not roots and not before:
        yield "The map has no thesis and no recommendation."
        return
    now = f"{_join_counts(after)} now"
    if before == after:
        yield f"Of {_name_roots(roots)}, as many stand as before: {_join_counts(after)}."
    else:
        yield f"Theses and recommendations: {_join_counts(before) or 'none'} before, {now}."
    turned = [change for change in diff.effects.verdicts if change.after in set(roots)]
    others = len(diff.effects.verdicts) - len(turned)
    words = [f"{len(turned):,} of them {'has' if len(turned) == 1 else 'have'} another verdict"]
    words += (
        [f"and so {'has' if others == 1 else 'have'} {count(others, 'other statement')}"] if others else []
    )
    yield (
        f"{' '.join(words)}."
        if turned or others
        else "No verdict of a statement in both maps is another one."
    )


def _name_roots(roots: "Sequence[Statement]") -> str:
    recommendations = sum(root.kind == "recommendation" for root in roots)
    theses = len(roots) - recommendations
    parts = [f"{theses:,} {'thesis' if theses == 1 else 'theses'}"] if theses else []
    parts += [count(recommendations, "recommendation")] if recommendations else []
    return " and ".join(parts)


def _join_counts(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in VERDICTS if counts[verdict])


def _sum_up(changes: Iterable[StatementChange | RelationChange | PartChange]) -> str:
    counts = Counter[str](change.status for change in changes)
    return ", ".join(f"{counts[status]:,} {status}" for status in MARKS if counts[status])


def _sum_up_keys(changes: Iterable[StatementChange]) -> str:
    """Return what of the statements changed: ` (12 reworded, 3 with another kind)`."""
    keys = Counter(value.key for change in changes if change.status == "changed" for value in change.changes)
    words = {"text": "reworded", "id": "renamed"}
    named = [f"{number:,} {words[key]}" for key, number in keys.items() if key in words]
    named += [
        f"{keys[key]:,} with other {name_key(key)}"
        for key in sorted(keys, key=lambda key: -keys[key])
        if key not in words
    ]
    return f" ({', '.join(named)})" if named else ""


# What it does to the argument


def _tell_effects(diff: "MapDiff") -> Iterator[Block]:
    effects, roots = diff.effects, set(diff.matching.new.roots)
    causes = Causes(diff.matching, diff.changes, effects.verdicts)
    of_roots = [change for change in effects.verdicts if change.after in roots]
    others = [change for change in effects.verdicts if change.after not in roots]
    yield Block("Verdicts on theses and recommendations", _tell_verdicts(of_roots, causes), short=True)
    yield Block(
        "Theses and recommendations that are new or gone",
        tuple(_tell_root(change, roots) for change in effects.roots),
        short=True,
    )
    yield Block("What theses and recommendations depend on", tuple(_tell_dependences(effects)), short=True)
    yield Block("Verdicts on other statements", _tell_verdicts(others, causes))
    yield Block("Findings that came", tuple(_tell_findings("+", effects.new)))
    yield Block("Findings that went", tuple(_tell_findings("-", effects.gone)))
    if not effects.complete:
        words = f"findings and what roots depend on: more than {MOST_COMPARED:,} statements; use --all"
        yield Block("Not compared", (Line("", words),), short=True)


def _tell_verdicts(changes: Iterable[VerdictChange], causes: Causes) -> tuple[Line, ...]:
    return tuple(
        Line(
            "~",
            f"{change.verdict_before} -> {change.verdict_after}: {name_statement(change.statement)}",
            tuple(_shorten_list(causes.explain(change))),
        )
        for change in changes
    )


def _shorten_list(words: Sequence[str]) -> list[str]:
    more = len(words) - _MOST_CAUSES
    return [*words[:_MOST_CAUSES], f"and {more:,} more"] if more > 1 else list(words)


def _tell_root(change: VerdictChange, roots: set[Statement]) -> Line:
    if change.verdict_after is None:
        return Line("-", f"gone, was {change.verdict_before}: {name_statement(change.statement)}")
    if change.verdict_before is None:
        return Line("+", f"new, {change.verdict_after}: {name_statement(change.statement)}")
    if change.after in roots:
        return Line(
            "+", f"now a thesis or recommendation, {change.verdict_after}: {name_statement(change.statement)}"
        )
    return Line(
        "-",
        f"no longer a thesis or recommendation, {change.verdict_after}: {name_statement(change.statement)}",
    )


def _tell_dependences(effects: Effects) -> Iterator[Line]:
    below: dict[Statement, list[str]] = {}
    for change in effects.dependences:
        words = below.setdefault(change.root, [])
        if change.gained:
            words.append(f"now falls without {_list(change.gained, 'or')}")
        if change.lost:
            words.append(f"no longer falls without {_list(change.lost, 'or')}")
    for repair in effects.repairs:
        if repair.before and repair.after:  # else the verdict says so
            was, now = (
                f"{'sources' if len(ids) > 1 else 'a source'} for {_list(ids)}"
                for ids in (repair.before, repair.after)
            )
            below.setdefault(repair.root, []).append(f"to be established, it now needs {now}; before, {was}")
    yield from (Line("~", name_statement(root), tuple(words)) for root, words in below.items())


def _list(names: Sequence[str], word: str = "and") -> str:
    words = str(enumerate_parts([quote(name) for name in names], _FEW))
    return words if word == "and" else f" {word} ".join(words.rsplit(" and ", 1))


def _tell_findings(mark: str, findings: Sequence[Finding]) -> Iterator[Line]:
    """Yield findings; those that repeat a remark of the map are counted, as the remark itself is listed."""
    for finding in findings:
        if finding.rule != REMARK:
            yield Line(mark, f"{finding.severity}: {finding.message} [{finding.rule}]")
    remarks = sum(finding.rule == REMARK for finding in findings)
    if remarks:
        yield Line(mark, f"{count(remarks, 'remark')} of readers; see the statements below")
