"""A map as a graph of networkx: nothing is dropped in silence, and it can be written in its formats."""

import io
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import networkx
import pytest

import argmap
from argmap.graph import Graph
from argmap.interop.networkx import to_networkx
from tests.evaluation.oracle import SECTIONS
from tests.evaluation.test_oracle import random_map

ROOT = Path(__file__).parents[2]
MAP = """\
argmap: 1
title: T
thesis: [c]
claims:
  c: {text: C., supported_by: [p, gone]}
  d: {text: D., contradicts: [c], at: [{paragraph: 2}], tags: [one, two]}
premises:
  p: {text: P., sources: ["s, p. 3"]}
  q: {text: Q., assumption: Known., answers: [x]}
challenges:
  x: {text: X., attacks: [step, c], residual: {severity: low, rationale: Small.}}
inferences:
  step: {premises: [c, p], conclusion: d, warrant: q, scheme: analogy}
  p: {premises: [p], conclusion: d}
sources:
  s: {title: S}
"""
NODES: dict[str, dict[str, Any]] = {
    "c": {"kind": "claim", "text": "C.", "verdict": "contested", "root": True},
    "d": {
        "kind": "claim",
        "text": "D.",
        "verdict": "contested",
        "root": False,
        "at": '[{"paragraph": 2}]',
        "tags": '["one", "two"]',
    },
    "p": {"kind": "premise", "text": "P.", "verdict": "established", "root": False, "sources": '["s, p. 3"]'},
    "q": {"kind": "premise", "text": "Q.", "verdict": "established", "root": False, "assumption": "Known."},
    "x": {
        "kind": "challenge",
        "text": "X.",
        "verdict": "answered",
        "root": False,
        "residual": '{"severity": "low", "rationale": "Small."}',
    },
    "step": {"kind": "inference", "scheme": "analogy", "carries": "open"},
    "inferences/p": {"kind": "inference", "carries": "yes"},
}
EDGES: list[tuple[str, str, dict[str, Any]]] = [
    ("p", "c", {"relation": "supports", "carries": "yes", "warrant": False}),
    ("d", "c", {"relation": "contradicts"}),
    ("q", "x", {"relation": "answers"}),
    ("x", "step", {"relation": "attacks"}),
    ("x", "c", {"relation": "attacks"}),
    ("c", "step", {"relation": "supports", "carries": "open", "warrant": False}),
    ("p", "step", {"relation": "supports", "carries": "open", "warrant": False}),
    ("q", "step", {"relation": "supports", "carries": "open", "warrant": True}),
    ("step", "d", {"relation": "supports", "carries": "open"}),
    ("p", "inferences/p", {"relation": "supports", "carries": "yes", "warrant": False}),
    ("inferences/p", "d", {"relation": "supports", "carries": "yes"}),
]


def test_all_of_a_map_is_there() -> None:
    graph = argmap.to_networkx(argmap.loads(MAP))
    assert isinstance(graph, networkx.MultiDiGraph)
    assert {name: said for name, said in graph.nodes(data=True)} == NODES  # noqa: C416 - as stubs see it
    assert sorted(graph.edges(data=True), key=str) == sorted(EDGES, key=str)
    assert {key: json.loads(graph.graph[key]) for key in ("thesis", "sources", "left_out")} == {
        "thesis": ["c"],
        "sources": {"s": {"title": "S"}},
        "left_out": [{"path": ["claims", "c", "supported_by", 1], "names": "gone"}],
    }
    assert graph.graph["title"] == "T"


def list_relations(data: dict[str, Any]) -> Iterator[tuple[list[str | int], str, str, str, str]]:
    """Where each relation is said, what it names, and the edge that it should be."""
    for section in SECTIONS:
        for name, part in data[section].items():
            for key in ("attacks", "answers", "contradicts"):
                for place, other in enumerate(part.get(key, ())):
                    yield [section, name, key, place], other, name, other, key
            for place, other in enumerate(part.get("supported_by", ())):
                yield [section, name, "supported_by", place], other, other, name, "supports"
    for name, part in data["inferences"].items():
        for place, other in enumerate(part["premises"]):
            yield ["inferences", name, "premises", place], other, other, name, "supports"
        yield ["inferences", name, "conclusion"], part["conclusion"], name, part["conclusion"], "supports"


def test_every_relation_is_an_edge_or_left_out() -> None:
    seen: Counter[bool] = Counter()
    for seed in range(300):
        data = random_map(Random(seed))
        graph = to_networkx(Graph.of(data))
        edges = {(start, end, said["relation"]) for start, end, said in graph.edges(data=True)}
        lost = [(one["path"], one["names"]) for one in json.loads(graph.graph["left_out"])]
        for path, named, *edge in list_relations(data):
            assert (tuple(edge) in edges) is not ((path, named) in lost), (seed, path)
            seen[(path, named) in lost] += 1
    assert min(seen.values()) > 100


@pytest.mark.parametrize("write", [networkx.write_graphml, networkx.write_gexf, networkx.write_gml])
def test_it_can_be_written(write: Any) -> None:
    file = io.BytesIO()
    write(argmap.to_networkx(argmap.load(ROOT / "maps/hayat-2023.yaml")), file)
    assert b"lasting-distrust" in file.getvalue()


def test_without_networkx() -> None:
    script = (
        "import sys; sys.modules['networkx'] = None\n"
        "import argmap\n"
        "map = argmap.loads('argmap: 1\\ntitle: T')\n"
        "print(argmap.positions(map).more)\n"
        "try: argmap.to_networkx(map)\n"
        "except argmap.ArgmapError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\nnetworkx is missing: run \"pip install 'argmap[networkx]'\"\n"
