"""Which files are checked, with which settings, and checking one of them."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.files import open_map
from argmap.errors import ArgmapError
from argmap.finding import Results, Severity
from argmap.formats import endings_of, formats_for
from argmap.settings import Configuration, Settings
from argmap.spelling import describe_unknown

if TYPE_CHECKING:
    from argmap.graph import Voices
    from argmap.syntax import Document

_MAP = re.compile(rb"^\W*argmap\W*:", re.MULTILINE)
_HEAD = 2**16


@dataclass(frozen=True)
class CheckJob:
    """How one file is checked."""

    name: str
    configuration: Configuration = field(default_factory=Configuration)
    max_size: int = 64
    references_only: bool = False
    fixing: str = ""
    voices: "Voices | None" = None

    def run(self) -> Results | ArgmapError:
        """Check the file, and fix it where that is asked for; an error is returned, to be reported."""
        try:
            analysis = open_map(self.name, self.max_size, self.voices, self.configuration, places=True)
            results = analysis.validation if self.references_only else analysis.results
            assert analysis.document is not None
            return self._fix(analysis.document, results) if self.fixing else results
        except ArgmapError as error:
            return error

    def _fix(self, document: "Document", results: Results) -> Results:
        from argmap.cli.fixing import fix_document, format_diff, write_fixed

        fixed = fix_document(document, results, self._check)
        if self.fixing == "diff":
            return replace(fixed.results, diff=format_diff(fixed))
        write_fixed(self.name, fixed)
        return replace(fixed.results, fixed=fixed.count)

    def _check(self, document: "Document") -> Results:
        from argmap.analysis import Analysis

        return Analysis(document, self.configuration, folder=document.folder).results


def find_files(names: Sequence[str]) -> Iterator[str]:
    """Yield files, and in place of each folder the maps in it, in the order of their names.

    Raises:
        ArgmapError: a folder has no map.
    """
    for name in dict.fromkeys(names):
        if name == "-" or not Path(name).is_dir():
            yield name
            continue
        maps = sorted(_find_maps(Path(name)))
        if not maps:
            raise ArgmapError(f"no map in '{name}'; a map is YAML or JSON with the key 'argmap'")
        yield from maps


def _find_maps(folder: Path) -> Iterator[str]:
    endings = endings_of(formats_for("map"))
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            path = Path(parent, file)
            if path.suffix.lower() in endings and path.is_file() and looks_like_map(path):
                yield str(path)


def looks_like_map(path: Path) -> bool:
    """Return whether the key `argmap` starts a line, or the file cannot be read, which is to be reported."""
    try:
        with path.open("rb") as file:
            return _MAP.search(file.read(_HEAD).replace(b"\0", b"").replace(b"{", b"\n")) is not None
    except OSError:
        return True


def make_jobs(
    names: Sequence[str], config: str | None, given: Configuration, job: CheckJob
) -> list[CheckJob]:
    """Return how each file is checked: the options `given` come before what its configuration says.

    Args:
        names: the files.
        config: the path of a configuration file for all of them; by default each has the nearest one upward.
        given: what the options say.
        job: what else is the same for all of them.

    Raises:
        ArgmapError: a configuration is wrong.
    """
    from argmap.settings_file import load_configuration

    @cache
    def load(folder: Path) -> Configuration:
        return load_configuration(Path(config) if config else None, folder).override(given)

    folders = {name: Path.cwd() if name == "-" else Path(name).resolve().parent for name in names}
    return [replace(job, name=name, configuration=load(folders[name])) for name in names]


def read_settings(select: Sequence[str], ignore: Sequence[str], severity: Sequence[str]) -> Settings:
    """Return what the options `--select`, `--ignore` and `--severity` say.

    Raises:
        ArgmapError: a rule or a severity does not exist; reports all that is wrong.
    """
    pairs = [word.partition("=") for word in severity]
    selected, ignored = _split(select), _split(ignore)
    problems = [
        describe_unknown("severity", level, list(Severity))
        if equals
        else f"invalid severity '{name}'; use RULE=LEVEL, such as 'no-challenge=warning'"
        for name, equals, level in pairs
        if level not in list(Severity)
    ]
    if selected or ignored or pairs:
        from argmap.settings_file import find_name_problems

        problems += find_name_problems(
            dict.fromkeys([*selected, *ignored, *(name for name, equals, _ in pairs if equals)])
        )
    if problems:
        raise ArgmapError("\n".join(problems))
    levels = {name: Severity(level) for name, _, level in pairs}
    return Settings(frozenset(selected) or None, frozenset(ignored), levels)


def _split(words: Sequence[str]) -> list[str]:
    return [name for word in words for name in word.split(",") if name]
