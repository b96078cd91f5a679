"""The names of months in the languages of most bibliographies, and their beginnings."""

import unicodedata
from collections import defaultdict

_NAMES = """
    january february march april may june july august september october november december
    januar februar marz april mai juni juli august september oktober november dezember
    janner feber maerz april mai juno julei august september oktober november dezember
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
    januari februari maart april mei juni juli augustus september oktober november december
"""
"""English, German (twice), French, Spanish (twice), Italian, Portuguese and Dutch, without accents."""
_SHORTEST = 3


def _find_months() -> dict[str, int]:
    """Return the numbers of months by their names and by all beginnings that belong to one month alone."""
    numbers = defaultdict[str, set[int]](set)
    for place, name in enumerate(_NAMES.split()):
        for length in range(_SHORTEST, len(name) + 1):
            numbers[name[:length]].add(place % 12 + 1)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1}


_MONTHS = _find_months()


def find_month(word: str) -> int:
    """Return the number of a month; 0 where the word is none.

    >>> find_month("März"), find_month("févr"), find_month("Thermidor")
    (3, 2, 0)
    """
    letters = unicodedata.normalize("NFKD", word).casefold()
    return _MONTHS.get("".join(letter for letter in letters if letter.isalpha()), 0)
