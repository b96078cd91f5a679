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
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from argmap.errors import ArgmapError
from argmap.graph.references import KINDS, RELATIONS
from argmap.graph.steps import is_empty
from argmap.interop.carrying import Data, Loss, Options, Reading
from argmap.interop.naming import Namer

Ref: TypeAlias = str
"""How a format refers to a node or step; kept apart from ids of the map."""

FREE: Final = frozenset({"self", "ref", "wanted", "kind", "name", "kept_kind", "is_reason"})
"""What the builder calls its own: no keys of a statement or step."""

_SECTIONS = {kind: section for section, kind in KINDS.items()}
_MET = frozenset({"answers", "denies"})
"""Relations to challenges, of what is none."""


@dataclass(slots=True)
class _Node:
    text: str
    wanted: str
    keys: Data
    kind: str | None
    name: str
    kept_kind: str
    ends: dict[str, dict[Ref, None]] = field(default_factory=lambda: {name: {} for name in RELATIONS})


@dataclass(slots=True)
class _Step:
    premises: list[Ref]
    conclusion: Ref
    wanted: str
    keys: Data
    warrant: Ref | None
    name: str
    is_reason: bool

    @property
    def is_bare(self) -> bool:
        """Whether nothing is said of it but its premises; a linked one that a format names is told of so."""
        said = self.keys or self.warrant or self.name
        return not said and (len(self.premises) == 1 or not self.wanted)


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
        kept_kind: str = "",
        **keys: Any,
    ) -> None:
        """Add a statement.

        Args:
            ref: by which relations refer to it; a second one of the same ref is a loss.
            text: its sentence; a blank one is replaced by its ref in brackets, which is a loss.
            wanted: the id it should have; by default the ref, if that is an id, or words of the text.
            kind: what it is, where the format says so; by default it follows from the relations.
            name: the id that it had in a map, which comes before all that are wanted.
            kept_kind: what it was in a map, which it stays unless its attacks, or their lack, forbid that.
            keys: other keys of the statement, such as `origin`, `at`, `sources`, `tags`, `note`.
        """
        if ref in self:
            self.lose(ref, "a second node of the same id", "ids are unique; the first one is kept")
            return
        if not text.strip():
            self.lose(ref, "a node without text", "statements have a text; its id stands in its place")
            text = f"[{ref}]"
        filled = {key: value for key, value in keys.items() if not is_empty(value)}
        self._nodes[ref] = _Node(text.strip(), wanted or ref, filled, kind, name, kept_kind)

    def add_step(
        self,
        ref: Ref,
        premises: Sequence[Ref],
        conclusion: Ref,
        *,
        wanted: str | None = None,
        warrant: Ref | None = None,
        name: str = "",
        is_reason: bool = False,
        **keys: Any,
    ) -> None:
        """Add a step in which all premises are needed; `keys` are those of an inference, such as `scheme`.

        With `is_reason` it stands at its conclusion and has no id, unless something attacks it.
        """
        filled = {key: value for key, value in keys.items() if not is_empty(value)}
        unique = list(dict.fromkeys(premises))
        self._steps[ref] = _Step(unique, conclusion, wanted or "", filled, warrant, name, is_reason)

    def add_attack(self, attacker: Ref, target: Ref) -> None:
        """Let a node tell against a node or a step."""
        self.relate(attacker, "attacks", target)

    def add_answer(self, answer: Ref, challenge: Ref) -> None:
        """Let a node meet a challenge."""
        self.relate(answer, "answers", challenge)

    def add_contradiction(self, one: Ref, other: Ref) -> None:
        """Let two nodes exclude each other."""
        self.relate(one, "contradicts", other)

    def relate(self, start: Ref, relation: str, end: Ref) -> None:
        """Let a node have a relation to another one, or to a step, by the key of a map."""
        if start not in self._nodes:
            self.lose(start, f"'{relation}' to '{end}'", "there is no such statement")
            return
        self._nodes[start].ends[relation][end] = None

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
        targets = {target for node in self._nodes.values() for target in node.ends["attacks"]}
        reasons: dict[Ref, dict[Hashable, Any]] = defaultdict(dict)
        inferences: Data = {}
        for ref, step in self._steps.items():
            premises = [names[one] for one in step.premises]
            if step.is_bare and ref not in targets:
                reasons[step.conclusion][tuple(premises)] = premises if len(premises) > 1 else premises[0]
            elif step.is_reason and ref not in targets:
                reasons[step.conclusion][ref] = {"premises": premises, **self._say_more(step, names)}
            else:
                to = names[step.conclusion]
                names[ref] = kept.get(ref) or namer.name(step.wanted, "", f"to-{to}")
                ends = {"premises": premises, "conclusion": to}
                inferences[names[ref]] = ends | self._say_more(step, names)
        self.names = names
        data: Data = {"argmap": 1, "title": self._options.name.strip() or "Untitled", **self.head}
        if "thesis" in data:
            data["thesis"] = [names[ref] for ref in data["thesis"] if kinds.get(ref) == "claim"]
        for ref, node in self._nodes.items():
            section = data.setdefault(_SECTIONS[kinds[ref]], {})
            section[names[ref]] = self._write_node(node, list(reasons[ref].values()), names)
        if inferences:
            data["inferences"] = inferences
        return Reading({key: value for key, value in data.items() if not is_empty(value)}, self.losses)

    def _drop_lost_relations(self) -> None:
        for ref, step in list(self._steps.items()):
            ends = [*step.premises, step.conclusion, *([step.warrant] if step.warrant else [])]
            lost = [end for end in ends if end not in self._nodes]
            if lost or not step.premises:
                why = f"it names '{lost[0]}', which is no statement" if lost else "it has no premise"
                self.lose(ref, f"a step to '{step.conclusion}'", why)
                del self._steps[ref]
        for ref, node in self._nodes.items():
            for relation, targets in node.ends.items():
                for end in [end for end in targets if end not in self]:
                    self.lose(ref, f"'{relation}' to '{end}'", "there is no such statement or step")
                    del targets[end]

    def _find_kinds(self) -> dict[Ref, str]:
        supported = {step.conclusion for step in self._steps.values()}
        kinds = {ref: self._find_kind(node, ref in supported) for ref, node in self._nodes.items()}
        rivals = {ref for ref, node in self._nodes.items() if node.ends["contradicts"]}
        rivals.update(end for node in self._nodes.values() for end in node.ends["contradicts"])
        if self._pattern:
            for ref, node in self._nodes.items():
                if kinds[ref] != "challenge" and ref not in rivals and self._pattern.search(node.text[:2000]):
                    kinds[ref] = "recommendation"
        return kinds

    def _find_kind(self, node: _Node, is_supported: bool) -> str:
        if node.ends["attacks"]:
            return "challenge"
        if node.kept_kind not in ("", "challenge"):
            return node.kept_kind
        usual = "claim" if is_supported else "premise"
        return usual if node.kind in (None, "premise", "challenge") else node.kind

    def _settle_relations(self, kinds: dict[Ref, str]) -> None:
        """Say relations as the kinds of their ends allow; what they don't allow is a loss."""
        for ref, node in self._nodes.items():
            for relation in RELATIONS:
                self._drop_unfit(ref, relation, kinds)
            if kinds[ref] == "challenge":
                self._settle_rivals(ref, node, kinds)

    def _drop_unfit(self, ref: Ref, relation: str, kinds: dict[Ref, str]) -> None:
        ends = self._nodes[ref].ends[relation]
        if relation in _MET:
            wrong = [end for end in ends if kinds.get(end) != "challenge" or kinds[ref] == "challenge"]
            word = "answered" if relation == "answers" else "denied"
            why = f"only a challenge is {word}, and not by another one"
        elif relation == "contradicts":
            wrong = [end for end in ends if "recommendation" in (kinds[ref], kinds.get(end, ""))]
            why = "a recommendation contradicts nothing"
        else:
            wrong = [end for end in ends if end not in kinds and relation != "attacks"]
            why = "only a challenge says anything of a step"
        for end in wrong:
            del ends[end]
            self.lose(ref, f"'{relation}' to '{end}'", why)

    def _settle_rivals(self, ref: Ref, node: _Node, kinds: dict[Ref, str]) -> None:
        """Challenges attack each other; what else contradicts a challenge says so itself."""
        for end in node.ends["contradicts"]:
            other = self._nodes[end]
            if kinds[end] == "challenge":
                node.ends["attacks"][end] = other.ends["attacks"][ref] = None
            else:
                other.ends["contradicts"][ref] = None
        node.ends["contradicts"].clear()

    def _write_node(self, node: _Node, supported_by: list[Any], names: dict[Ref, str]) -> Data:
        made = {"text": node.text, **node.keys}
        if supported_by:
            made["supported_by"] = supported_by
        for relation, ends in node.ends.items():
            if ends:
                made[relation] = [names[ref] for ref in ends]
        return made

    def _say_more(self, step: _Step, names: dict[Ref, str]) -> Data:
        return {**({"warrant": names[step.warrant]} if step.warrant else {}), **step.keys}
