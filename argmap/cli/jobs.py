"""Which files are checked, with which settings, and checking one of them."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.files import note_inputs, open_map
from argmap.errors import ArgmapError, cannot_use, describe_fault
from argmap.finding import Results, Severity
from argmap.formats import endings_of, formats_for
from argmap.gc_control import gc_disabled
from argmap.reading import is_folder, resolve
from argmap.settings import Configuration, Settings
from argmap.spelling import describe_unknown
from argmap.syntax import read_file
from argmap.syntax.decode import decode
from argmap.syntax.own_map import looks_like_map

if TYPE_CHECKING:
    from argmap.analysis import Analysis
    from argmap.graph import Voices
    from argmap.syntax import Document

_KEY = re.compile(r"""^[\ufeff\xa0\u3000]*+["']?argmap""", re.MULTILINE)
_HEAD = 2**16
_OURS = ("known", "findings", "file")
"""The first key after `argmap` of what argmap itself writes: baselines, findings, answers."""


@dataclass(frozen=True)
class CheckJob:
    """How one file is checked; with `trouble`, it is not: its configuration is wrong.

    With `text_edits`, fixes have the changes of the text that they come to.
    """

    name: str
    configuration: Configuration = field(default_factory=Configuration)
    max_size: int = 64
    references_only: bool = False
    fixing: str = ""
    voices: "Voices | None" = None
    text_edits: bool = False
    trouble: ArgmapError | None = None

    @gc_disabled()
    def run(self) -> Results | ArgmapError:
        """Check the file, and fix it where that is asked for; an error is returned, to be reported."""
        if self.trouble:
            return self.trouble
        try:
            analysis = open_map(self.name, self.max_size, self.voices, self.configuration)
            results = self._find(analysis)
            assert analysis.document is not None
            return self._fix(analysis.document, results) if self.fixing else results
        except ArgmapError as error:
            return error
        except OSError as error:
            if error.filename is None:  # it is standard output that failed
                raise
            return cannot_use(error)
        except Exception as error:  # the other files are checked all the same
            return describe_fault(f"'{self.name}'", error)

    def _fix(self, document: "Document", results: Results) -> Results:
        from argmap.cli.diffs import format_diff
        from argmap.cli.fixing import fix_document, write_fixed

        fixed = fix_document(document, results, self._check)
        if self.fixing == "diff":
            return replace(fixed.results, diff=format_diff(document.name, document.text, fixed.after.text))
        try:
            write_fixed(self.name, fixed)
        except ArgmapError as error:
            return replace(results, failure=str(error))  # the file is as it was
        return replace(fixed.results, fixed=fixed.count)

    def _check(self, document: "Document") -> Results:
        from argmap.analysis import Analysis

        return self._find(Analysis(document, self.configuration, folder=document.folder))

    def _find(self, analysis: "Analysis") -> Results:
        if self.references_only:
            return analysis.validation
        return analysis.results if self.text_edits else analysis.plain_results


def find_files(names: Sequence[str], *, maps_only: bool = False) -> Iterator[str]:
    """Yield files, and in place of each folder the maps in it, in the order of their names.

    With `maps_only`, files that are no maps are left out, as they are in folders.

    Raises:
        ArgmapError: a folder has no map.
    """
    for name in dict.fromkeys(names):
        if name == "-" or not is_folder(Path(name)):
            if not maps_only or name == "-" or is_map_file(Path(name)):
                yield name
            continue
        maps = sorted(_find_maps(Path(name)))
        if not maps:
            raise ArgmapError(f"no map in '{name}'; a map is YAML or JSON with the key 'argmap'")
        yield from maps


def _find_maps(folder: Path) -> Iterator[str]:
    endings = endings_of(formats_for("map"))
    unreadable: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            path = Path(parent, file)
            if path.suffix.lower() in endings and not file.startswith(_LOCK) and is_map_file(path):
                yield str(path)
    yield from (str(error.filename) for error in unreadable)  # reading it says why


_LOCK = ".#"
"""How the names of links begin that Emacs makes beside files that are edited."""


def is_map_file(path: Path) -> bool:
    """Return whether a file has the key `argmap`, or cannot be read, which is to be reported.

    What argmap itself writes about maps has that key too, and is none; nor are bibliographies and profiles.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            head = decode(file.read(_HEAD))[0]
    except OSError:
        return True
    return looks_like_map(head) and (_KEY.search(head) is not None or _has_key(path, head))


def _has_key(path: Path, head: str) -> bool:
    """Return whether the key stands in the outermost braces, or likely does if the file is broken."""
    data = read_file(path).data
    if data is None:
        return head.lstrip("\ufeff{ \t\r\n\"'").startswith("argmap")
    return isinstance(data, dict) and "argmap" in data and ("title" in data or data.keys().isdisjoint(_OURS))


def make_jobs(
    names: Sequence[str], config: str | None, given: Configuration, job: CheckJob
) -> list[CheckJob]:
    """Return how each file is checked: the options `given` come before what its configuration says.

    A wrong configuration is the trouble of those files alone that have it.

    Args:
        names: the files.
        config: the path of a configuration file for all of them; by default each has the nearest one upward.
        given: what the options say.
        job: what else is the same for all of them.

    Raises:
        ArgmapError: the configuration for all of them is wrong.
    """
    from argmap.settings_file import load_configuration

    def load(folder: Path) -> tuple[Configuration, ArgmapError | None]:
        try:
            return load_configuration(Path(config) if config else None, folder).override(given), None
        except ArgmapError as error:
            if config:
                raise
            return given, error

    note_inputs(names)
    folders = {name: resolve("") if name == "-" else resolve(name).parent for name in names}
    found = {folder: load(folder) for folder in dict.fromkeys(folders.values())}
    for configuration, _ in found.values():
        note_inputs(path for path in (configuration.file, configuration.profile) if path)
    jobs = [(name, *found[folder]) for name, folder in folders.items()]
    return [replace(job, name=name, configuration=one, trouble=trouble) for name, one, trouble in jobs]


def read_settings(
    select: Sequence[str], ignore: Sequence[str], severity: Sequence[str], questions: str | None = None
) -> Settings:
    """Return what the options `--select`, `--ignore`, `--severity` and `--questions` say.

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
    rules = {"open-question": {"questions": questions}} if questions else {}
    return Settings(frozenset(selected) or None, frozenset(ignored), levels, rules)


def _split(words: Sequence[str]) -> list[str]:
    return [name for word in words for name in word.split(",") if name]
