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
from dataclasses import replace
from typing import Any, Final

from argmap.errors import ArgmapError
from argmap.graph.steps import is_empty
from argmap.interop.carrying import Data, Loss, Options, Reading
from argmap.interop.kept import OF_MAP, check_kept, restore_nodes, restore_steps
from argmap.interop.kinds import NodePart, Parts, Ref, StepPart, rename_answers
from argmap.interop.naming import Namer
from argmap.vocabulary import KINDS

_SECTIONS: Final = {kind: section for section, kind in KINDS.items()}
_RENAMED = "ids have letters, digits, '-' and '_', and differ in more than case: it is '{}' here"
_GIVEN = "the file itself says it"
_NO_STATEMENT = "there is no such statement"


class MapBuilder:
    """Takes nodes and relations in any order, and builds the map at the end.

    Relations to what was never added are losses.
    """

    def __init__(self, format_name: str, options: Options) -> None:
        """Start an empty map; raises `ArgmapError` where the pattern for recommendations is none."""
        self.format, self._options = format_name, options
        try:
            self._pattern = re.compile(options.recommendations) if options.recommendations else None
        except re.error as error:
            raise ArgmapError(f"'{options.recommendations}' is no regular expression: {error}") from None
        self.nodes: dict[Ref, NodePart] = {}
        self.steps: dict[Ref, StepPart] = {}
        self.losses: list[Loss] = []
        self._tells_renamed = False
        self.head: Data = {}
        """Other keys of the map: `title`, `sections`, `sources`, `thesis` (refs), `paper`, `origin`."""
        self.kept: dict[Ref, Data] = {}
        """What the file keeps of the parts of a map, by their refs; see `kept`."""
        self.kept_head: Data = {}
        """What it keeps of the map; `thesis` and `expect` name refs."""
        self.built = Parts({}, {}, [])
        """Once the map is built: its parts as they are in it."""

    def lose(self, id: str, what: str, reason: str) -> None:  # noqa: A002
        """Note that something is not carried."""
        self.losses.append(Loss(id, what, reason))

    def __contains__(self, ref: Ref) -> bool:
        return ref in self.nodes or ref in self.steps

    def add_node(
        self,
        ref: Ref,
        text: str,
        *,
        preferred_id: str | None = None,
        kind: str | None = None,
        kept: object = None,
        **keys: Any,
    ) -> None:
        """Add a statement.

        Args:
            ref: the reference that relations use for it; a second node with the same reference is a loss.
            text: its sentence; a blank sentence is replaced by the reference in brackets, which is a loss.
            preferred_id: the id it should get; by default the reference, if an id, or words of the text.
            kind: its kind, where the format gives one; by default the kind follows from the relations.
            kept: what the file keeps of it.
            keys: other keys of the statement, such as `origin`, `at`, `sources`, `tags`, `note`.
        """
        if ref in self:
            self.lose(ref, "a second node of the same id", "ids are unique; the first one is kept")
            return
        if not text.strip():
            self.lose(ref, "a node without text", "statements have a text; its id stands in its place")
            text = f"[{ref}]"
        self.nodes[ref] = NodePart(text.strip(), preferred_id or ref, _filled(keys), kind)
        self.keep(ref, kept)

    def add_step(
        self,
        ref: Ref,
        premises: Sequence[Ref],
        conclusion: Ref,
        *,
        preferred_id: str = "",
        warrant: Ref | None = None,
        kept: object = None,
        **keys: Any,
    ) -> None:
        """Add a step in which all premises are needed; `keys` are those of an inference, such as `scheme`."""
        unique = list(dict.fromkeys(premises))
        self.steps[ref] = StepPart(unique, conclusion, preferred_id, _filled(keys), warrant)
        self.keep(ref, kept)

    def keep(self, ref: Ref, kept: object) -> None:
        """Note what the file keeps of a part."""
        if isinstance(kept, dict) and kept:
            self.kept[ref] = kept

    def relate(self, start: Ref, relation: str, end: Ref) -> None:
        """Let a node have a relation to another one, or to a step, by the key of a map; or `supports`."""
        if relation == "supports":
            self.add_step(f"{start} supports {end}", [start], end)
        elif start in self.nodes:
            self.nodes[start].ends[relation][end] = None
        else:
            self.losses.append(Loss.relation(start, relation, end, _NO_STATEMENT))

    def tell_renamed(self) -> None:
        """Let building tell names of the file that are no ids; for formats in which people give names."""
        self._tells_renamed = True

    def build(self) -> Reading:
        """Return the map; what was added stays as it is, so that it can be built once more.

        Raises:
            UnreadableError: what is kept is not part of a map.
        """
        losses = list(self.losses)
        parts = self._restore(losses)
        kinds = parts.find_kinds(self._pattern)
        namer = self._name_nodes(parts)
        if self._tells_renamed:
            pairs = [
                (node.preferred_id, parts.names[ref]) for ref, node in parts.nodes.items() if not node.id
            ]
            losses += [Loss(name, "its name", _RENAMED.format(id_)) for name, id_ in pairs if name != id_]
        inferences, reasons = _write_steps(parts, namer)
        data: Data = {"argmap": 1, "title": self.title}
        data |= self._write_head(parts, losses)
        for ref, node in parts.nodes.items():
            relations = {key: [parts.names[end] for end in ends] for key, ends in node.ends.items() if ends}
            supported_by = {"supported_by": reasons[ref]} if ref in reasons else {}
            section = data.setdefault(_SECTIONS[kinds[ref]], {})
            section[parts.names[ref]] = {"text": node.text, **node.keys, **supported_by, **relations}
        data = _filled({**data, "inferences": inferences})
        if self._has_kept():
            check_kept(data, losses)
        self.built = parts
        return Reading(data, losses)

    def _has_kept(self) -> bool:
        sections = self.head.get("sections", {}).values()
        return bool(self.kept or self.kept_head) or any(isinstance(section, dict) for section in sections)

    @property
    def title(self) -> str:
        """The title of the map where the file has none."""
        return self._options.name.strip() or "Untitled"

    @property
    def parts(self) -> Parts:
        """The parts as they were added."""
        return Parts(self.nodes, self.steps, [])

    def _restore(self, losses: list[Loss]) -> Parts:
        nodes = {
            ref: replace(node, ends={key: dict(ends) for key, ends in node.ends.items()})
            for ref, node in self.nodes.items()
        }
        steps = {ref: replace(step) for ref, step in self.steps.items()}
        restore_steps(steps, self.kept)
        for reason, conclusion in restore_nodes(nodes, self.kept):
            steps[f"{reason} supports {conclusion}"] = StepPart([reason], conclusion)
        return Parts(nodes, steps, losses)

    def _write_head(self, parts: Parts, losses: list[Loss]) -> Data:
        head = {**self.head, **self.kept_head}
        losses += [Loss("", f"'{key}' under 'argmap'", _GIVEN) for key in sorted(OF_MAP & head.keys())]
        head = {key: value for key, value in head.items() if key not in OF_MAP and value is not None}
        thesis, expect = head.get("thesis"), head.get("expect")
        if isinstance(thesis, list):
            fits = {ref: parts.kinds.get(ref) == "claim" for ref in map(str, thesis)}
            head["thesis"] = [parts.names[ref] for ref, is_claim in fits.items() if is_claim]
            lost = [ref for ref, is_claim in fits.items() if not is_claim]
            losses += [Loss(ref, "that it is the thesis", "a thesis is a claim") for ref in lost]
        if isinstance(expect, dict):
            head["expect"] = {parts.names[ref]: expect[ref] for ref in expect if ref in parts.nodes}
            lost = [ref for ref in expect if ref not in parts.nodes]
            losses += [Loss(ref, "its expected verdict", _NO_STATEMENT) for ref in lost]
        return head

    def _name_nodes(self, parts: Parts) -> Namer:
        """Name nodes: as in the map that they come from, as in the file, and after their texts."""
        namer = Namer()
        for ref, part in (parts.nodes | parts.steps).items():
            if part.id and namer.take(part.id):
                parts.names[ref] = part.id
        nodes = [(ref, node) for ref, node in parts.nodes.items() if ref not in parts.names]
        named = {ref: namer.take_free(node.preferred_id) for ref, node in nodes}
        for ref, node in nodes:
            parts.names[ref] = named[ref] or namer.name(node.preferred_id, node.text, "statement")
        return namer


def _write_steps(parts: Parts, namer: Namer) -> tuple[Data, dict[Ref, list[Any]]]:
    """Return the inferences by id, and the reasons by conclusion."""
    names = parts.names
    attacked = {target for node in parts.nodes.values() for target in node.ends["attacks"]}
    reasons: dict[Ref, dict[Hashable, Any]] = defaultdict(dict)
    inferences: Data = {}
    for ref, step in parts.steps.items():
        premises: Any = [names[premise] for premise in step.premises]
        more = {**({"warrant": names[step.warrant]} if step.warrant else {}), **step.keys}
        if "questions" in more:
            more["questions"] = rename_answers(more["questions"], names)
        if step.is_bare and ref not in attacked:
            reasons[step.conclusion][tuple(premises)] = premises if len(premises) > 1 else premises[0]
            continue
        if step.roles:
            premises = {role: [names[premise] for premise in each] for role, each in step.roles.items()}
        if step.is_reason and ref not in attacked:
            reasons[step.conclusion][ref] = {"premises": premises, **more}
        else:
            to = names[step.conclusion]
            names[ref] = names.get(ref) or namer.name(step.preferred_id, "", f"to-{to}")
            inferences[names[ref]] = {"premises": premises, "conclusion": to, **more}
    return inferences, {ref: list(listed.values()) for ref, listed in reasons.items()}


def _filled(keys: Data) -> Data:
    return {key: value for key, value in keys.items() if not is_empty(value)}
