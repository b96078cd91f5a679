"""Premise-conclusion structures to the inferences of a map.

An inference starts from the lines that `uses` in its data names by number; without that, from all lines
above it that no inference before it has used.
"""

from collections.abc import Mapping

from argmap.interop.argdown.conversion import Conversion, describe, fill
from argmap.interop.argdown.interpretation import Ref
from argmap.interop.argdown.metadata import KEY, foreign_data
from argmap.interop.argdown.model import ArgdownNode, StructureInference
from argmap.interop.argdown.titles import scheme_of, slug_or_id
from argmap.interop.carrying import Data

_USES = "'uses' names no lines above, so that all are taken which no inference has used"
_UNUSED = "no inference of the argument uses it"


class StructureReader:
    """Adds the arguments of one document to its map."""

    def __init__(self, conversion: Conversion) -> None:
        """Begin."""
        self._conversion = conversion

    def add(self, argument: ArgdownNode) -> None:
        """Add the inferences of an argument; the last one keeps what is said of the argument."""
        unused: dict[int, None] = {}
        places: dict[int, int] = {}
        for index, line in enumerate(argument.structure):
            if line.inference:
                start = self._find_used(line.inference, places) or list(unused)
                premises = [argument.structure[it].ref for it in start]
                self._add_step(
                    line.inference, premises, line.ref, is_last=index == len(argument.structure) - 1
                )
                for used in start:
                    unused.pop(used, None)
            places.setdefault(line.number, index)
            unused[index] = None
        unused.pop(len(argument.structure) - 1, None)
        for index in unused:
            what = f"({argument.structure[index].number}) in {argument.ref}"
            self._conversion.lose(argument.at, what, _UNUSED)

    def _find_used(self, inference: StructureInference, places: Mapping[int, int]) -> list[int]:
        uses = (inference.data or {}).get("uses")
        if isinstance(uses, list) and uses and all(type(it) is int and it in places for it in uses):
            return [places[it] for it in uses]
        if uses is not None:
            self._conversion.lose(inference.at, f"'uses' in {inference.argument.ref}", _USES)
        return []

    def _add_step(
        self, inference: StructureInference, premises: list[Ref], conclusion: Ref, *, is_last: bool
    ) -> None:
        argument = inference.argument
        is_above = is_last and KEY not in (inference.data or {})
        kept = self._conversion.kept_in(argument.data if is_above else inference.data, inference.at)
        note, own = self._describe(argument, conclusion) if is_last else ("", {})
        own |= _describe_inference(inference, kept)
        name = "" if argument.auto else slug_or_id(argument.title)
        part_name = f"{name[:30]}-{inference.conclusion}" if name else ""
        self._conversion.builder.add_step(
            inference.ref,
            premises,
            conclusion,
            preferred_id=name if is_last else part_name,
            kept=kept,
            scheme=scheme_of(inference.rules),
            note=note,
            origin=self._conversion.origin(argument, "argument" if is_last else "inference", own, kept),
        )

    def _describe(self, argument: ArgdownNode, conclusion: Ref) -> tuple[str, Data]:
        """Return the description of an argument, and what the origin of its last step keeps."""
        note, own = describe(argument)
        section = self._conversion.section_id(argument)
        if section == self._conversion.section_id(self._conversion.model.statements[conclusion[1:-1]]):
            section = ""
        return note, fill({**own, "tags": argument.tags, "section": section})


def _describe_inference(inference: StructureInference, kept: Data) -> Data:
    """Return what an origin keeps of an inference itself."""
    data = {key: value for key, value in (foreign_data(inference.data) or {}).items() if key != "uses"}
    is_scheme = "scheme" in kept or inference.rules == [scheme_of(inference.rules)]
    return fill({"inference": data, "rules": [] if is_scheme else inference.rules})
