"""From maps to bipolar graphs: what each relation does to strengths."""

import pytest

from tests.evaluation.gradual import EXACT, SEMANTICS, energy_strength, measured

PREMISES = "premises: {p: {text: x, base_score: 0.8}, q: {text: x, base_score: 0.5}}\n"
LINKED = PREMISES + "inferences: {s: {premises: [p, q], conclusion: a}}\n"
MAPPING = [
    ("linked premises: their product", LINKED + "claims: {a: {text: x}}", [0.4], []),
    (
        "linked premises, said in place: their product",
        PREMISES + "claims: {a: {text: x, supported_by: [[p, q]]}}",
        [0.4],
        [],
    ),
    (
        "a reason with a warrant, said in place: their product",
        PREMISES + "claims: {a: {text: x, supported_by: {premises: p, warrant: q}}}",
        [0.4],
        [],
    ),
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
        "claims: {a: {text: x}}\nchallenges: {c: {text: x, attacks: [a, gone], base_score: 0.3}}",
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
    base = "claims: {a: {text: x}}\nchallenges: {c: {text: x, attacks: [s], base_score: 0.25}}\n"
    one_premise = base + PREMISES + "inferences: {s: {premises: [p], conclusion: a}}"
    for text, premises in ((one_premise, 0.8), (base + LINKED, 0.4)):
        expected = (0.5 + 0.5 * premises * 0.75, energy_strength(0.5, premises / (1 + 0.25**2)))
        assert measured(text)["a"] == pytest.approx(expected, abs=EXACT)


def test_an_answer_takes_force_from_a_challenge_and_leaves_its_strength() -> None:
    found = measured(
        "claims: {a: {text: x}, b: {text: x}}\n"
        "challenges: {c: {text: x, attacks: [a, b], base_score: 0.8}}\n"
        "premises: {r: {text: x, answers: [c], base_score: 0.25}, "
        "s: {text: x, answers: [c], base_score: 0.5}}"
    )
    force, energetic = 0.8 * 0.75 * 0.5, 0.8 / (1 + 0.75**2)
    assert found["c"] == (0.8, 0.8)
    assert found["a"] == found["b"] == pytest.approx((0.5 - 0.5 * force, energy_strength(0.5, -energetic)))


def test_an_answer_of_full_strength_takes_all_force() -> None:
    found = measured(
        "claims: {a: {text: x}}\nchallenges: {c: {text: x, attacks: [a]}}\n"
        "premises: {r: {text: x, answers: [c], base_score: 1}}"
    )
    assert found["a"][0] == 0.5


def test_residual_challenges_have_force_if_they_are_asked_to() -> None:
    text = (
        "claims: {a: {text: x}}\n"
        "challenges: {c: {text: x, attacks: [a], residual: {severity: low, rationale: x}}}"
    )
    assert (measured(text)["a"], measured(text, residual=True)["a"]) == ((0.5, 0.5), (0.25, 0.4))


def test_a_denial_attacks_one_way_with_its_own_strength() -> None:
    found = measured(
        "premises: {p: {text: x, denies: [c], base_score: 0.8}}\n"
        "challenges: {c: {text: x, attacks: [p], residual: {severity: low, rationale: x}}}"
    )
    assert found["p"] == (0.8, 0.8)
    assert found["c"] == pytest.approx((0.1, energy_strength(0.5, -0.8)), abs=EXACT)


def test_a_contradiction_attacks_both_ways_and_once() -> None:
    once = measured("claims: {a: {text: x, contradicts: [b]}, b: {text: x}}")
    twice = measured("claims: {a: {text: x, contradicts: [b]}, b: {text: x, contradicts: [a]}}")
    for found in (once, twice):
        assert found["a"] == found["b"]
        assert found["a"][0] == pytest.approx(1 / 3, abs=1e-8)
        assert found["a"][1] == pytest.approx(energy_strength(0.5, -found["a"][1]), abs=1e-8)


def test_a_challenge_that_contradicts_what_it_attacks_does_so_once() -> None:
    found = measured(
        "claims: {a: {text: x, contradicts: [c]}}\nchallenges: {c: {text: x, attacks: [a]}}\n"
        "premises: {r: {text: x, answers: [c]}}"
    )
    assert found["a"][0] == pytest.approx(1 / 3, abs=1e-8)
