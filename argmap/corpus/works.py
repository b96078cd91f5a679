"""The works that the maps of a corpus lean on, and what would fall with one of them.

A work is the same in several maps if it has the same DOI, or else the same URL, or else the same title, year
and first author; without a title it is a work of its map alone.
"""

from argmap.corpus.listing import Listing
from argmap.corpus.opening import Corpus
from argmap.errors import ArgmapError

_WORK = r"""CASE
    WHEN doi IS NOT NULL THEN 'doi:' || lower(regexp_replace(doi, '^.*?(10\.)', '\1'))
    WHEN url IS NOT NULL THEN 'url:' || regexp_replace(url, '^https?://|/+$', '', 'g')
    WHEN title IS NOT NULL THEN concat_ws(' | ', lower(trim(regexp_replace(title, '\W+', ' ', 'g'))),
        left(issued, 4), lower(author[1]))
    ELSE path || '#' || id END"""

_LIST = f"""
SELECT count(DISTINCT path) AS maps, CAST(sum(statements) AS BIGINT) AS statements,
    CAST(coalesce(sum(len(falls)), 0) AS BIGINT) AS falls,
    count(DISTINCT path) FILTER (falls IS NULL) AS unknown, min(title) AS title, {_WORK} AS work
FROM sources WHERE statements > 0 GROUP BY work ORDER BY maps DESC, falls DESC, statements DESC, work"""  # noqa: S608

_FALLS = f"""
WITH works AS (SELECT path, id, unnest(falls) AS root, title, {_WORK} AS work FROM sources)
SELECT works.path AS path, works.id AS source, root, verdict, text FROM works
JOIN statements ON statements.path = works.path AND statements.id = root
WHERE work = $1 ORDER BY ALL"""  # noqa: S608


def list_works(corpus: Corpus, most: int) -> Listing:
    """Return the works that most maps cite, at most so many.

    Columns: how many maps and statements cite it; how many theses and recommendations would fall without it;
    in how many maps that is unknown because it would take too long; its title; and what it is called here.
    """
    return corpus.list(_LIST, most, "works")


def list_falls(corpus: Corpus, work: str) -> Listing:
    """Return the theses and recommendations that would fall without a work, of all maps.

    Raises:
        ArgmapError: no map cites such a work.
    """
    known = corpus.list(f"SELECT count(*) FROM sources WHERE {_WORK} = $1", parameters=[work])  # noqa: S608
    if not known.rows[0][0]:
        raise ArgmapError(f"no map has the work '{work}'; name it as the column 'work' of the list does")
    return corpus.list(_FALLS, parameters=[work])
