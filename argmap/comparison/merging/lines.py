"""Texts compared and merged by lines: merges of maps start from that, so that comments of both sides stay.

Lines are matched as by patience diff (Bram Cohen): lines that are unique in both texts, in their order, and
what is the same next to them. That takes no more than n log n steps, whatever the texts are.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

Choice: TypeAlias = Literal["both", "ours"]


class Run(NamedTuple):
    """Lines that are the same in two texts: where they begin in each, and how many they are."""

    one: int
    other: int
    length: int


def match_lines(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """Return runs of equal lines, in order; the last is empty, at the ends of both texts."""
    runs: list[Run] = []
    at_one = at_other = 0
    for mine, theirs in [*_find_anchors(one, other), (len(one), len(other))]:
        if mine < at_one or theirs < at_other:
            continue
        head = _count_same(one, other, at_one, at_other, min(mine - at_one, theirs - at_other), 1)
        room = min(mine - at_one, theirs - at_other) - head
        tail = _count_same(one, other, mine - 1, theirs - 1, room, -1)
        _append(runs, Run(at_one, at_other, head))
        is_anchor = int(mine < len(one) and theirs < len(other))
        _append(runs, Run(mine - tail, theirs - tail, tail + is_anchor))
        at_one, at_other = mine + is_anchor, theirs + is_anchor
    return [*runs, Run(len(one), len(other), 0)]


def _append(runs: list[Run], run: Run) -> None:
    if not run.length:
        return
    last = runs[-1] if runs else Run(-1, -1, 0)
    if (last.one + last.length, last.other + last.length) == run[:2]:
        runs[-1] = last._replace(length=last.length + run.length)
    else:
        runs.append(run)


def _count_same(one: Sequence[str], other: Sequence[str], i: int, j: int, most: int, step: int) -> int:
    length = 0
    while length < most and one[i + step * length] == other[j + step * length]:
        length += 1
    return length


def _find_anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of lines that are unique in both texts, as many as are in the same order in both."""
    counts, others = Counter(one), Counter(other)
    places = {line: number for number, line in enumerate(other) if others[line] == 1}
    pairs = [(n, places[line]) for n, line in enumerate(one) if counts[line] == 1 and line in places]
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        rank = bisect_left(ends, place)
        before.append(tails[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [place]
        tails[rank : rank + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = tails[-1] if tails else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def merge_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], choice: Choice) -> list[str]:
    """Return the lines of a merge; where both sides changed the same, those of both, or only ours."""
    merged: list[str] = []
    for old, mine, other in _split(base, ours, theirs):
        if mine == old:
            merged += other
        elif other in (old, mine):
            merged += mine
        else:
            merged += [*mine, *other] if choice == "both" and not old else mine
    return merged


_Chunk: TypeAlias = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _split(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[_Chunk]:
    """Yield the lines between those that all three texts share, and these one by one."""
    mine = {run.one + n: run.other + n for run in match_lines(base, ours) for n in range(run.length)}
    other = {run.one + n: run.other + n for run in match_lines(base, theirs) for n in range(run.length)}
    i = j = k = 0
    for number in [*sorted(mine.keys() & other.keys()), len(base)]:
        in_ours, in_theirs = mine.get(number, len(ours)), other.get(number, len(theirs))
        yield base[i:number], ours[j:in_ours], theirs[k:in_theirs]
        yield base[number : number + 1], ours[in_ours : in_ours + 1], theirs[in_theirs : in_theirs + 1]
        i, j, k = number + 1, in_ours + 1, in_theirs + 1


def mark_differences(
    ours: Sequence[str], theirs: Sequence[str], line_break: str
) -> tuple[list[str], list[tuple[int, int]]]:
    """Return lines with what differs between marks of a conflict, and the line that begins each side."""
    lines: list[str] = []
    places: list[tuple[int, int]] = []
    i = j = 0
    for run in match_lines(ours, theirs):
        if i < run.one or j < run.other:
            places.append((len(lines) + 2, len(lines) + 3 + run.one - i))
            lines += [
                f"<<<<<<< ours{line_break}",
                *_end_all(ours[i : run.one], line_break),
                f"======={line_break}",
            ]
            lines += [*_end_all(theirs[j : run.other], line_break), f">>>>>>> theirs{line_break}"]
        lines += ours[run.one : run.one + run.length]
        i, j = run.one + run.length, run.other + run.length
    return lines, places


def _end_all(lines: Sequence[str], line_break: str) -> list[str]:
    return [line if line.endswith(("\r", "\n")) else line + line_break for line in lines]
