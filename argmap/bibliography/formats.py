"""Which formats of works there are; each is imported only when it is asked for."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Any

from argmap.bibliography.works import Shelf, Trouble
from argmap.errors import ArgmapError

FORMATS = {
    "bibtex": "argmap.bibliography.bibtex",
    "biblatex": "argmap.bibliography.biblatex",
    "csl-json": "argmap.bibliography.csl",
    "csl-yaml": "argmap.bibliography.csl_yaml",
    "ris": "argmap.bibliography.ris",
}
"""The modules by the name of their format."""

ENDINGS = {".bib": "bibtex", ".json": "csl-json", ".yaml": "csl-yaml", ".yml": "csl-yaml", ".ris": "ris"}


def read_works(text: str, name: str) -> Shelf:
    """Return the works in a text; the ending of its name tells the format.

    Raises:
        ArgmapError: the ending is of no format, or the extra that reads it is not installed.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise ArgmapError(f"'{name}' is no file of works: its name has to end in {', '.join(ENDINGS)}")
    shelf: Shelf = import_module(FORMATS[ENDINGS[ending]]).read(text)
    return shelf


def write_works(sources: Mapping[str, Mapping[str, Any]], format_name: str) -> tuple[str, Sequence[Trouble]]:
    """Return sources as the text of a file, and what of them it does not carry.

    Raises:
        ArgmapError: the extra that writes it is not installed.
    """
    written: tuple[str, Sequence[Trouble]] = import_module(FORMATS[format_name]).write(sources)
    return written


def need_extra(module: str) -> Any:
    """Return a module of the extra `bib`; raises `ArgmapError` where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise ArgmapError(f"this needs {module}: run pip install 'argmap[bib]'") from None
