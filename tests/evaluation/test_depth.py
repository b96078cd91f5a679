"""Maps whose chains and cycles are far longer than Python's recursion limit."""

from typing import Any

import pytest

from argmap.evaluation import evaluate
from argmap.graph import Graph
from tests.effort import runs

LENGTH = runs(20_000, part=4)


def verdicts(**sections: Any) -> list[str]:
    """The verdicts in the order of the numbers in the ids."""
    found = evaluate(Graph.of({"argmap": 1, "title": "x", **sections})).verdicts
    return [found[name] for name in sorted(found, key=lambda name: int(name[1:]))]


def challenges(last_attacks: int | None, length: int = LENGTH) -> dict[str, Any]:
    """Each attacks the next; the last one attacks whichever is said."""
    made = {f"n{n}": {"text": "x", "attacks": [f"n{n + 1}"]} for n in range(length)}
    made[f"n{length - 1}"]["attacks"] = ["gone" if last_attacks is None else f"n{last_attacks}"]
    return made


def claims(first_supported_by: str) -> dict[str, Any]:
    """Each supports the next."""
    made = {f"n{n}": {"text": "x", "supported_by": [f"n{n - 1}"]} for n in range(1, LENGTH)}
    return {"n0": {"text": "x", "supported_by": [first_supported_by]}, **made}


def test_chain_of_support() -> None:
    found = verdicts(claims=claims("n-1"), premises={"n-1": {"text": "x"}})
    assert found == ["granted"] * (LENGTH + 1)


def test_cycle_of_support() -> None:
    assert verdicts(claims=claims(f"n{LENGTH - 1}")) == ["unsupported"] * LENGTH


def test_chain_of_attack() -> None:
    expected = ["granted" if n % 2 == 0 else "defeated" for n in range(LENGTH)]
    assert verdicts(challenges=challenges(None)) == expected


@pytest.mark.parametrize("length", [LENGTH, LENGTH + 1], ids=["even", "odd"])
def test_cycle_of_attack(length: int) -> None:
    assert verdicts(challenges=challenges(0, length)) == ["contested"] * length


def test_broken_cycle_of_attack() -> None:
    made = {"n-1": {"text": "x", "attacks": ["n0"]}, **challenges(0)}
    expected = ["granted" if n % 2 else "defeated" for n in range(-1, LENGTH)]
    assert verdicts(challenges=made) == expected


def test_chain_of_answers() -> None:
    """Each premise answers a challenge to the one before it."""
    premises = {f"n{2 * n}": {"text": "x", "answers": [f"n{2 * n - 1}"]} for n in range(LENGTH // 2)}
    attacks = {f"n{2 * n + 1}": {"text": "x", "attacks": [f"n{2 * n}"]} for n in range(LENGTH // 2 - 1)}
    found = verdicts(premises=premises, challenges=attacks)
    assert found == ["granted" if n % 2 == 0 else "parried" for n in range(LENGTH - 1)]
