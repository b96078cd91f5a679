"""What an id looks like, and how ids come to be all different."""

from collections.abc import Container

ID = r"[A-Za-z][A-Za-z0-9_-]*"
"""A letter of the English alphabet, then letters, digits, `-` and `_`."""

QUALIFIED_ID = rf"{ID}(/{ID})*"
"""An id, or one of an included file: the names of the files that lead to it come before it."""


class Names:
    """Names that are all different: one that is taken gets the next number.

    Counting goes on where it stopped, so many of one name take linear time.
    """

    def __init__(self, taken: Container[str] = (), sign: str = "-") -> None:
        """`taken` are those that cannot be had; `sign` stands before the number."""
        self._taken, self._sign = taken, sign
        self._given: set[str] = set()
        self._numbers: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return a name, numbered if it is taken, and take it.

        >>> names = Names({"fees"})
        >>> names.take("fees"), names.take("fees"), names.take("cards")
        ('fees-2', 'fees-3', 'cards')
        """
        free = name
        while free in self._taken or free in self._given:
            self._numbers[name] = self._numbers.get(name, 1) + 1
            free = f"{name}{self._sign}{self._numbers[name]}"
        self._given.add(free)
        return free
