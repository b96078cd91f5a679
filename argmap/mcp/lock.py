"""One change of a folder at a time, whichever process makes it."""

import os
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.reading import resolve

LONGEST = 10.0
"""Seconds after which another process is not waited for any longer."""

_PAUSE = 0.02

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _open(folder: Path) -> int:
        name = f"argmap-{zlib.crc32(str(resolve(folder)).casefold().encode()):08x}.lock"
        return os.open(Path(tempfile.gettempdir(), name), os.O_RDWR | os.O_CREAT)

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Let no other process that asks for the same change a folder meanwhile; ends with the process, too.

    Raises:
        ArgmapError: another process takes too long.
    """
    handle, end = _open(folder), time.monotonic() + LONGEST
    try:
        while not _is_taken(handle):
            if time.monotonic() >= end:
                raise ArgmapError(f"another process has been changing maps in '{folder}' for long: try again")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _is_taken(handle: int) -> bool:
    """Take the lock if nobody has it, and return whether that worked."""
    try:
        _take(handle)
    except OSError:
        return False
    return True
