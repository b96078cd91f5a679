"""How much a test tries: all of it in `make test-long`, a part in `make test`."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from hypothesis import settings

_Case = TypeVar("_Case")


def runs(number: int, part: int = 25) -> int:
    """Return `number` in a long run, and else `number / part`: of examples, of seeds, of maps."""
    return number if settings.get_current_profile_name() == "long" else max(1, number // part)


def spread(cases: Iterable[_Case]) -> Iterator[_Case]:
    """Return all cases in a long run, else every 61st: a prime, so that no column of a table is left out."""
    return islice(cases, None, None, 1 if runs(10) == 10 else 61)
