"""The relations of a map, by the refs of the nodes that say them."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from argmap.interop.carrying import Loss

Ref: TypeAlias = str
Pair: TypeAlias = tuple[Ref, Ref]


class Support(NamedTuple):
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


class Conflict(NamedTuple):
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
    steps: list[Support] = field(default_factory=list)
    backings: list[Backing] = field(default_factory=list)
    attacks: list[Conflict] = field(default_factory=list)
    rivals: dict[Pair, None] = field(default_factory=dict)
    """Which of the attacks are contradictions: pairs of statements, both ways."""

    answers: list[Answer] = field(default_factory=list)
    rebuttals: list[Answer] = field(default_factory=list)
    """Attacks on the attack of a challenge, by what is a challenge itself."""

    losses: list[Loss] = field(default_factory=list)
