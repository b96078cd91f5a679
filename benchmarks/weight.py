"""What it costs to find cut sets, on maps of 200 to 5,000 statements, with the solver and without it.

    python -m benchmarks.weight

CPU seconds, those of the solver's process included. `complete` counts the roots of which all minimal cut
sets were listed, or as many as were asked for.
"""

import os
from unittest.mock import patch

from benchmarks.generate import SHAPES, Data

SIZES = (200, 1_000, 5_000)
ASKED = ("graph", "tree", "chain")
MOST = 16


def main() -> None:
    """Print a line for each shape, size and kind of what is withdrawn."""
    print(
        f"{'shape':7}{'statements':>11}  {'by':9}{'roots':>6}"
        f"{'solver':>11}{'complete':>9}{'without':>11}{'complete':>9}"
    )
    for shape in ASKED:
        for size in SIZES:
            data = SHAPES[shape](size)
            for by in ("premise", "source"):
                print(f"{shape:7}{size:11,}  {by:9}{_measure(data, by)}", flush=True)


def _measure(data: Data, by: str) -> str:
    with_solver, roots, complete = _weigh(data, by)
    with patch("argmap.evaluation.cut_sets.has_solver", return_value=False):
        without, _, fewer = _weigh(data, by)
    return f"{roots:6,}{with_solver:9.2f} s{complete:9,}{without:9.2f} s{fewer:9,}"


def _weigh(data: Data, by: str) -> tuple[float, int, int]:
    """Return the seconds, how many roots hold, and of how many all is known that was asked for."""
    from argmap.evaluation.weight.weights import weigh
    from argmap.graph import Graph

    graph = Graph.of(data)
    names = None if graph.roots else ["s0"]
    start = sum(os.times()[:4])
    weights = weigh(graph, names, "source" if by == "source" else "premise", "asserted", False, MOST)
    seconds = sum(os.times()[:4]) - start
    holding = [root for root in weights.roots if root.holds]
    return seconds, len(holding), sum(root.gap in ("", "most") for root in holding)


if __name__ == "__main__":
    main()
