"""Writing files whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def atomic_write(path: Path, content: bytes) -> None:
    """Write a file; what was there stays if that fails. What is no file, as a device, is written to.

    Raises:
        OSError: it can't be written.
    """
    if path.exists() and not path.is_file():  # a device or a pipe can't be replaced
        path.write_bytes(content)
        return
    target = path.resolve()
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with partial.open("xb") as file:  # never through a link that somebody else has put there
            file.write(content)
        if target.exists():
            partial.chmod(target.stat().st_mode)
        partial.replace(target)
    finally:
        with suppress(FileNotFoundError):
            partial.unlink()
