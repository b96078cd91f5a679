"""Strength: published values, and what must hold of every map."""

from fractions import Fraction
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import argmap
from argmap.errors import ArgmapError
from argmap.evaluation.strength import strengths
from argmap.evaluation.strength.bipolar import BipolarGraph
from argmap.evaluation.strength.ode import integrate
from argmap.evaluation.strength.strengths import measure_strength
from argmap.graph import Graph, find_components
from tests.effort import runs
from tests.evaluation.gradual import (
    EXACT,
    SEMANTICS,
    acyclic_maps,
    energy_strength,
    has_circle,
    measured,
)
from tests.evaluation.gradual_oracle import GradualOracle
from tests.evaluation.oracle import SECTIONS
from tests.evaluation.test_oracle import random_map
from tests.strategies import maps, scores

E_DEMOCRACY = """\
argmap: 1
title: The e-democracy example of Rago, Toni, Aurisicchio and Baroni (2016)
claims:
  a1: {text: x, base_score: 0.5, supported_by: [p1, p2]}
  a2: {text: x, base_score: 0.5, supported_by: [p3]}
premises:
  p1: {text: x, base_score: 0.7}
  p2: {text: x, base_score: 0.5}
  p3: {text: x, base_score: 0.9}
challenges:
  c1: {text: x, base_score: 0.2, attacks: [a2]}
  c2: {text: x, base_score: 0.2, attacks: [p2]}
  c3: {text: x, base_score: 0.6, attacks: [p2]}
  c4: {text: x, base_score: 0.5, attacks: [p2]}
"""


def test_published_values_of_df_quad() -> None:
    found = argmap.strength(argmap.loads(E_DEMOCRACY))
    published = {"a1": Fraction(431, 500), "a2": Fraction(17, 20), "p2": Fraction(2, 25)}
    assert {name: found[name].df_quad for name in published} == pytest.approx(published, abs=EXACT)


@pytest.mark.parametrize(
    ("supporter", "by_df_quad", "by_energy"), [(1, 1.0, 0.75), (0.5, 0.75, 0.6), (0.8, 0.9, 0.6951219512)]
)
def test_one_supporter(supporter: float, by_df_quad: float, by_energy: float) -> None:
    found = measured(
        "claims: {a: {text: x, supported_by: [b]}}\n"
        f"premises: {{b: {{text: x, base_score: {supporter}}}}}"
    )
    assert found["a"][0] == pytest.approx(by_df_quad, abs=EXACT)
    assert found["a"][1] == pytest.approx(by_energy, abs=1e-10)


def test_split() -> None:
    found = argmap.strength(
        argmap.loads(
            "argmap: 1\ntitle: x\nclaims: {a: {text: x, supported_by: [p]}, b: {text: x}}\n"
            "premises: {p: {text: x, base_score: 1}}\n"
            "challenges: {c: {text: x, attacks: [a], base_score: 0.9}, "
            "d: {text: x, attacks: [a], base_score: 0.9}}"
        )
    )
    assert found["a"].df_quad == pytest.approx(0.505)
    assert found["a"].quadratic_energy == pytest.approx(energy_strength(0.5, -0.8))
    assert {name for name, one in found.items() if one.split} == {"a"}


@pytest.mark.parametrize(("first", "second"), [(0.5, 0.6), (0.5, 0.4), (0.5 + 1e-10, 0.4), (0.7, 0.6)])
def test_what_is_not_split(first: float, second: float) -> None:
    assert not argmap.Strength(first, second).split
    assert not argmap.Strength(second, first).split


QUARREL = {
    "claims": {"a": {"text": "x", "supported_by": ["a"], "base_score": 0.5}},
    "challenges": {
        "b": {"text": "x", "attacks": ["a"]},
        "c": {"text": "x", "attacks": ["a"]},
        "d": {"text": "x", "attacks": ["b", "c"], "supported_by": ["a"]},
    },
}


@settings(max_examples=runs(200))
@given(maps)
@example(QUARREL)
def test_strength_is_from_0_to_1_or_a_circle_does_not_settle(data: Any) -> None:
    graph, refusal = Graph.of(data), ""
    with patch.object(strengths, "STEPS", 2_000):  # a circle may settle slowly, or never
        try:
            found = {**measure_strength(graph)}
        except ArgmapError as error:
            found, refusal = {}, str(error)
    if refusal:
        nodes = BipolarGraph.of(graph)
        circles = find_components(range(len(nodes.weights)), nodes.inputs)
        assert any(len(part) > 1 or part[0] in nodes.inputs(part[0]) for part in circles)
        assert "which stand in a circle, do not settle under" in refusal
    assert all(0 <= one.df_quad <= 1 and 0 <= one.quadratic_energy <= 1 for one in found.values())


@given(acyclic_maps())
def test_what_nothing_bears_on_has_its_base_score(data: dict[str, Any]) -> None:
    graph = Graph.of(data)
    nodes = BipolarGraph.of(graph)
    found = measure_strength(graph)
    for one in graph.statements:
        if not nodes.inputs(one.index):
            base = one.data.get("base_score", 0.5)
            assert (found[one.key].df_quad, found[one.key].quadratic_energy) == (base, base)


@given(acyclic_maps(), st.data())
def test_a_further_supporter_never_lowers(data: dict[str, Any], draws: st.DataObject) -> None:
    targets = [part for section in SECTIONS if section != "premises" for part in data[section].items()]
    assume(targets)
    name, part = draws.draw(st.sampled_from(targets))
    before = measure_strength(Graph.of(data))[name]
    data["premises"]["extra"] = {"text": "x", "base_score": draws.draw(scores)}
    part["supported_by"] = [*part["supported_by"], "extra"]
    after = measure_strength(Graph.of(data))[name]
    assert after.df_quad >= before.df_quad - EXACT
    assert after.quadratic_energy >= before.quadratic_energy - EXACT


@given(acyclic_maps(), st.data())
def test_a_further_undercut_never_raises(data: dict[str, Any], draws: st.DataObject) -> None:
    assume(data["inferences"])
    step = draws.draw(st.sampled_from(sorted(data["inferences"])))
    name = data["inferences"][step]["conclusion"]
    before = measure_strength(Graph.of(data))[name]
    data["challenges"]["extra"] = {"text": "x", "base_score": draws.draw(scores), "attacks": [step]}
    after = measure_strength(Graph.of(data))[name]
    assert after.df_quad <= before.df_quad + EXACT
    assert after.quadratic_energy <= before.quadratic_energy + EXACT


@given(acyclic_maps(), st.sampled_from(SEMANTICS))
def test_iteration_agrees_with_one_pass(data: dict[str, Any], semantics: Any) -> None:
    nodes = BipolarGraph.of(Graph.of(data))
    assert not has_circle(nodes)
    once, moved = list(nodes.weights), list(nodes.weights)
    for [node] in find_components(range(len(nodes.weights)), nodes.inputs):
        once[node] = nodes.strength(node, once, semantics)
    taken = integrate(range(len(moved)), moved, lambda node: nodes.strength(node, moved, semantics), 1000)
    assert taken < 1000
    assert moved == pytest.approx(once, abs=1e-6)


def test_strengths_agree_with_the_oracle() -> None:
    settled = circles = 0
    for seed in range(maps := runs(500)):
        random = Random(seed)
        data = random_map(random)
        for part in [part for section in SECTIONS for part in data[section].values()]:
            part["base_score"] = random.choice([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.9])
        residual = random.random() < 0.5
        found = measure_strength(Graph.of(data), residual)
        circles += has_circle(BipolarGraph.of(Graph.of(data), residual))
        for energetic, name in enumerate(["df_quad", "quadratic_energy"]):
            oracle = GradualOracle(data, bool(energetic), residual)
            if oracle.run():
                settled += 1
                strengths = {key: getattr(one, name) for key, one in found.items()}
                assert strengths == pytest.approx(oracle.strengths, abs=1e-6), (seed, name, data)
    assert settled > maps * 1.8
    assert circles > maps / 2.5
