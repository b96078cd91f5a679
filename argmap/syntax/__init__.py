"""Text to plain data and back, and where in the text each value stands.

`read` turns the text of a file into a `Document`: its data in JSON types, all that is wrong with it as
text, and the line and column of every value. `argmap.syntax.write` is the way back. Neither
PyYAML nor `json` is imported before a file of that format is read.
"""

from argmap.reading import MAX_BYTES
from argmap.syntax.document import MAX_DEPTH, Document, read, read_file, read_source

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Document", "read", "read_file", "read_source"]
