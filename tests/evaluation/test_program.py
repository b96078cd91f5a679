"""The well-founded model: against a naive alternating fixpoint, and on programs that go deep."""

import sys
from collections.abc import Iterable
from random import Random
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluation import Truth
from argmap.evaluation.program import Program
from tests.effort import runs

Rule: TypeAlias = tuple[int, list[int], list[int]]
DEPTH = runs(20_000, part=4)


def build(size: int, rules: Iterable[Rule]) -> Program:
    program = Program()
    for _ in range(size):
        program.add_atom()
    for head, positive, negative in rules:
        program.add_rule(head, positive, negative)
    return program


def solve(size: int, rules: Iterable[Rule]) -> list[Truth]:
    return build(size, rules).solve().values


def gamma(rules: list[Rule], against: set[int]) -> set[int]:
    """The least model with every "not" read against a set."""
    model: set[int] = set()
    while True:
        new = {head for head, pos, neg in rules if model.issuperset(pos) and against.isdisjoint(neg)}
        if new <= model:
            return model
        model |= new


def naive(size: int, rules: list[Rule]) -> list[Truth]:
    certain: set[int] = set()
    while True:
        possible = gamma(rules, certain)
        more = gamma(rules, possible)
        if more == certain:
            return [True if one in certain else None if one in possible else False for one in range(size)]
        certain = more


@st.composite
def programs(draw: st.DrawFn) -> tuple[int, list[Rule]]:
    size = draw(st.integers(1, 9))
    atoms = st.integers(0, size - 1)
    body = st.lists(atoms, max_size=2)
    return size, draw(st.lists(st.tuples(atoms, body, body), max_size=2 * size))


@settings(max_examples=runs(2000))
@given(programs())
def test_agrees_with_the_naive_fixpoint(program: tuple[int, list[Rule]]) -> None:
    assert solve(*program) == naive(*program)


@settings(max_examples=runs(200))
@given(programs())
def test_solving_twice_is_solving_once(program: tuple[int, list[Rule]]) -> None:
    built = build(*program)
    assert built.solve() == built.solve()


@settings(max_examples=runs(200))
@given(programs(), st.randoms(use_true_random=False))
def test_order_of_rules_does_not_matter(program: tuple[int, list[Rule]], random: Random) -> None:
    size, rules = program
    shuffled = random.sample(rules, len(rules))
    assert solve(size, rules) == solve(size, shuffled)


def test_small_programs() -> None:
    assert solve(0, []) == []
    assert solve(1, []) == [False]
    assert solve(1, [(0, [], [])]) == [True]
    assert solve(1, [(0, [0], [])]) == [False]
    assert solve(1, [(0, [], [0])]) == [None]
    assert solve(2, [(0, [], [1]), (1, [], [0])]) == [None, None]


def test_depth_is_beyond_recursion() -> None:
    assert sys.getrecursionlimit() < DEPTH


def test_chain_of_support() -> None:
    rules: list[Rule] = [(0, [], []), *((n, [n - 1], []) for n in range(1, DEPTH))]
    assert solve(DEPTH, rules) == [True] * DEPTH
    assert solve(DEPTH, reversed(rules)) == [True] * DEPTH


def test_cycle_of_support() -> None:
    rules: list[Rule] = [(n, [(n + 1) % DEPTH], []) for n in range(DEPTH)]
    assert solve(DEPTH, rules) == [False] * DEPTH
    assert solve(DEPTH, [*rules, (DEPTH // 2, [], [])]) == [True] * DEPTH


def test_chain_of_attack() -> None:
    rules: list[Rule] = [(0, [], []), *((n, [], [n - 1]) for n in range(1, DEPTH))]
    assert solve(DEPTH, rules) == [n % 2 == 0 for n in range(DEPTH)]
    assert solve(DEPTH, reversed(rules)) == [n % 2 == 0 for n in range(DEPTH)]


def test_cycle_of_attack() -> None:
    for size in (DEPTH, DEPTH + 1):
        rules: list[Rule] = [(n, [], [(n + 1) % size]) for n in range(size)]
        assert solve(size, rules) == [None] * size
        assert solve(size, [*rules, (size - 1, [], [])]) == [(size - 1 - n) % 2 == 0 for n in range(size)]
