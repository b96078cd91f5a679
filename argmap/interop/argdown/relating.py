"""How Argdown 1.7.5 settles relations once all are known.

A relation from an argument with a premise-conclusion structure is one from its conclusion; an undercut of
such an argument is one of its last inference. In strict mode, support between statements is entailment, and
attack is contrariety. An attack on an argument is left out where an attack on one of its premises is known.
"""

from argmap.interop.argdown.model import End, Model, Node, Relation, RelationKind


class Relations:
    """Collects relations, each one once."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[Relation] = []
        self._known: set[tuple[RelationKind, End, End]] = set()
        self._entered: set[tuple[RelationKind, End]] = set()

    def add(self, relation: Relation) -> None:
        """Add a relation, unless it is known; one to itself counts as known where any enters its end."""
        kind, start, end = relation.kind, relation.start, relation.end
        known = (kind, start, end) in self._known or (start is end and (kind, end) in self._entered)
        if known or (kind == "contradictory" and (kind, end, start) in self._known):
            return
        self._known.add((kind, start, end))
        self._entered.add((kind, end))
        self.all.append(relation)


def settle(model: Model) -> None:
    """Settle the relations of a model."""
    if model.is_set("transformArgumentRelations", default=True):
        model.relations = _from_conclusions(model)
    if model.is_strict:
        model.relations = _as_logic(model.relations)
    model.relations = _without_redundant(model.relations)


def _from_conclusions(model: Model) -> list[Relation]:
    known: set[tuple[RelationKind, End, End]] = {(one.kind, one.start, one.end) for one in model.relations}
    kept = []
    for one in model.relations:
        start, end = one.start, one.end
        if start.steps:
            one.start = model.statements[start.steps[-1].member.title or ""]
        if one.kind == "undercut" and isinstance(end, Node) and end.steps:
            one.end = end.steps[-1].inference or end
        key = (one.kind, one.start, one.end)
        if (one.start is start and one.end is end) or (key not in known and one.start is not one.end):
            kept.append(one)
        known.add(key)
    return kept


def _as_logic(relations: list[Relation]) -> list[Relation]:
    contraries: set[tuple[End, End]] = set()
    kept = []
    for one in relations:
        if _between_statements(one):
            if one.kind == "support":
                one.kind = "entails"
            elif one.kind == "attack":
                if (one.start, one.end) in contraries or (one.end, one.start) in contraries:
                    continue
                one.kind = "contrary"
                contraries.add((one.start, one.end))
        kept.append(one)
    return kept


def _without_redundant(relations: list[Relation]) -> list[Relation]:
    opposed: dict[End, set[str]] = {}
    for one in relations:
        if one.kind in {"attack", "contrary", "contradictory"} and _between_statements(one):
            assert isinstance(one.end, Node)
            opposed.setdefault(one.start, set()).add(one.end.title)
            if one.kind != "attack":
                opposed.setdefault(one.end, set()).add(one.start.title)
    premises: dict[End, set[str]] = {}
    kept = []
    for one in relations:
        if one.kind == "attack" and not one.start.is_argument and isinstance(one.end, Node) and one.end.steps:
            if one.end not in premises:
                premises[one.end] = {step.member.title or "" for step in one.end.steps if not step.inference}
            if not premises[one.end].isdisjoint(opposed.get(one.start, set())):
                continue
        kept.append(one)
    return kept


def _between_statements(one: Relation) -> bool:
    return not one.start.is_argument and isinstance(one.end, Node) and not one.end.is_argument
