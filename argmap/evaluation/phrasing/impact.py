"""What leans on a statement or a work, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.evaluation.phrasing.lines import find_width, shorten_text
from argmap.message import count, quote

if TYPE_CHECKING:
    from argmap.evaluation.impact import Impact, Leaning


def format_impact(impact: "Impact") -> str:
    """Return a line for each statement, by how far it is away, and what would become of it."""
    if not impact.leaning:
        return f"nothing leans on {quote(impact.id)}"
    width = find_width([one.statement for one in impact.leaning])
    lines = []
    for number, one in enumerate(impact.leaning):
        if not number or impact.leaning[number - 1].distance != one.distance:
            lines.append(f"{count(one.distance, 'step')} away:")
        lines += _tell(one, width)
    roots = sum(one.is_root for one in impact.leaning)
    turned = sum(one.verdict != one.without for one in impact.leaning)
    of_them = f"{roots:,} of them {'thesis or recommendation' if roots == 1 else 'theses or recommendations'}"
    told = f"without it, {turned:,} would have another verdict"
    lines.append(f"{count(len(impact.leaning), 'statement')}, {of_them}; {told}")
    return "\n".join(lines)


def _tell(one: "Leaning", width: int) -> Iterator[str]:
    root = " (thesis or recommendation)" if one.is_root else ""
    yield f"  {one.statement.key:<{width}}  {shorten_text(one.statement.text)}"
    verdict = one.verdict if one.verdict == one.without else f"{one.verdict}; without it {one.without}"
    yield f"      {one.relation} {quote(one.on)}{root}: {verdict}"
