"""A second opinion on argumentation frameworks, by definition and not by algorithm, for small ones only."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

Labels: TypeAlias = list[bool | None]


def find_grounded(attackers: Sequence[Sequence[int]]) -> Labels:
    """In (True), out (False) or undecided (None), as the textbooks compute it."""
    labels: Labels = [None] * len(attackers)
    changed = True
    while changed:
        changed = False
        for one, against in enumerate(attackers):
            seen = [labels[other] for other in against]
            if labels[one] is None and (True in seen or all(label is False for label in seen)):
                labels[one] = True not in seen
                changed = True
    return labels


def find_admissible(attackers: Sequence[Sequence[int]]) -> list[int]:
    """All sets, as bits, that are free of conflict and attack whatever attacks them."""
    masks = [sum(1 << one for one in set(against)) for against in attackers]
    return [one for one in range(1 << len(masks)) if _is_admissible(one, masks)]


def _is_admissible(chosen: int, masks: list[int]) -> bool:
    against = 0
    for one in _bits(chosen):
        against |= masks[one]
    return not against & chosen and all(masks[one] & chosen for one in _bits(against))


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def find_preferred_by_force(attackers: Sequence[Sequence[int]]) -> list[Labels]:
    """The labellings of the admissible sets that no other admissible set contains."""
    found: list[int] = []
    for one in sorted(find_admissible(attackers), key=int.bit_count, reverse=True):
        if not any(one & other == one for other in found):
            found.append(one)
    return [_label(one, attackers) for one in found]


def _label(chosen: int, attackers: Sequence[Sequence[int]]) -> Labels:
    return [
        True if chosen >> one & 1 else False if any(chosen >> other & 1 for other in against) else None
        for one, against in enumerate(attackers)
    ]
