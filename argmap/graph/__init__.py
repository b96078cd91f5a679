"""A read-only view of a map: its statements, and every relation between them with its place."""

from argmap.graph.graph import Graph
from argmap.graph.nodes import Attack, Link, Named, Part, Statement, Step
from argmap.graph.parts import Citation, Locator, Remark, Residual
from argmap.graph.references import Reference, find_lost_references, find_references, name_kinds, name_voices
from argmap.graph.sources import find_lost_works, find_origins
from argmap.graph.voices import ALL_VOICES, Silenced, Voices, choose_voices, silence
from argmap.graph.walk import find_components, find_shortest_circle, reach

__all__ = [
    "ALL_VOICES",
    "Attack",
    "Citation",
    "Graph",
    "Link",
    "Locator",
    "Named",
    "Part",
    "Reference",
    "Remark",
    "Residual",
    "Silenced",
    "Statement",
    "Step",
    "Voices",
    "choose_voices",
    "find_components",
    "find_lost_references",
    "find_lost_works",
    "find_origins",
    "find_references",
    "find_shortest_circle",
    "name_kinds",
    "name_voices",
    "reach",
    "silence",
]
