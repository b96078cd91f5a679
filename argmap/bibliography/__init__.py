"""Works in the formats of reference managers, as sources of a map and back.

`read_works(text, name)` returns what a file holds, by ids that are valid in a map; `write_works` is the way
back. BibTeX and RIS need the extra `bib` (bibtexparser, rispy), imported when such a file is read.

An id is the key of the file in lower case, with `-` for each run of other signs than `a-z0-9_-`, `s-` before
it where it does not begin with a letter, and numbered where it is taken: `Okafor:2023` is `okafor-2023`.
"""

from argmap.bibliography.formats import read_works, write_works
from argmap.bibliography.loading import Bibliography, read_bibliography
from argmap.bibliography.works import Shelf, Trouble

__all__ = ["Bibliography", "Shelf", "Trouble", "read_bibliography", "read_works", "write_works"]
