"""How much CPU the command line needs for a real paper, as a ratio to `python -c "import pydantic"`.

    python -m benchmarks.startup [--runs N]

The commands take turns, so that a machine that speeds up or slows down does so for all of them.
"""

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
MAP = ROOT / "maps/hayat-2023.yaml"
YARDSTICK = "import pydantic"
ALLOWED = {"check": 1}


def commands(folder: str) -> dict[str, list[str]]:
    """What is compared; the first is the yardstick."""
    argmap = ["-m", "argmap"]
    return {
        YARDSTICK: ["-c", YARDSTICK],
        "argmap check": [*argmap, "check", str(MAP)],
        "argmap evaluate": [*argmap, "evaluate", str(MAP)],
        "argmap render (SVG)": [*argmap, "render", str(MAP), "-o", str(Path(folder, "map.svg"))],
        "argmap render (DOT)": [*argmap, "render", str(MAP), "-o", str(Path(folder, "map.dot"))],
    }


def cpu_seconds(command: list[str]) -> float:
    """Run Python once, with its children; that `check` finds something (exit code 1) is no failure."""
    before = _used()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else argmap would be compiled anew in each run
    done = subprocess.run([sys.executable, *command], env=environment, stdout=subprocess.DEVNULL, check=False)
    if done.returncode > ALLOWED.get(command[-2], 0):
        raise SystemExit(f"python {' '.join(command)} failed")
    return _used() - before


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main() -> None:
    """Print the median of each command and its ratio to the yardstick."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.startup", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with TemporaryDirectory() as folder:
        compared = commands(folder)
        for command in compared.values():
            cpu_seconds(command)  # once for the caches of the disk and of the compiled modules
        rounds = [{name: cpu_seconds(command) for name, command in compared.items()} for _ in range(runs)]
    yardstick = median(one[YARDSTICK] for one in rounds)
    for name in compared:
        middle = median(one[name] for one in rounds)
        print(f"{name:20} {middle:7.3f} s   x{middle / yardstick:.2f}")


if __name__ == "__main__":
    main()
