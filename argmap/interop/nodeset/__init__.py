"""What AIF and its relatives share: statements as nodes, and further nodes for each relation between them.

A support or an attack is a node of its own, which edges join to its premises and to its conclusion. So an
attack can attack a step, and a step can back a step. `meaning` says which relations of a map such a graph
means, `reading` builds the map, and `writing` takes a map back to the graph that it comes from: what the
graph held and the map still holds stays as it was, the rest goes, and what is new gets nodes of its own.

A map keeps in its origin what has no part of its own: all nodes in their order (of a statement only the id,
of an inference only the id in a list), and all edges.
"""

from argmap.interop.nodeset.dialect import ATTACK, OTHER, PREFERENCE, REPHRASE, STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.node import Edge, Keys, Node, Nodeset
from argmap.interop.nodeset.parsing import Parser, format_edge, format_node
from argmap.interop.nodeset.reading import read_nodeset
from argmap.interop.nodeset.relations import Ref
from argmap.interop.nodeset.writing import Written, build_nodeset, write_nodeset

__all__ = [
    "ATTACK",
    "OTHER",
    "PREFERENCE",
    "REPHRASE",
    "STATEMENT",
    "SUPPORT",
    "Dialect",
    "Edge",
    "Keys",
    "Node",
    "Nodeset",
    "Parser",
    "Ref",
    "Written",
    "build_nodeset",
    "format_edge",
    "format_node",
    "read_nodeset",
    "write_nodeset",
]
