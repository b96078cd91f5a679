"""What argmap raises: one family, so that callers can catch it by one name."""

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 300
_TRACEBACK = "ARGMAP_TRACEBACK"
_ISSUES = "https://github.com/argmap/argmap/issues"


class ArgmapError(Exception):
    """Something could not be done; the message says what and what to do about it."""


class UnknownFormatError(ArgmapError, ValueError):
    """There is no format of this name, or none for this purpose; the message says which there are."""


class FaultError(ArgmapError):
    """argmap, or a library that it uses, failed on a file, whatever the file holds; please report it."""


class EngineError(ArgmapError):
    """No Graphviz engine was found, or the engine failed or ran out of time."""


class DrawingWarning(UserWarning):
    """A picture is laid out more simply or drawn smaller than usual, and why."""


class ReportWarning(UserWarning):
    """A report leaves out findings, because those who read it take no more."""


@contextmanager
def guard(file: object) -> "Iterator[None]":
    """Turn exceptions that nobody expects, such as those of libraries, into an error that names the file."""
    try:
        yield
    except (ArgmapError, MemoryError, OSError):
        raise
    except Exception as error:
        raise describe_fault(f"'{file}'", error) from error


def describe_fault(what: str, error: Exception) -> FaultError:
    """Return the error for an exception that argmap should have dealt with.

    With the environment variable `ARGMAP_TRACEBACK`, it has the traceback.
    """
    shown = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…"
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    if os.environ.get(_TRACEBACK):
        import traceback

        trace = "".join(traceback.format_exception(error)).rstrip()
        return FaultError(f"{trace}\nfault of argmap in {shown}: {reason}; please report it: {_ISSUES}")
    return FaultError(
        f"fault of argmap in {shown}: {reason}; please report it, with what {_TRACEBACK}=1 shows: {_ISSUES}"
    )


def cannot_read(path: object, error: Exception) -> ArgmapError:
    """Return the error for a file that the system does not let us read."""
    if isinstance(error, IsADirectoryError) and not os.access(str(path), os.R_OK | os.X_OK):
        error = PermissionError()
    return ArgmapError(f"cannot read '{path}': {_reason(error)}")


def cannot_use(error: OSError) -> ArgmapError:
    """Return the error for a path that the system does not let us use; it names its path."""
    return ArgmapError(f"cannot use '{error.filename}': {_reason(error)}")


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the name"
    if isinstance(error, IsADirectoryError):
        return "it is a directory; name a file in it"
    if isinstance(error, PermissionError):
        return "permission denied; check who may read it"
    return f"{getattr(error, 'strerror', None) or error}".lower()
