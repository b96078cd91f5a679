"""The labels under `tests` as verdicts that a map expects."""

from argmap.graph import Graph
from argmap.interop.building import MapBuilder
from argmap.interop.carneades.shape import File
from argmap.interop.carrying import Data, Loss

_OTHERWISE = "Carneades weighs arguments, and takes assumptions for immune"
_DIFFERENT = {
    ("out", "undecided"): "a tie between the positions of an issue loses there, and is open here",
    ("undecided", "out"): (
        "Carneades leaves undecided what supports itself in a circle, and an argument with a premise that is "
        "out as long as its undercutter or another premise is undecided"
    ),
}


def find_expected(file: File, data: Data, builder: MapBuilder) -> tuple[Data, list[Loss]]:
    """Return as expected verdicts the labels that agree with a map, and as losses those that do not."""
    from argmap.evaluation import evaluate

    names, expected, losses = builder.built.names, {}, []
    tests = {name: label for label, tested in file.tests.items() for name in tested}
    graph = Graph.of(data)
    evaluation = evaluate(graph) if tests else None
    statements = {statement.id: statement for statement in graph.statements}
    for name, label in tests.items():
        statement = statements.get(names.get(name, ""))
        here = evaluation.asserted.answer(statement) if statement and evaluation else "no statement"
        if statement and evaluation and here == label:
            expected[statement.id] = evaluation.verdict(statement)
        else:
            reason = f"it is {here} here: {_DIFFERENT.get((label, here), _OTHERWISE)}"
            losses.append(Loss(name, f"the test that it is {label}", reason))
    return expected, losses
