"""What an explanation costs, next to the verdicts: CPU seconds on maps of 100 to 100,000 statements.

    python -m benchmarks.why

For each shape the statement that has the longest explanation of forty is explained, and its cost, with
the evaluation that it needs, is divided by that of an evaluation alone. Both start from plain data.
"""

from time import process_time
from typing import TYPE_CHECKING

from benchmarks.generate import SHAPES

if TYPE_CHECKING:
    from argmap.evaluation import Explanation

SIZES = (100, 1_000, 10_000, 100_000)
ROUNDS = 3
ASKED = 40


def main() -> None:
    """Print a line for each shape and size."""
    print(f"{'shape':8}{'statements':>11}{'points':>9}{'verdicts':>11}{'why':>11}{'ratio':>8}")
    for shape, make in SHAPES.items():
        for size in SIZES:
            print(f"{shape:8}{size:11,}" + _measure(make(size)), flush=True)


def _measure(data: dict[str, object]) -> str:
    from argmap.evaluation import Explanations, evaluate
    from argmap.graph import Graph

    graph = Graph.of(data)
    explanations = Explanations(graph)
    asked = graph.statements[:: max(1, len(graph.statements) // ASKED)]
    longest = max(asked, key=lambda one: _count_points(explanations.explain(one)))
    points = _count_points(explanations.explain(longest))
    alone, explained = [], []
    for _ in range(ROUNDS):
        start = process_time()
        evaluate(Graph.of(data))
        middle = process_time()
        Explanations(again := Graph.of(data)).explain(again.statements[longest.index])
        alone.append(middle - start)
        explained.append(process_time() - middle)
    ratio = min(explained) / min(alone)
    return f"{points:9,}{min(alone):9.3f} s{min(explained):9.3f} s{ratio:8.2f}"


def _count_points(explanation: "Explanation") -> int:
    return sum(len(one.points) for one in explanation.justifications)


if __name__ == "__main__":
    main()
