"""What of a map has to go along with its graph, and what does not come back even then.

Both are found by reading the graph as others write it: what that does not give goes along, and what reading
it once more does not give is a loss.
"""

from collections import Counter
from collections.abc import Mapping

from argmap.graph import Graph, Named
from argmap.graph.steps import ENDS
from argmap.interop.carrying import Data, Loss, Options
from argmap.interop.nodeset.dialect import OF_STATEMENT, OF_STEP, TENSION, Dialect
from argmap.interop.nodeset.node import Nodeset
from argmap.interop.nodeset.reading import read_nodeset
from argmap.interop.nodeset.relations import Ref
from argmap.interop.nodeset.target_graph import FactKind, Facts, Target, find_facts
from argmap.interop.origin import without
from argmap.interop.steps import REASON

_LOST = "beside all else that the map says, the format can't say it"
_GAINED = "the map does not say it, but nodes that say it stay, since they say something else as well"


def carry_own(dialect: Dialect, graph: Nodeset, target: Target, thesis: list[Ref]) -> list[Loss]:
    """Put into the nodes what reading the graph would miss, and return what it misses even then.

    Args:
        dialect: the format.
        graph: the whole graph of a map.
        target: the map.
        thesis: the nodes of its theses, which are stored with the graph as a whole.
    """
    own = _find_own(dialect, graph, _read(dialect, graph, thesis), target)
    for node in graph.nodes:
        node.rest = dialect.put(node.rest, own.pop(node.ref, {}))
    after = _read(dialect, graph, thesis)
    before, again = _describe(target.graph, target.refs), _describe(*after)
    lost = [Loss(*words, _LOST) for fact, words in before.items() if fact not in again]
    lost_ids = {loss.id for loss in lost}
    lost += [
        Loss(*words, _GAINED)
        for fact, words in find_facts(*after).items()
        if fact not in target.facts and fact[0] != FactKind.PREMISES and words[0] not in lost_ids
    ]
    return list(dict.fromkeys(lost))


def _read(dialect: Dialect, graph: Nodeset, thesis: list[Ref]) -> tuple[Graph, dict[Named, Ref]]:
    """Return the map that a graph is read as, and the nodes that its parts come from."""
    read = Graph.of(read_nodeset(dialect, graph, Options("map"), {"thesis": thesis}, {}).data)
    parts: list[Named] = [*read.statements, *(step for step in read.steps if "origin" in step.data)]
    return read, {part: part.data["origin"]["id"] for part in parts}


def _describe(graph: Graph, refs: Mapping[Named, Ref]) -> Facts:
    """Return what a map says, and what its parts are."""
    facts = find_facts(graph, refs)
    for statement in graph.statements:
        ref, id_ = refs[statement], statement.id
        facts["kind", ref, statement.kind] = (id_, f"that it is a {statement.kind}")
        facts["id", ref, id_] = (id_, "its id")
        facts["text", ref, statement.text] = (id_, "white space around its text")
    for attack in graph.attacks:  # a conflict may be a contradiction
        if attack.target in refs:
            words = (attack.challenge.id, f"'attacks' to '{attack.target.id}'")
            facts["attacks", refs[attack.challenge], refs[attack.target]] = words
    for link in graph.contradictions:
        first, second = sorted((refs[link.start], refs[link.end]))
        facts["contradicts", first, second] = (link.start.id, f"'contradicts' to '{link.end.id}'")
    for step in graph.steps:
        if step in refs:
            ref, id_ = refs[step], step.id or step.conclusion.id
            facts["scheme", ref, step.scheme] = (id_, f"a step to '{step.conclusion.id}'")
            words = (id_, "its id" if step.id else "that it has no id")
            facts["id", ref, (refs[step.conclusion], step.id)] = words
    return facts


def _find_own(
    dialect: Dialect, graph: Nodeset, after: tuple[Graph, dict[Named, Ref]], target: Target
) -> dict[Ref, Data]:
    """Return, for each node of a part, the data that it must carry; ids too, if any id would change."""
    read, refs = after
    kinds = {refs[statement]: statement.kind for statement in read.statements}
    ids: dict[Ref, str | None] = {refs[statement]: statement.id for statement in read.statements}
    for step in read.steps:
        if step in refs:
            ids.setdefault(refs[step], step.id)
    implied = _find_implied_ids(ids, target)
    tensions: dict[Ref, list[Ref]] = {}
    for link in target.graph.tensions:
        tensions.setdefault(target.refs[link.start], []).append(target.refs[link.end])
    own = {ref: without(part.data, OF_STATEMENT | {TENSION}) for ref, part in target.statements.items()}
    for ref, statement in target.statements.items():
        own[ref] |= {TENSION: tensions[ref]} if ref in tensions else {}
        own[ref] |= {"kind": statement.kind} if kinds[ref] != statement.kind else {}
        own[ref] |= {"id": statement.id} if ref not in implied else {}
    schemes = {node.ref: dialect.scheme(node) for node in graph.nodes if node.ref in target.inferences}
    for ref, step in target.inferences.items():
        own[ref] = without(step.data, OF_STEP | ENDS | {"scheme"})
        own[ref] |= {"scheme": step.scheme or ""} if schemes[ref] != (step.scheme or "") else {}
        if step.id is None:
            own[ref] |= {"kind": REASON}
        elif ref not in ids:  # otherwise it is read as a support without an id
            own[ref] |= {"kind": "inference", "id": step.id}
        elif ref not in implied:
            own[ref] |= {"id": step.id}
    return own


def _find_implied_ids(after: dict[Ref, str | None], target: Target) -> set[Ref]:
    """Return the nodes whose ids need not be stated: all, if reading gives every part its id.

    Otherwise those whose name is their id, if no other id differs from it only in case.
    """
    parts: dict[Ref, str | None] = {ref: part.id for ref, part in target.statements.items()}
    parts |= {ref: part.id for ref, part in target.inferences.items()}
    ids = {ref: id_ for ref, id_ in parts.items() if id_ is not None}
    if all(after.get(ref, id_) == id_ for ref, id_ in ids.items()):
        return set(ids)
    spellings = Counter(map(str.lower, ids.values()))
    return {ref for ref, id_ in ids.items() if ref == id_ == after.get(ref) and spellings[id_.lower()] == 1}
