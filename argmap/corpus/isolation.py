"""Processing a part in a process of its own, so that no file can hang, crash or starve whoever asks for it.

Every engine calls `process_part`, in whatever process or thread. The process that it starts is used again for
the next part, and ends by itself when nobody needs it any more.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event
from typing import IO, cast

from argmap.corpus.parts import Part
from argmap.corpus.processing import Record, Step
from argmap.corpus.reading import Failure
from argmap.corpus.worker import OUT_OF_MEMORY, TIMED_OUT
from argmap.errors import ArgmapError

_MODEST = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"}
"""Memory is taken as it is needed, so that it can be limited, and processes do not multiply by threads."""


class _Worker:
    """A process that reads files, and the pipes to it."""

    def __init__(self) -> None:
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
        except (BrokenPipeError, EOFError, pickle.UnpicklingError):
            return last
        return cast("Record | ArgmapError", answer)

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def end(self) -> int:
        """Let the process end, if it has not ended yet, and return its code."""
        with suppress(BrokenPipeError):
            self._input.close()
        code = self._process.wait()
        self._output.close()
        return code


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
