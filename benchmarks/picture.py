"""What argmap adds to the time of the Graphviz engine: whole commands, in seconds.

    python -m benchmarks.picture

For the map of the paper, and made ones of 100 and 1,000 statements, `argmap render` to SVG is set against the
engine alone, given the DOT that argmap writes of the map, plus start-up: the same command on a map of one
statement. They take turns. In an SVG argmap sets the text of boxes itself, so the ratio may be below 1.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.generate import SHAPES, write

ROOT = Path(__file__).parents[1]
SIZES = (100, 1_000)


def main() -> None:
    """Print a line for each shape and size."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.picture", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    print(f"{'shape':8}{'statements':>11}{'argmap':>11}{'engine':>11}{'start-up':>11}{'ratio':>8}")
    with TemporaryDirectory() as folder:
        print(f"{'paper':19}" + _measure(ROOT / "maps/hayat-2023.yaml", Path(folder), runs), flush=True)
        for shape in SHAPES:
            for size in SIZES:
                large = Path(folder, "large.yaml")
                write(SHAPES[shape](size), large)
                print(f"{shape:8}{size:11,}" + _measure(large, Path(folder), runs), flush=True)


def _measure(large: Path, folder: Path, runs: int) -> str:
    from argmap.diagram import find_engine

    small, dot = folder / "small.yaml", folder / "large.dot"
    write({"argmap": 1, "title": "One", "claims": {"a": {"text": "One."}}}, small)
    argmap = [sys.executable, "-m", "argmap", "render"]
    _seconds([*argmap, str(large), "-o", str(dot)])
    commands = [
        [*argmap, str(large), "-o", str(folder / "large.svg")],
        [str(find_engine()), "-Tsvg", str(dot)],
        [*argmap, str(small), "-o", str(folder / "small.svg")],
    ]
    rounds = [[_seconds(command) for command in commands] for _ in range(runs + 1)][1:]
    whole, engine, start = (median(column) for column in zip(*rounds, strict=True))
    ratio = median(one / (two + three) for one, two, three in rounds)
    return f"{whole:9.3f} s{engine:9.3f} s{start:9.3f} s{ratio:8.2f}"


def _seconds(command: list[str]) -> float:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else argmap would be compiled anew in each run
    start = perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()
