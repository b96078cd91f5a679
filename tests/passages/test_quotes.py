"""Quotes of eleven texts, damaged in ten ways: no wrong passage is ever picked."""

from collections import Counter

from argmap.passages.locating import locate
from argmap.passages.search import Budget
from tests.effort import runs
from tests.passages.quotes import KINDS, Case, is_found, is_wrong, make_cases, read_texts

_LITTLE = 5
"""Damage of so many of a hundred characters has to be seen through."""


def test_no_quote_gets_a_wrong_passage_and_those_that_are_little_damaged_are_found() -> None:
    texts = read_texts()
    assert len(texts) >= 10
    wrong: list[Case] = []
    lost: list[Case] = []
    counts: Counter[str] = Counter()
    for name, case in make_cases(runs(10_000, part=25)):
        answer = locate(texts[name], case.query, Budget())
        counts[case.kind] += 1
        if is_wrong(case, answer):
            wrong.append(case)
        if case.rate <= _LITTLE and not is_found(case, answer):
            lost.append(case)
    assert wrong == []
    assert len(lost) <= counts.total() / 100
    assert set(counts) == set(KINDS)
