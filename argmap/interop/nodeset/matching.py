"""What of a kept graph a map still says, and what of the map the graph does not say yet."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from argmap.interop.nodeset.dialect import STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.kept import Kept
from argmap.interop.nodeset.meaning import find_relations
from argmap.interop.nodeset.node import Node
from argmap.interop.nodeset.relations import Pair, Ref, Relations, Step
from argmap.interop.nodeset.wanted import Inference, Wanted

Pairs = dict[Pair, None]


@dataclass(slots=True)
class Matching:
    """What is no longer said (`dead` nodes, `dropped` edges), and pairs that no node or edge says yet."""

    dead: set[Ref] = field(default_factory=set)
    dropped: set[Pair] = field(default_factory=set)
    attacking: dict[Ref, dict[Ref, None]] = field(default_factory=lambda: defaultdict(dict))
    """The attack nodes by which a challenge attacks."""

    premises: Pairs = field(default_factory=dict)
    conclusions: Pairs = field(default_factory=dict)
    warrants: Pairs = field(default_factory=dict)
    supports: Pairs = field(default_factory=dict)
    attacks: Pairs = field(default_factory=dict)
    denials: Pairs = field(default_factory=dict)
    answers: Pairs = field(default_factory=dict)


def match(kept: Kept, dialect: Dialect, wanted: Wanted) -> Matching:
    """Return how a map differs from the graph that it comes from."""
    return _Matcher(kept, wanted).match(find_relations(_restore(kept, dialect), kept.edges, dialect))


def _restore(kept: Kept, dialect: Dialect) -> dict[Ref, Node]:
    """Return all nodes that the graph had, as far as relations hang on them."""
    nodes: dict[Ref, Node] = {}
    for ref in kept.ids:
        role = SUPPORT if ref in kept.steps else STATEMENT
        node = kept.nodes.get(ref) or dialect.make(role, ref)
        assert node is not None
        nodes[ref] = node
    return nodes


class _Matcher:
    def __init__(self, kept: Kept, wanted: Wanted) -> None:
        self._kept, self._wanted = kept, wanted
        self._meant: set[Ref] = set()
        self._alive: set[Ref] = set()
        self._claimed: set[Pair] = set()
        self._justified: set[Pair] = set()
        self._matching = Matching(
            premises={(one, ref): None for ref, step in wanted.inferences.items() for one in step.premises},
            conclusions={
                (ref, end): None for ref, step in wanted.inferences.items() for end in step.conclusions
            },
            warrants={(step.warrant, ref): None for ref, step in wanted.inferences.items() if step.warrant},
            supports=dict(wanted.supports),
            attacks=wanted.attacks | wanted.rivals,
            denials=dict(wanted.denials),
            answers=dict(wanted.answers),
        )

    def match(self, then: Relations) -> Matching:
        self._match_steps(then)
        self._match_attacks(then)
        matching, wanted = self._matching, self._wanted
        matching.dropped = self._claimed - self._justified
        unsaid = self._meant - self._alive
        kept = {ref for ref in self._kept.nodes if ref not in unsaid}
        matching.dead = self._kept.ids.keys() - kept - wanted.statements.keys() - wanted.inferences.keys()
        return matching

    def _judge(self, live: bool, pairs: list[Pair], nodes: tuple[Ref, ...]) -> bool:
        """Take note of the edges and nodes by which a relation was said, and whether it still is."""
        self._claimed.update(pairs)
        self._meant.update(nodes)
        if live:
            self._justified.update(pairs)
            self._alive.update(nodes)
        return live

    def _match_steps(self, then: Relations) -> None:
        for step in then.steps:
            if step.node in self._wanted.inferences or step.node in self._kept.steps:
                self._match_inference(step, self._wanted.inferences.get(step.node))
                continue
            ends = [(premise, step.conclusion) for premise in step.premises]
            live = all(pair in self._wanted.supports for pair in ends)
            pairs = [*_ways(step), *step.links, (step.node, step.conclusion)]
            if self._judge(live, pairs, (step.node, *step.hops)):
                _remove(self._matching.supports, *ends)
        for node, warrant, step_ref in then.backings:
            inference = self._wanted.inferences.get(step_ref)
            live = inference is not None and inference.warrant == warrant
            if self._judge(live, [(warrant, node), (node, step_ref)], (node,)):
                _remove(self._matching.warrants, (warrant, step_ref))

    def _match_inference(self, step: Step, inference: Inference | None) -> None:
        now = inference.premises if inference else {}
        if step.links:
            live = now.keys() == set(step.premises) and all(map(self._is_unchanged(step), step.hops))
            if self._judge(live, [*_ways(step), *step.links], step.hops):
                _remove(self._matching.premises, *((premise, step.node) for premise in now))
        else:
            for pair in _ways(step):
                if self._judge(pair[0] in now, [pair], ()):
                    _remove(self._matching.premises, pair)
        pair = (step.node, step.conclusion)
        if self._judge(inference is not None and step.conclusion in inference.conclusions, [pair], ()):
            _remove(self._matching.conclusions, pair)

    def _is_unchanged(self, step: Step) -> Callable[[Ref], bool]:
        """Return a test whether a node before a step in a chain still has its part of the premises."""
        before: dict[Ref, set[Ref]] = defaultdict(set)
        for premise, hop in _ways(step):
            before[hop].add(premise)
        steps = self._wanted.inferences
        return lambda hop: hop not in steps or steps[hop].premises.keys() == before[hop]

    def _match_attacks(self, then: Relations) -> None:
        wanted, missing = self._wanted, self._matching
        count = Counter(start for start, _ in wanted.attacks)
        challenges = {start for start, number in count.items() if number > 1}
        for node, start, target in then.attacks:
            live = (start, target) in wanted.attacks or (start, target) in wanted.rivals
            if self._judge(live, [(start, node), (node, target)], (node,)):
                _remove(missing.attacks, (start, target))
                if (start, target) in wanted.attacks:
                    challenges.add(start)
                    missing.attacking[start][node] = None
        for node, start, target in then.denials:
            pair = (start, target)
            if self._judge(pair in wanted.denials, [(start, node), (node, target)], (node,)):
                _remove(missing.denials, pair)
        for node, start, challenge, attack in (*then.answers, *then.rebuttals):
            pair = (start, challenge)
            is_attack = pair in wanted.attacks and start in challenges
            if self._judge(pair in wanted.answers or is_attack, [(start, node), (node, attack)], (node,)):
                _remove(missing.answers, pair)
                if is_attack:
                    _remove(missing.attacks, pair)


def _ways(step: Step) -> list[Pair]:
    return list(zip(step.premises, step.hops, strict=True))


def _remove(pairs: Pairs, *said: Pair) -> None:
    for pair in said:
        pairs.pop(pair, None)
