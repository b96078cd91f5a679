"""Finds and runs the engine: a program that reads DOT and writes a drawing.

It is the program that `$ARGMAP_DOT` names; else the `graphviz-pure` that argmap installs, else a `dot` of
the system. What `graphviz-pure` cannot draw (PDF, and in PNG the scripts for which it has no letters) is left
to a `dot`, or to pygraphviz.
"""

import atexit
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from threading import current_thread, main_thread

from argmap.errors import EngineError

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_running: set["subprocess.Popen[bytes]"] = set()

_LONGEST = 86_400.0
"""In seconds; some systems cannot wait for longer."""

_PURE = "graphviz-pure"
_PYGRAPHVIZ = """\
import sys
from pygraphviz import AGraph
options = {word[1]: word[2:] for word in sys.argv[1:] if word[1] != "G"}
graph = AGraph(string=sys.stdin.buffer.read().decode())
graph.graph_attr.update(word[2:].split("=", 1) for word in sys.argv[1:] if word[1] == "G")
sys.stdout.buffer.write(graph.draw(format=options["T"], prog=options.get("K", "dot")))
"""
_TOOLTIP = re.compile(r'tooltip="(?:[^"\\]|\\.)*"')
_FOREIGN = re.compile("[^\\u0000-\\u052f\\u0590-\\u05ff\\u1e00-\\u22ff\\u2500-\\u25ff\\ufb00-\\ufb4f\\ufffd]")
"""Characters that the fonts of `graphviz-pure` do not have; an SVG uses those of the viewer."""


class OutOfTimeError(EngineError):
    """The engine was stopped because it took too long."""


def find_engine() -> str | None:
    """Return the path of the engine; None if there is none."""
    named = os.environ.get("ARGMAP_DOT")
    if named:
        program = shutil.which(named)
        if program is None:
            raise EngineError(f"ARGMAP_DOT names '{named}', which is not a program; correct it or unset it")
        return program
    return next(_candidates(), None)


def _candidates() -> Iterator[str]:
    folders = (sysconfig.get_path("scripts"), str(Path(sys.executable).parent), None)
    pure = (shutil.which(_PURE, path=folder) for folder in folders)
    yield from filter(None, (*pure, shutil.which("dot")))


def engine_for(format: str, dot: str) -> list[str]:  # noqa: A002
    """Return the command that draws a DOT text in a format.

    Raises:
        EngineError: there is none.
    """
    foreign = _FOREIGN.search(_TOOLTIP.sub("", dot)) if format == "png" else None
    engine = find_engine()
    is_limited = not os.environ.get("ARGMAP_DOT") and engine and is_pure([engine])
    if engine and not (is_limited and (foreign or format == "pdf")):
        return [engine]
    if system := shutil.which("dot"):
        return [system]
    if find_spec("pygraphviz"):
        return [sys.executable, "-c", _PYGRAPHVIZ]
    raise EngineError(_remedy(format, foreign.group() if foreign else None))


def is_pure(command: Sequence[str]) -> bool:
    """Return whether a command is `graphviz-pure`, which has its own fonts."""
    return Path(command[0]).stem == _PURE


def _remedy(format: str, foreign: str | None) -> str:  # noqa: A002
    if format == "pdf":
        return "no engine writes PDF: install 'argmap[pdf]' or Graphviz, or draw an SVG and print it"
    if foreign:
        letter = f"'{foreign}'" if foreign.isprintable() else f"U+{ord(foreign):04X}"
        return f"no engine has a letter for {letter} in PNG: draw an SVG, or install Graphviz"
    return (
        "no Graphviz engine was found: run 'pip install graphviz-pure', or install Graphviz, "
        "or let ARGMAP_DOT name its 'dot'; the format 'dot' needs none"
    )


def run(
    command: Sequence[str],
    arguments: Sequence[str],
    dot: bytes,
    seconds: float,
    meanwhile: Callable[[], None] | None = None,
) -> bytes:
    """Return what the engine writes, given its arguments and a DOT text; call `meanwhile` while it works.

    Raises:
        OutOfTimeError: it took more than so many seconds.
        EngineError: it cannot be run, or failed.
    """
    process = _start([*command, *arguments], dot)
    with process:
        try:
            if meanwhile:
                meanwhile()
            drawing, errors = process.communicate(timeout=min(_LONGEST, seconds))
        except subprocess.TimeoutExpired:
            _stop(process)
            raise OutOfTimeError(f"drawing took more than {seconds:g} s") from None
        except BaseException:
            _stop(process)
            raise
        finally:
            _running.discard(process)
    if process.returncode or not drawing:
        raise EngineError(f"'{Path(command[0]).name}' failed: {_first_line(errors, process.returncode)}")
    return drawing


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop the engine and its children."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


@atexit.register
def _stop_all() -> None:
    """Stop the engines that other threads have started, such as those of a server that ends."""
    for process in list(_running):
        _stop(process)


def _start(words: list[str], dot: bytes) -> "subprocess.Popen[bytes]":
    """Start the engine; it reads a file rather than a pipe, so that writing does not block."""
    with TemporaryFile() as file:
        file.write(dot)
        file.seek(0)
        try:
            with _hold_signals():
                process = subprocess.Popen(  # noqa: S603
                    words,
                    stdin=file,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    start_new_session=True,  # a group of its own, so that all of it can be stopped
                )
                _running.add(process)
            return process
        except OSError as error:
            raise EngineError(f"'{words[0]}' cannot be run: {error.strerror}") from None


@contextmanager
def _hold_signals() -> Iterator[None]:
    """Let signals wait while an engine starts, until it can be stopped; only the main thread gets them."""
    if current_thread() is not main_thread():
        yield
        return
    came: list[int] = []
    numbers = [number for number in _SIGNALS if callable(signal.getsignal(number))]
    kept = {number: signal.signal(number, lambda number, _: came.append(number)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    if came:
        _stop_all()
        signal.raise_signal(came[0])


def _first_line(output: bytes, status: int) -> str:
    lines = [line for line in output.decode(errors="replace").splitlines() if line.strip()]
    errors = [line for line in lines if not line.startswith("Warning")]
    return next(iter(errors or lines), f"exit status {status}")[:300]
