"""GraphML, as networkx reads it."""

import io
import json
from typing import Any

import networkx
import pytest
from hypothesis import given, settings

from argmap.graph import Graph
from argmap.interop import Loss, find_format, write_data
from argmap.interop.carrying import Options
from argmap.interop.graphml import write
from tests.interop.maps import good_maps
from tests.strategies import maps

SECTIONS = ("claims", "premises", "challenges", "recommendations")
DATA = {
    "argmap": 1,
    "title": "Fees & more",
    "thesis": ["a"],
    "sources": {"w": {"title": "W"}},
    "claims": {"a": {"text": "A <b>.", "supported_by": ["p"], "tags": ["x", "y"]}},
    "premises": {"p": {"text": "P.", "sources": ["w, p. 3"]}, "q": {"text": "Q.", "assumption": "Given."}},
    "challenges": {
        "c": {"text": "C.", "attacks": ["i", "a"], "residual": {"severity": "low", "rationale": "R."}}
    },
    "recommendations": {"r": {"text": "R.", "answers": ["c"], "supported_by": ["a"]}},
    "inferences": {"i": {"premises": ["p"], "warrant": "q", "conclusion": "a", "scheme": "sign"}},
    "expect": {"a": "established"},
}


def load(data: dict[str, Any]) -> Any:
    return networkx.read_graphml(io.BytesIO(write(data).content), force_multigraph=True)


def test_networkx_reads_all_of_it() -> None:
    graph = load(DATA)
    assert graph.graph["title"] == "Fees & more"
    assert graph.graph["thesis"] == "a"
    assert json.loads(graph.graph["more"]) == {"sources": {"w": {"title": "W"}}}
    nodes = {
        name: {k: v for k, v in node.items() if k not in ("shape_type", "x", "y")}
        for name, node in graph.nodes(data=True)
    }
    assert nodes["a"] == {
        "label": "A <b>.",
        "kind": "claim",
        "verdict": "established",
        "expected": "established",
        "tags": "x; y",
    }
    assert nodes["p"]["sources"] == "w, p. 3"
    assert nodes["q"]["assumption"] == "Given."
    assert json.loads(nodes["c"]["more"]) == {"residual": DATA["challenges"]["c"]["residual"]}  # type: ignore[index]
    assert nodes["inferences/i"] == {"label": "sign", "kind": "inference", "scheme": "sign"}
    assert sorted((a, one["relation"], b) for a, b, one in graph.edges(data=True)) == [
        ("a", "supports", "r"),
        ("c", "attacks", "a"),
        ("c", "attacks", "inferences/i"),
        ("inferences/i", "concludes", "a"),
        ("p", "premise", "inferences/i"),
        ("p", "supports", "a"),
        ("q", "warrant", "inferences/i"),
        ("r", "answers", "c"),
    ]


def test_what_xml_has_no_sign_for_is_a_loss() -> None:
    data = {"argmap": 1, "title": "x\x01", "claims": {"a": {"text": "A\x00."}}}
    assert load(data).nodes["a"]["label"] == "A\ufffd."
    assert write(data).losses == [
        Loss("", "control characters", "XML has none; a mark stands in their place")
    ]


@settings(max_examples=100, deadline=None)
@given(good_maps)
def test_nothing_is_lost(data: dict[str, Any]) -> None:
    graph = load(data)
    sections = [data.get(kind, {}) for kind in SECTIONS]
    parts = {key: part for section in sections for key, part in section.items()}
    parts |= {f"inferences/{key}": part for key, part in data.get("inferences", {}).items()}
    assert graph.nodes.keys() == parts.keys()
    relations = (
        "text",
        "supported_by",
        "attacks",
        "answers",
        "contradicts",
        "premises",
        "conclusion",
        "warrant",
    )
    for name, part in parts.items():
        said = json.loads(graph.nodes[name].get("more", "{}"))
        carried = ("sources", "tags", "actor", "note", "assumption", "scheme")
        assert said.keys() | {*carried, *relations} >= part.keys()
    steps = Graph.of(data).steps
    named = sum(len(step.premises) + 1 for step in steps if step.id)
    others = sum(
        len(set(part.get(key, ())))
        for part in parts.values()
        for key in ("attacks", "answers", "contradicts")
    )
    assert graph.number_of_edges() == named + sum(1 for step in steps if not step.id) + others


@settings(max_examples=50, deadline=None)
@given(maps)
def test_maps_with_lost_references_are_written_and_told(data: dict[str, Any]) -> None:
    statements = sum(len(data.get(kind, {})) for kind in SECTIONS)
    graph = networkx.read_graphml(
        io.BytesIO(write_data(data, "x.graphml", None).content), force_multigraph=True
    )
    assert sum(1 for name in graph if not name.startswith("inferences/")) == statements


def test_lost_references_are_losses() -> None:
    data = {
        "argmap": 1,
        "title": "x",
        "thesis": ["b"],
        "claims": {"a": {"text": "A.", "supported_by": ["b"]}},
    }
    assert write_data(data, "x.graphml", None).losses == [
        Loss("", "'thesis' to 'b'", "the map has no such part"),
        Loss("a", "'supported_by' to 'b'", "the map has no such part"),
    ]


def test_it_is_only_written() -> None:
    format_ = find_format("graphml")
    assert not hasattr(format_, "read")
    assert format_.ENDINGS == (".graphml",)


@pytest.mark.parametrize("format_", ["carneades", "gsn", "graphml"])
def test_size_is_no_trouble(format_: str) -> None:
    """One conclusion with many reasons, a long chain, and a challenge to each of its statements."""
    chain = {f"c{n}": {"text": f"C{n}.", "supported_by": [f"c{n + 1}"]} for n in range(4000)}
    data = {
        "argmap": 1,
        "title": "x",
        "claims": {"a": {"text": "A.", "supported_by": [f"p{n}" for n in range(4000)]}, **chain},
        "premises": {f"p{n}": {"text": f"P{n}."} for n in range(4000)} | {"c4000": {"text": "End."}},
        "challenges": {f"x{n}": {"text": f"X{n}.", "attacks": [f"c{n}", "a"]} for n in range(4000)},
    }
    written = find_format(format_).write(data)
    if format_ != "graphml":
        back = find_format(format_).read(written.content.decode(), Options())
        find_format(format_).write(back.data)
