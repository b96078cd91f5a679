"""The relations of a document to those of a map."""

from collections.abc import Iterable, Mapping
from typing import Final

from argmap.interop.argdown.conversion import Conversion
from argmap.interop.argdown.interpretation import (
    Interpreter,
    MapRelation,
    Outline,
    Ref,
    Sign,
    SignRelation,
    plain_step,
)
from argmap.interop.argdown.model import ArgdownModel, ArgdownNode, RelationEnd, RelationKind
from argmap.interop.argdown.titles import slug_or_id

_SIGNS: Final[Mapping[RelationKind, Sign]] = {
    "support": "+>",
    "attack": "->",
    "contradictory": "><",
    "undercut": "_>",
}

_WHICH_PREMISE = "it supports one of several premises, and does not say which"
_ATTACKED_PREMISE = "it attacks a premise, and does not say which: it is read as an attack on the inference"
_NO_STEP = "there is no step for it to undercut, or too many, so that it is read as an attack on the text"
_ATTACKS_TOO = "what it undercuts attacks as well: that it is met there is lost"
_ONE_IS_TRUE = "in strict mode, it says as well that one of both is true"


class RelationReader:
    """Interprets the relations of one document."""

    def __init__(self, conversion: Conversion) -> None:
        """Find what each relation stands for."""
        self._conversion = conversion
        model = conversion.model
        outlines = {it.ref: _outline(it) for it in model.arguments.values() if it.structure}
        places = _list_relations(model, outlines)
        redundant = _find_redundant(places, outlines, strict=model.is_strict)
        signed = [it for it in places if it not in redundant]
        self._interpreter = Interpreter(outlines, model.is_strict)
        meanings = self._interpreter.interpret(signed)
        self._relations = list(dict.fromkeys(it for meaning in meanings for it in meaning))
        for it, meaning in zip(signed, meanings, strict=True):
            if reason := self._find_loss(it, meaning):
                conversion.lose(places[it], f"'{it.sign}' from {it.start} to {it.end}", reason)

    def connect(self, names: Mapping[Ref, str]) -> None:
        """Add the relations; `names` has the names of statements without a title."""
        builder = self._conversion.builder
        for kind, start, end in self._relations:
            if kind == "supports":
                titles = [slug_or_id(names.get(ref, ref[1:-1]))[:18].strip("-_") for ref in (start, end)]
                preferred_id = "-to-".join(title or "x" for title in titles)
                builder.add_step(plain_step(start, end), [start], end, preferred_id=preferred_id)
            else:
                builder.relate(start, kind, end)

    def _find_loss(self, sign: SignRelation, meaning: list[MapRelation]) -> str:
        if not meaning:
            return _WHICH_PREMISE
        first = meaning[0]
        if sign.sign == "><":
            return _ONE_IS_TRUE if self._interpreter.strict else ""
        if first.kind != "attacks":
            return ""
        if sign.sign == "->":
            return _ATTACKED_PREMISE if first.end != sign.end else ""
        if first.end == sign.end and "\n" not in sign.end:
            return _NO_STEP
        return _ATTACKS_TOO if sign.end in self._interpreter.attackers else ""


def _outline(argument: ArgdownNode) -> Outline:
    premises = [line.ref for line in argument.structure if not line.inference]
    return Outline(premises, argument.structure[-1].ref, [it.ref for it in argument.inferences])


def _list_relations(model: ArgdownModel, outlines: Mapping[Ref, Outline]) -> dict[SignRelation, int]:
    """Return the relations with their places, each once, as Argdown transforms them.

    A relation of an argument to its own conclusion is left out, and in strict mode the second of two attacks
    of statements on each other.
    """
    from_conclusions = model.is_set("transformArgumentRelations", default=True)
    places: dict[SignRelation, int] = {}
    for relation in sorted(model.relations, key=lambda it: it.at):
        start, end = relation.start.ref, _end_ref(relation.end)
        moved = outlines[start].conclusion if from_conclusions and start in outlines else start
        signed = SignRelation(_SIGNS[relation.kind], moved, end)
        is_contrary = model.is_strict and _is_between_statements(signed, "->")
        is_known = is_contrary and SignRelation("->", end, moved) in places
        if not is_known and (moved == start or moved != end):
            places.setdefault(signed, relation.at)
    return places


def _find_redundant(
    relations: Iterable[SignRelation], outlines: Mapping[Ref, Outline], *, strict: bool
) -> set[SignRelation]:
    """Return the attacks on arguments by what attacks or contradicts one of the premises as well."""
    opposed: dict[Ref, set[Ref]] = {}
    for relation in relations:
        sign, start, end = relation
        if _is_between_statements(relation, "->", "><"):
            opposed.setdefault(start, set()).add(end)
            if sign == "><" or strict:
                opposed.setdefault(end, set()).add(start)
    premises = {ref: set(outline.premises) for ref, outline in outlines.items()}
    return {
        SignRelation(sign, start, end)
        for sign, start, end in relations
        if sign == "->" and end in premises and start[0] == "["
        if not premises[end].isdisjoint(opposed.get(start, set()))
    }


def _is_between_statements(relation: SignRelation, *signs: Sign) -> bool:
    return relation.sign in signs and relation.start[0] == relation.end[0] == "["


def _end_ref(end: RelationEnd) -> Ref:
    if isinstance(end, ArgdownNode):
        return end.ref
    is_last = end.conclusion == len(end.argument.structure) - 1
    return end.argument.ref if is_last else end.ref
