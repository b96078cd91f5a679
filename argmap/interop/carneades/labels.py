"""The labels under `tests` as verdicts that a map expects."""

from argmap.graph import Graph
from argmap.interop.building import MapBuilder
from argmap.interop.carneades.shape import File
from argmap.interop.carrying import Data

_OTHERWISE = "Carneades weighs arguments, and takes assumptions for immune"
_DIFFERENT = {
    ("out", "undecided"): "a tie between the positions of an issue loses there, and is open here",
    ("undecided", "out"): "a circle of supports is undecided there, and is no support here",
}


def find_expected(file: File, data: Data, kept_verdicts: Data | None, builder: MapBuilder) -> Data:
    """Return the expected verdicts: the kept ones, or else the labels that agree with the map.

    Args:
        file: the file with the labels.
        data: the map.
        kept_verdicts: the verdicts that were kept, by name.
        builder: the builder of the map; labels that disagree with the map are added to its losses.
    """
    names = builder.names
    expected = {names[name]: verdict for name, verdict in (kept_verdicts or {}).items() if name in names}
    tests = {name: label for label, tested in file.tests.items() for name in tested}
    if kept_verdicts is None and tests:
        from argmap.evaluation import evaluate

        graph = Graph.of(data)
        evaluation = evaluate(graph)
        statements = {statement.id: statement for statement in graph.statements}
        for name, label in tests.items():
            statement = statements.get(names.get(name, ""))
            here = evaluation.asserted.answer(statement) if statement else "no statement"
            if statement and here == label:
                expected[statement.id] = evaluation.verdict(statement)
            else:
                reason = f"it is {here} here: {_DIFFERENT.get((label, here), _OTHERWISE)}"
                builder.lose(name, f"the test that it is {label}", reason)
    return expected
