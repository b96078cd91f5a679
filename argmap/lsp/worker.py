"""What the server asks of an `Analysis`, answered in a process of its own.

`python -m argmap.lsp.worker` reads questions from standard input and writes answers to standard output, both
pickled by the two ends of the same program. It ends when its input does.
"""

import os
import pickle
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from argmap.analysis import Analysis
from argmap.errors import ArgmapError, describe_fault

MEMORY = 4 * 2**30


class Source(NamedTuple):
    """The text of an open file, its name and its folder; `generation` counts changes of files beside it."""

    text: str
    name: str
    folder: FilePath | None
    generation: int = 0

    def analyse(self) -> Analysis:
        """Return an analysis with the settings of the folder."""
        return Analysis.from_text(self.text, self.name, None, folder=self.folder)


class Question(NamedTuple):
    """A function of an analysis and of more arguments, and the file that it is about."""

    function: Callable[..., Any]
    source: Source
    arguments: tuple[Any, ...] = ()


class Worker:
    """Answers questions; the analysis of the last file is kept."""

    def __init__(self) -> None:
        self._source: Source | None = None
        self._analysis: Analysis | None = None

    def answer(self, question: Question) -> Any:
        """Return the answer, or the error that keeps it from being given."""
        try:
            return question.function(self._analyse(question.source), *question.arguments)
        except ArgmapError as error:
            return error
        except MemoryError:
            return ArgmapError(f"'{question.source.name}' takes too much memory")
        except Exception as error:
            return describe_fault(f"'{question.source.name}'", error)

    def _analyse(self, source: Source) -> Analysis:
        if self._analysis is None or self._source != source:
            self._source, self._analysis = source, source.analyse()
        return self._analysis


def _limit_memory() -> None:
    """Set a limit, where the system has any: what a map makes of it must not take all there is."""
    if find_spec("resource"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Answer until the input ends."""
    _limit_memory()
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed goes elsewhere
    worker = Worker()
    while True:
        try:
            question = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the server, which started this process
        except EOFError:
            return
        pickle.dump(worker.answer(question), output, pickle.HIGHEST_PROTOCOL)
        output.flush()


if __name__ == "__main__":
    main()
