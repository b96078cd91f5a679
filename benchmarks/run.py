"""CPU time and peak memory of each step, for maps from 100 to 100,000 statements.

    python -m benchmarks.run [--shape SHAPE ...] [--step STEP ...] [--largest N] [--format yaml|json]

Every measurement has a process of its own, so that its peak memory is its own.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks.generate import SHAPES
from benchmarks.steps import STEPS

SIZES = (100, 1_000, 10_000, 100_000)
ALLOWED = 15
ROOT = Path(__file__).parents[1]


class Measurement(NamedTuple):
    """CPU seconds of one step, and the peak memory of its process in MiB."""

    seconds: float
    memory: float


def run(module: str, *arguments: object) -> str:
    """Run a module in a process of its own and return what it prints.

    This process has to stay small: on Linux the peak memory of a child is at least that of its parent.
    """
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def measure_all(shape: str, steps: list[str], sizes: list[int], suffix: str) -> dict[str, list[Measurement]]:
    """Measure the steps on maps of one shape and of all sizes."""
    found: dict[str, list[Measurement]] = {step: [] for step in steps}
    with TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder, f"{shape}-{size}.{suffix}")
            run("generate", shape, size, file)
            for step in steps:
                found[step].append(Measurement(**json.loads(run("steps", step, file))))
    return found


def show(shape: str, found: dict[str, list[Measurement]]) -> None:
    """Print one line per step: seconds and memory for each size, and the growth at the end."""
    for step, row in found.items():
        cells = "".join(f"{one.seconds:11.3f} s {one.memory:6.0f} MiB" for one in row)
        print(f"{shape:8} {step:9}{cells}   {_growth(row)}", flush=True)


def _growth(row: list[Measurement]) -> str:
    ratio = row[-1].seconds / row[-2].seconds
    return f"x{ratio:.1f}" + (f"  more than x{ALLOWED}" if ratio > ALLOWED else "")


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.run", description=(__doc__ or "").split("\n")[0]
    )
    many: dict[str, Any] = {"action": "append"}
    parser.add_argument("--shape", choices=SHAPES, help="only this shape; may be repeated", **many)
    parser.add_argument("--step", choices=STEPS, help="only this step; may be repeated", **many)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="leave out larger maps")
    parser.add_argument("--format", choices=["yaml", "json"], default="yaml", help="what is loaded")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= max(options.largest, SIZES[1])]
    print(
        f"{'shape':8} {'step':9}" + "".join(f"{size:>16,} stmts" for size in sizes) + "   growth of the last"
    )
    for shape in options.shape or SHAPES:
        show(shape, measure_all(shape, options.step or list(STEPS), sizes, options.format))


if __name__ == "__main__":
    main()
