"""How Argdown 1.7.5 transforms relations once all are known, for comparison with what it exports.

A relation from an argument with a premise-conclusion structure is one from its conclusion; an undercut of
such an argument is one of its last inference. In strict mode, support between statements is entailment, and
attack is contrariety. An attack on an argument is left out where an attack on one of its premises is known.
"""

from typing import NamedTuple

from argmap.interop.argdown.model import ArgdownModel, ArgdownNode, RelationEnd


class Transformed(NamedTuple):
    """A relation as Argdown exports it."""

    kind: str
    start: ArgdownNode
    end: RelationEnd

    @property
    def is_between_statements(self) -> bool:
        """Whether both ends are statements."""
        end = self.end
        return not self.start.is_argument and isinstance(end, ArgdownNode) and not end.is_argument


def transform(model: ArgdownModel) -> list[Transformed]:
    """Return the relations of a model as Argdown transforms them."""
    relations = [Transformed(it.kind, it.start, it.end) for it in model.relations]
    if model.is_set("transformArgumentRelations", default=True):
        relations = _from_conclusions(model, relations)
    return _without_redundant(_as_logic(relations) if model.is_strict else relations)


def _from_conclusions(model: ArgdownModel, relations: list[Transformed]) -> list[Transformed]:
    known = set(relations)
    kept = []
    for relation in relations:
        kind, start, end = relation
        if start.structure:
            start = model.statements[start.structure[-1].member.title]
        if kind == "undercut" and isinstance(end, ArgdownNode) and end.structure:
            end = end.structure[-1].inference or end
        moved = Transformed(kind, start, end)
        if moved == relation or (moved not in known and start is not end):
            kept.append(moved)
        known.add(moved)
    return kept


def _as_logic(relations: list[Transformed]) -> list[Transformed]:
    contraries: set[frozenset[RelationEnd]] = set()
    kept = []
    for relation in relations:
        kind, start, end = relation
        ends = frozenset({start, end})
        if relation.is_between_statements and kind == "attack":
            if ends not in contraries:
                kept.append(Transformed("contrary", start, end))
            contraries.add(ends)
        else:
            entails = relation.is_between_statements and kind == "support"
            kept.append(Transformed("entails", start, end) if entails else relation)
    return kept


def _without_redundant(relations: list[Transformed]) -> list[Transformed]:
    opposed: set[tuple[RelationEnd, RelationEnd]] = {
        pair
        for it in relations
        if it.kind in {"attack", "contrary", "contradictory"} and it.is_between_statements
        for pair in [(it.start, it.end)] + [(it.end, it.start)] * (it.kind != "attack")
    }
    return [it for it in relations if not _is_redundant(it, opposed)]


def _is_redundant(relation: Transformed, opposed: set[tuple[RelationEnd, RelationEnd]]) -> bool:
    kind, start, end = relation
    titles = {other.title for it, other in opposed if it is start and isinstance(other, ArgdownNode)}
    if kind != "attack" or start.is_argument or not isinstance(end, ArgdownNode):
        return False
    return any(line.member.title in titles for line in end.structure if not line.inference)
