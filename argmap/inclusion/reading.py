"""Reading the files that a map includes, those that they include, and so on; each is read once.

Only files in the folder of the map that includes them are read, or below.
"""

import re
from pathlib import Path as FilePath
from pathlib import PurePosixPath

from argmap.checker import Placer, find_faults
from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.finding import Finding, Problem, Severity
from argmap.identifier import ID
from argmap.inclusion.files import File, find_named_files
from argmap.inclusion.renaming import PARTS
from argmap.inclusion.whole import Whole
from argmap.reading import MAX_BYTES, is_there, resolve, resolve_below
from argmap.shape import NormalMap, normalize
from argmap.syntax import Document, read_file

NAME = "failed-include"
MAX_FILES = 1000
"""How many files a map includes at most, with those that they include."""

MAX_DEPTH = 16
"""How many files may include one another in a row."""

_NO_FOLDER = "cannot be included, because the map was not read from a file: give the path of the map"


def open_whole(
    data: NormalMap, folder: FilePath | None, document: Document | None
) -> tuple[Whole | None, list[Finding]]:
    """Return a map with all that it includes, or what keeps it from being whole.

    Args:
        data: the map in its one form.
        folder: where it is; None for a map without a file.
        document: its text, if it has one.
    """
    root = File(data, folder, document)
    reader = _Reader(FilePath(document.name).parent if document else folder or FilePath())
    if document and folder:
        reader.above.append(resolve(folder / FilePath(document.name).name))
    place_at = Placer(document)
    problems = [Problem(path, error.message, error.advice) for path, error in reader.read(root)]
    faults = [place_at(problem, NAME, Severity.ERROR) for problem in problems]
    return None if faults else Whole(root), faults


def find_name(document: Document, file: FilePath) -> str | None:
    """Return what a map calls a file that it includes; None for a map that does not include it itself."""
    data = document.data
    if (
        document.folder is None
        or not isinstance(data, dict)
        or "include" not in data
        or find_faults(document)
    ):
        return None
    place = resolve(file)
    named = ((name, document.folder / target) for _, name, target in find_named_files(normalize(data)))
    return next((name for name, other in named if resolve(other) == place), None)


class _UnusableError(Exception):
    """A file that cannot be part of a map: why not, what to do about it, and the line that is at fault."""

    def __init__(self, message: str, advice: str = "", cause: str = "") -> None:
        super().__init__(message)
        self.message, self.advice, self.cause = message, advice, cause


class _Reader:
    def __init__(self, shown: FilePath) -> None:
        """`shown` is what findings call the folder of the map."""
        self._shown = shown
        self.above: list[FilePath] = []
        self._files: dict[FilePath, File | _UnusableError] = {}
        self._opened, self._left = 0, MAX_BYTES

    def read(self, file: File) -> list[tuple[Path, _UnusableError]]:
        """Read what a file includes, and return the places of what cannot be read, and why."""
        errors = []
        for path, name, target in find_named_files(file.data):
            try:
                _check_name(name, target, file)
                file.names[name] = self._find(target, file)
            except _UnusableError as error:
                errors.append((path, error))
            except ArgmapError as error:
                errors.append((path, _UnusableError(str(error))))
        return errors

    def _find(self, target: str, file: File) -> File:
        if file.folder is None:
            raise ArgmapError(f"'{target}' {_NO_FOLDER}")
        place = resolve_below(target, file.folder)
        if not is_there(place):
            raise _UnusableError(f"there is no file '{target}' beside the map", "check the name")
        if place in self.above:
            raise _UnusableError(f"'{target}' includes this file, directly or not", "remove one of the two")
        if place not in self._files:
            self._files[place] = self._open(place, str(PurePosixPath(file.path).parent / target))
        found = self._files[place]
        if isinstance(found, _UnusableError):
            raise found
        if found in file.names.values():
            raise _UnusableError(f"'{target}' is included twice", "remove one of the two")
        return found

    def _open(self, place: FilePath, path: str) -> "File | _UnusableError":
        self._opened += 1
        if self._opened > MAX_FILES:
            return _UnusableError(f"a map includes at most {MAX_FILES:,} files", "include fewer")
        if len(self.above) > MAX_DEPTH:
            what = f"more than {MAX_DEPTH} files include one another in a row"
            return _UnusableError(what, "include this one further up")
        document = read_file(place, str(self._shown / path), max_bytes=self._left)
        self._left -= min(len(document.text), self._left)
        if any(fault.rule == "size-limit" for fault in document.findings):
            return _UnusableError(f"included files have at most {MAX_BYTES:,} bytes in all", "include fewer")
        return self._open_document(document, place, path)

    def _open_document(self, document: Document, place: FilePath, path: str) -> "File | _UnusableError":
        if faults := find_faults(document):
            return _explain(document.name, _describe(faults[0]), len(faults) - 1)
        assert isinstance(document.data, dict)
        data = add_works(normalize(document.data), place.parent)
        file = File(data, place.parent, document, path=path)
        self.above.append(place)
        errors = self.read(file)
        self.above.pop()
        if not errors:
            return file
        at, error = errors[0]
        cause = error.cause or _describe(Placer(document)(Problem(at, error.message), NAME, Severity.ERROR))
        return _explain(document.name, cause, len(errors) - 1)


def add_works(data: NormalMap, folder: FilePath) -> NormalMap:
    """Return a map with the works that it cites from its bibliography; its own check says what is lost."""
    if not data.get("bibliography"):
        return data
    from argmap.bibliography.loading import read_bibliography

    return read_bibliography(data, folder).add_cited(data)


def _check_name(name: str, target: str, file: File) -> None:
    """Refuse a name that cannot stand before the ids of a file, or does so already."""
    advice = f"call it by another name: include: {{name: '{target}'}}"
    if not re.fullmatch(ID, name):
        raise _UnusableError(f"'{name}' is no name that ids can begin with", advice)
    if name in PARTS:
        raise _UnusableError(f"no file can be called '{name}', which is a key of the map", advice)
    if name in file.names:
        raise _UnusableError(f"two files are called '{name}'", advice)


def _describe(fault: Finding) -> str:
    return f"{fault.file}:{fault.line}:{fault.column}: {fault.message}"


def _explain(shown: str, cause: str, others: int) -> _UnusableError:
    more = f" (and {others:,} more)" if others else ""
    return _UnusableError(
        f"'{shown}' cannot be included: {cause}{more}", f"run 'argmap check {shown}'", cause
    )
