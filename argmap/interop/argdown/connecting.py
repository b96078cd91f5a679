"""The relations of a document to those of a map."""

from collections.abc import Iterable, Mapping

from argmap.interop.argdown.identifying import name_support
from argmap.interop.argdown.importing import Import
from argmap.interop.argdown.keeping import NAME
from argmap.interop.argdown.meaning import Meant, Ref, Rule, Said, Sign, find_exceptions, plain_step
from argmap.interop.argdown.model import End, Node, RelationKind
from argmap.interop.argdown.reasoning import outline, step_ref

_SIGNS: dict[RelationKind, Sign] = {
    "support": "+>",
    "entails": "+>",
    "attack": "->",
    "contrary": "->",
    "contradictory": "><",
    "undercut": "_>",
}

_WHICH_PREMISE = "it supports one of several premises, and does not say which"
_NO_STEP = "there is no step for it to undercut, or too many, so that it is read as an attack on the text"
_ATTACKS_TOO = "what it undercuts attacks as well: that it is met there is not carried"


class Connector:
    """Interprets the relations of one document."""

    def __init__(
        self, document: Import, answers: Iterable[tuple[Ref, Ref]], denials: Iterable[tuple[Ref, Ref]]
    ) -> None:
        """Find what each relation stands for, and which ones have to be kept as they are.

        Args:
            document: the document.
            answers: the undercuts that are answers: start and end.
            denials: the attacks that are denials.
        """
        self._document = document
        model = document.model
        outlines = {one.ref: outline(one) for one in model.arguments.values() if one.steps}
        relations = sorted(model.relations, key=lambda one: one.at)
        said = [Said(_SIGNS[one.kind], one.start.ref, _end_ref(one.end)) for one in relations]
        rule = Rule(outlines, model.is_strict, set(answers), set(denials))
        meanings = rule.interpret(said)
        self._meant = list(dict.fromkeys(one for some in meanings for one in some))
        self.rivals = {ref for one in self._meant if one.kind == "contradicts" for ref in one[1:]}
        """What contradicts something."""
        self.exceptions: dict[Ref, list[str]] = {}
        """By where they start: the relations that would be said in another way if nothing else were known."""
        for one in find_exceptions(said, meanings, outlines):
            self.exceptions.setdefault(one.start, []).append(f"{one.sign} {one.end}")
        for relation, one, meant in zip(relations, said, meanings, strict=True):
            reason = _find_loss(one, meant, rule)
            if reason:
                document.lose(relation.at, f"'{one.sign}' from {one.start} to {one.end}", reason)

    def connect(self, names: Mapping[Ref, str]) -> None:
        """Add the relations; `names` are what statements without title are called."""
        builder = self._document.builder
        targets = {one.end for one in self._meant if one.kind == "attacks"}
        for kind, start, end in self._meant:
            if kind == "supports":
                self._add_support(start, end, targets, names)
            else:
                builder.relate(start, kind, end)

    def _add_support(self, start: Ref, end: Ref, targets: set[Ref], names: Mapping[Ref, str]) -> None:
        ref = plain_step(start, end)
        origin = {"format": NAME, "type": "support"} if ref in targets else None
        wanted = name_support(*(names.get(one, one[1:-1]) for one in (start, end)))
        self._document.builder.add_step(ref, [start], end, wanted=wanted, origin=origin)


def _end_ref(end: End) -> Ref:
    if isinstance(end, Node):
        return end.ref
    is_last = end is end.argument.steps[-1].inference
    return end.argument.ref if is_last else step_ref(end)


def _find_loss(said: Said, meant: list[Meant], rule: Rule) -> str:
    if not meant:
        return _WHICH_PREMISE
    if said.sign != "_>" or meant[0].kind != "attacks":
        return ""
    if meant[0].end == said.end and "\n" not in said.end:
        return _NO_STEP
    return _ATTACKS_TOO if rule.attacks(said.end) else ""
