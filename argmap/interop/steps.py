"""Steps that are not written."""

from argmap.graph import Graph
from argmap.interop.carrying import Loss
from argmap.vocabulary import KINDS

_BROKEN = "something that it names is not in the map, and no step has fewer premises"


def find_broken(graph: Graph) -> list[Loss]:
    """Return as losses the steps that count as not written, and the attacks on them.

    Of a reason that was an id alone it is enough to tell that the id leads nowhere, which is told elsewhere.
    """
    inferences = graph.data.get("inferences", {})
    written = {step.path for step in graph.steps}
    lost = {name: None for name in inferences if ("inferences", name) not in written}
    losses = [Loss(name, "a step", _BROKEN) for name in lost]
    for step in graph.broken:
        if step.path[0] in KINDS and (step.id or step.premises):
            losses.append(Loss(step.id or step.conclusion.id, "a step", _BROKEN))
            lost |= {step.id: None} if step.id else {}
    gone = lost.keys() - graph.named.keys()
    for challenge in graph.of_kind("challenge") if gone else ():
        names = dict.fromkeys(name for name in challenge.data["attacks"] if name in gone)
        losses += [Loss(challenge.id, f"'attacks' to '{name}'", "that step is not written") for name in names]
    return losses
