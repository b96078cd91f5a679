"""A map in one canonical order and style."""

from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.shape.order import sort_keys
from argmap.syntax import Document, read
from argmap.syntax.format import format_document

_NO_MAP = "cannot format '{}': it is not a map; a map is YAML or JSON with the key 'argmap'"


def format_text(text: str, *, name: str = "<text>") -> str:
    """Return the text of a map in canonical order and style, with all its comments.

    Formatting twice is the same as formatting once, and the map is read as the same map as before.

    Args:
        text: the text of a file, in YAML or JSON.
        name: the name of the file; `*.json` makes it JSON.

    Raises:
        InvalidMap: the text cannot be read as plain data; has all findings.
        ArgmapError: it is not a map, or a comment would be lost.
    """
    document = read(text, name)
    marks = text[: len(text) - len(document.text)]
    return marks + format_map(document)


def format_map(document: Document) -> str:
    """Return the text of a document in canonical order and style; see `format_text`.

    Raises:
        InvalidMap: the document has findings; has them all.
        ArgmapError: it is not a map, or a comment would be lost.
    """
    if document.findings:
        raise InvalidMap(document.findings)
    if not isinstance(document.data, dict) or "argmap" not in document.data:
        raise ArgmapError(_NO_MAP.format(document.name))
    return format_document(document, sort_keys(document.data))
