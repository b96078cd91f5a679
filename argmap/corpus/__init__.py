"""Many maps at once: a corpus is read into tables, in Parquet, that SQL and data frames take.

    from argmap import corpus

    corpus.build(["debates", "aifdb.zip"], "tables")
    tables = corpus.open("tables")
    print(tables.sql("SELECT format, count(*) FROM maps GROUP BY format"))

It needs `pip install 'argmap[corpus]'`. What needs pyarrow, duckdb and the like is imported when it is used.
"""

from argmap.corpus.building import Built, Progress, build
from argmap.corpus.opening import Corpus, open  # noqa: A004 - it is used as `corpus.open`

__all__ = ["Built", "Corpus", "Progress", "build", "open"]
