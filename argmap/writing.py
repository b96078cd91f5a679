"""Writing files whole or not at all; several together, or none of them."""

import errno
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from platform import node
from shutil import copy2, copystat

from argmap.errors import ArgmapError
from argmap.reading import resolve

_HOST = f"{zlib.crc32(node().encode()):08x}"
_PARTIAL = re.compile(rf"\.argmap-{_HOST}-([0-9]{{1,9}})-[0-9]{{1,9}}\.partial")
_NUMBERS = count()
_ANY_WRITE = 0o222


def atomic_write(path: Path, content: bytes) -> None:
    """Write a file; what was there stays if that fails. What is no file, as a device, is written to.

    Raises:
        ArgmapError: it can't be written.
    """
    write_files({path: content})


def write_files(files: Mapping[Path, bytes], folder: Path | None = None) -> None:
    """Write files, or none of them: if one fails, what was there stays.

    Args:
        files: their contents.
        folder: the folder that they are in, to be made if it is not there.

    Raises:
        ArgmapError: one of them can't be written.
    """
    with ExitStack() as made, ExitStack() as always, ExitStack() as undo:
        if folder:
            with _errors_told(folder):
                _make_folder(folder, made)
        staged = {path: _stage(path, content, always) for path, content in files.items()}
        for path, partial in staged.items():
            with _errors_told(path):
                if partial is None:
                    _overwrite(path, files[path], undo)
                    continue
                if len(files) > 1:
                    _keep_old(resolve(path), always, undo)
                partial.replace(resolve(path))
        undo.pop_all()
        made.pop_all()


@contextmanager
def _errors_told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise ArgmapError(f"cannot write '{path}': {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return f"{getattr(error, 'strerror', None) or error}".lower()


def _make_folder(folder: Path, made: ExitStack) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        with suppress(FileExistsError):  # another process made it in the meantime
            path.mkdir()
            made.callback(path.rmdir)
    if not folder.is_dir():
        raise NotADirectoryError(0, "it is not a folder")


def _is_device(path: Path) -> bool:
    """Return whether there is something that can't be replaced, such as a device or a pipe."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _stage(path: Path, content: bytes, always: ExitStack) -> Path | None:
    """Write what a file will be beside it, never through a link that somebody else has put there.

    What can't be replaced, as a device, or a file that would lose its owner or its other names, is left for
    later: there is nothing to return.
    """
    with _errors_told(path):
        if _is_device(path):
            return None
        target = resolve(path)
        old = target.stat() if target.exists() else None
        if old and stat.S_ISREG(old.st_mode):
            _refuse_read_only(target, old)
        _remove_leftovers(target.parent)
        partial = _name_partial(target)
        always.callback(partial.unlink, missing_ok=True)
        try:
            with open(partial, "xb", opener=None if old is None else _open_for_us) as file:
                file.write(content)
        except PermissionError:
            if old is None:
                raise
            return None  # the file may be written to, but not its folder
        return partial if old is None or _take_after(partial, target, old) else None


def _open_for_us(path: str, flags: int) -> int:
    """Create a file that nobody else may read, until it has the mode of the one that it replaces."""
    return os.open(path, flags, 0o600)


def _refuse_read_only(target: Path, old: os.stat_result) -> None:
    """Refuse to write a file that nobody may write to, whoever runs this and whoever owns the folder."""
    if not old.st_mode & _ANY_WRITE or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only; make it writable first")


def _take_after(partial: Path, target: Path, old: os.stat_result) -> bool:
    """Give a file the owner, the mode and the other attributes of that which it replaces, if that can be."""
    if old.st_nlink > 1:
        return False
    new = partial.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(partial, old.st_uid, old.st_gid)
        except PermissionError:
            return False
    copystat(target, partial)
    os.utime(partial)
    return True


def _overwrite(path: Path, content: bytes, undo: ExitStack) -> None:
    """Write into what is there; what was in a file comes back if that fails."""
    if _is_device(path):
        path.write_bytes(content)
        return
    undo.callback(_fill, path, path.read_bytes())
    _fill(path, content)


def _fill(path: Path, content: bytes) -> None:
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()


def _name_partial(target: Path) -> Path:
    """Return a name beside a file, with the process that uses it; short, as names have a greatest length."""
    return target.with_name(f".argmap-{_HOST}-{os.getpid()}-{next(_NUMBERS)}.partial")


def _keep_old(target: Path, always: ExitStack, undo: ExitStack) -> None:
    """Keep what is there until all files are written."""
    if not target.exists():
        undo.callback(target.unlink, missing_ok=True)
        return
    old = _name_partial(target)
    always.callback(old.unlink, missing_ok=True)
    try:
        old.hardlink_to(target)
    except OSError:  # not every file system has links
        copy2(target, old)
    undo.callback(old.replace, target)


def _remove_leftovers(folder: Path) -> None:
    """Remove what processes that were killed while they wrote have left in a folder."""
    with suppress(OSError):  # somebody else's, or a folder that can't be listed: it stays
        for path in folder.iterdir():
            match = _PARTIAL.fullmatch(path.name)
            if match and not _is_alive(int(match[1])):
                path.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return True  # a signal 0 would end it there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
