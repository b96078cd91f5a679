"""What AIF and its relatives share: statements as nodes, and further nodes for each relation between them.

A support or an attack is a node of its own, which edges join to its premises and to its conclusion. So an
attack can attack a step, and a step can back a step. `meaning` says which relations of a map such a graph
means, `reading` builds the map, and `writing` takes a map back to the graph that it comes from: what the
graph held and the map still holds stays as it was, the rest goes, and what is new gets nodes of its own.

A map keeps in its origin what has no part of its own: all nodes in their order (of a statement only the id,
of an inference only the id in a list), and all edges.
"""
