"""Statements that several maps have, in the same words or nearly the same.

Broder, "On the resemblance and containment of documents" (1997): the signatures of texts agree in bands, with
some luck, where the texts share most of their runs of characters. What agrees so is compared by its edit
distance. Each text is compared with the first and the last one of its band, so the work is linear.

Nothing is merged: texts that are nearly the same may say the opposite, as with a "not".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast
from zlib import crc32

from argmap.corpus.listing import Listing
from argmap.corpus.needs import need
from argmap.corpus.opening import Corpus

if TYPE_CHECKING:
    from numpy import ndarray

LEAST = 0.85
_BANDS, _ROWS = 16, 4
_SHINGLE = 5
_SHORTEST = 20
"""Shorter texts are compared only whole: nearly all that they are made of is in others."""

_LONGEST = 4_000
"""Of longer texts, as many characters are compared."""

_WORDS = r"lower(trim(regexp_replace(text, '\s+', ' ', 'g')))"
_TEXTS = f"""
SELECT {_WORDS} AS words, count(DISTINCT path) AS maps FROM statements
GROUP BY ALL ORDER BY words"""  # noqa: S608
_GROUPS = f"""
WITH placed AS (
    SELECT leader, similarity, path, id, kind, text FROM statements JOIN _groups ON words = {_WORDS}
),
counted AS (SELECT leader, count(DISTINCT path) AS maps FROM placed GROUP BY ALL HAVING maps > 1),
ranked AS (SELECT leader, row_number() OVER (ORDER BY maps DESC, leader) AS rank FROM counted)
SELECT rank AS "group", round(similarity, 3) AS similarity, path, id, kind, text FROM placed
JOIN ranked USING (leader) WHERE $1 IS NULL OR rank <= $1
ORDER BY rank, similarity DESC, path, id"""  # noqa: S608


def find_duplicates(corpus: Corpus, least: float = LEAST, most: int | None = None) -> Listing:
    """Return groups of statements that several maps have: those first that most maps have.

    Args:
        corpus: the maps.
        least: how similar texts are at least, by the edit distance; with 1, only the same words count.
        most: how many groups are listed; all by default.

    Returns:
        A row for each statement; `similarity` is that to the first text of its group.
    """
    pyarrow = need("pyarrow", "a corpus")
    found: list[tuple[str, int]] = corpus.sql(_TEXTS).fetchall()
    texts = [words for words, _ in found]
    leaders = _join(len(texts), find_pairs(texts, least) if least < 1 else ())
    sizes = Counter(leaders)
    grouped = [at for at, leader in enumerate(leaders) if sizes[leader] > 1 or found[at][1] > 1]
    columns = {
        "words": [texts[at] for at in grouped],
        "leader": [leaders[at] for at in grouped],
        "similarity": [_compare(texts[leaders[at]], texts[at]) for at in grouped],
    }
    types = (pyarrow.string(), pyarrow.int64(), pyarrow.float64())
    schema = pyarrow.schema(list(zip(columns, types, strict=True)))
    corpus.connection.register("_groups", pyarrow.table(columns, schema))
    return corpus.list(_GROUPS, parameters=[most])


def _compare(one: str, other: str, least: float = 0) -> float:
    """Return how similar two texts are, or 0 if they are less so than asked for."""
    if one == other:
        return 1.0
    from rapidfuzz.distance import Levenshtein

    one, other = one[:_LONGEST], other[:_LONGEST]
    return Levenshtein.normalized_similarity(one, other, score_cutoff=least)


def find_pairs(texts: Sequence[str], least: float) -> Iterator[tuple[int, int]]:
    """Yield pairs of texts that are similar; those that are similar by way of others need not be a pair."""
    need("rapidfuzz", "'corpus duplicates'")
    longer = [at for at, text in enumerate(texts) if len(text) >= _SHORTEST]
    compared: set[tuple[int, int]] = set()
    for band in _find_bands([texts[at] for at in longer]):
        for first, last, next_ in _find_runs(band):
            for pair in {(longer[first], longer[next_]), (longer[last], longer[next_])} - compared:
                compared.add(pair)
                if _compare(texts[pair[0]], texts[pair[1]], least):
                    yield pair


def _find_bands(texts: Sequence[str]) -> "Iterable[ndarray[Any, Any]]":
    """Return for each band a number of each text, which is the same where texts agree in it."""
    datasketch, numpy = need("datasketch", "'corpus duplicates'"), need("numpy", "'corpus duplicates'")
    if not texts:
        return []
    signs = datasketch.MinHash.generator(
        map(_cut, texts), num_perm=_BANDS * _ROWS, hashfunc=crc32, scheme="affine32"
    )
    factors = numpy.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 1], dtype=numpy.uint64)
    bands = numpy.empty((len(texts), _BANDS), dtype=numpy.uint64)
    for row, sign in enumerate(signs):
        bands[row] = (sign.hashvalues.astype(numpy.uint64).reshape(_BANDS, _ROWS) * factors).sum(axis=1)
    return cast("ndarray[Any, Any]", bands.T)


def _cut(text: str) -> set[bytes]:
    """Return the runs of characters of a text."""
    return {text[at : at + _SHINGLE].encode() for at in range(min(len(text), _LONGEST) - _SHINGLE + 1)}


def _find_runs(band: "ndarray[Any, Any]") -> Iterator[tuple[int, int, int]]:
    """Yield of texts that agree in a band the first one, the last one before it, and each of them."""
    order = band.argsort(kind="stable")
    ordered = band[order].tolist()
    positions = order.tolist()
    first = 0
    for at in range(1, len(ordered)):
        if ordered[at] == ordered[first]:
            yield positions[first], positions[at - 1], positions[at]
        else:
            first = at


def _join(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each text the first one that it hangs together with."""
    leaders = list(range(count))

    def find(at: int) -> int:
        while leaders[at] != at:
            leaders[at] = at = leaders[leaders[at]]
        return at

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        leaders[high] = low
    return [find(at) for at in range(count)]
