"""Standard streams that are closed, full or gone, and signals that end the program."""

import codecs
import errno
import os
import signal
import sys
from contextlib import suppress
from io import UnsupportedOperation
from typing import NoReturn

from argmap.cli.errors import print_error
from argmap.errors import ArgmapError

_SIGNALS = ("SIGTERM", "SIGQUIT", "SIGHUP")
_ESCAPE = "argmap.escape"


def _escape(error: UnicodeError) -> tuple[str, int]:
    r"""Write characters that an encoding does not have as `\uXXXX`, which JSON reads as well."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end


codecs.register_error(_ESCAPE, _escape)


def encode_text(text: str, output: str) -> bytes:
    """Return text for people, or JSON, as bytes: UTF-8 for a file, for `-` what standard output takes."""
    return text.encode(sys.stdout.encoding if output == "-" else "utf-8", _ESCAPE)


def prepare_streams() -> None:
    """Let no file that is opened take the place of a standard stream, and no character be unprintable.

    A closed standard output becomes one that refuses what is written to it: nothing is lost in silence.
    """
    for number in range(3):
        with suppress(OSError):
            os.fstat(number)
            continue
        os.open(os.devnull, os.O_RDONLY)  # takes the lowest free number
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors=_ESCAPE)  # type: ignore[union-attr]


def end_on_signals() -> None:
    """Let signals that end the program end it as Ctrl-C does, with all that it started.

    A signal that is ignored, as under `nohup`, stays ignored.
    """
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _interrupt)
    sys.unraisablehook = _interrupt_again


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _interrupt_again(lost: "sys.UnraisableHookArgs") -> None:
    """Interrupt once more where Python drops exceptions, as in the callbacks of its collector."""
    if not isinstance(lost.exc_value, KeyboardInterrupt) or not hasattr(signal, "setitimer"):
        sys.__unraisablehook__(lost)
        return
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.01)


def write_standard_output(content: bytes) -> None:
    """Write to standard output, unless its reader has gone, which has seen enough.

    Raises:
        ArgmapError: it cannot be written.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        with suppress(UnsupportedOperation):  # in memory
            os.write(sys.stdout.fileno(), b"")  # a closed one refuses even nothing
    except BrokenPipeError:
        _discard_output()
    except OSError as error:
        _discard_output()
        raise _describe(error) from error


def give_up_output(error: OSError) -> int:
    """Keep Python from writing again to standard output, and return the exit code.

    That it failed is told, unless its reader has gone, which has seen enough.
    """
    _discard_output()
    if isinstance(error, BrokenPipeError):
        return 0
    print_error(str(_describe(error)))
    return 2


def _describe(error: OSError) -> ArgmapError:
    reason = "it is closed" if error.errno == errno.EBADF else f"{error.strerror or error}".lower()
    return ArgmapError(f"cannot write to standard output: {reason}")


def _discard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
