"""How theses and recommendations stand, now and before, and what verdicts mean."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.message import enumerate_parts, quote

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff

_MOST_THESES = 8


def state_roots(diff: "MapDiff") -> Iterator[str]:
    """Yield the verdicts of theses, one by one, and of recommendations; where others, also those before."""
    words = "; ".join(filter(None, (_state_theses(diff), _state_recommendations(diff))))
    if words:
        yield f"{words[:1].upper()}{words[1:]}."


def _state_theses(diff: "MapDiff") -> str:
    effects, origins = diff.effects, diff.matching.origins
    words = []
    for root in diff.matching.new.roots:
        before = effects.before[origins[root].key] if root in origins else None
        after = effects.after[root.key]
        was = f" (was {before})" if before and before != after else ""
        words += [f"{quote(root.id)} is {after}{was}"] if root.kind != "recommendation" else []
    return f"theses: {enumerate_parts(words, _MOST_THESES)}" if words else ""


def _state_recommendations(diff: "MapDiff") -> str:
    before, after = (
        Counter[str](verdicts[one.key] for one in graph.of_kind("recommendation"))
        for verdicts, graph in (
            (diff.effects.before, diff.matching.old),
            (diff.effects.after, diff.matching.new),
        )
    )
    was = f" (before: {_list_verdicts(before)})" if before and before != after else ""
    return f"recommendations: {_list_verdicts(after)}{was}" if after else ""


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


def explain_verdicts(diff: "MapDiff") -> Iterator[str]:
    """Yield what the verdicts mean that are told."""
    effects = diff.effects
    told = {str(verdict) for change in (*effects.verdicts, *effects.roots) for verdict in change[2:]}
    told.update(*diff.count_root_verdicts())
    words = [f"{verdict}: {meaning}" for verdict, meaning in _MEANINGS.items() if verdict in told]
    if words:
        yield f"What verdicts mean: {'; '.join(words)}."


def _list_verdicts(counts: Counter[str]) -> str:
    return ", ".join(f"{number:,} {verdict}" for verdict, number in sorted(counts.items()))
