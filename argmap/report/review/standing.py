"""How far theses and recommendations stand, in counts."""

from collections import Counter
from typing import TYPE_CHECKING

from argmap.report.review.words import amount, begin, join, number
from argmap.verdict import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.graph import Statement
    from argmap.report.review.phrasing import Phraser

_WORDS = {
    "established": ("rests", "rest", "on what is cited or openly assumed"),
    "granted": ("stands", "stand", "only if statements without grounds are granted"),
    "questioned": ("is", "are", "questioned only by what gives no grounds"),
    "defeated": ("is", "are", "defeated"),
    "contested": ("is", "are", "left undecided"),
    "unsupported": ("has", "have", "no support that stands"),
}


def count_verdicts(phraser: "Phraser", noun: str, statements: "Sequence[Statement]") -> str:
    """Return a sentence: of three theses, one rests on what is cited and two are questioned."""
    totals = Counter(phraser.evaluation.verdict(statement) for statement in statements)
    parts = [(totals[verdict], *_WORDS[verdict]) for verdict in VERDICTS if totals[verdict]]
    if len(parts) == 1:
        count, singular, plural, rest = parts[0]
        return (
            f"The {noun} {singular} {rest}." if count == 1 else f"All {amount(count, noun)} {plural} {rest}."
        )
    counts = [f"{number(count)} {verbs[count > 1]} {rest}" for count, *verbs, rest in parts]
    return f"{begin(f'of {amount(len(statements), noun)}')}, {join(counts)}."
