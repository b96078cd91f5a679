"""A map from the nodes and relations of another tool, by one rule for all formats.

What attacks something is a challenge, also where it supports something else. What else is supported is a
claim, and what is not supported is a premise. Where a pattern for recommendations is given, a claim or
premise whose text it matches is a recommendation. Texts are not changed, but for white space around them.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from argmap.errors import ArgmapError
from argmap.interop.carrying import Data, Loss, Options, Reading
from argmap.interop.naming import Namer

Ref: TypeAlias = str
"""How a format refers to a node or step; kept apart from ids of the map."""

_SECTIONS = {
    "claim": "claims",
    "premise": "premises",
    "challenge": "challenges",
    "recommendation": "recommendations",
}


@dataclass(slots=True)
class _Node:
    text: str
    wanted: str
    keys: Data
    kind: str | None
    name: str
    attacks: dict[Ref, None] = field(default_factory=dict)
    answers: dict[Ref, None] = field(default_factory=dict)
    contradicts: dict[Ref, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Step:
    premises: list[Ref]
    conclusion: Ref
    wanted: str
    keys: Data
    warrant: Ref | None
    name: str


class Builder:
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
        self._nodes: dict[Ref, _Node] = {}
        self._steps: dict[Ref, _Step] = {}
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
        wanted: str | None = None,
        kind: str | None = None,
        name: str = "",
        **keys: Any,
    ) -> None:
        """Add a statement.

        Args:
            ref: by which relations refer to it; a second one of the same ref is a loss.
            text: its sentence; a blank one is replaced by its ref in brackets, which is a loss.
            wanted: the id it should have; by default the ref, if that is an id, or words of the text.
            kind: what it is, where the format says so; by default it follows from the relations.
            name: the id that it had in a map, which comes before all that are wanted.
            keys: other keys of the statement, such as `origin`, `at`, `sources`, `tags`, `note`.
        """
        if ref in self:
            self.lose(ref, "a second node of the same id", "ids are unique; the first one is kept")
            return
        if not text.strip():
            self.lose(ref, "a node without text", "statements have a text; its id stands in its place")
            text = f"[{ref}]"
        filled = {key: value for key, value in keys.items() if value not in (None, [], {}, "")}
        self._nodes[ref] = _Node(text.strip(), wanted or ref, filled, kind, name)

    def add_step(
        self,
        ref: Ref,
        premises: Sequence[Ref],
        conclusion: Ref,
        *,
        wanted: str | None = None,
        warrant: Ref | None = None,
        name: str = "",
        **keys: Any,
    ) -> None:
        """Add a step in which all premises are needed; `keys` are those of an inference, such as `scheme`."""
        filled = {key: value for key, value in keys.items() if value not in (None, [], {}, "")}
        self._steps[ref] = _Step(
            list(dict.fromkeys(premises)), conclusion, wanted or "", filled, warrant, name
        )

    def add_attack(self, attacker: Ref, target: Ref) -> None:
        """Let a node tell against a node or a step."""
        self._relate(attacker, "attacks", target)

    def add_answer(self, answer: Ref, challenge: Ref) -> None:
        """Let a node meet a challenge."""
        self._relate(answer, "answers", challenge)

    def add_contradiction(self, one: Ref, other: Ref) -> None:
        """Let two nodes exclude each other."""
        self._relate(one, "contradicts", other)

    def _relate(self, start: Ref, relation: str, end: Ref) -> None:
        if start not in self._nodes:
            self.lose(start, f"'{relation}' to '{end}'", "there is no such statement")
            return
        ends: dict[Ref, None] = getattr(self._nodes[start], relation)
        ends[end] = None

    def build(self) -> Reading:
        """Return the map."""
        self._drop_lost_relations()
        kinds = self._find_kinds()
        self._settle_relations(kinds)
        namer = Namer()
        given = {ref: part.name for ref, part in (self._nodes | self._steps).items()}
        kept = {ref: name for ref, name in given.items() if name and namer.take(name)}
        names = {
            ref: kept.get(ref) or namer.name(node.wanted, node.text, "statement")
            for ref, node in self._nodes.items()
        }
        targets = {target for node in self._nodes.values() for target in node.attacks}
        plain: dict[Ref, list[str]] = defaultdict(list)
        inferences: Data = {}
        for ref, step in self._steps.items():
            if _is_plain(step) and ref not in targets:
                plain[step.conclusion].append(names[step.premises[0]])
            else:
                to = f"to-{names[step.conclusion]}"
                names[ref] = kept.get(ref) or namer.name(step.wanted, to, "step")
                inferences[names[ref]] = self._write_step(step, names)
        self.names = names
        data: Data = {"argmap": 1, "title": self._options.name.strip() or "Untitled", **self.head}
        if "thesis" in data:
            data["thesis"] = [names[ref] for ref in data["thesis"] if kinds.get(ref) == "claim"]
        for ref, node in self._nodes.items():
            section = data.setdefault(_SECTIONS[kinds[ref]], {})
            section[names[ref]] = self._write_node(node, plain.get(ref, []), names)
        if inferences:
            data["inferences"] = inferences
        return Reading({key: value for key, value in data.items() if value not in ([], {})}, self.losses)

    def _drop_lost_relations(self) -> None:
        for ref, step in list(self._steps.items()):
            ends = [*step.premises, step.conclusion, *([step.warrant] if step.warrant else [])]
            lost = [end for end in ends if end not in self._nodes]
            if lost or not step.premises:
                why = f"it names '{lost[0]}', which is no statement" if lost else "it has no premise"
                self.lose(ref, f"a step to '{step.conclusion}'", why)
                del self._steps[ref]
        for ref, node in self._nodes.items():
            for relation in ("attacks", "answers", "contradicts"):
                for end in list(getattr(node, relation)):
                    if end not in self:
                        self.lose(ref, f"'{relation}' to '{end}'", "there is no such statement or step")
                        del getattr(node, relation)[end]

    def _find_kinds(self) -> dict[Ref, str]:
        supported = {step.conclusion for step in self._steps.values()}
        kinds = {}
        for ref, node in self._nodes.items():
            kind = "challenge" if node.attacks else node.kind or ("claim" if ref in supported else "premise")
            if kind == "premise" and ref in supported:
                kind = "claim"
            if kind == "challenge" and not node.attacks:
                kind = "claim" if ref in supported else "premise"
            kinds[ref] = kind
        rivals = {ref for ref, node in self._nodes.items() if node.contradicts}
        rivals.update(end for node in self._nodes.values() for end in node.contradicts)
        if self._pattern:
            for ref, node in self._nodes.items():
                if kinds[ref] != "challenge" and ref not in rivals and self._pattern.search(node.text[:2000]):
                    kinds[ref] = "recommendation"
        return kinds

    def _settle_relations(self, kinds: dict[Ref, str]) -> None:
        """Say relations as the kinds of their ends allow; what they don't allow is a loss."""
        for ref, node in self._nodes.items():
            for end in [
                end for end in node.answers if kinds.get(end) != "challenge" or kinds[ref] == "challenge"
            ]:
                del node.answers[end]
                self.lose(
                    ref, f"'answers' to '{end}'", "only a challenge is answered, and not by another one"
                )
            if kinds[ref] == "challenge":
                self._settle_rivals(ref, node, kinds)

    def _settle_rivals(self, ref: Ref, node: _Node, kinds: dict[Ref, str]) -> None:
        """Challenges attack each other; what else contradicts a challenge says so itself."""
        for end in node.contradicts:
            other = self._nodes[end]
            if kinds[end] == "challenge":
                node.attacks[end] = other.attacks[ref] = None
            else:
                other.contradicts[ref] = None
        node.contradicts.clear()

    def _write_node(self, node: _Node, supported_by: list[str], names: dict[Ref, str]) -> Data:
        relations = {
            "supported_by": list(dict.fromkeys(supported_by)),
            "answers": [names[ref] for ref in node.answers],
            "contradicts": [names[ref] for ref in node.contradicts],
            "attacks": [names[ref] for ref in node.attacks],
        }
        return {"text": node.text, **node.keys, **{key: ids for key, ids in relations.items() if ids}}

    def _write_step(self, step: _Step, names: dict[Ref, str]) -> Data:
        warrant = {"warrant": names[step.warrant]} if step.warrant else {}
        premises = [names[ref] for ref in step.premises]
        return {"premises": premises, "conclusion": names[step.conclusion], **warrant, **step.keys}


def _is_plain(step: _Step) -> bool:
    return len(step.premises) == 1 and not step.keys and not step.warrant and not step.name
