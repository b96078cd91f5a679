"""What the reviewer's voice changes."""

from argmap.evaluation.changes import Change
from argmap.evaluation.verdicts import Evaluation, evaluate
from argmap.graph import Graph, silence
from argmap.graph.references import REVIEWER
from argmap.shape import normalize


def find_voice_effects(graph: Graph, evaluation: Evaluation, residual: bool = False) -> list[Change]:
    """Return the verdicts on theses and recommendations that are others without what the reviewer says."""
    spoken = [*(one.data for one in graph.statements), *(step.data for step in graph.steps)]
    if not any(data.get("by") == REVIEWER for data in spoken):
        return []
    silent = Graph.of(silence(normalize(graph.data), {REVIEWER}).data)
    verdicts = evaluate(silent, residual).verdicts
    pairs = ((one, evaluation.verdict(one), verdicts.get(one.key)) for one in graph.roots)
    return [Change(one, now, then) for one, now, then in pairs if then is not None and now != then]
