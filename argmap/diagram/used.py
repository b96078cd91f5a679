"""What a drawing contains, and its legend explains."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.diagram.chips import INTO, OUT_OF, OUT_OF_WORDS, find_lines
from argmap.diagram.line_marks import mark_lines
from argmap.diagram.nodes import joint_name, joint_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagram.view import View
    from argmap.graph import Statement


@dataclass(frozen=True, slots=True)
class Used:
    """Badges by their words, lines and kinds by their names, and signs by the words that explain them."""

    badges: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    signs: dict[str, str] = field(default_factory=dict)


def find_used(view: "View") -> Used:
    """Return what a drawing contains that its legend explains; colours of kinds only where there are many."""
    badges = {badge.word for badge in map(view.badge, view.statements) if badge}
    badges |= {badge.word for badges in view.changes.values() for badge in badges if badge.sign}
    lines = mark_lines(view, find_lines(view))
    led_to = {edge.end for edge in lines}
    return Used(
        badges=badges | ({view.theme.badges["findings"].word} if view.findings else set()),
        lines={edge.style.line for edge in lines},
        kinds=find_kinds(view.statements) if view.is_numbered else set(),
        signs=_find_signs(view, led_to),
    )


def find_kinds(statements: "Iterable[Statement]") -> set[str]:
    """Return the kinds of statements."""
    return {statement.kind for statement in statements}


def _find_signs(view: "View", led_to: set[str]) -> dict[str, str]:
    joints = [step for step in view.steps if joint_name(step) in led_to]
    loose = [step for step in joints if joint_name(step) not in view.bundles.all]
    chips = " ".join(row for rows in view.chips.values() for row in rows)
    tension = OUT_OF_WORDS["tension"]
    signs = {
        "●": ("premises that count only together", not all(joint_words(view, step) for step in loose)),
        "implicit": ("the text does not say it", any(part.implicit for part in (*joints, *view.statements))),
        f"{INTO} for 7": ("7 bears on it, and stands elsewhere", INTO in chips),
        f"{OUT_OF} for 7": ("it bears on 7, which stands elsewhere", OUT_OF in chips),
        "(p. 7)": ("on this sheet", bool(view.sheets and chips)),
        tension: ("hard to hold together", tension in chips),
    }
    return {sign: words for sign, (words, is_used) in signs.items() if is_used}
