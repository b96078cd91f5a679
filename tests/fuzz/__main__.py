"""`python -m tests.fuzz`: fuzz some readers or all, and print a row for each."""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.findings import find_fault, reduce
from tests.fuzz.targets import Target, list_targets

_STATUS = re.compile(r"#(\d+)\s+\w+\s+cov: (\d+)(?:.* exec/s: (\d+))?")


@dataclass
class Run:
    """What a run of one target says: the edges after numbers of inputs, and the slowest input."""

    edges: dict[int, int] = field(default_factory=dict)
    slowest: dict[str, str] = field(default_factory=dict)
    speed: int = 0
    ends: list[str] = field(default_factory=list)

    def read(self, lines: Iterable[str]) -> None:
        """Take what the run prints."""
        for line in lines:
            if match := _STATUS.match(line):
                self.edges[int(match[1])] = int(match[2])
                self.speed = int(match[3] or 0)
            elif line.startswith("slowest"):
                kind, _, seconds = line.partition(": ")
                self.slowest[kind] = seconds.strip()
            elif line.startswith("ended"):
                self.ends.append(line.strip())
            elif line.startswith(("==", "SUMMARY", "Traceback")):
                print(line, end="", file=sys.stderr)

    def row(self, name: str, faults: list[str]) -> str:
        """Return a row of the table."""
        inputs = max(self.edges, default=0)
        early = max((edges for number, edges in self.edges.items() if number <= inputs * 0.8), default=0)
        late = max(self.edges.values(), default=0)
        slowest = [f"{self.slowest.get(kind, 0)} s" for kind in ("slowest", "slowest large")]
        found = ", ".join(faults) or "-"
        counts = [f"{inputs:,}", f"{self.speed:,}/s", f"{early:,}", f"{late:,}"]
        return " | ".join([name, *counts, *slowest, found])


def fuzz(name: str, target: Target, folder: Path, options: list[str]) -> None:
    """Run one target; what it says is kept in a log."""
    corpus, start = folder / "corpus", folder / "seeds"
    for path in (corpus, start):
        path.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.find_small_seeds()):
        (start / str(number)).write_bytes(seed)
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "tests.fuzz.harness",
        name,
        str(folder),
        ",".join(target.packages),
        str(corpus),
        str(start),
    ]
    command += [f"-artifact_prefix={folder}/", *options]
    with (folder / "log").open("wb") as log:
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False)
        log.write(f"ended with {done.returncode}\n".encode() if done.returncode else b"")


def report(name: str, target: Target, folder: Path) -> bool:
    """Print what a target's log says, with the kinds of its faults, each with a minimal input."""
    run = Run()
    with (folder / "log").open(encoding="utf-8", errors="replace") as log:
        run.read(log)
    found = [path for path in sorted(folder.glob("findings/*")) if path.suffix != ".txt"]
    faults = [path.name for path in found if _minimise(path, target)] + run.ends
    print(run.row(name, faults), flush=True)
    return not faults


def _minimise(path: Path, target: Target) -> bool:
    """Make an input as small as can be; return False, and delete it, if it is mended."""

    def still_fails(content: bytes) -> bool:
        fault = find_fault(target, content)
        return fault is not None and fault[0] == path.name

    content = path.read_bytes()
    if still_fails(content):
        path.write_bytes(reduce(content, still_fails))
        return True
    path.unlink()
    path.with_name(f"{path.name}.txt").unlink()
    return False


def main() -> int:
    """Return 1 where a reader failed."""
    targets = list_targets()
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"of {', '.join(targets)}; all by default"
    )
    parser.add_argument("--seconds", type=int, default=60, help="how long each runs")
    parser.add_argument("--runs", type=int, default=-1, help="how many inputs each tries at most")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"), help="where inputs are kept")
    parser.add_argument("--report", action="store_true", help="only print the rows of runs that are there")
    given = parser.parse_args()
    options = [f"-max_total_time={given.seconds}", f"-runs={given.runs}", "-timeout=60", "-rss_limit_mb=4096"]
    print("target | inputs | speed | edges at 80 % | edges at 100 % | slowest | slowest of 100 KB | faults")
    fine = []
    for name in given.targets or targets:
        folder = given.folder / name
        if not given.report:
            fuzz(name, targets[name], folder, options)
        if (folder / "log").exists():
            fine.append(report(name, targets[name], folder))
    return not all(fine)


if __name__ == "__main__":
    sys.exit(main())
