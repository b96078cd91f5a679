"""One target under atheris: `python -m tests.fuzz.harness TARGET FOLDER PACKAGES`, libFuzzer's options."""

import gc
import logging
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path
from random import Random
from types import ModuleType

import atheris
from atheris.import_hook import AtherisMetaPathFinder

LARGE_SHARE = 0.1
"""The part of the time in which inputs are tried once more, much larger."""


class _Finder(AtherisMetaPathFinder):  # type: ignore[misc]
    """Counts the edges of some packages and modules, where atheris knows whole distributions alone."""

    def __init__(self, packages: Sequence[str]) -> None:
        super().__init__(set(), set(), enable_loader_override=True, trace_dataflow=False)
        self._packages = tuple(f"{package}." for package in packages)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the module with counters, if it is one of the packages or in one."""
        is_counted = f"{fullname}.".startswith(self._packages)
        return super().find_spec(fullname, path, target) if is_counted else None


@contextmanager
def _instrument(packages: Sequence[str]) -> Iterator[None]:
    finder = _Finder(packages)
    sys.meta_path.insert(0, finder)
    yield
    sys.meta_path.remove(finder)


def main() -> None:
    """Run a target; what it finds is kept in FOLDER, and the slowest input is told on standard output."""
    name, folder, packages, *options = sys.argv[1:]
    logging.disable()
    with _instrument(packages.split(",")):
        from tests.fuzz.findings import find_fault, record
        from tests.fuzz.mutation import Mutator
        from tests.fuzz.targets import list_targets

        target = list_targets()[name]
        seeds = [path.read_bytes() for path in sorted(Path(folder, "seeds").iterdir())]
        for seed in seeds:
            find_fault(target, seed)  # imports what the reader needs
    mutator, slowest, number = Mutator(target.shape, seeds), {"slowest": 0.0, "slowest large": 0.0}, 0
    spent = dict.fromkeys(slowest, 0.0)
    gc.freeze()

    def try_one(kind: str, content: bytes) -> None:
        start = time.process_time()
        fault = find_fault(target, content)
        taken = time.process_time() - start
        spent[kind] += taken
        if taken > slowest[kind]:
            slowest[kind] = taken
            Path(folder, kind).write_bytes(content)
            print(f"{kind}: {taken:.3f}", flush=True)
        if fault:
            record(Path(folder, "findings"), fault[0], content, fault[1])

    def test(content: bytes) -> None:
        nonlocal number
        number += 1
        try_one("slowest", content)
        if spent["slowest large"] < spent["slowest"] * LARGE_SHARE:
            try_one("slowest large", mutator.enlarge(content, Random(number)))

    def mutate(content: bytes, largest: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.2:
            return bytes(atheris.Mutate(content, largest))
        return mutator.change(content, random)[:largest]

    arguments = [sys.argv[0], f"-max_len={target.largest}", "-len_control=0", *options]
    atheris.Setup(arguments, test, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
