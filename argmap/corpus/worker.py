"""A process that reads files: `python -m argmap.corpus.worker`, started by `argmap.corpus.isolation`.

It takes parts from standard input and answers on standard output, each step before it is done. A file may
make it hang, run out of memory or crash: then it ends, and whoever started it knows the file by the last
step. That one also ends this process when a file takes too long. If it is gone, this process ends by a clock
of its own: a thread in C, which works also while other code in C is running.
"""

import faulthandler
import gc
import os
import pickle
import signal
import sys
import traceback
from pathlib import Path
from typing import IO

from argmap.corpus.parts import Options, Part
from argmap.corpus.places import Entry
from argmap.corpus.processing import process
from argmap.corpus.reading import read_content, read_map
from argmap.corpus.writing import PartWriter
from argmap.errors import ArgmapError

TIMED_OUT, OUT_OF_MEMORY, FAULT = 1, 41, 42
_LATEST = 20
"""After how many times its time a file ends this process, if nobody else has done that."""

IDLE_SECONDS = 120
"""How long a process waits for more parts before it ends."""


def main() -> None:
    """Answer until there are no more parts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one decides
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _warm_up()
    gc.freeze()
    gc.set_threshold(50_000)
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    while True:
        _watch(IDLE_SECONDS, nowhere)
        try:
            part, failed = pickle.load(sys.stdin.buffer)  # noqa: S301
            _limit_memory(part.options.memory)
            for step in process(part, failed):
                _watch(_LATEST * part.options.seconds, nowhere)
                _answer(step, answers)
        except (EOFError, BrokenPipeError):  # whoever asked needs no more
            os._exit(0)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except ArgmapError as error:  # such as a full disk: it is about no file
            _answer(error, answers)


def _watch(seconds: float, nowhere: IO[str]) -> None:
    """End this process unless it comes here again in time."""
    try:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    except RuntimeError:  # not even a thread can be started
        os._exit(OUT_OF_MEMORY)


def _answer(answer: object, answers: IO[bytes]) -> None:
    pickle.dump(answer, answers)
    answers.flush()


def _warm_up() -> None:
    """Import what reading a map needs, which is no time that a file takes."""
    entry = Entry("warm-up.yaml", content=_MAP)
    part = Part(0, None, (entry,), Options(Path(), len(_MAP), 0, 0))
    read_map(part, entry, read_content(part, entry))
    PartWriter()


_MAP = b"argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: [p]}}\npremises: {p: {text: P.}}\n"


def _limit_memory(size: int) -> None:
    """Let memory run out at a size, where the system can do that, rather than on the whole machine."""
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if hard == resource.RLIM_INFINITY or size < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (size, hard))


if __name__ == "__main__":
    try:
        main()
    except BaseException:
        traceback.print_exc()
        os._exit(FAULT)
