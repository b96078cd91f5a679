"""Arguments with a premise-conclusion structure to the inferences of a map."""

from argmap.interop.argdown import keeping
from argmap.interop.argdown.arguments import Line, Parts, join, split
from argmap.interop.argdown.describing import Describer
from argmap.interop.argdown.identifying import name_part, scheme_of, slug_or_id
from argmap.interop.argdown.importing import OLD_ORIGIN, Import, fill, keep_data
from argmap.interop.argdown.keeping import NAME
from argmap.interop.argdown.meaning import Outline, Ref
from argmap.interop.argdown.model import Inference, Node
from argmap.interop.carrying import Data
from argmap.interop.steps import REASON

_USES = "'uses' names no lines above, so that all are taken which no inference has used"
_UNUSED = "no inference of the argument uses it"
_ALWAYS_KEPT = {"line", "untitled", "defined", "section"}


def outline(argument: Node) -> Outline:
    """Return the premises, the conclusion and the steps of an argument."""
    steps = [step_ref(one.inference) for one in argument.steps if one.inference]
    premises = [f"[{one.member.title}]" for one in argument.steps if not one.inference]
    return Outline(premises, f"[{argument.steps[-1].member.title}]", steps)


def step_ref(inference: Inference) -> Ref:
    """Return the ref of the step that an inference is."""
    return f"{inference.argument.ref}\n{inference.conclusion}"


class Reasoner:
    """Adds the arguments of one document to its map."""

    def __init__(self, document: Import, describer: Describer) -> None:
        """Begin."""
        self._document, self._describer = document, describer

    def add(self, argument: Node, section: str | None) -> None:
        """Add the inferences of an argument; the last one keeps what is said of the argument."""
        text, own = self._describer.describe(argument)
        own = {**own, "tags": argument.tags, "section": section, "lines": self._keep_lines(argument)}
        note = None if "defined" in own else text
        inferences = [one.inference for one in argument.steps if one.inference]
        parts = self._split(argument)
        for part, inference in zip(parts, inferences, strict=True):
            if inference is inferences[-1]:
                self._add_step(part, inference, fill(own), note)
            else:
                self._add_step(part, inference, {}, None)

    def _lines(self, argument: Node) -> list[Line]:
        return [
            Line(
                one.number,
                f"[{one.member.title}]",
                one.inference is not None,
                (one.inference.data or {}).get("uses") if one.inference else None,
            )
            for one in argument.steps
        ]

    def _split(self, argument: Node) -> list[Parts]:
        parts, unused = split(self._lines(argument))
        inferences = [one.inference for one in argument.steps if one.inference]
        for part, inference in zip(parts, inferences, strict=True):
            if part.odd:
                self._document.lose(inference.at, f"'uses' in {argument.ref}", _USES)
        for line in unused:
            self._document.lose(argument.at, f"({line.number}) in {argument.ref}", _UNUSED)
        return parts

    def _keep_lines(self, argument: Node) -> list[str] | None:
        """Return the lines of a structure, unless they are those that its steps would be written as."""
        lines = self._lines(argument)
        usual = join(split(lines)[0])
        if [line[:3] for line in lines] == [line[:3] for line in usual]:
            return None
        marked = [([*["----"] * line.concludes, f"({line.number}) {line.ref}"]) for line in lines]
        return [told for one in marked for told in one]

    def _add_step(self, part: Parts, inference: Inference, own: Data, note: str | None) -> None:
        argument = inference.argument
        is_above = own and keeping.KEY not in (inference.data or {})
        data = argument.data if is_above else inference.data
        kept = self._document.unpack(data, inference.at, keeping.unpack_step)
        more = self._keep_inference(inference)
        origin = {"format": NAME, "id": argument.title, "type": "argument" if own else "inference"}
        if "origin" in kept.keys and ({**own, **more}.keys() - _ALWAYS_KEPT):
            self._document.lose(inference.at, f"data of {argument.ref}", OLD_ORIGIN)
        origin = fill({**origin, "data": {**own, **more}})
        keys = {"scheme": scheme_of(inference.rules), "note": note, "origin": origin, **kept.keys}
        title = "" if argument.auto else argument.title
        self._document.builder.add_step(
            step_ref(inference),
            [ref for ref in part.premises if ref != kept.warrant] or [kept.warrant],
            part.conclusion,
            wanted=slug_or_id(title) if own else name_part(title, inference.conclusion),
            warrant=kept.warrant or None,
            name=kept.id,
            is_reason=kept.kind == REASON,
            **keys,
        )

    def _keep_inference(self, inference: Inference) -> Data:
        data = keep_data(inference.data, inference.raw)
        rules = inference.rules if inference.rules != [scheme_of(inference.rules)] else None
        return fill({"inference": data.get("data"), "raw_inference": data.get("raw"), "rules": rules})
