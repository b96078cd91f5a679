"""A corpus of many generated maps: time, memory, files and rows of a build, and builds that are killed.

python -m benchmarks.corpus build MAPS [--engine ENGINE] [--jobs N] [--folder DIR]
python -m benchmarks.corpus kill MAPS [--times N]
"""

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.generate import SHAPES

_TEXT = (
    "city lane river school court budget vote teacher patient energy water price union market law climate "
    "child bus tax study cost risk harm right duty evidence survey report trust growth"
)
_WORDS = _TEXT.split()
_SIZES = (6, 10, 14, 18)
_FOLDER = 1_000


def make_map(number: int) -> dict[str, Any]:
    """Return a map of 6 to 18 statements of random words, the same for the same number."""
    random = Random(number)
    shape = random.choice(["graph", "tree", "tree"])
    data = SHAPES[shape](random.choice(_SIZES))
    data["title"] = f"Map {number}"
    for section in ("claims", "premises", "challenges", "recommendations"):
        for part in data.get(section, {}).values():
            part["text"] = f"{' '.join(random.choices(_WORDS, k=random.randint(6, 16)))}.".capitalize()
    return data


def generate(folder: Path, count: int) -> None:
    """Write maps as JSON, a thousand to a folder, and for each hundred of them a file that is none."""
    for number in range(count):
        path = folder / f"{number // _FOLDER:04}" / f"{number:07}.json"
        if number % _FOLDER == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(json.dumps(make_map(number) if number % 100 else {"number": number}), "utf-8")


def command(source: Path, target: Path, engine: str, jobs: int) -> list[str]:
    """Return the command that builds a corpus."""
    words = ["corpus", "build", str(source), "-o", str(target), "--engine", engine, "--jobs", str(jobs)]
    return [sys.executable, "-m", "argmap", *words]


def digest(folder: Path) -> str:
    """Return what stands for all bytes of a folder."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return total.hexdigest()[:16]


def _watch(parent: int) -> dict[int, tuple[int, float]]:
    """Return peak memory in MiB and CPU seconds of a process and those that it has started (Linux)."""
    found, pending = {}, [parent]
    while pending:
        process = pending.pop()
        try:
            status = Path(f"/proc/{process}/status").read_text("utf-8")
            ticks = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
            peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
            found[process] = (peak, sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK"))
            for task in Path(f"/proc/{process}/task").iterdir():
                pending += map(int, (task / "children").read_text("utf-8").split())
        except (OSError, IndexError):
            continue
    return found


def build(source: Path, target: Path, engine: str, jobs: int) -> None:
    """Build a corpus, and print what it took."""
    start, seen = time.monotonic(), dict[int, tuple[int, float]]()
    with subprocess.Popen(command(source, target, engine, jobs)) as process:
        while process.poll() is None:
            seen |= _watch(process.pid)
            time.sleep(0.5)
    parent, *others = (seen[key][0] for key in sorted(seen))
    files = [path for path in target.rglob("*") if path.is_file()]
    print(
        f"{engine}, {jobs} processes: {time.monotonic() - start:,.0f} s, "
        f"CPU {sum(used for _, used in seen.values()):,.0f} s; "
        f"peak memory {parent} MiB, and {others} MiB of the others; {len(files):,} files, "
        f"{sum(path.stat().st_size for path in files) / 2**20:,.1f} MiB; {digest(target)}"
    )


def kill(source: Path, folder: Path, times: int, jobs: int) -> None:
    """Kill builds at random moments, let the last one end, and compare with one that was not killed."""
    build(source, folder / "whole", "processes", jobs)
    expected, random = digest(folder / "whole"), Random(1)
    for number in range(times):
        target, kills = folder / f"killed-{number}", 0
        while True:
            with subprocess.Popen(
                command(source, target, "processes", jobs), stdout=subprocess.DEVNULL
            ) as process:
                try:
                    process.wait(random.uniform(0.3, 6))
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
            if process.returncode == 0:
                break
            kills += 1
        print(f"killed {kills} times: {'same' if digest(target) == expected else 'OTHER'} bytes", flush=True)


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description="Measure a corpus.")
    parser.add_argument("what", choices=["build", "kill"])
    parser.add_argument("maps", type=int)
    parser.add_argument("--engine", default="processes")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--folder", type=Path, help="where maps and tables are kept")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        generate(folder / "maps", options.maps)
        if options.what == "build":
            name = options.engine.replace(":", "-")
            build(folder / "maps", folder / f"tables-{name}-{options.jobs}", options.engine, options.jobs)
        else:
            kill(folder / "maps", folder, options.times, options.jobs)


if __name__ == "__main__":
    main()
