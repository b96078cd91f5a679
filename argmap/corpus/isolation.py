"""Processing a part in a process of its own, so that no file can hang, crash or starve whoever asks for it.

Every engine calls `process_part`, in whatever process or thread. The process that it starts is used again for
the next part, and ends by itself when nobody needs it any more.
"""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from math import inf
from pathlib import Path
from threading import Event, Thread
from typing import IO, cast

from argmap.corpus.parts import Part
from argmap.corpus.processing import Record, Step
from argmap.corpus.reading import Failure
from argmap.corpus.worker import OUT_OF_MEMORY, TIMED_OUT
from argmap.errors import ArgmapError

_MODEST = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"}
"""Memory is taken as it is needed, so that it can be limited, and processes do not multiply by threads."""


_TICK = 0.25


class Clock:
    """How long a file has taken, but for the time in which its process waited while others ran."""

    def __init__(self) -> None:
        self._limit, self._spent, self._ran = inf, 0.0, 0.0

    def start(self, limit: float) -> None:
        """Begin again, with another limit."""
        self._limit, self._spent = limit, 0.0

    def is_over(self, seconds: float, ran: float | None) -> bool:
        """Return whether the time is over after some more seconds.

        `ran` is how long a process that could run has run in all; None if it could not, or this is unknown.
        """
        self._spent += seconds if ran is None else max(0.0, ran - self._ran)
        self._ran = ran or self._ran
        return self._spent > self._limit


class _Worker:
    """A process that reads files, and the pipes to it."""

    def __init__(self) -> None:
        _start_clocks()
        self._clock, self._is_late = Clock(), False
        paths = os.pathsep.join(path or os.curdir for path in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "argmap.corpus.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths, **_MODEST},
        )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)

    def process(self, part: Part, failed: Mapping[Step, Failure]) -> Record | ArgmapError | Step | None:
        """Return the record of a part, or if the process has ended the last step that it took."""
        last: Step | None = None
        try:
            pickle.dump((part, failed), self._input)
            self._input.flush()
            while isinstance(answer := pickle.load(self._output), tuple):  # noqa: S301
                last = answer
                self._clock.start(part.options.seconds)
        except (BrokenPipeError, EOFError, pickle.UnpicklingError):
            return last
        finally:
            self._clock.start(inf)
        return cast("Record | ArgmapError", answer)

    def count_time(self, seconds: float) -> None:
        """End the process if its file has taken too long after some more seconds."""
        if self._clock.is_over(seconds, _read_running(self._process.pid)):
            self._is_late = True
            self.kill()

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def end(self) -> int:
        """Let the process end, if it has not ended yet, and return its code."""
        with suppress(BrokenPipeError):
            self._input.close()
        code = self._process.wait()
        self._output.close()
        return TIMED_OUT if self._is_late else code


def _read_running(process: int) -> float | None:
    """Return how many seconds a process has run; None if it waits for something, or that is unknown."""
    try:
        state, *fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return sum(map(int, fields[10:12])) / os.sysconf("SC_CLK_TCK") if state == "R" else None


@cache
def _start_clocks() -> None:
    Thread(target=_count_time, daemon=True).start()


def _count_time() -> None:
    while True:
        time.sleep(_TICK)
        for worker in list(_busy):
            worker.count_time(_TICK)


_idle: list[_Worker] = []
_busy: set[_Worker] = set()
_stopped = Event()


def process_part(part: Part) -> Record:
    """Return the record of a part whose files are read and whose tables are written.

    Raises:
        ArgmapError: the process ends again and again before it reads a file.
    """
    failed: dict[Step, Failure] = {}
    starts = 0
    while True:
        worker = _idle.pop() if _idle else _Worker()
        _busy.add(worker)
        answer = worker.process(part, failed)
        _busy.discard(worker)
        if isinstance(answer, Record | ArgmapError):
            _idle.append(worker)
            if isinstance(answer, ArgmapError):
                raise answer
            return answer
        code = worker.end()
        if _stopped.is_set():
            raise ArgmapError("interrupted")
        starts += answer is None
        if answer in failed or starts > _MOST_STARTS:
            raise ArgmapError(f"a process that reads files ended with code {code}; see what it wrote above")
        if answer is not None:
            failed[answer] = _explain(code, part)


_MOST_STARTS = 3


def _explain(code: int, part: Part) -> Failure:
    if code == TIMED_OUT:
        return Failure("timeout", f"timed out after {part.options.seconds:g} s; --timeout raises the limit")
    if code == OUT_OF_MEMORY:
        mib = part.options.memory // 2**20
        return Failure("memory", f"needs more than {mib:,} MiB of memory; --memory raises the limit")
    return Failure("crash", f"the process that read it ended with code {code}")


@contextmanager
def workers_ended() -> Iterator[None]:
    """End the processes that this one starts meanwhile, at once if something goes wrong."""
    _stopped.clear()
    try:
        yield
    except BaseException:
        _stopped.set()
        for worker in list(_busy):
            worker.kill()
        raise
    finally:
        while _idle:
            _idle.pop().end()
