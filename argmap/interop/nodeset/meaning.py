"""Which relations of a map a graph means.

- Statements that lead to a support, which leads to a statement: a step; all its premises are needed.
- A support that leads to another one backs it: its premise is the other's warrant. Where the other has no
  premise of its own it is a chain with a statement left out; the first one's premises are those of the whole.
- A statement that leads to an attack attacks what that leads to: a statement, or a step (undercut).
- Two statements that attack each other, and do nothing else to that end, contradict each other.
- An attack on an attack answers it; from what attacks something itself, which makes it a challenge, it
  attacks the other challenge.
- An attack on a challenge that our own data marks as a denial is one.

What means none of these is a loss, and stays in the graph as it is. After C. Chesñevar et al., "Towards an
argument interchange format" (2006), table 1.
"""

from collections.abc import Container, Mapping, Sequence

from argmap.interop.nodeset.attacks import find_attacks
from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.links import Links
from argmap.interop.nodeset.node import Edge, Node
from argmap.interop.nodeset.relations import Ref, Relations
from argmap.interop.nodeset.supports import find_supports


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
    links = Links(nodes, edges, dialect)
    found = Relations(links.roles, losses=links.losses)
    find_supports(links, found)
    find_attacks(links, found, challenges)
    return found
