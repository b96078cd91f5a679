"""What all formats have in common, and that their tables say which ways they go."""

import pytest

from argmap.interop import FORMATS, find_format


@pytest.mark.parametrize("name", FORMATS)
def test_the_table_of_a_format_says_which_ways_it_goes(name: str) -> None:
    format_ = find_format(name)
    assert name == format_.NAME
    _, carried_in, carried_out = zip(*format_.CARRIED, strict=True)
    assert (set(carried_in) == {"no"}) != hasattr(format_, "read")
    assert (set(carried_out) == {"no"}) != hasattr(format_, "write")
