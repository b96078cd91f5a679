"""What the data before the text of a Markdown file says of the paper."""

import pytest

from argmap.drafting.front import read_front_matter


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2012-02-15", "2012-02-15"),
        ('"2012-02"', "2012-02"),
        ("2012", "2012"),
        ("2012-13", None),
        ("15 February 2012", None),
        ("[2012]", None),
        ("", None),
    ],
)
def test_a_date_is_read_if_it_is_one(date: str, issued: str | None) -> None:
    assert read_front_matter(f"---\ntitle: A\ndate: {date}\n---\n").get("issued") == issued
