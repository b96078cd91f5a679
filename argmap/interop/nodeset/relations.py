"""Which relations of a map a graph means.

- Statements that lead to a support, which leads to a statement: a step; all its premises are needed.
- A support that leads to another one backs it: its premise is the other's warrant. Where the other has no
  premise of its own it is a chain with a statement left out; the first one's premises are those of the whole.
- A statement that leads to an attack attacks what that leads to: a statement, or a step (undercut).
- Two statements that attack each other, and do nothing else to that end, contradict each other.
- An attack on an attack answers it; from what attacks something itself, which makes it a challenge, it denies
  the other challenge.

What means none of these is a loss, and stays in the graph as it is. After C. Chesñevar et al., "Towards an
argument interchange format" (2006), table 1.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from argmap.interop.carrying import Loss
from argmap.interop.nodeset.dialect import ATTACK, OTHER, STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.node import Edge, Node

Ref: TypeAlias = str
Pair: TypeAlias = tuple[Ref, Ref]

_STEPS = frozenset({SUPPORT, ATTACK})
_MEANT = frozenset({STATEMENT, SUPPORT, ATTACK})
_PAIRS_PER_PART = 20
_KEPT = "it stays in the origin only"
_NO_CHALLENGE = "what it attacks is no attack of another statement on a statement or step"
_NO_ANSWER = (
    "it attacks something itself, so it is a challenge, which answers none; it is taken to deny the other"
)


class Step(NamedTuple):
    """`node` leads from premises to a conclusion.

    `hops` are the nodes to which the premises lead: itself, or in a chain those before it, from which the
    edges in `links` come to it.
    """

    node: Ref
    premises: tuple[Ref, ...]
    hops: tuple[Ref, ...]
    links: tuple[Pair, ...]
    conclusion: Ref


class Backing(NamedTuple):
    """`warrant` licenses the step `step`, by way of `node`."""

    node: Ref
    warrant: Ref
    step: Ref


class Attack(NamedTuple):
    """`start` attacks a statement or a step, by way of `node`."""

    node: Ref
    start: Ref
    target: Ref


class Answer(NamedTuple):
    """`start` attacks, by way of `node`, the attack `attack`, which comes from `challenge`."""

    node: Ref
    start: Ref
    challenge: Ref
    attack: Ref


@dataclass(slots=True)
class Relations:
    """All that a graph means, in the order of its nodes; and the role of each node."""

    roles: dict[Ref, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    backings: list[Backing] = field(default_factory=list)
    attacks: list[Attack] = field(default_factory=list)
    rivals: dict[Pair, None] = field(default_factory=dict)
    """Which of the attacks are contradictions: pairs of statements, both ways."""

    answers: list[Answer] = field(default_factory=list)
    denials: list[Answer] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)


def find_relations(
    nodes: Mapping[Ref, Node], edges: Sequence[Edge], dialect: Dialect, challenges: Container[Ref] = ()
) -> Relations:
    """Return the relations that a graph means, in linear time: what is excessive is left out.

    Args:
        nodes: the nodes by ref.
        edges: the edges.
        dialect: what the types of the nodes mean.
        challenges: statements that are known to attack rather than contradict.
    """
    return _Finder(nodes, edges, dialect).find(challenges)


class _Finder:
    def __init__(self, nodes: Mapping[Ref, Node], edges: Sequence[Edge], dialect: Dialect) -> None:
        self._nodes, self._dialect = nodes, dialect
        self._roles = {ref: dialect.role(node) for ref, node in nodes.items()}
        self._into: dict[Ref, dict[Ref, None]] = defaultdict(dict)
        self._out: dict[Ref, dict[Ref, None]] = defaultdict(dict)
        self._budget = _PAIRS_PER_PART * (len(nodes) + len(edges))
        self._found = Relations(self._roles)
        self._replies: list[Answer] = []
        self._starts: dict[Ref, list[Ref]] = {}
        for edge in edges:
            self._take(edge)

    def find(self, challenges: Container[Ref]) -> Relations:
        supports = [ref for ref, role in self._roles.items() if role == SUPPORT]
        attacks = [ref for ref, role in self._roles.items() if role == ATTACK]
        for ref in supports:
            self._find_steps(ref)
        steps = {step.node for step in self._found.steps}
        backed: set[Ref] = set()
        for ref in supports:
            self._find_backings(ref, steps, backed)
        for ref in attacks:
            self._find_attacks(ref, steps)
        self._find_rivals(challenges)
        self._sort_replies()
        return self._found

    def _lose(self, ref: Ref, what: str, reason: str) -> None:
        self._found.losses.append(Loss(ref, what, f"{reason}; {_KEPT}"))

    def _take(self, edge: Edge) -> None:
        start, end = edge.pair
        first, second = self._roles.get(start), self._roles.get(end)
        if first is None or second is None:
            gone = start if first is None else end
            self._lose(edge.name, f"an edge from '{start}' to '{end}'", f"there is no node '{gone}'")
        elif start == end:
            self._lose(edge.name, f"an edge from '{start}' to itself", "it says nothing")
        elif first == second == STATEMENT:
            why = "it says not whether it supports or attacks"
            self._lose(edge.name, f"an edge from statement '{start}' to '{end}'", why)
        elif first in _MEANT and second in _MEANT:
            self._out[start][end] = None
            self._into[end][start] = None
        elif (first in _STEPS or second in _STEPS) and not self._is_anchor(start, end):
            other = start if first not in _STEPS else end
            why = "only statements are reasons and conclusions"
            self._lose(edge.name, f"an edge from '{start}' to '{end}', with a {self._type(other)} node", why)

    def _is_anchor(self, *refs: Ref) -> bool:
        return any(self._type(ref) in self._dialect.anchors for ref in refs)

    def _type(self, ref: Ref) -> str:
        return self._nodes[ref].type or OTHER

    def _of(self, ends: Iterable[Ref], role: str) -> list[Ref]:
        return [ref for ref in ends if self._roles[ref] == role]

    def _starts_of(self, ref: Ref) -> list[Ref]:
        """Return the statements that lead to a node; found once, since many may ask for those of one node."""
        if ref not in self._starts:
            self._starts[ref] = self._of(self._into[ref], STATEMENT)
        return self._starts[ref]

    def _pays(self, ref: Ref, count: int) -> bool:
        """Whether so many relations may still be made: of many ends on both sides there is a product."""
        if count > self._budget:
            self._lose(ref, f"{count:,} relations by way of one node", "they are too many")
            return False
        self._budget -= count
        return True

    def _find_steps(self, ref: Ref) -> None:
        into, out = self._into[ref], self._out[ref]
        own = [(premise, ref) for premise in self._starts_of(ref)]
        before, conclusions = self._of(into, SUPPORT), self._of(out, STATEMENT)
        pairs = own or (self._gather(ref) if conclusions else [])
        if not pairs and (conclusions or not before):
            self._lose(ref, "a step without a premise", "a step has at least one")
        elif not conclusions and not self._of(out, SUPPORT):
            self._lose(ref, "a step without a conclusion", "a step has one")
        elif conclusions and self._pays(ref, len(pairs) * len(conclusions)):
            premises, hops = zip(*pairs, strict=True)
            links = () if own else tuple((one, ref) for one in before)
            self._found.steps += [Step(ref, premises, hops, links, end) for end in conclusions]
        for attack in self._of(out, ATTACK):
            self._lose(ref, f"a step to the attack '{attack}'", "attacks are not supported")

    def _gather(self, ref: Ref) -> list[Pair]:
        """Return the premises of the steps before one that has none of its own, each with that step."""
        found: dict[Ref, Ref] = {}
        seen, pending = {ref}, [ref]
        while pending and self._budget >= 0:
            for before in self._of(self._into[pending.pop()], SUPPORT):
                if before in seen:
                    continue
                seen.add(before)
                self._budget -= 1
                own = self._starts_of(before)
                self._budget -= len(own)
                found.update((premise, before) for premise in own)
                pending += [] if own else [before]
        return list(found.items()) if self._budget >= 0 else []

    def _find_backings(self, ref: Ref, steps: set[Ref], backed: set[Ref]) -> None:
        premises = self._starts_of(ref)
        for step in self._of(self._out[ref], SUPPORT):
            if not premises or not self._starts_of(step):
                continue  # a link of a chain
            is_premise = premises[0] in self._into[step]
            if len(premises) > 1 or is_premise or step not in steps or step in backed:
                why = "a step has one warrant, which is one statement and none of its premises"
                self._lose(ref, f"a step in support of the step '{step}'", why)
                continue
            backed.add(step)
            self._found.backings.append(Backing(ref, premises[0], step))

    def _find_attacks(self, ref: Ref, steps: set[Ref]) -> None:
        starts = self._starts_of(ref)
        if not starts:
            self._lose(ref, "an attack without an attacker", "an attack has one")
        elif not self._out[ref]:
            self._lose(ref, "an attack without a target", "an attack has one")
        elif len(starts) > 1:
            names = ", ".join(starts[:5])
            self._found.losses.append(
                Loss(ref, f"that {names} attack only together", "each of them is taken to attack by itself")
            )
        if starts:
            for target in self._out[ref]:
                self._find_attacks_on(target, ref, starts, steps)

    def _find_attacks_on(self, target: Ref, ref: Ref, starts: list[Ref], steps: set[Ref]) -> None:
        if self._roles[target] == ATTACK:
            challenges = self._starts_of(target)
            if self._pays(ref, len(starts) * len(challenges)):
                self._replies += [
                    Answer(ref, start, challenge, target) for start in starts for challenge in challenges
                ]
        elif self._roles[target] == SUPPORT and target not in steps:
            self._lose(ref, f"an attack on '{target}'", "that leads from no premise to a conclusion")
        elif self._pays(ref, len(starts)):
            self._found.attacks += [Attack(ref, start, target) for start in starts]

    def _find_rivals(self, challenges: Container[Ref]) -> None:
        answered = {reply.attack for reply in self._replies}
        pairs: set[Pair] = set()
        spoilt: set[Pair] = set()
        for node, start, target in self._found.attacks:
            pairs.add((start, target))
            if node in answered or start == target or start in challenges:
                spoilt.update([(start, target), (target, start)])
        for _, start, target in self._found.attacks:
            if (target, start) in pairs and (start, target) not in spoilt:
                self._found.rivals[start, target] = None

    def _sort_replies(self) -> None:
        """Tell answers from denials: only challenges are answered, and not by challenges."""
        attacks: dict[Ref, set[Ref]] = defaultdict(set)
        for node, start, target in self._found.attacks:
            if (start, target) not in self._found.rivals:
                attacks[start].add(node)
        met: dict[Pair, set[Ref]] = defaultdict(set)
        for reply in self._replies:
            pair = (reply.start, reply.challenge)
            if reply.attack not in attacks[reply.challenge] or reply.start == reply.challenge:
                self._lose(reply.node, f"an attack on the attack '{reply.attack}'", _NO_CHALLENGE)
            elif attacks[reply.start]:
                self._found.denials.append(reply)
                what = f"that it attacks only the attack by '{reply.challenge}'"
                self._found.losses.append(Loss(reply.start, what, _NO_ANSWER))
            else:
                self._found.answers.append(reply)
                met[pair].add(reply.attack)
        for (start, challenge), nodes in met.items():
            if len(nodes) < len(attacks[challenge]):
                what = f"that it meets only some attacks of '{challenge}'"
                self._found.losses.append(Loss(start, what, "an answer meets a challenge as a whole"))
