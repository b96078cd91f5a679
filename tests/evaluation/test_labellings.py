"""Preferred labellings agree with brute force on random frameworks, and so does what they have in common."""

from random import Random

import pytest

from argmap.evaluation.positions.labellings import Acceptance, find_preferred
from argmap.evaluation.positions.search import Budget, OutOfStepsError, Search
from tests.effort import runs
from tests.evaluation.extensions import find_admissible, find_preferred_by_force

FRAMEWORKS = runs(3_000, part=20)
STEPS = 1_000_000


def random_framework(random: Random) -> list[list[int]]:
    size, density = random.randint(0, 9), random.choice([0.1, 0.2, 0.35])
    return [[one for one in range(size) if random.random() < density] for _ in range(size)]


def test_agrees_with_brute_force() -> None:
    several = undecided = 0
    for seed in range(FRAMEWORKS):
        attackers = random_framework(Random(seed))
        expected = find_preferred_by_force(attackers)
        found = list(find_preferred(attackers, Budget(STEPS)))
        assert sorted(map(str, found)) == sorted(map(str, expected)), seed
        several += len(found) > 1
        undecided += any(None in labels for labels in found)
    assert min(several, undecided) > FRAMEWORKS / 20


def test_what_is_in_some_and_in_all_of_them() -> None:
    for seed in range(FRAMEWORKS):
        attackers = random_framework(Random(seed))
        admissible = find_admissible(attackers)
        preferred = find_preferred_by_force(attackers)
        acceptance = Acceptance(attackers, STEPS)
        for one in range(len(attackers)):
            assert acceptance.is_in_some(one) is any(chosen >> one & 1 for chosen in admissible), seed
            assert acceptance.is_in_all(one) is all(labels[one] for labels in preferred), seed


def test_questions_leave_a_search_as_it_was() -> None:
    for seed in range(runs(500)):
        attackers = random_framework(Random(seed))
        search = Search(attackers, (), Budget(STEPS))
        for one in range(len(attackers)):
            search.can_defend(one)
        assert list(search.find_largest()) == list(Search(attackers, (), Budget(STEPS)).find_largest())


def test_what_is_attacked_is_defended() -> None:
    """The first is attacked by the second, and that by two others, which attack each other."""
    attackers = [[1], [2, 3], [3], [2]]
    assert sorted(map(sorted, Search(attackers, (), Budget(STEPS)).find_largest())) == [[0, 2], [0, 3]]


@pytest.mark.parametrize("steps", [0, 3, 10, 30, 100])
def test_what_is_found_before_the_steps_run_out_is_right(steps: int) -> None:
    stopped = 0
    for seed in range(runs(500)):
        attackers = random_framework(Random(seed))
        expected = find_preferred_by_force(attackers)
        found: list[list[bool | None]] = []
        try:
            found.extend(find_preferred(attackers, Budget(steps)))
        except OutOfStepsError:
            stopped += 1
        else:
            assert len(found) == len(expected)
        assert all(labels in expected for labels in found)
        acceptance = Acceptance(attackers, steps)
        for one in range(len(attackers)):
            assert acceptance.is_in_all(one) in (None, all(labels[one] for labels in expected))
            assert acceptance.is_in_some(one) in (None, any(labels[one] for labels in expected))
    assert stopped or steps == 100


SIZE = runs(20_000, part=5)
SIZES = {
    "independent pairs": ([[one ^ 1] for one in range(SIZE)], 17),
    "a ring of pairs": ([[(one - 1) % 2000, (one + 1) % 2000] for one in range(2000)], 17),
    "an even circle": ([[(one - 1) % SIZE] for one in range(SIZE)], 2),
    "an odd circle": ([[(one - 1) % (SIZE + 1)] for one in range(SIZE + 1)], 1),
    "a pair and what follows": ([[1], [0], *([one] for one in range(1, SIZE))], 2),
}


@pytest.mark.parametrize("name", SIZES)
def test_large_frameworks(name: str) -> None:
    attackers, count = SIZES[name]
    preferred = find_preferred(attackers, Budget(STEPS))
    assert sum(1 for _ in zip(range(17), preferred, strict=False)) == count
