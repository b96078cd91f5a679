"""All schemes: those of argmap, of plug-ins, and of catalogues that a configuration names."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from argmap.errors import ArgmapError
from argmap.plugins import Plugin, load_plugins
from argmap.schemes.scheme import Scheme, split_words
from argmap.shape import find_shape_problems, load_schema
from argmap.spelling import Speller
from argmap.syntax import read_file

FOLDER = Path(__file__).parent
SCHEMA = FOLDER / "schemes.schema.json"
MAX_BYTES = 2**20
_WORDS = re.compile("[a-z0-9]+")
_GENERIC = re.compile("^(?:argument|appeal|reasoning)-(?:from|by|to)-(?:an?-)?")


class Catalogue:
    """Schemes by name; a scheme is found by its other names as well."""

    def __init__(self, schemes: Iterable[Scheme]) -> None:
        """Take schemes; of two with one name the last counts."""
        self.schemes: dict[str, Scheme] = {scheme.name: scheme for scheme in schemes}

    def find(self, name: str) -> Scheme | None:
        """Return the scheme that a name means; None if there is none."""
        return self.schemes.get(name) or self._names.get(fold(name))

    def nearest(self, name: str) -> str | None:
        """Return the name of the scheme that may be meant by one that is not known."""
        near = self._speller.nearest(fold(name))
        return self._names[near].name if near else None

    @cached_property
    def _names(self) -> dict[str, Scheme]:
        names: dict[str, Scheme] = {}
        schemes = self.schemes.values()
        for scheme in schemes:
            names.setdefault(fold(scheme.name), scheme)
        for scheme in schemes:
            for other in (scheme.title, *scheme.also, *map(split_words, scheme.aif)):
                names.setdefault(fold(other), scheme)
        return names

    @cached_property
    def _speller(self) -> Speller:
        return Speller(tuple(self._names))


def fold(name: str) -> str:
    """Return a name of a scheme as names are compared.

    >>> fold("Argument from Expert Opinion"), fold("cause_to_effect")
    ('expert-opinion', 'cause-to-effect')
    """
    plain = unicodedata.normalize("NFKD", name[:200]).encode("ascii", "ignore").decode().lower()
    return _GENERIC.sub("", "-".join(_WORDS.findall(plain)))


def load_catalogue(paths: tuple[Path, ...] = ()) -> Catalogue:
    """Return all schemes.

    Args:
        paths: files of other catalogues; their schemes take the place of those with the same name.

    Raises:
        ArgmapError: a file cannot be read, or is not a catalogue, or a plug-in is broken.
    """
    return _load(paths, tuple(map(_date, paths)), tuple(sys.path))


def _date(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return 0  # reading it says why


@cache
def _load(paths: tuple[Path, ...], _dates: tuple[float, ...], _: tuple[str, ...]) -> Catalogue:
    files = (file for file in sorted(FOLDER.glob("*.json")) if file != SCHEMA)
    own = (json.loads(file.read_bytes()) for file in files)  # a test has checked them
    others = (*load_plugins("argmap.schemes", _find_file, ()).values(), *paths)
    schemes = [scheme for data in own for scheme in _read(data)]
    return Catalogue([*schemes, *(scheme for file in others for scheme in read_schemes(file))])


def _find_file(plugin: Plugin) -> tuple[str, Path]:
    module = plugin.load()
    return plugin.name_of(module), Path(plugin.get(module, "CATALOGUE", str))


def read_schemes(path: Path) -> list[Scheme]:
    """Return the schemes of a catalogue in a YAML or JSON file.

    Raises:
        ArgmapError: it cannot be read, or is not a catalogue; says the first that is wrong, with its line.
    """
    document = read_file(path, max_bytes=MAX_BYTES)
    for finding in document.findings:
        raise ArgmapError(f"{finding.place}: {finding.text}")
    data: Any = document.data
    for where, message in _find_problems(data):
        line, column, *_ = document.find_range(where)
        raise ArgmapError(f"{path}:{line}:{column}: {message}")
    return list(_read(data))


def _read(data: Any) -> Iterator[Scheme]:
    for name, scheme in data["schemes"].items():
        yield Scheme.of(name, scheme, data.get("sources", {}))


def load_catalogue_schema() -> dict[str, Any]:
    """Return the published JSON Schema of a catalogue."""
    return load_schema(SCHEMA)


def _find_problems(data: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    problems = find_shape_problems(data, schema=load_catalogue_schema())
    shape = [(problem.path, problem.text) for _, problem in problems]
    yield from shape
    for scheme in () if shape else _read(data):
        for question, message in scheme.find_problems():
            yield ("schemes", scheme.name, "questions", question), message
