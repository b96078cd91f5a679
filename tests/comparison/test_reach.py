"""What changes cannot reach keeps its verdict, and what roots depend on is compared where they reach."""

from random import Random

import pytest

import argmap
from argmap.comparison.matching import Matching
from argmap.comparison.reach import find_reached
from argmap.evaluation import evaluate
from argmap.graph import Graph
from tests.comparison.random_merges import Data, Editor
from tests.effort import runs
from tests.evaluation.eight_oracle import random_map


@pytest.mark.parametrize("seed", range(runs(400)))
def test_what_is_not_reached_keeps_its_verdict(seed: int) -> None:
    random = Random(seed)
    data = random_map(random)
    old, new = Graph.of(data), Graph.of(Editor(random, data, "a").edit())
    before, after, matching = evaluate(old), evaluate(new), Matching(old, new)
    reached = find_reached(matching)
    for match in matching.matches:
        assert match.new in reached or after.verdict(match.new) == before.verdict(match.old)


def test_other_words_reach_nothing() -> None:
    data = random_map(Random(5))
    texts: Data = {
        section: {name: {**part, "text": f"{part['text']} Indeed."} for name, part in data[section].items()}
        for section in ("claims", "premises", "challenges")
        if section in data
    }
    assert not find_reached(Matching(Graph.of(data), Graph.of({**data, **texts})))


def build(*reasons: object) -> Data:
    premises = {name: {"text": f"The number {name} counts.", "sources": ["s"]} for name in "abc"}
    claims = {"t": {"text": "It is so.", "supported_by": list(reasons)}}
    sources = {"s": {"title": "S"}}
    return {
        "argmap": 1,
        "title": "T",
        "thesis": ["t"],
        "claims": claims,
        "premises": premises,
        "sources": sources,
    }


DEPENDENCES = [
    ((["a", "b"],), ("a", "b"), [["a", "b"]], [["a"], ["b"]]),
    (("a", "b"), ("a", "b", "c"), [], [["a", "b"]]),
    (("a", "b"), (["a", "c"], "b"), [["b", "c"]], []),
    (("a", "b"), ("b", "a"), None, None),
]
"""The reasons before and now, and sets of premises without which the thesis falls: that came and went."""


@pytest.mark.parametrize(("before", "after", "gained", "lost"), DEPENDENCES)
def test_sets_of_premises_are_compared(
    before: tuple[object, ...],
    after: tuple[object, ...],
    gained: list[list[str]] | None,
    lost: list[list[str]] | None,
) -> None:
    found = argmap.diff(build(*before), build(*after)).to_dict()["argument"]["dependences"]
    assert found == ([] if gained is None else [{"root": "t", "gained": gained, "lost": lost}])
