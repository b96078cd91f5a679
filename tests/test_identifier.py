"""Names that are all different."""

import pytest

from argmap.identifier import Names


@pytest.mark.parametrize(
    ("taken", "sign", "wanted", "given"),
    [
        ([], "-", ["a", "a", "b", "a"], ["a", "a-2", "b", "a-3"]),
        (["a", "a-2"], "-", ["a", "a"], ["a-3", "a-4"]),
        ([], "_", ["a", "a_2", "a"], ["a", "a_2", "a_3"]),
        ([], "-", ["a", "a", "a-2", "a-2"], ["a", "a-2", "a-2-2", "a-2-3"]),
    ],
)
def test_a_name_that_is_taken_gets_the_next_number(
    taken: list[str], sign: str, wanted: list[str], given: list[str]
) -> None:
    names = Names(taken, sign)
    assert [names.take(name) for name in wanted] == given


class Asked(set[str]):
    """A set that counts how often it is asked."""

    count = 0

    def __contains__(self, name: object) -> bool:
        self.count += 1
        return super().__contains__(name)


def test_many_of_one_name_take_linear_time() -> None:
    taken = Asked()
    names = Names(taken)
    assert len({names.take("a") for _ in range(2_000)}) == 2_000
    assert taken.count < 3 * 2_000
