"""Positions agree with brute force on arguments as trees, and say what they leave open."""

from random import Random
from typing import Any

import pytest

import argmap
from argmap.errors import ArgmapError
from argmap.evaluation import evaluate_run
from argmap.evaluation.positions.coherent_positions import Position, find_positions
from argmap.graph import Graph
from tests.effort import runs
from tests.evaluation.extensions import find_preferred_by_force
from tests.evaluation.oracle import Oracle, TooManyError
from tests.evaluation.test_oracle import BASES, random_map

MAPS = runs(4_000)
LARGEST = 11


def expect(oracle: Oracle, undecided: list[str]) -> list[Position]:
    """Read the positions off the preferred labellings of all arguments as trees."""
    found = []
    for labels in find_preferred_by_force(oracle.list_attackers()):
        truths = {name: oracle.read(name, labels) for name in undecided}
        accepted = {
            name: truth for name, truth in truths.items() if oracle.kinds[name] == "challenges" and truth[0]
        }
        found.append(
            Position(
                accepts=tuple(name for name, (holds, _) in truths.items() if holds is True),
                rejects=tuple(name for name, (holds, _) in truths.items() if holds is False),
                leaves_open=tuple(name for name, (holds, _) in truths.items() if holds is None),
                answered=tuple(name for name, (_, force) in accepted.items() if force is False),
                unsettled=tuple(name for name, (_, force) in accepted.items() if force is None),
            )
        )
        assert found[-1].stable is (None not in labels)
    return found


def test_agree_with_brute_force() -> None:
    tried = several = marked = 0
    for seed in range(MAPS):
        random = Random(seed)
        data = random_map(random)
        basis, residual = random.choice(BASES), random.random() < 0.5
        try:
            oracle = Oracle(data, basis, residual, limit=LARGEST)
        except TooManyError:
            continue
        graph = Graph.of(data)
        force = evaluate_run(graph, basis, residual).force
        undecided = [one.key for one in graph.statements if force[one.index] is None]
        expected = expect(oracle, undecided)
        found = find_positions(graph, basis, residual, most=100)
        assert sorted(map(str, found.positions)) == sorted(map(str, expected)), seed
        assert (found.undecided, found.more, found.unknown) == (tuple(undecided), False, ())
        assert found.shared == tuple(
            name for name in undecided if all(name in one.accepts for one in expected)
        )
        assert found.never == tuple(
            name for name in undecided if not any(name in one.accepts for one in expected)
        )
        for most in range(1, len(expected)):
            some = find_positions(graph, basis, residual, most=most)
            assert some.positions == found.positions[:most]
            assert (some.more, some.shared, some.never) == (True, found.shared, found.never), seed
        tried += 1
        several += len(expected) > 1
        marked += any(one.answered or one.unsettled for one in expected)
    assert tried > MAPS / 2
    assert min(several, marked) > tried / 50


def make_pairs(count: int) -> dict[str, Any]:
    """Premises that contradict each other two by two, each pair with a claim that rests on either of them."""
    premises = {f"p{one}": {"text": "P.", "contradicts": [f"q{one}"]} for one in range(count)}
    premises |= {f"q{one}": {"text": "Q."} for one in range(count)}
    claims = {f"c{one}": {"text": "C.", "supported_by": [f"p{one}", f"q{one}"]} for one in range(count)}
    return {"claims": claims, "premises": premises}


def test_independent_disputes_are_not_multiplied_out() -> None:
    found = find_positions(Graph.of(make_pairs(60)))
    assert len(set(found.positions)) == 16
    assert all(one.stable for one in found.positions)
    assert (found.more, found.never, found.unknown) == (True, (), ())
    assert found.shared == tuple(f"c{one}" for one in range(60))


def test_what_would_take_too_long_is_said() -> None:
    data = make_pairs(30)
    data["claims"]["all"] = {"text": "A."}
    data["inferences"] = {"k": {"premises": [f"c{one}" for one in range(30)], "conclusion": "all"}}
    found = find_positions(Graph.of(data), steps=50_000)
    assert (found.more, found.unknown) == (True, ("all",))
    found = find_positions(Graph.of(data), most=10_000, steps=10_000)
    assert found.more is None
    assert 0 < len(found.positions) < 10_000
    with pytest.raises(ArgmapError, match="found no position in 100 steps"):
        find_positions(Graph.of(data), steps=100)


def test_what_was_found_before_the_steps_ran_out_is_kept() -> None:
    found = find_positions(Graph.of(make_pairs(3)), steps=60)
    assert found.more is None
    assert 0 < len(found.positions) < 2**3


CASES: list[tuple[str, dict[str, Any], list[Position]]] = [
    ("nothing is undecided", {"premises": {"p": {"text": "P."}}}, [Position((), (), (), (), ())]),
    (
        "a challenge that attacks itself",
        {"challenges": {"x": {"text": "X.", "attacks": ["x"]}}},
        [Position((), (), ("x",), (), ())],
    ),
    (
        "an answer that rests on what is challenged",
        {
            "claims": {"r": {"text": "R.", "supported_by": ["p"], "answers": ["x"]}},
            "premises": {"p": {"text": "P."}},
            "challenges": {"x": {"text": "X.", "attacks": ["p"]}},
        },
        [Position(("r", "p", "x"), (), (), ("x",), ()), Position(("x",), ("r", "p"), (), (), ())],
    ),
    (
        "a challenge that is answered by what attacks itself",
        {
            "claims": {"c": {"text": "C.", "supported_by": ["p"]}},
            "premises": {"p": {"text": "P."}, "r": {"text": "R.", "answers": ["x"], "contradicts": ["r"]}},
            "challenges": {"x": {"text": "X.", "attacks": ["c"]}},
        },
        [Position(("x",), (), ("c", "r"), (), ("x",))],
    ),
]


@pytest.mark.parametrize(("data", "expected"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_positions(data: dict[str, Any], expected: list[Position]) -> None:
    found = find_positions(Graph.of(data))
    assert sorted(map(str, found.positions)) == sorted(map(str, expected))
    assert found.more is False


def test_library() -> None:
    map_ = argmap.loads(
        "argmap: 1\ntitle: T\npremises:\n  p: {text: P., contradicts: [q]}\n  q: {text: Q.}\n"
    )
    found = argmap.positions(map_, most=1)
    assert isinstance(found, argmap.Positions)
    assert found.positions == (argmap.Position(("p",), ("q",), (), (), ()),)
    assert found.more is True
    with pytest.raises(ValueError, match="choose 1 or more"):
        argmap.positions(map_, most=0)
    with pytest.raises(ValueError, match="unknown basis 'sited'"):
        argmap.positions(map_, "sited")  # type: ignore[arg-type]
