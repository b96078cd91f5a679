"""Strength: published values, the mapping from maps to bipolar graphs, and what must hold of every map."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap.evaluation import measure_strength, strength
from argmap.evaluation.bipolar import BipolarGraph
from argmap.evaluation.semantics import df_quad, quadratic_energy
from argmap.evaluation.settling import SETTLED, settle
from argmap.graph import Graph, find_components
from tests.evaluation.gradual_oracle import GradualOracle
from tests.evaluation.oracle import SECTIONS
from tests.evaluation.test_oracle import random_map
from tests.strategies import maps, weights

EXACT = 1e-12
SEMANTICS = [df_quad, quadratic_energy]

E_DEMOCRACY = """\
argmap: 1
title: The e-democracy example of Rago, Toni, Aurisicchio and Baroni (2016)
claims:
  a1: {text: x, weight: 0.5, supported_by: [p1, p2]}
  a2: {text: x, weight: 0.5, supported_by: [p3]}
premises:
  p1: {text: x, weight: 0.7}
  p2: {text: x, weight: 0.5}
  p3: {text: x, weight: 0.9}
challenges:
  c1: {text: x, weight: 0.2, attacks: [a2]}
  c2: {text: x, weight: 0.2, attacks: [p2]}
  c3: {text: x, weight: 0.6, attacks: [p2]}
  c4: {text: x, weight: 0.5, attacks: [p2]}
"""


def measured(text: str, residual: bool = False) -> dict[str, tuple[float, float]]:
    """Both strengths by id, from the sections of a map, through the public function."""
    found = argmap.strength(argmap.loads(f"argmap: 1\ntitle: x\n{text}"), residual)
    return {name: (one.df_quad, one.quadratic_energy) for name, one in found.items()}


def test_published_values_of_df_quad() -> None:
    found = argmap.strength(argmap.loads(E_DEMOCRACY))
    published = {"a1": Fraction(431, 500), "a2": Fraction(17, 20), "p2": Fraction(2, 25)}
    assert {name: found[name].df_quad for name in published} == pytest.approx(published, abs=EXACT)


@pytest.mark.parametrize(
    ("supporter", "by_df_quad", "by_energy"), [(1, 1.0, 0.75), (0.5, 0.75, 0.6), (0.8, 0.9, 0.6951219512)]
)
def test_one_supporter(supporter: float, by_df_quad: float, by_energy: float) -> None:
    found = measured(
        f"claims: {{a: {{text: x, supported_by: [b]}}}}\npremises: {{b: {{text: x, weight: {supporter}}}}}"
    )
    assert found["a"][0] == pytest.approx(by_df_quad, abs=EXACT)
    assert found["a"][1] == pytest.approx(by_energy, abs=1e-10)


PREMISES = "premises: {p: {text: x, weight: 0.8}, q: {text: x, weight: 0.5}}\n"
LINKED = PREMISES + "inferences: {s: {premises: [p, q], conclusion: a}}\n"
MAPPING = [
    ("linked premises: their product", LINKED + "claims: {a: {text: x}}", [0.4], []),
    (
        "a premise that is named twice: once",
        PREMISES + "inferences: {s: {premises: [p, p], conclusion: a}}\nclaims: {a: {text: x}}",
        [0.8],
        [],
    ),
    (
        "a warrant: one more premise",
        PREMISES + "inferences: {s: {premises: [p], warrant: q, conclusion: a}}\nclaims: {a: {text: x}}",
        [0.4],
        [],
    ),
    (
        "two steps from one premise: two reasons",
        PREMISES
        + "inferences: {s: {premises: [p], conclusion: a}}\nclaims: {a: {text: x, supported_by: [p]}}",
        [0.8, 0.8],
        [],
    ),
    (
        "a premise that is missing: no step",
        "claims: {a: {text: x, supported_by: [gone]}}\n"
        + PREMISES
        + "inferences: {s: {premises: [p, gone], conclusion: a}}",
        [],
        [],
    ),
    (
        "a challenge: its strength",
        "claims: {a: {text: x}}\nchallenges: {c: {text: x, attacks: [a, gone], weight: 0.3}}",
        [],
        [0.3],
    ),
    (
        "a residual challenge: nothing",
        "claims: {a: {text: x}}\n"
        "challenges: {c: {text: x, attacks: [a], residual: {severity: low, rationale: x}}}",
        [],
        [],
    ),
]


@pytest.mark.parametrize(
    ("text", "supporters", "attackers"), [row[1:] for row in MAPPING], ids=[row[0] for row in MAPPING]
)
def test_what_a_claim_gets(text: str, supporters: list[float], attackers: list[float]) -> None:
    for found, semantics in zip(measured(text)["a"], SEMANTICS, strict=True):
        pull = semantics(supporters, attackers)
        assert found == pytest.approx(0.5 + 0.5 * pull, abs=EXACT)


def test_what_undercuts_a_step_attacks_it_and_not_its_conclusion() -> None:
    base = "claims: {a: {text: x}}\nchallenges: {c: {text: x, attacks: [s], weight: 0.25}}\n"
    one_premise = base + PREMISES + "inferences: {s: {premises: [p], conclusion: a}}"
    assert measured(one_premise)["a"] == pytest.approx((0.5 + 0.5 * 0.6, _energy(0.5, 0.8 / (1 + 0.25**2))))
    assert measured(base + LINKED)["a"] == pytest.approx((0.5 + 0.5 * 0.3, _energy(0.5, 0.4 / (1 + 0.25**2))))


def _energy(base: float, energy: float) -> float:
    part = energy**2 / (1 + energy**2)
    return base + (1 - base) * part if energy > 0 else base - base * part


def test_an_answer_takes_force_from_a_challenge_and_leaves_its_strength() -> None:
    found = measured(
        "claims: {a: {text: x}, b: {text: x}}\n"
        "challenges: {c: {text: x, attacks: [a, b], weight: 0.8}}\n"
        "premises: {r: {text: x, answers: [c], weight: 0.25}, s: {text: x, answers: [c], weight: 0.5}}"
    )
    force, energetic = 0.8 * 0.75 * 0.5, 0.8 / (1 + 0.75**2)
    assert found["c"] == (0.8, 0.8)
    assert found["a"] == found["b"] == pytest.approx((0.5 - 0.5 * force, _energy(0.5, -energetic)))


def test_an_answer_of_full_strength_takes_all_force() -> None:
    found = measured(
        "claims: {a: {text: x}}\nchallenges: {c: {text: x, attacks: [a]}}\n"
        "premises: {r: {text: x, answers: [c], weight: 1}}"
    )
    assert found["a"][0] == 0.5


def test_residual_challenges_have_force_if_they_are_asked_to() -> None:
    text = (
        "claims: {a: {text: x}}\n"
        "challenges: {c: {text: x, attacks: [a], residual: {severity: low, rationale: x}}}"
    )
    assert (measured(text)["a"], measured(text, residual=True)["a"]) == ((0.5, 0.5), (0.25, 0.4))


def test_a_contradiction_attacks_both_ways_and_once() -> None:
    once = measured("claims: {a: {text: x, contradicts: [b]}, b: {text: x}}")
    twice = measured("claims: {a: {text: x, contradicts: [b]}, b: {text: x, contradicts: [a]}}")
    for found in (once, twice):
        assert found["a"] == found["b"]
        assert found["a"][0] == pytest.approx(1 / 3, abs=1e-8)
        assert found["a"][1] == pytest.approx(_energy(0.5, -found["a"][1]), abs=1e-8)


def test_a_challenge_that_contradicts_what_it_attacks_does_so_once() -> None:
    found = measured(
        "claims: {a: {text: x, contradicts: [c]}}\nchallenges: {c: {text: x, attacks: [a]}}\n"
        "premises: {r: {text: x, answers: [c]}}"
    )
    assert found["a"][0] == pytest.approx(1 / 3, abs=1e-8)


def test_split() -> None:
    found = argmap.strength(
        argmap.loads(
            "argmap: 1\ntitle: x\nclaims: {a: {text: x, supported_by: [p]}, b: {text: x}}\n"
            "premises: {p: {text: x, weight: 1}}\n"
            "challenges: {c: {text: x, attacks: [a], weight: 0.9}, d: {text: x, attacks: [a], weight: 0.9}}"
        )
    )
    assert found["a"].df_quad == pytest.approx(0.505)
    assert found["a"].quadratic_energy == pytest.approx(_energy(0.5, -0.8))
    assert {name for name, one in found.items() if one.split} == {"a"}


@pytest.mark.parametrize(("first", "second"), [(0.5, 0.6), (0.5, 0.4), (0.5 + 1e-10, 0.4), (0.7, 0.6)])
def test_what_is_not_split(first: float, second: float) -> None:
    assert not argmap.Strength(first, second).split
    assert not argmap.Strength(second, first).split


# Every map


@settings(max_examples=200)
@given(maps)
def test_strength_is_from_0_to_1(data: Any) -> None:
    for one in measure_strength(Graph.of(_without_tiny_weights(data))).values():
        assert 0 <= one.df_quad <= 1
        assert 0 <= one.quadratic_energy <= 1


def _without_tiny_weights(data: Any) -> Any:
    """A circle of tiny weights settles too slowly for a test."""
    for section in SECTIONS:
        for part in data.get(section, {}).values():
            part["weight"] = max(part.get("weight", 0.5), 0.05)
    return data


@st.composite
def acyclic_maps(draw: st.DrawFn) -> dict[str, Any]:
    """Maps in which everything depends on statements with lower numbers only."""
    kinds = draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=7))
    names = [f"n{number}" for number in range(len(kinds))]
    data: dict[str, Any] = {section: {} for section in SECTIONS} | {"inferences": {}}
    for number, section in enumerate(kinds):
        part: dict[str, Any] = {"text": "x", **draw(st.fixed_dictionaries({}, optional={"weight": weights}))}
        lower, higher = names[:number], names[number + 1 :]
        if section == "challenges":
            part["attacks"] = draw(_some([*higher, *(f"s{name}" for name in higher)])) or ["gone"]
        if section != "premises":
            part["supported_by"] = draw(_some(lower))
            premises = draw(_some(lower))
            if premises:
                data["inferences"][f"s{names[number]}"] = {"premises": premises, "conclusion": names[number]}
        data[section][names[number]] = part
    for number, section in enumerate(kinds):
        if section != "challenges":
            firsts = {
                c: min(one.strip("s") for one in part["attacks"]) for c, part in data["challenges"].items()
            }
            answerable = [challenge for challenge, first in firsts.items() if first > names[number]]
            data[section][names[number]]["answers"] = draw(_some(answerable))
    return data


def _some(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=3) if names else st.just([])


@given(acyclic_maps())
def test_what_nothing_bears_on_has_its_base_score(data: dict[str, Any]) -> None:
    graph = Graph.of(data)
    nodes = BipolarGraph.of(graph)
    found = measure_strength(graph)
    for one in graph.statements:
        if not nodes.inputs(one.index):
            base = one.data.get("weight", 0.5)
            assert (found[one.key].df_quad, found[one.key].quadratic_energy) == (base, base)


@given(acyclic_maps(), st.data())
def test_a_further_supporter_never_lowers(data: dict[str, Any], draws: st.DataObject) -> None:
    targets = [part for section in SECTIONS if section != "premises" for part in data[section].items()]
    assume(targets)
    name, part = draws.draw(st.sampled_from(targets))
    before = measure_strength(Graph.of(data))[name]
    data["premises"]["extra"] = {"text": "x", "weight": draws.draw(weights)}
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
    data["challenges"]["extra"] = {"text": "x", "weight": draws.draw(weights), "attacks": [step]}
    after = measure_strength(Graph.of(data))[name]
    assert after.df_quad <= before.df_quad + EXACT
    assert after.quadratic_energy <= before.quadratic_energy + EXACT


@given(acyclic_maps(), st.sampled_from(SEMANTICS))
def test_iteration_agrees_with_one_pass(data: dict[str, Any], semantics: Any) -> None:
    nodes = BipolarGraph.of(Graph.of(data))
    assert not _has_circle(nodes)
    once, moved = list(nodes.weights), list(nodes.weights)
    for [node] in find_components(range(len(nodes.weights)), nodes.inputs):
        once[node] = nodes.strength(node, once, semantics)
    taken = settle(range(len(moved)), moved, lambda node: nodes.strength(node, moved, semantics), 1000)
    assert taken < 1000
    assert moved == pytest.approx(once, abs=1e-6)


def test_strengths_agree_with_the_oracle() -> None:
    settled = circles = 0
    for seed in range(500):
        random = Random(seed)
        data = random_map(random)
        for part in [part for section in SECTIONS for part in data[section].values()]:
            part["weight"] = random.choice([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.9])
        residual = random.random() < 0.5
        found = measure_strength(Graph.of(data), residual)
        circles += _has_circle(BipolarGraph.of(Graph.of(data), residual))
        for energetic, name in enumerate(["df_quad", "quadratic_energy"]):
            oracle = GradualOracle(data, bool(energetic), residual)
            if oracle.run():
                settled += 1
                strengths = {key: getattr(one, name) for key, one in found.items()}
                assert strengths == pytest.approx(oracle.strengths, abs=1e-6), (seed, name, data)
    assert settled >= 950
    assert circles >= 250


def _has_circle(nodes: BipolarGraph) -> bool:
    return any(len(part) > 1 for part in find_components(range(len(nodes.weights)), nodes.inputs))


# Circles


def test_a_statement_that_supports_itself_rises() -> None:
    by_df_quad, by_energy = measured("claims: {a: {text: x, supported_by: [a]}}")["a"]
    assert by_df_quad == pytest.approx(1, abs=1e-8)
    assert by_energy == pytest.approx(_energy(0.5, by_energy), abs=1e-8)


def rings(groups: int, size: int) -> dict[str, Any]:
    """Challenges in groups: all of a group attack all of the next, the last the first, in an odd ring."""
    names = [[f"c{group}-{number}" for number in range(size)] for group in range(groups)]
    made = {
        name: {"text": "x", "attacks": names[(group + 1) % groups], "weight": 1 if group else 0.9}
        for group in range(groups)
        for name in names[group]
    }
    return {"challenges": made}


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_a_circle_that_never_settles(semantics: Any) -> None:
    """The differential equation itself has a limit cycle here: the strengths never slow down."""
    nodes = BipolarGraph.of(Graph.of(rings(5, 5)))
    strengths, members = list(nodes.weights), range(25)

    def update(node: int) -> float:
        return nodes.strength(node, strengths, semantics)

    speeds = []
    for _ in range(3):
        assert settle(members, strengths, update, 500) == 500
        speeds.append(max(abs(update(node) - strengths[node]) for node in members))
    assert min(speeds) > 0.1


def test_what_never_settles_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strength, "STEPS", 2_000)
    with pytest.raises(argmap.ArgmapError) as caught:
        measure_strength(Graph.of(rings(5, 5)))
    named = ", ".join(f"'c{group}-{number}'" for group in (0, 1) for number in range(5))
    assert str(caught.value) == (
        f"the strengths of {named} and 15 more, which stand in a circle, do not settle under DF-QuAD within "
        "2,000 steps (10,000,000 for all nodes in circles): take a relation out, or give other weights"
    )


def test_all_circles_share_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = {f"a{n}": {"text": "x", "contradicts": [f"b{n}"]} for n in range(10)}
    graph = Graph.of({"claims": pairs | {f"b{n}": {"text": "x"} for n in range(10)}})
    monkeypatch.setattr(strength, "BUDGET", 10_000)
    assert len(measure_strength(graph)) == 20
    monkeypatch.setattr(strength, "BUDGET", 300)
    with pytest.raises(argmap.ArgmapError, match=r"the strengths of 'a.', 'b.', which stand in a circle"):
        measure_strength(graph)


# Size

LENGTH = 100_000


def test_long_chains() -> None:
    """They end where one more step no longer matters."""
    claims = {f"n{n}": {"text": "x", "supported_by": [f"n{n + 1}"]} for n in range(LENGTH)}
    found = measure_strength(Graph.of({"claims": claims}))
    assert found["n0"].df_quad == pytest.approx(1)
    assert found["n0"].quadratic_energy == pytest.approx(
        _energy(0.5, found["n1"].quadratic_energy), abs=EXACT
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
        _energy(0.5, -1000 * rival.quadratic_energy), abs=10 * SETTLED
    )
    assert hub.df_quad == pytest.approx(0, abs=SETTLED)
