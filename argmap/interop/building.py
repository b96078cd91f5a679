"""A map from the nodes and relations of another tool, by one rule for all formats.

What attacks something is a challenge, also where it supports something else. What else is supported is a
claim, and what is not supported is a premise. Where a pattern for recommendations is given, a claim or
premise whose text it matches is a recommendation. Texts are not changed, but for white space around them.

A step of which nothing is said but its premises, and that has no id, is a reason at its conclusion: an id, or
a list of linked ids.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Any, Final

from argmap.errors import ArgmapError
from argmap.graph.steps import is_empty
from argmap.interop.carrying import Data, Loss, Options, Reading
from argmap.interop.kinds import NodePart, Parts, Ref, StepPart
from argmap.interop.naming import Namer
from argmap.vocabulary import KINDS

FREE: Final = frozenset({"self", "ref", "preferred_id", "kind", "name", "kept_kind", "is_reason"})
"""What the builder calls its own: no keys of a statement or step."""

_SECTIONS = {kind: section for section, kind in KINDS.items()}


class MapBuilder:
    """Takes nodes and relations in any order, and builds the map at the end.

    Relations to what was never added are losses.
    """

    def __init__(self, format_name: str, options: Options) -> None:
        """Start an empty map; raises `ArgmapError` where the pattern for recommendations is none."""
        self._format, self._options = format_name, options
        try:
            self._pattern = re.compile(options.recommendations) if options.recommendations else None
        except re.error as error:
            raise ArgmapError(f"'{options.recommendations}' is no regular expression: {error}") from None
        self._nodes: dict[Ref, NodePart] = {}
        self._steps: dict[Ref, StepPart] = {}
        self.losses: list[Loss] = []
        self.names: dict[Ref, str] = {}
        """Once the map is built: the ids of its statements, and of its steps but for plain reasons."""
        self.head: Data = {}
        """Other keys of the map: `title`, `sections`, `sources`, `thesis` (refs), `paper`, `origin`."""

    def lose(self, id: str, what: str, reason: str) -> None:  # noqa: A002
        """Note that something is not carried."""
        self.losses.append(Loss(id, what, reason))

    def __contains__(self, ref: Ref) -> bool:
        return ref in self._nodes or ref in self._steps

    def add_node(
        self,
        ref: Ref,
        text: str,
        *,
        preferred_id: str | None = None,
        kind: str | None = None,
        name: str = "",
        kept_kind: str = "",
        **keys: Any,
    ) -> None:
        """Add a statement.

        Args:
            ref: the reference that relations use for it; a second node with the same reference is a loss.
            text: its sentence; a blank sentence is replaced by the reference in brackets, which is a loss.
            preferred_id: the id it should get; by default the reference, if an id, or words of the text.
            kind: its kind, where the format gives one; by default the kind follows from the relations.
            name: the id that it had in a map, which takes precedence over every preferred id.
            kept_kind: the kind that it had in a map; kept unless its attacks, or a lack of them, rule it out.
            keys: other keys of the statement, such as `origin`, `at`, `sources`, `tags`, `note`.
        """
        if ref in self:
            self.lose(ref, "a second node of the same id", "ids are unique; the first one is kept")
            return
        if not text.strip():
            self.lose(ref, "a node without text", "statements have a text; its id stands in its place")
            text = f"[{ref}]"
        self._nodes[ref] = NodePart(text.strip(), preferred_id or ref, _filled(keys), kind, name, kept_kind)

    def add_step(
        self,
        ref: Ref,
        premises: Sequence[Ref],
        conclusion: Ref,
        *,
        preferred_id: str | None = None,
        warrant: Ref | None = None,
        name: str = "",
        is_reason: bool = False,
        **keys: Any,
    ) -> None:
        """Add a step in which all premises are needed; `keys` are those of an inference, such as `scheme`.

        With `is_reason` the step is written at its conclusion, without an id, unless something attacks it.
        """
        unique = list(dict.fromkeys(premises))
        self._steps[ref] = StepPart(
            unique, conclusion, preferred_id or "", _filled(keys), warrant, name, is_reason
        )

    def relate(self, start: Ref, relation: str, end: Ref) -> None:
        """Let a node have a relation to another one, or to a step, by the key of a map; or `supports`."""
        if relation == "supports":
            self.add_step(f"{start} supports {end}", [start], end)
        elif start in self._nodes:
            self._nodes[start].ends[relation][end] = None
        else:
            self.losses.append(Loss.relation(start, relation, end, "there is no such statement"))

    def build(self) -> Reading:
        """Return the map."""
        parts = Parts(self._nodes, self._steps, self.losses)
        kinds = parts.find_kinds(self._pattern)
        inferences, reasons = self._write_steps(self._name_nodes())
        data: Data = {"argmap": 1, "title": self._options.name.strip() or "Untitled", **self.head}
        if "thesis" in data:
            data["thesis"] = [self.names[ref] for ref in data["thesis"] if kinds.get(ref) == "claim"]
        for ref, node in self._nodes.items():
            relations = {key: [self.names[end] for end in ends] for key, ends in node.ends.items() if ends}
            supported_by = {"supported_by": reasons[ref]} if ref in reasons else {}
            section = data.setdefault(_SECTIONS[kinds[ref]], {})
            section[self.names[ref]] = {"text": node.text, **node.keys, **supported_by, **relations}
        return Reading(_filled({**data, "inferences": inferences}), self.losses)

    def _name_nodes(self) -> Namer:
        namer = Namer()
        given = {ref: part.name for ref, part in (self._nodes | self._steps).items()}
        original = {ref: name for ref, name in given.items() if name and namer.take(name)}
        self.names = original | {
            ref: original.get(ref) or namer.name(node.preferred_id, node.text, "statement")
            for ref, node in self._nodes.items()
        }
        return namer

    def _write_steps(self, namer: Namer) -> tuple[Data, dict[Ref, list[Any]]]:
        """Return the inferences by id, and the reasons by conclusion."""
        names = self.names
        attacked = {target for node in self._nodes.values() for target in node.ends["attacks"]}
        reasons: dict[Ref, dict[Hashable, Any]] = defaultdict(dict)
        inferences: Data = {}
        for ref, step in self._steps.items():
            premises = [names[premise] for premise in step.premises]
            more = {**({"warrant": names[step.warrant]} if step.warrant else {}), **step.keys}
            if step.is_bare and ref not in attacked:
                reasons[step.conclusion][tuple(premises)] = premises if len(premises) > 1 else premises[0]
            elif step.is_reason and ref not in attacked:
                reasons[step.conclusion][ref] = {"premises": premises, **more}
            else:
                to = names[step.conclusion]
                names[ref] = names.get(ref) or namer.name(step.preferred_id, "", f"to-{to}")
                inferences[names[ref]] = {"premises": premises, "conclusion": to, **more}
        return inferences, {ref: list(listed.values()) for ref, listed in reasons.items()}


def _filled(keys: Data) -> Data:
    return {key: value for key, value in keys.items() if not is_empty(value)}
