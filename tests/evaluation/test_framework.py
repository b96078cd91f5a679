"""The framework of a map says what its program says: by its runs, and by brute force on trees."""

from random import Random
from typing import Any, get_args

import pytest

from argmap.errors import ArgmapError
from argmap.evaluation import evaluate_run
from argmap.evaluation.encoding import Encoding
from argmap.evaluation.positions.framework import Framework, instantiate
from argmap.evaluation.positions.labellings import find_preferred
from argmap.evaluation.positions.search import Budget
from argmap.graph import Graph
from argmap.verdict import Basis
from tests.effort import runs
from tests.evaluation.extensions import Labels, find_grounded, find_preferred_by_force
from tests.evaluation.oracle import Oracle, TooManyError
from tests.evaluation.test_oracle import random_map

MAPS = runs(3_000)
SWITCHES = [(basis, residual) for basis in get_args(Basis) for residual in (False, True)]
LARGEST = 11


def read(graph: Graph, framework: Framework, labels: Labels) -> dict[str, tuple[bool | None, bool | None]]:
    """Whether each statement holds, and whether each challenge has force."""
    holds, force = framework.holds, framework.force
    return {
        one.key: (labels[holds[one.key]], labels[force[one.key]] if one.key in force else False)
        for one in graph.statements
    }


@pytest.mark.parametrize(("basis", "residual"), SWITCHES)
def test_grounded_labelling_is_the_run(basis: Basis, residual: bool) -> None:
    circles = 0
    for seed in range(MAPS):
        graph = Graph.of(random_map(Random(seed)))
        framework = instantiate(graph, Encoding(graph, basis, residual))
        run = evaluate_run(graph, basis, residual)
        found = read(graph, framework, find_grounded(framework.attackers))
        for one in graph.statements:
            holds, force = found[one.key]
            assert holds is run.holds[one.index], (seed, one.key)
            assert one.kind != "challenge" or force is run.force[one.index], (seed, one.key)
        circles += any("of its circle" in meaning for meaning in framework.meanings)
    assert circles > MAPS / 50


@pytest.mark.parametrize(("basis", "residual"), SWITCHES)
def test_preferred_and_stable_labellings_are_those_of_arguments_as_trees(
    basis: Basis, residual: bool
) -> None:
    tried = several = stable = undecided = 0
    for seed in range(MAPS):
        data = random_map(Random(seed))
        try:
            oracle = Oracle(data, basis, residual, limit=LARGEST)
        except TooManyError:
            continue
        graph = Graph.of(data)
        framework = instantiate(graph, Encoding(graph, basis, residual))
        found = list(find_preferred(framework.attackers, Budget(100_000)))
        trees = find_preferred_by_force([sorted(against) for against in oracle.list_attackers()])
        for decided in (False, True):
            assert sorted(
                str(read(graph, framework, labels)) for labels in found if not (decided and None in labels)
            ) == sorted(
                str({one.key: oracle.read(one.key, labels) for one in graph.statements})
                for labels in trees
                if not (decided and None in labels)
            ), (seed, decided)
        tried += 1
        several += len(found) > 1
        stable += any(None not in labels for labels in found)
        undecided += any(None in labels for labels in found)
    assert tried > MAPS / 2
    assert min(several, stable, undecided) > tried / 50


def test_what_is_decided_can_be_left_out() -> None:
    for seed in range(MAPS):
        graph = Graph.of(random_map(Random(seed)))
        encoding = Encoding(graph)
        values = encoding.solve().values
        rest = instantiate(graph, encoding, values)
        undecided = {one.key for one in graph.statements if values[encoding.holds[one.index]] is None}
        assert rest.holds.keys() == undecided
        assert set(find_grounded(rest.attackers)) <= {None}
        whole = instantiate(graph, encoding)
        preferred = list(find_preferred(whole.attackers, Budget(100_000)))
        assert sorted(
            str([labels[rest.holds[name]] for name in rest.holds])
            for labels in find_preferred(rest.attackers, Budget(100_000))
        ) == sorted(str([labels[whole.holds[name]] for name in rest.holds]) for labels in preferred), seed


DATA: dict[str, Any] = {
    "claims": {
        "c": {"text": "C.", "supported_by": ["p", "q"]},
        "d": {"text": "D."},
        "e": {"text": "E.", "supported_by": ["f"]},
        "f": {"text": "F.", "supported_by": ["e", "p"]},
    },
    "premises": {"p": {"text": "P."}, "q": {"text": "Q."}, "r": {"text": "R.", "answers": ["x"]}},
    "challenges": {"x": {"text": "X.", "attacks": ["c"]}, "y": {"text": "Y.", "attacks": ["step"]}},
    "inferences": {
        "step": {"premises": ["c", "p"], "conclusion": "d"},
        "two": {"premises": ["c", "q"], "conclusion": "d"},
    },
}
MEANT = [
    ("`c` holds", ["nothing carries `c`", "the challenge `x` has force"]),
    ("nothing carries `c`", ["`p` holds", "`q` holds"]),
    ("the challenge `x` has force", ["`r` holds", "`x` does not hold"]),
    ("`x` does not hold", ["`x` holds"]),
    ("`d` holds", ["nothing carries `d`"]),
    (
        "nothing carries `d`",
        ["the step from `c` and `p` to `d` carries", "the step from `c` and `q` to `d` carries"],
    ),
    ("the step from `c` and `p` to `d` carries", ["`c` does not hold", "`p` does not hold", "`y` holds"]),
    ("the step from `c` and `q` to `d` carries", ["`c` does not hold", "`q` does not hold"]),
    ("`p` holds", []),
    ("`e` holds", ["`f` by at most 1 step of its circle does not hold"]),
    ("`f` holds by at most 1 step of its circle", ["`p` does not hold"]),
]


@pytest.mark.parametrize(("meaning", "attackers"), MEANT, ids=[one[0] for one in MEANT])
def test_arguments_say_what_they_mean(meaning: str, attackers: list[str]) -> None:
    graph = Graph.of(DATA)
    framework = instantiate(graph, Encoding(graph))
    (argument,) = (one for one, said in enumerate(framework.meanings) if said == meaning)
    assert sorted(framework.meanings[one] for one in framework.attackers[argument]) == attackers


def test_statements_come_first_and_in_order() -> None:
    graph = Graph.of(DATA)
    framework = instantiate(graph, Encoding(graph))
    assert list(framework.holds.items()) == [(one.key, one.index) for one in graph.statements]
    assert framework.force["y"] == framework.holds["y"]
    assert framework.force["x"] > max(framework.holds.values())


def make_ring(size: int, ways_in: int, neighbours: tuple[int, ...]) -> Graph:
    """Claims in a ring that support each other, some of them supported from outside."""
    ring = {
        f"c{one}": [f"c{(one + by) % size}" for by in neighbours] + ["p"] * (one < ways_in)
        for one in range(size)
    }
    claims = {name: {"text": "C.", "supported_by": reasons} for name, reasons in ring.items()}
    return Graph.of({"claims": claims, "premises": {"p": {"text": "P."}}})


def measure(framework: Framework) -> int:
    return len(framework.attackers) + sum(map(len, framework.attackers))


def test_a_long_circle_with_one_way_in_stays_small() -> None:
    graph = make_ring(2_000, 1, (-1,))
    assert measure(instantiate(graph, Encoding(graph))) < 8 * 2_000


def test_what_would_be_too_large_is_refused() -> None:
    graph = make_ring(100, 50, (-1, 1))
    encoding = Encoding(graph)
    size = measure(instantiate(graph, encoding))
    assert instantiate(graph, encoding, most=size).holds
    with pytest.raises(ArgmapError, match=f"more than {size - 1:,} arguments and attacks; break up"):
        instantiate(graph, encoding, most=size - 1)
