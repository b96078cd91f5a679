"""Reading and writing works: the formats of the registry, each imported only when it is asked for."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from argmap.bibliography.works import Shelf, Trouble
from argmap.errors import ArgmapError, guard
from argmap.formats import format_of_file, formats_for
from argmap.syntax.foreign import decode_foreign


def read_works(source: bytes | str, name: str) -> Shelf:
    """Return the works in a file; the ending of its name tells the format.

    Raises:
        ArgmapError: the ending is of no format, or the extra that reads it is not installed.
        FaultError: argmap, or a library that it uses, fails on it.
    """
    text, problems = (source, []) if isinstance(source, str) else decode_foreign(source)
    format_ = format_of_file(name, formats_for("works", reads=True))
    with guard(name):
        shelf: Shelf = format_.load().read(text)
    shelf.troubles[:0] = [Trouble("", line, message) for line, message in problems]
    return shelf


def write_works(sources: Mapping[str, Mapping[str, Any]], format_name: str) -> tuple[str, Sequence[Trouble]]:
    """Return sources as the text of a file, and what of them it does not carry.

    Raises:
        ArgmapError: the extra that writes it is not installed.
    """
    written: tuple[str, Sequence[Trouble]] = formats_for("works")[format_name].load().write(sources)
    return written


def need_extra(module: str) -> Any:
    """Return a module of the extra `bib`; raises `ArgmapError` where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise ArgmapError(f"this needs {module.partition('.')[0]}: run pip install 'argmap[bib]'") from None
