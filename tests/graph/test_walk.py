"""Walks over small graphs given as lists of successors."""

import pytest

from argmap.graph import find_components, find_shortest_circle, reach


@pytest.mark.parametrize(
    ("successors", "circle"),
    [
        ([[]], []),
        ([[0]], [0]),
        ([[1], []], []),
        ([[1], [0]], [0, 1]),
        ([[1, 2], [2], [0]], [0, 2]),
        ([[1, 2], [0], [0]], [0, 1]),
        ([[2, 1], [0], [0]], [0, 2]),
        ([[1], [2], [1]], []),
    ],
)
def test_shortest_circle(successors: list[list[int]], circle: list[int]) -> None:
    assert find_shortest_circle(0, successors.__getitem__) == circle


def test_components_come_after_what_they_lead_to() -> None:
    successors = [[1], [2], [1, 3], [3], [0]]
    assert [sorted(one) for one in find_components(range(5), successors.__getitem__)] == [
        [3],
        [1, 2],
        [0],
        [4],
    ]


def test_components_keep_to_their_nodes() -> None:
    successors = [[1], [0, 7]]
    assert [sorted(one) for one in find_components([0, 1], successors.__getitem__)] == [[0, 1]]
    assert list(find_components([0], successors.__getitem__)) == [[0]]


def test_reach_includes_the_starts() -> None:
    successors = [[1], [1], [0]]
    assert reach([0], successors.__getitem__) == {0, 1}
    assert reach([], successors.__getitem__) == set()


def test_depth_is_no_limit() -> None:
    count = 100_000
    ring = [[(node + 1) % count] for node in range(count)]
    assert len(find_shortest_circle(0, ring.__getitem__)) == count
    assert len(next(find_components(range(count), ring.__getitem__))) == count
