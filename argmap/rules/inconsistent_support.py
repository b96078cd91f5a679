"""Support that contradicts itself: two statements that cannot both stand, both given for one conclusion.

The map says of two statements that they contradict each other, and a thesis or recommendation rests on both,
directly or over several steps. One of its lines of support has to be wrong, whichever it is. At most 4,096
contradictions are looked at; if there are more, a finding says so.

Fails:

```yaml
argmap: 1
title: The old cinema
recommendations:
  reopen:
    text: The town should reopen the old cinema.
    supported_by: [unique, competition]
premises:
  unique:
    text: There is no other cinema within fifty kilometres.
    sources: [guide]
    contradicts: [competition]
  competition:
    text: The cinema in the next town needs competition.
    sources: [newspaper]
sources:
  guide: {title: Cinemas of the county}
  newspaper: {title: High prices}
```

Passes:

```yaml
argmap: 1
title: The old cinema
recommendations:
  reopen:
    text: The town should reopen the old cinema.
    supported_by: [unique, wanted]
premises:
  unique:
    text: There is no other cinema within fifty kilometres.
    sources: [guide]
  wanted:
    text: Two thousand people have signed for it.
    sources: [newspaper]
sources:
  guide: {title: Cinemas of the county}
  newspaper: {title: Signatures for the cinema}
```

What to do: give up one of the two lines of support; or if the statements can both stand, take out
`contradicts`.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from argmap.finding import Problem, Severity
from argmap.graph import find_components, reach
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "inconsistent-support"
SEVERITY = Severity.ERROR

_Pair: TypeAlias = "tuple[Statement, Statement]"
_MOST = 4096
_AT_ONCE = 512
_EVEN = sum(1 << 2 * place for place in range(_AT_ONCE))


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the roots that rest on both sides of a contradiction, each with the first pair by key."""
    rest_on: list[list[int]] = [[] for _ in graph.statements]
    for step in graph.steps:
        rest_on[step.conclusion.index] += [premise.index for premise in step.premises]
    cone = reach((root.index for root in graph.roots), rest_on.__getitem__)
    pairs = _find_pairs(graph, cone)
    found: dict[int, list[_Pair]] = {}
    components = list(find_components(sorted(cone), rest_on.__getitem__)) if pairs else []
    for start in range(0, min(len(pairs), _MOST), _AT_ONCE):
        some = pairs[start : min(start + _AT_ONCE, _MOST)]
        held = _spread(some, components, rest_on)
        for root in graph.roots:
            found.setdefault(root.index, []).extend(_read(held[root.index], some))
    for root in graph.roots:
        if found.get(root.index):
            yield Problem(root.path, _describe(root, found[root.index]))
    if len(pairs) > _MOST:
        message = (
            f"only {_MOST:,} of {len(pairs):,} contradictions were looked at: see whether support has both"
        )
        yield Problem((), message, Severity.INFO)


def _find_pairs(graph: "Graph", cone: set[int]) -> "list[_Pair]":
    """Return what contradicts each other within the cone, in the order of the keys."""
    found = set()
    for link in graph.contradictions:
        if link.start is not link.end and {link.start.index, link.end.index} <= cone:
            one, other = sorted((link.start, link.end), key=lambda one: one.key)
            found.add((one, other))
    return sorted(found, key=lambda pair: (pair[0].key, pair[1].key))


def _spread(pairs: "list[_Pair]", components: list[list[int]], rest_on: list[list[int]]) -> dict[int, int]:
    """Return numbers by statement: bits 2n and 2n + 1 say whether it rests on the parts of pair n."""
    own: dict[int, int] = defaultdict(int)
    for place, statement in enumerate(one for pair in pairs for one in pair):
        own[statement.index] |= 1 << place
    held: dict[int, int] = defaultdict(int)
    for component in components:
        bits = 0
        for member in component:
            bits |= own.get(member, 0)
            for premise in rest_on[member]:
                bits |= held.get(premise, 0)
        if bits:
            held.update(dict.fromkeys(component, bits))
    return held


def _read(bits: int, pairs: "list[_Pair]") -> "Iterator[_Pair]":
    """Yield the pairs of which both bits are set."""
    both = bits & bits >> 1 & _EVEN
    while both:
        lowest = both & -both
        yield pairs[(lowest.bit_length() - 1) // 2]
        both ^= lowest


def _describe(root: "Statement", pairs: "list[_Pair]") -> str:
    one, other = pairs[0]
    more = f" (one of {len(pairs):,} such pairs)" if len(pairs) > 1 else ""
    what = f"the {root.kind} {quote(root.id)} rests on both {quote(one.id)} and {quote(other.id)}, which"
    return f"{what} contradict each other{more}: give up one of the two lines of support"
