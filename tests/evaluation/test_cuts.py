"""Minimal cut sets agree with brute force: by the solver, without it, and however few steps may be taken."""

from collections import Counter
from functools import cache
from random import Random
from typing import Any, NamedTuple

import pytest

from argmap.evaluation import evaluate_run
from argmap.evaluation.weight import cut_sets as searching
from argmap.evaluation.weight.completion import Completion
from argmap.evaluation.weight.cut_set_solver import find_cut_sets
from argmap.evaluation.weight.cut_sets import BUDGET, CutSets, find_all_cut_sets
from argmap.evaluation.weight.weights import find_goals
from argmap.evaluation.weight.withdrawal import Part, encode, find_atom
from argmap.graph import Graph, Statement
from argmap.verdict import Basis
from tests.effort import runs
from tests.evaluation import brute_force
from tests.evaluation.brute_force import MAKERS, Sets, evaluate_without

MAPS = runs(1_500, part=10)
EVERYTHING = 10_000


class Case(NamedTuple):
    graph: Graph
    by: str
    basis: Basis
    residual: bool
    parts: list[Part]
    truth: dict[Statement, Sets]


@cache
def make_cases(by: str) -> list[Case]:
    return [make_case(by, Random(seed)) for seed in range(MAPS)]


def make_case(by: str, random: Random) -> Case:
    graph = Graph.of(MAKERS[by](random))
    basis: Basis = random.choice(["asserted", "asserted", "cited"])
    residual = random.random() < 0.3
    truth = brute_force.find_cut_sets(graph, by, basis, residual)
    return Case(graph, by, basis, residual, brute_force.list_parts(graph, by), truth)


def find_all(case: Case, budget: int = BUDGET, most: int = EVERYTHING) -> dict[Statement, CutSets]:
    encoding = encode(case.graph, case.basis, case.residual, works=case.by == "source")
    goals = {root: encoding.holds[root.index] for root in case.truth}
    found, stopped = find_all_cut_sets(encoding, goals, case.parts, most, budget=budget)
    assert stopped == ""
    return found


@pytest.mark.parametrize("by", MAKERS)
def test_the_solver_agrees_with_brute_force(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: Counter[str] = Counter()
    forbid = Completion._forbid

    def count(self: Completion, atoms: list[int], side: int) -> list[list[int]]:
        seen["loop"] += 1
        return list(forbid(self, atoms, side))

    monkeypatch.setattr(Completion, "_forbid", count)
    for case in make_cases(by):
        encoding = encode(case.graph, case.basis, case.residual, works=by == "source")
        parts = {find_atom(encoding, part): number for number, part in enumerate(case.parts)}
        completion = Completion(encoding.program, parts)
        without_all = evaluate_without(case.graph, case.parts, case.basis, case.residual)
        for root, sets in case.truth.items():
            goal = encoding.holds[root.index]
            found = [tuple(sorted(one)) for one in find_cut_sets(completion, goal)]
            assert [len(one) for one in found] == sorted(map(len, found))
            assert sorted(found, key=lambda one: (len(one), one)) == sets, (case.graph.data, root.key)
            seen.update(f"set of {len(one)}" for one in sets)
            seen["restored"] += bool(sets) and without_all.holds[root.index] is True
            seen[f"{len(completion.sides[goal])} sides"] += bool(sets)
    often, seldom = ("set of 1", "set of 2", "1 sides", "2 sides"), ("set of 3", "loop", "restored")
    least = dict.fromkeys(often, MAPS / 5) | dict.fromkeys(seldom, MAPS / 100)
    assert {what: seen[what] >= count for what, count in least.items()} == dict.fromkeys(least, True), seen


@pytest.mark.parametrize("by", MAKERS)
def test_challenges_stand_with_force_or_without(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "has_solver", lambda: False)
    seen: Counter[bool | None] = Counter()
    for case in make_cases(by):
        graph, encoding = case.graph, encode(case.graph, case.basis, case.residual, works=by == "source")
        run = evaluate_run(graph, case.basis, case.residual)
        goals = find_goals(encoding, run, graph.of_kind("challenge"), force=True)
        truth = brute_force.find_cut_sets(graph, by, case.basis, case.residual, force=True)
        assert goals.keys() == truth.keys()
        parts = {find_atom(encoding, part): number for number, part in enumerate(case.parts)}
        completion = Completion(encoding.program, parts)
        found, _ = find_all_cut_sets(encoding, goals, case.parts, EVERYTHING)
        for root, sets in truth.items():
            larger = [tuple(sorted(one)) for one in find_cut_sets(completion, goals[root])]
            assert sorted(larger, key=lambda one: (len(one), one)) == sets, (graph.data, root.key)
            known = found[root].complete_to or EVERYTHING
            assert set(found[root].sets) == {one for one in sets if len(one) <= known}
            seen[run.force[root.index]] += bool(sets)
    assert min(seen[True], seen[False]) > MAPS / 50, seen


@pytest.mark.parametrize("by", MAKERS)
def test_small_sets_are_found_without_the_solver(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "has_solver", lambda: False)
    seen: Counter[tuple[int | None, str]] = Counter()
    for case in make_cases(by):
        for root, cuts in find_all(case).items():
            known = [one for one in case.truth[root] if len(one) <= (cuts.complete_to or EVERYTHING)]
            assert list(cuts.sets) == known, (case.graph.data, root.key)
            seen[cuts.complete_to, cuts.gap] += 1
    assert set(seen) == {(None, ""), (2, "no-solver")}
    assert seen[2, "no-solver"] > MAPS / 100


def test_both_together_find_all() -> None:
    """Asking the solver means starting a process, so only some maps are looked at, with larger sets."""
    larger = [
        case for case in make_cases("premise") if any(len(s) > 2 for t in case.truth.values() for s in t)
    ]
    for case in larger[:12]:
        found = find_all(case)
        assert {root: list(cuts.sets) for root, cuts in found.items()} == case.truth
        assert {(cuts.complete_to, cuts.gap) for cuts in found.values()} == {(None, "")}


@pytest.mark.parametrize("most", [1, 3, EVERYTHING])
def test_the_solver_finds_all_that_took_too_many_steps(most: int) -> None:
    cases = [case for case in make_cases("premise") if any(len(sets) > 3 for sets in case.truth.values())]
    for case in cases[:5]:
        for root, cuts in find_all(case, budget=0, most=most).items():
            complete_to = EVERYTHING if cuts.complete_to is None else cuts.complete_to
            assert set(cuts.sets) <= set(case.truth[root])
            assert {one for one in case.truth[root] if len(one) <= complete_to} <= set(cuts.sets)
            assert (cuts.gap == "") == (list(cuts.sets) == case.truth[root])


@pytest.mark.parametrize("by", MAKERS)
@pytest.mark.parametrize("budget", [0, 30, 100, 300, 1_000, 3_000])
def test_few_steps_give_less_and_say_so(by: str, budget: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "has_solver", lambda: False)
    seen: Counter[int | None] = Counter()
    for case in make_cases(by)[:200]:
        for root, cuts in find_all(case, budget).items():
            assert set(cuts.sets) <= set(case.truth[root])
            missing = [one for one in case.truth[root] if one not in cuts.sets]
            assert all(cuts.complete_to is not None and len(one) > cuts.complete_to for one in missing)
            seen[cuts.complete_to] += 1
    assert budget or seen[0]
    assert budget < 3_000 or seen[None]


@pytest.mark.parametrize("by", MAKERS)
@pytest.mark.parametrize("most", [0, 1, 2])
def test_no_more_than_is_asked_for(by: str, most: int) -> None:
    cases = [case for case in make_cases(by) if any(len(sets) > 3 for sets in case.truth.values())]
    for case in cases[:5]:
        for root, cuts in find_all(case, most=most).items():
            ones = [one for one in case.truth[root] if len(one) == 1]
            larger = [one for one in case.truth[root] if len(one) > 1]
            assert set(cuts.sets[len(ones) :]) <= set(larger)
            assert (cuts.sets[: len(ones)], len(cuts.sets)) == (
                tuple(ones),
                len(ones) + min(most, len(larger)),
            )
            assert cuts.gap == ("most" if len(larger) > most else "")
            complete_to = cuts.complete_to or EVERYTHING
            assert {one for one in case.truth[root] if len(one) <= complete_to} <= set(cuts.sets)


LENGTH = runs(20_000, part=4)
PREMISES = {f"p{n}": {"text": "x"} for n in range(LENGTH)}
STEP = {"premises": [*PREMISES], "conclusion": "c0"}
CHAIN = {f"c{n}": {"text": "x", "supported_by": [f"c{n + 1}"]} for n in range(LENGTH)}
RING = {f"c{n}": {"text": "x", "supported_by": [f"c{(n + 1) % LENGTH}"]} for n in range(LENGTH)}
LARGE: dict[str, tuple[dict[str, Any], list[int]]] = {
    "chain": ({"claims": CHAIN | {f"c{LENGTH}": {"text": "x", "supported_by": ["p0"]}}}, [1]),
    "ring": ({"claims": RING | {"c9": {"text": "x", "supported_by": ["c10", "p0"]}}}, [1]),
    "linked": ({"claims": {"c0": {"text": "x"}}, "inferences": {"all": STEP}}, [1] * LENGTH),
    "many reasons": ({"claims": {"c0": {"text": "x", "supported_by": [*PREMISES]}}}, [LENGTH]),
}


@pytest.mark.parametrize(("data", "sizes"), LARGE.values(), ids=LARGE.keys())
def test_large_maps(data: dict[str, Any], sizes: list[int]) -> None:
    graph = Graph.of({"argmap": 1, "title": "x", "premises": PREMISES, **data})
    root = graph.named["c0"]
    assert isinstance(root, Statement)
    encoding = encode(graph, works=False)
    found, stopped = find_all_cut_sets(
        encoding, {root: encoding.holds[root.index]}, brute_force.list_parts(graph, "premise"), EVERYTHING
    )
    assert ([len(one) for one in found[root].sets], found[root].complete_to, stopped) == (sizes, None, "")
