"""What the four runs behind the verdicts cost beside one run of the same program.

    python -m benchmarks.verdicts [--size N] [--runs N]

The two take turns in one process, on one graph, so that the ratio holds when the machine's speed drifts.
"""

import argparse
from statistics import median
from time import process_time

from argmap.evaluation import evaluate, evaluate_run
from argmap.gc_control import gc_disabled
from argmap.graph import Graph
from benchmarks.generate import SHAPES


def measure(graph: Graph, runs: int) -> tuple[float, float, float]:
    """Return CPU seconds of one run, of the verdicts, and the ratio; the medians of so many pairs."""
    pairs = []
    for _ in range(runs):
        start = process_time()
        evaluate_run(graph)
        middle = process_time()
        evaluate(graph)
        pairs.append((middle - start, process_time() - middle))
    ratio = median(verdicts / one for one, verdicts in pairs)
    return median(one for one, _ in pairs), median(verdicts for _, verdicts in pairs), ratio


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.verdicts", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--size", type=int, default=100_000, help="statements")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    for name, make in SHAPES.items():
        graph = Graph.of(make(options.size))
        with gc_disabled():
            one, verdicts, ratio = measure(graph, options.runs)
        print(f"{name:8} one run {one:6.2f} s   verdicts {verdicts:6.2f} s   x{ratio:.2f}", flush=True)


if __name__ == "__main__":
    main()
