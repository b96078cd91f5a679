"""What is measured, one step at a time: `python -m benchmarks.steps STEP FILE` prints one JSON object.

What a step needs is made before the clock starts. Seconds are CPU seconds of this process.
"""

import json
import resource
import sys
from collections.abc import Callable
from time import process_time
from typing import Any, TypeAlias

Work: TypeAlias = Callable[[], object]


def prepare_load(file: str) -> Work:
    """Text to models."""
    import argmap

    return lambda: argmap.load(file)


def prepare_check(file: str) -> Work:
    """Everything that `argmap check` does once the text is read."""
    from argmap.analysis import Analysis
    from argmap.syntax import read_file

    document = read_file(file)
    return lambda: Analysis(document, False).results


def prepare_evaluate(file: str) -> Work:
    """Data to graph to verdicts."""
    from argmap.evaluation import evaluate
    from argmap.graph import Graph

    data = _read(file)
    return lambda: evaluate(Graph.of(data))


def prepare_strength(file: str) -> Work:
    """Data to graph to strengths."""
    from argmap.evaluation.strength.strengths import measure_strength
    from argmap.graph import Graph

    data = _read(file)
    return lambda: measure_strength(Graph.of(data))


def prepare_dot(file: str) -> Work:
    """Graph and verdicts to DOT text."""
    from argmap.diagram import render
    from argmap.evaluation import evaluate
    from argmap.graph import Graph

    graph = Graph.of(_read(file))
    evaluation = evaluate(graph)
    return lambda: render(graph, "dot", evaluation=evaluation)


STEPS = {
    "load": prepare_load,
    "check": prepare_check,
    "evaluate": prepare_evaluate,
    "strength": prepare_strength,
    "dot": prepare_dot,
}


def _read(file: str) -> dict[str, Any]:
    from argmap.syntax import read_file

    data = read_file(file).data
    assert isinstance(data, dict)
    return data


def _peak_memory() -> float:
    """The most memory this process has had, in MiB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    """Run the step that the command line names."""
    step, file = sys.argv[1:]
    work = STEPS[step](file)
    start = process_time()
    work()
    print(json.dumps({"seconds": process_time() - start, "memory": _peak_memory()}))


if __name__ == "__main__":
    main()
