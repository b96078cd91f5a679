"""One target under atheris: `python -m tests.fuzz.harness TARGET FOLDER` and options of libFuzzer."""

import sys
import time
from pathlib import Path
from random import Random

import atheris
from atheris.import_hook import HookManager

INSTRUMENTED = {"argmap", "bibtexparser", "pybtex", "pylatexenc", "rispy"}

EACH = 500
"""One of so many inputs is tried once more, much larger."""


def main() -> None:
    """Run a target; what it finds is kept in FOLDER, and the slowest input is told on standard output."""
    name, folder, *options = sys.argv[1:]
    with HookManager(INSTRUMENTED, set(), enable_loader_override=True, trace_dataflow=False):
        from tests.fuzz.findings import find_fault, record
        from tests.fuzz.mutation import Mutator
        from tests.fuzz.seeds import LARGEST
        from tests.fuzz.targets import list_targets

        target = list_targets()[name]
        seeds = [path.read_bytes() for path in sorted(Path(folder, "seeds").iterdir())]
        for seed in seeds:
            find_fault(target, seed)  # imports what the reader needs
    mutator, slowest, number = Mutator(target.shape, seeds), {"slowest": 0.0, "slowest large": 0.0}, 0

    def try_one(kind: str, content: bytes) -> None:
        start = time.process_time()
        fault = find_fault(target, content)
        taken = time.process_time() - start
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
        if number % EACH == 0:
            try_one("slowest large", mutator.enlarge(content, Random(number)))

    def mutate(content: bytes, largest: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.2:
            return bytes(atheris.Mutate(content, largest))
        return mutator.change(content, random)[:largest]

    arguments = [sys.argv[0], f"-max_len={LARGEST}", "-len_control=0", *options]
    atheris.Setup(arguments, test, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
