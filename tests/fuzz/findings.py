"""What fuzzing finds: inputs that end in an exception that is not documented, or take too long."""

import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.fuzz.targets import Target

SECONDS = 5
"""The CPU time that an input may take."""


class TooSlowError(BaseException):
    """An input took too long; no `except Exception` catches it."""


def _interrupt(_: int, __: FrameType | None) -> None:
    raise TooSlowError


@contextmanager
def _limit_time() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _interrupt)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def find_fault(target: Target, content: bytes) -> tuple[str, str] | None:
    """Return the kind of what an input finds, and the traceback; None where it finds nothing."""
    try:
        with _limit_time():
            target.is_fine(content)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever argmap does not document: libraries in Rust panic with these
        return _describe(error), "".join(traceback.format_exception(error))
    return None


def _describe(error: BaseException) -> str:
    """Return a name for all errors that arise in one place of the package."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/argmap/" in frame.filename]
    place = f"{Path(frames[-1].filename).stem}-{frames[-1].name}" if frames else "outside"
    return f"{type(error).__name__}-{place}".replace("<", "").replace(">", "")


def record(folder: Path, kind: str, content: bytes, report: str) -> None:
    """Keep the smallest input of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / kind
    if not path.exists() or len(content) < path.stat().st_size:
        path.write_bytes(content)
        (folder / f"{kind}.txt").write_text(report, encoding="utf-8", errors="backslashreplace")


def reduce(content: bytes, still_fails: Callable[[bytes], bool], seconds: float = 10) -> bytes:
    """Return what is left when all is taken away that a fault does not need, or for which the time lasts."""
    size, end = len(content), time.monotonic() + seconds
    while size:
        at = 0
        while at < len(content) and time.monotonic() < end:
            shorter = content[:at] + content[at + size :]
            if still_fails(shorter):
                content = shorter
            else:
                at += size
        size //= 2
    return content
