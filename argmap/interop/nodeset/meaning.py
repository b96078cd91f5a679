"""Which relations of a map a graph means.

- Statements that lead to a support, which leads to a statement: a step; all its premises are needed.
- A support that leads to another one backs it: its premise is the other's warrant. Where the other has no
  premise of its own it is a chain with a statement left out; the first one's premises are those of the whole.
- A statement that leads to an attack attacks what that leads to: a statement, or a step (undercut).
- Two statements that attack each other, and do nothing else to that end, contradict each other.
- An attack on an attack answers it; from what attacks something itself, which makes it a challenge, it
  attacks the other challenge.

What means none of these is a loss, and stays in the graph as it is. After C. Chesñevar et al., "Towards an
argument interchange format" (2006), table 1.
"""

from collections.abc import Mapping, Sequence

from argmap.interop.nodeset.attacks import find_attacks
from argmap.interop.nodeset.dialect import ATTACK, STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.links import Links
from argmap.interop.nodeset.node import Edge, Node
from argmap.interop.nodeset.relations import Backing, Pair, Ref, Relations, Support


def find_relations(nodes: Mapping[Ref, Node], edges: Sequence[Edge], dialect: Dialect) -> Relations:
    """Return the relations that a graph means, in linear time: what is excessive is left out.

    Args:
        nodes: the nodes by ref.
        edges: the edges.
        dialect: what the types of the nodes mean.
    """
    links = Links(nodes, edges, dialect)
    relations = Relations(links.roles, losses=links.losses)
    _find_supports(links, relations)
    find_attacks(links, relations)
    return relations


def _find_supports(links: Links, relations: Relations) -> None:
    """Add the steps and their warrants."""
    supports = links.of_role(SUPPORT)
    for ref in supports:
        _find_steps(ref, links, relations)
    steps = {step.node for step in relations.steps}
    backed: set[Ref] = set()
    for ref in supports:
        _find_backings(ref, links, relations, steps, backed)


def _find_steps(ref: Ref, links: Links, relations: Relations) -> None:
    own = [(premise, ref) for premise in links.starts_of(ref)]
    before, after = links.of_role(SUPPORT, links.into[ref]), links.of_role(SUPPORT, links.out[ref])
    conclusions = links.of_role(STATEMENT, links.out[ref])
    pairs = own or (_gather(ref, links) if conclusions else [])
    if not pairs and (conclusions or not before):
        links.lose(ref, "a step without a premise", "a step has at least one")
    elif not conclusions and not after:
        links.lose(ref, "a step without a conclusion", "a step has one")
    elif conclusions and links.pays(ref, len(pairs) * len(conclusions)):
        premises, hops = zip(*pairs, strict=True)
        ways = () if own else tuple((hop, ref) for hop in before)
        relations.steps += [Support(ref, premises, hops, ways, end) for end in conclusions]
    for attack in links.of_role(ATTACK, links.out[ref]):
        links.lose(ref, f"a step to the attack '{attack}'", "attacks are not supported")


def _gather(ref: Ref, links: Links) -> list[Pair]:
    """Return the premises of the steps before one that has none of its own, each with that step."""
    hops: dict[Ref, Ref] = {}
    seen, pending = {ref}, [ref]
    while pending and links.budget >= 0:
        for before in links.of_role(SUPPORT, links.into[pending.pop()]):
            if before in seen:
                continue
            seen.add(before)
            own = links.starts_of(before)
            links.budget -= 1 + len(own)
            hops.update((premise, before) for premise in own)
            pending += [] if own else [before]
    return list(hops.items()) if links.budget >= 0 else []


def _find_backings(ref: Ref, links: Links, relations: Relations, steps: set[Ref], backed: set[Ref]) -> None:
    premises = links.starts_of(ref)
    for step in links.of_role(SUPPORT, links.out[ref]):
        if not premises or not links.starts_of(step):
            continue  # a link of a chain
        is_premise = premises[0] in links.into[step]
        if len(premises) > 1 or is_premise or step not in steps or step in backed:
            why = "a step has one warrant, which is one statement and none of its premises"
            links.lose(ref, f"a step in support of the step '{step}'", why)
            continue
        backed.add(step)
        relations.backings.append(Backing(ref, premises[0], step))
