"""CPU seconds for reading a file in AIF, side by side with the Python library arguebuf.

    python -m benchmarks.interop [--nodes 10000] [--peer PYTHON]

Two files are made anew, as AIFdb exports them: `argument` has statements, steps and attacks only, `debate`
also who said what. Every measurement has a process of its own, and the two libraries take turns. `reading` is
what comes after the imports. `--peer` is a Python that has arguebuf; without one only argmap is measured.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

SEED = 2024
ROUNDS = 5
ROOT = Path(__file__).parents[1]
_OURS = "import argmap.interop.aif, argmap.model, argmap.syntax.json; from argmap.interop import read as load"
_THEIRS = "from arguebuf.load import file as load"
_MEASURED = """
{load}
from time import process_time
start = process_time()
graph = load({path!r})
print(process_time() - start, process_time())
"""


class _Nodeset:
    """Nodes and edges with the keys that AIFdb gives them."""

    def __init__(self) -> None:
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []

    def add(self, type_: str, text: str, scheme: str = "", number: str = "") -> str:
        named = {"scheme": scheme, "schemeID": number} if scheme else {}
        id_ = str(len(self.nodes) + 100_000)
        node = {"nodeID": id_, "text": text, "type": type_, "timestamp": "2012-04-12 17:20:31"}
        self.nodes.append(node | named)
        return id_

    def join(self, *way: str) -> None:
        for start, end in pairwise(way):
            id_ = str(len(self.edges) + 500_000)
            self.edges.append({"edgeID": id_, "fromID": start, "toID": end, "formEdgeID": None})


def make(count: int, *, is_debate: bool) -> dict[str, Any]:
    """Return a nodeset of about so many nodes; the same for the same arguments."""
    random, made = Random(SEED), _Nodeset()
    said: list[str] = []
    while len(made.nodes) < count:
        number = len(said) + 1
        claim = made.add("I", f"Statement {number} says something about the matter, and why it is so")
        if said:
            is_attack = random.random() < 0.2
            step = made.add("CA", "Default Conflict") if is_attack else made.add("RA", "RA", "Example", "14")
            made.join(claim, step, random.choice(said))
        said.append(claim)
        if is_debate:
            _say(made, claim, number)
    locutions = [{"nodeID": node["nodeID"], "personID": "1"} for node in made.nodes if node["type"] == "L"]
    return {"nodes": made.nodes, "edges": made.edges, "locutions": locutions}


def _say(made: _Nodeset, claim: str, number: int) -> None:
    words = made.add("L", f"Speaker {number % 7} : statement {number}, as it was said")
    made.join(words, made.add("YA", "Asserting", "Asserting", "74"), claim)


def measure(python: str, load: str, path: Path) -> tuple[float, float]:
    """Return the CPU seconds of reading, and of the whole process."""
    code = _MEASURED.format(load=load, path=str(path))
    run = subprocess.run([python, "-c", code], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    reading, whole = map(float, run.stdout.split())
    return reading, whole


def _compare(path: Path, peer: str | None) -> Iterator[str]:
    libraries = [("argmap", sys.executable, _OURS), *([("arguebuf", peer, _THEIRS)] if peer else [])]
    found: dict[str, list[tuple[float, float]]] = {name: [] for name, _, _ in libraries}
    for _ in range(ROUNDS):
        for name, python, load in libraries:
            found[name].append(measure(python, load, path))
    for name, runs in found.items():
        reading, whole = (median(column) for column in zip(*runs, strict=True))
        yield f"{name:10}{reading:9.3f} s{whole:11.3f} s"


def _find_version(python: str) -> str | None:
    code = "from importlib.metadata import version; print(version('arguebuf'))"
    run = subprocess.run([python, "-c", code], check=False, capture_output=True, text=True)
    return run.stdout.strip() if run.returncode == 0 else None


def main() -> None:
    """Print a line for each library and file."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.interop", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--peer", default=sys.executable, help="a Python that has arguebuf")
    options = parser.parse_args()
    version = _find_version(options.peer)
    print(f"arguebuf {version}" if version else "arguebuf is not installed there: only argmap is measured")
    with TemporaryDirectory() as folder:
        for name in ("argument", "debate"):
            path = Path(folder, f"{name}.json")
            nodeset = make(options.nodes, is_debate=name == "debate")
            path.write_text(json.dumps(nodeset, indent=2), "utf-8")
            print(f"{name}: {len(nodeset['nodes']):,} nodes, {len(nodeset['edges']):,} edges")
            print(f"{'':10}{'reading':>11}{'process':>13}")
            for line in _compare(path, options.peer if version else None):
                print(line, flush=True)


if __name__ == "__main__":
    main()
