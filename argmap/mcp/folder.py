"""The one folder that the server reads and writes."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from argmap.analysis import Analysis
from argmap.errors import ArgmapError
from argmap.mcp.lock import lock
from argmap.reading import MAX_BYTES
from argmap.syntax import read, read_source
from argmap.writing import write_files

_ENDINGS = (".yaml", ".yml", ".json")
_OUTSIDE = "'{}' is outside of the folder that this server may use"
_CHANGED = "'{}' has changed since version {}: somebody else has edited it; read it again (version {} now)"


class Version(NamedTuple):
    """A map as it is in its file; the version is empty where there is no file yet."""

    analysis: Analysis
    version: str


class Folder:
    """A folder; no path leads out of it, and no link either."""

    def __init__(self, root: Path) -> None:
        """Take a folder that is there.

        Raises:
            ArgmapError: it is none.
        """
        self.root = root.resolve()
        if not self.root.is_dir():
            raise ArgmapError(f"'{root}' is not a folder")

    def find(self, name: str) -> Path:
        """Return the path of a map.

        Raises:
            ArgmapError: it would be outside of the folder, or is no file that could be a map.
        """
        if "\0" in name or not name.strip():
            raise ArgmapError("the name of the map is empty or has a NUL character")
        try:
            path = (self.root / name).resolve()
            is_other = path.exists() and not path.is_file()
        except (OSError, RuntimeError, ValueError) as error:
            raise ArgmapError(f"cannot use '{name}': {error}") from error
        if Path(name).is_absolute() or not path.is_relative_to(self.root):
            raise ArgmapError(_OUTSIDE.format(name))
        if path.suffix.lower() not in _ENDINGS:
            raise ArgmapError(f"'{name}' is not a map: its name ends neither in .yaml nor in .json")
        if is_other:
            raise ArgmapError(f"'{name}' is not a file")
        return path

    def list_maps(self) -> list[str]:
        """Return the names of all files that may be maps."""
        found = (path for path in self.root.rglob("*") if path.suffix.lower() in _ENDINGS and path.is_file())
        shown = (path.relative_to(self.root) for path in found if path.resolve().is_relative_to(self.root))
        return sorted(
            path.as_posix() for path in shown if not any(part.startswith(".") for part in path.parts)
        )

    def open(self, name: str) -> Version:
        """Return a map, and the version of its file.

        Raises:
            ArgmapError: it cannot be read.
        """
        path = self.find(name)
        source = read_source(path, MAX_BYTES)
        document = read(source, name).in_folder(path.parent)
        return Version(Analysis(document, folder=path.parent), hash_source(source))

    def write(self, name: str, content: bytes, version: str, beside: Mapping[Path, bytes]) -> str:
        """Write a map and what changes beside it if it is still that version, and return the new one.

        Without a version, it is a new file.

        Raises:
            ArgmapError: it is not that version, or cannot be written.
        """
        path = self.find(name)
        with lock(path.parent):
            now = hash_source(read_source(path, MAX_BYTES)) if path.exists() else ""
            if now != version:
                raise ArgmapError(_CHANGED.format(name, version or "none", now or "none"))
            write_files({path: content, **beside})
        return hash_source(content)


def hash_source(source: bytes) -> str:
    """Return what tells versions of a file apart."""
    return sha256(source).hexdigest()[:12]
