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
from argmap.graph.references import name_premises, read_reasons
from argmap.interop.networkx import to_networkx
from argmap.shape import NormalMap, normalize
from argmap.vocabulary import RELATIONS
from tests.effort import runs
from tests.evaluation.eight_oracle import SECTIONS, random_map

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


def test_reasons_in_place_and_new_relations_are_there() -> None:
    graph = argmap.to_networkx(
        argmap.loads(
            """\
argmap: 1
title: T
claims:
  a: {text: A., supported_by: [[p, q], {id: S, premises: p, implicit: true}], denies: x, in_tension_with: b}
  b: {text: B., by: reviewer}
premises: {p: {text: P.}, q: {text: Q.}}
challenges: {x: {text: X., attacks: [S]}}
"""
        )
    )
    assert graph.nodes["claims/a/supported_by/0"] == {"kind": "inference", "carries": "yes"}
    assert graph.nodes["S"] == {"kind": "inference", "carries": "yes", "implicit": "true"}
    assert graph.nodes["b"]["by"] == "reviewer"
    said = {(start, end): one["relation"] for start, end, one in graph.edges(data=True)}
    assert said["a", "x"] == "denies"
    assert said["a", "b"] == "in_tension_with"
    assert said["x", "S"] == "attacks"
    assert json.loads(graph.graph["left_out"]) == []


def list_relations(data: NormalMap) -> Iterator[tuple[list[str | int], str, str, str, str]]:
    """Where each relation is said, what it names, and the edge that it should be."""
    for section in SECTIONS:
        for name, part in data.get(section, {}).items():
            for key in RELATIONS:
                for place, other in enumerate(part.get(key, ())):
                    yield [section, name, key, place], other, name, other, key
            seen = set()
            for reason in read_reasons((section, name), part):
                ids = frozenset(other for _, other in reason.names)
                if not reason.data and ids in seen:
                    continue  # said already
                seen |= set() if reason.data else {ids}
                node = reason.data.get("id") or "/".join(map(str, reason.path))
                is_plain = len(ids) == 1 and not reason.data.keys() - {"premises"}
                for path, other in reason.names:
                    yield [*path], other, other, name if is_plain else node, "supports"
    for name, part in data.get("inferences", {}).items():
        for path, other in name_premises(("inferences", name), part):
            yield [*path], other, other, name, "supports"
        yield ["inferences", name, "conclusion"], part["conclusion"], name, part["conclusion"], "supports"


def test_every_relation_is_an_edge_or_left_out() -> None:
    seen: Counter[bool] = Counter()
    for seed in range(maps := runs(2000)):
        data = normalize(random_map(Random(seed)))
        graph = to_networkx(Graph.of(data))
        edges = {(start, end, said["relation"]) for start, end, said in graph.edges(data=True)}
        lost = [(one["path"], one["names"]) for one in json.loads(graph.graph["left_out"])]
        steps = {step.id for step in Graph.of(data).steps}
        for path, named, *edge in list_relations(data):
            if named in steps and edge[2] != "attacks":
                continue  # its edge to its conclusion looks the same
            assert (tuple(edge) in edges) is not ((path, named) in lost), (seed, path)
            seen[(path, named) in lost] += 1
    assert min(seen.values()) > maps / 40


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
