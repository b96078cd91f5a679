"""Circles that settle, circles that never do, and maps of a large size."""

from typing import Any

import pytest

import argmap
from argmap.evaluation.strength import strengths as strength
from argmap.evaluation.strength.bipolar import BipolarGraph
from argmap.evaluation.strength.ode import SETTLED, integrate
from argmap.evaluation.strength.strengths import measure_strength
from argmap.graph import Graph
from tests.effort import runs
from tests.evaluation.gradual import EXACT, SEMANTICS, energy_strength, measured, rings


def test_a_statement_that_supports_itself_rises() -> None:
    by_df_quad, by_energy = measured("claims: {a: {text: x, supported_by: [a]}}")["a"]
    assert by_df_quad == pytest.approx(1, abs=1e-8)
    assert by_energy == pytest.approx(energy_strength(0.5, by_energy), abs=1e-8)


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_a_circle_that_never_settles(semantics: Any) -> None:
    """The differential equation itself has a limit cycle here: the strengths never slow down."""
    nodes = BipolarGraph.of(Graph.of(rings(5, 5)))
    strengths, members = list(nodes.weights), range(25)

    def update(node: int) -> float:
        return nodes.strength(node, strengths, semantics)

    speeds = []
    for _ in range(3):
        assert integrate(members, strengths, update, 500) == 500
        speeds.append(max(abs(update(node) - strengths[node]) for node in members))
    assert min(speeds) > 0.1


def test_what_never_settles_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strength, "STEPS", 2_000)
    with pytest.raises(argmap.ArgmapError) as caught:
        measure_strength(Graph.of(rings(5, 5)))
    named = ", ".join(f"'c{group}-{number}'" for group in (0, 1) for number in range(5))
    assert str(caught.value) == (
        f"the strengths of {named} and 15 more, which stand in a circle, do not settle under DF-QuAD within "
        "2,000 steps: take a relation out of the circle, or give other base scores"
    )


def test_all_circles_share_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = {f"a{n}": {"text": "x", "contradicts": [f"b{n}"]} for n in range(10)}
    graph = Graph.of({"claims": pairs | {f"b{n}": {"text": "x"} for n in range(10)}})
    monkeypatch.setattr(strength, "BUDGET", 100_000)
    assert len(measure_strength(graph)) == 20
    monkeypatch.setattr(strength, "BUDGET", 3_000)
    with pytest.raises(argmap.ArgmapError, match=r"the strengths of 'a.', 'b.', which stand in a circle"):
        measure_strength(graph)


LENGTH = runs(100_000, part=20)


def test_long_chains() -> None:
    """They end where one more step no longer matters."""
    claims = {f"n{n}": {"text": "x", "supported_by": [f"n{n + 1}"]} for n in range(LENGTH)}
    found = measure_strength(Graph.of({"claims": claims}))
    assert found["n0"].df_quad == pytest.approx(1)
    assert found["n0"].quadratic_energy == pytest.approx(
        energy_strength(0.5, found["n1"].quadratic_energy), abs=EXACT
    )
    challenges = {f"n{n}": {"text": "x", "attacks": [f"n{n - 1}"]} for n in range(LENGTH)}
    found = measure_strength(Graph.of({"challenges": challenges}))
    assert found["n0"].df_quad == pytest.approx(1 / 3)


def test_a_long_circle() -> None:
    size = 2_000
    made = {f"n{n}": {"text": "x", "attacks": [f"n{(n + 1) % size}"]} for n in range(size)}
    found = measure_strength(Graph.of({"challenges": made}))
    assert {round(one.df_quad, 6) for one in found.values()} == {0.333333}


def test_a_hub_of_a_thousand_circles_settles() -> None:
    """Where a thousand move one at once, a step of ordinary length would throw it about."""
    rivals = {f"n{n}": {"text": "x"} for n in range(1000)}
    found = measure_strength(Graph.of({"claims": {"hub": {"text": "x", "contradicts": [*rivals]}, **rivals}}))
    hub, rival = found["hub"], found["n0"]
    assert hub.quadratic_energy == pytest.approx(
        energy_strength(0.5, -1000 * rival.quadratic_energy), abs=10 * SETTLED
    )
    assert hub.df_quad == pytest.approx(0, abs=SETTLED)
