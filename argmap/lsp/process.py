"""The process that answers what takes long; one that takes too long is replaced."""

import asyncio
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.lsp.worker import Question

LONGEST = 60.0
"""How many seconds an answer may take."""

_TOO_MUCH = f"what was asked of '{{}}' took more than {LONGEST:.0f} s, or too much memory"


class Process:
    """Answers questions one after another, in their order."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = ThreadPoolExecutor(1, "argmap-questions")

    async def ask(self, question: "Question") -> Any:
        """Return the answer.

        Raises:
            ArgmapError: the answer cannot be given, or takes too long.
        """
        asked = asyncio.get_running_loop().run_in_executor(self._thread, self._ask, question)
        answer = await asked
        if isinstance(answer, ArgmapError):
            raise answer
        return answer

    def _ask(self, question: "Question") -> Any:
        from threading import Timer

        process = self._start()
        alarm = Timer(LONGEST, process.kill)
        alarm.start()
        try:
            assert process.stdin
            assert process.stdout
            pickle.dump(question, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            return pickle.load(process.stdout)  # noqa: S301 - from the process that was started here
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
            return ArgmapError(_TOO_MUCH.format(question.source.name))
        finally:
            alarm.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-m", "argmap.lsp.worker"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        return self._process

    def end(self) -> None:
        """Stop the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    stream and stream.close()

    def close(self) -> None:
        """Stop for good."""
        self.end()
        self._thread.shutdown(wait=False, cancel_futures=True)
