"""The lightest proofs of what a program leaves open, where some of its rules cost something to use.

A proof that an atom is true is a rule with proofs of its whole body; a proof that it is false has, for each
of its rules, a proof that one part of the body fails. Weights add up, so the lightest proofs are found in the
order of their weights (Knuth, "A generalization of Dijkstra's algorithm", 1977). What two branches of a proof
share is counted twice: the proof that is found is light, not always the lightest set of rules.
"""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple, TypeAlias

from argmap.evaluation.program import Model, Program

Literal: TypeAlias = tuple[int, bool]
"""An atom, and whether it is true."""


class _Step(NamedTuple):
    """How a literal is proved: the literals that it rests on, and the rule that it pays for."""

    rests_on: tuple[Literal, ...]
    paid: int | None


_GIVEN = _Step((), None)


class Proofs:
    """A light proof of each literal that has one."""

    def __init__(self, program: Program, model: Model, prices: Mapping[int, int]) -> None:
        """Find the proofs, in time linear in the size of the program but for the queue.

        Args:
            program: the rules.
            model: what is decided, and costs nothing.
            prices: by rule, what it costs to use it. Without that it can neither make its head true, nor be
                taken to fail where its body does not.
        """
        self._program, self._prices = program, prices
        self._steps: dict[Literal, _Step] = {}
        self._queue: list[tuple[int, Literal, _Step]] = []
        self._waiting = [len(positive) + len(negative) for positive, negative in program.bodies]
        self._weights = [prices.get(rule, 0) for rule in range(len(program.bodies))]
        self._alive = [len(rules) for rules in program.rules]
        self._killers: dict[int, Literal] = {}
        self._refuted = [0] * len(program)
        self._uses = program.uses
        given = [(atom, value) for atom, value in enumerate(model.values) if value is not None]
        for rule, waiting in enumerate(self._waiting):
            if not waiting and rule in prices:
                heappush(self._queue, (prices[rule], (program.heads[rule], True), _Step((), rule)))
        self._steps.update(dict.fromkeys(given, _GIVEN))
        for literal in given:
            self._pass_on(literal, 0)
        self._run()

    def find_paid(self, literal: Literal) -> Iterator[int] | None:
        """Return the rules that the proof of a literal pays for, each once; None if it has no proof."""
        return self._walk(literal) if literal in self._steps else None

    def _walk(self, literal: Literal) -> Iterator[int]:
        seen, pending = {literal}, [literal]
        while pending:
            step = self._steps[pending.pop()]
            if step.paid is not None:
                yield step.paid
            fresh = [part for part in step.rests_on if part not in seen]
            seen.update(fresh)
            pending.extend(fresh)

    def _run(self) -> None:
        while self._queue:
            weight, literal, step = heappop(self._queue)
            if literal in self._steps or (literal[0], not literal[1]) in self._steps:
                continue
            self._steps[literal] = step
            self._pass_on(literal, weight)

    def _pass_on(self, literal: Literal, weight: int) -> None:
        atom, value = literal
        for rule, expected in self._uses[atom]:
            if expected is value:
                self._satisfy(rule, weight)
            elif rule not in self._killers:
                self._kill(rule, literal, weight)

    def _satisfy(self, rule: int, weight: int) -> None:
        """Count a part of a rule's body that is proved."""
        self._waiting[rule] -= 1
        self._weights[rule] += weight
        head = self._program.heads[rule], True
        if not self._waiting[rule] and head not in self._steps:
            positive, negative = self._program.bodies[rule]
            parts = (*((atom, True) for atom in positive), *((atom, False) for atom in negative))
            step = _Step(parts, rule if rule in self._prices else None)
            heappush(self._queue, (self._weights[rule], head, step))

    def _kill(self, rule: int, by: Literal, weight: int) -> None:
        """Count a rule that is proved to fail; when all rules of an atom do, it is false."""
        head = self._program.heads[rule]
        self._killers[rule] = by
        self._alive[head] -= 1
        self._refuted[head] += weight
        if not self._alive[head]:
            parts = tuple(self._killers[failing] for failing in self._program.rules[head])
            heappush(self._queue, (self._refuted[head], (head, False), _Step(parts, None)))
