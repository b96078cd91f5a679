"""A comparison in words, for all formats: in short, then what it does to the argument, then the details."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.comparison.blocks import Block, Line, Story, name_statement
from argmap.comparison.dependences import DependenceChange
from argmap.comparison.details import tell_changes
from argmap.comparison.effects import MOST_COMPARED, Effects, VerdictChange
from argmap.comparison.expectations import ExpectationChange, expected_id, find_expectations
from argmap.comparison.summary import summarise
from argmap.comparison.turns import Sort, Turn, Turns
from argmap.finding import Finding
from argmap.graph import Statement
from argmap.message import enumerate_parts, quote
from argmap.rules.failed_expectation import NAME as EXPECTATION
from argmap.rules.remark import NAME as REMARK

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff


_FEW = 4
_MOST_CAUSES = 2


def tell(diff: "MapDiff") -> Story:
    """Return a comparison in words."""
    title = f"{diff.old_name} -> {diff.new_name}"
    if diff.same:
        return Story(title, ("The maps say the same.",), ())
    turns, expectations = Turns(diff), list(find_expectations(diff))
    blocks = (*_tell_effects(diff, turns, expectations), *tell_changes(diff))
    summary = tuple(summarise(diff, turns, expectations, blocks))
    return Story(title, summary, tuple(block for block in blocks if block.lines))


# What it does to the argument


def _tell_effects(
    diff: "MapDiff", turns: Turns, expectations: Sequence[ExpectationChange]
) -> Iterator[Block]:
    effects, roots = diff.effects, set(diff.matching.new.roots)
    for sort, title in _TITLES.items():
        alike = turns.by_sort.get(sort, ())
        lines = [_tell_turn(turn) for turn in alike]
        same = list(_tell_same_verdicts(diff)) if sort == "kind" else []
        yield Block(title, (*lines, *same), short=True, number=sum(map(len, alike)) + len(same))
    yield Block(
        "Theses and recommendations that are new or gone",
        tuple(_tell_root(change, roots) for change in effects.roots),
        short=True,
    )
    lowered = [one for one in expectations if one.direction == "fell"]
    others = [one for one in expectations if one.direction != "fell"]
    yield Block("Expected verdicts that were lowered", tuple(map(_tell_expectation, lowered)), short=True)
    yield Block("What theses and recommendations depend on", tuple(_tell_dependences(effects)))
    changed = {one.id for one in expectations}
    for mark, title, findings in (("+", "came", effects.new), ("-", "went", effects.gone)):
        told = [
            finding
            for finding in findings
            if finding.rule != REMARK
            and not (finding.rule == EXPECTATION and expected_id(finding, diff) in changed)
        ]
        yield Block(f"Findings that {title}", tuple(_tell_finding(mark, finding) for finding in told))
    yield Block("Other expected verdicts", tuple(map(_tell_expectation, others)))
    if not effects.complete:
        words = f"findings and what roots depend on: more than {MOST_COMPARED:,} statements; use --all"
        yield Block("Not compared", (Line("", words),), short=True)


_TITLES: dict[Sort, str] = {
    "fell": "Worse for the argument",
    "rose": "Better for the argument",
    "kind": "Statements of another kind now",
    "": "Other verdicts, neither better nor worse",
}


def _tell_same_verdicts(diff: "MapDiff") -> Iterator[Line]:
    """Yield the statements of another kind whose verdict is the same."""
    turned = {change.statement for change in diff.effects.verdicts}
    for change in diff.statements:
        kind = change.change_of("kind")
        if kind and change.statement not in turned:
            words = f"{diff.verdict_of(change)} as before: {name_statement(change.statement)}"
            yield Line("~", words, (f"it was a {kind.before}, and is a {kind.after} now",))


def _tell_turn(turn: Turn) -> Line:
    """Return a line with a cause, and what follows from it."""
    first = turn.changes[0]
    verdicts = f"{first.verdict_before} -> {first.verdict_after}"
    following = [
        f"so {change.verdict_before} -> {change.verdict_after}: {name_statement(change.statement)}"
        for change in turn.following
    ]
    if len(turn.changes) == 1:
        words = f"{verdicts}: {name_statement(first.statement)}"
        return Line("~", words, (*_shorten_list(turn.words), *following))
    names = [name_statement(change.statement) for change in turn.changes]
    why = [_of_each(words) for words in _shorten_list(turn.words)]
    return Line("~", f"{verdicts}, {len(names):,} statements: {'; '.join(why)}", (*names, *following))


def _of_each(words: str) -> str:
    return f"each{words[2:]}" if words.startswith("it ") else words


def _shorten_list(words: Sequence[str]) -> list[str]:
    more = len(words) - _MOST_CAUSES
    return [*words[:_MOST_CAUSES], f"and {more:,} more"] if more > 1 else list(words)


def _tell_expectation(change: ExpectationChange) -> Line:
    failed = " (that did not hold)" if change.failed else ""
    if change.before is None or change.after is None:
        mark = "+" if change.after else "-"
        return Line(mark, f"{quote(change.id)}: {change.after or change.before}{failed}")
    return Line("~", f"{quote(change.id)}: {change.before}{failed} -> {change.after}")


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
        words += _tell_cut_sets(change)
    for repair in effects.repairs:
        if repair.before and repair.after:  # else the verdict says so
            was, now = (
                f"{'sources' if len(ids) > 1 else 'a source'} for {_list(ids)}"
                for ids in (repair.before, repair.after)
            )
            below.setdefault(repair.root, []).append(f"to be established, it now needs {now}; before, {was}")
    yield from (Line("~", name_statement(root), tuple(words)) for root, words in below.items())


def _tell_cut_sets(change: DependenceChange) -> Iterator[str]:
    """Yield without what a root falls, and no longer does; of two premises, only if both are missing."""
    for verb, cut_sets in (("now falls", change.gained), ("no longer falls", change.lost)):
        if ones := [ids[0] for ids in cut_sets if len(ids) == 1]:
            yield f"{verb} without {_list(ones, 'or')}"
        pairs = [" and ".join(map(quote, ids)) for ids in cut_sets if len(ids) > 1]
        if pairs:
            yield f"{verb} without both of: {'; '.join(pairs[:_FEW])}{_count_rest(pairs)}"


def _count_rest(pairs: Sequence[str]) -> str:
    return f"; and {len(pairs) - _FEW:,} more pairs" if len(pairs) > _FEW else ""


def _list(names: Sequence[str], word: str = "and") -> str:
    words = str(enumerate_parts([quote(name) for name in names], _FEW))
    return words if word == "and" else f" {word} ".join(words.rsplit(" and ", 1))


def _tell_finding(mark: str, finding: Finding) -> Line:
    return Line(mark, f"{finding.severity}: {finding.message} [{finding.rule}]")
