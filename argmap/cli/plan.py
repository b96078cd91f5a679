"""Which files are reviewed, and how each of them is."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.finding import Severity
from argmap.settings import Settings

if TYPE_CHECKING:
    from argmap.configuration import Configuration
    from argmap.graph import Voices

_ENDINGS = (".yaml", ".yml", ".json")
_MAP = re.compile(rb"^\W*argmap\W*:", re.MULTILINE)
_LOOKED_AT = 2**16


@dataclass(frozen=True)
class Plan:
    """How one file is reviewed."""

    name: str
    settings: Settings = field(default_factory=Settings)
    fail_on: Severity | None = None
    baseline: Path | None = None
    profile: Path | None = None
    max_size: int = 64
    references_only: bool = False
    fixing: str = ""
    voices: "Voices | None" = None


def find_files(names: Sequence[str]) -> Iterator[str]:
    """Yield files, and in place of each folder the maps in it, in the order of their names.

    Raises:
        ArgmapError: a folder holds no map.
    """
    for name in dict.fromkeys(names):
        if name == "-" or not Path(name).is_dir():
            yield name
            continue
        found = sorted(_find_maps(Path(name)))
        if not found:
            raise ArgmapError(f"there is no map in '{name}': a map is YAML or JSON with the key 'argmap'")
        yield from found


def _find_maps(folder: Path) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for file in files:
            path = Path(parent, file)
            if path.suffix.lower() in _ENDINGS and path.is_file() and looks_like_map(path):
                yield str(path)


def looks_like_map(path: Path) -> bool:
    """Return whether the key `argmap` starts a line, or the file can't be read, which is to be told."""
    try:
        with path.open("rb") as file:
            return _MAP.search(file.read(_LOOKED_AT).replace(b"\0", b"").replace(b"{", b"\n")) is not None
    except OSError:
        return True


def make_plans(names: Sequence[str], config: str | None, given: Plan) -> list[Plan]:
    """Return how each file is reviewed: what `given` says comes before what its configuration says.

    Raises:
        ArgmapError: a configuration is wrong.
    """
    from argmap.configuration import Configuration, find_configuration, read_configuration

    @cache
    def find(folder: Path) -> Path | None:
        return find_configuration(folder)

    @cache
    def read(path: Path | None) -> Configuration:
        return read_configuration(path) if path else Configuration()

    folders = {name: Path.cwd() if name == "-" else Path(name).resolve().parent for name in names}
    return [_plan(name, read(Path(config) if config else find(folders[name])), given) for name in names]


def _plan(name: str, found: "Configuration", given: Plan) -> Plan:
    select = given.settings.select
    settings = Settings(
        found.settings.select if select is None else select,
        given.settings.ignore | found.settings.ignore,
        {**found.settings.severity, **given.settings.severity},
        found.settings.rules,
    )
    return replace(
        given,
        name=name,
        settings=settings,
        fail_on=given.fail_on or found.fail_on,
        baseline=given.baseline or found.baseline,
        profile=given.profile or found.profile,
    )


def read_settings(select: Sequence[str], ignore: Sequence[str], severity: Sequence[str]) -> Settings:
    """Return what the options `--select`, `--ignore` and `--severity` say.

    Raises:
        ArgmapError: a rule or a severity does not exist; has all that is wrong.
    """
    pairs = [word.partition("=") for word in severity]
    chosen, left_out = _split(select), _split(ignore)
    problems = [
        f"'{level}' is no severity: use error, warning or info"
        for *_, level in pairs
        if level not in list(Severity)
    ]
    if chosen or left_out or pairs:
        from argmap.configuration import find_name_problems

        problems += find_name_problems(dict.fromkeys([*chosen, *left_out, *(name for name, *_ in pairs)]))
    if problems:
        raise ArgmapError("\n".join(problems))
    levels = {name: Severity(level) for name, _, level in pairs}
    return Settings(frozenset(chosen) or None, frozenset(left_out), levels)


def _split(words: Sequence[str]) -> list[str]:
    return [name for word in words for name in word.split(",") if name]
