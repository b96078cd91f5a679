"""GraphML, as networkx reads it."""

import io
import json
from typing import Any

import networkx
import pytest
from hypothesis import given, settings

from argmap.graph import Graph
from argmap.graph.steps import ENDS, is_plain, name_step
from argmap.interop import Loss, load_format, write_data
from argmap.interop.carrying import Options
from argmap.interop.graphml import write
from argmap.vocabulary import RELATIONS
from tests.effort import runs
from tests.interop.maps import good_maps
from tests.strategies import maps

SECTIONS = ("claims", "premises", "challenges", "recommendations")
DATA = {
    "argmap": 1,
    "title": "Fees & more",
    "thesis": ["a"],
    "sources": {"w": {"title": "W"}},
    "claims": {
        "a": {
            "text": "A <b>.",
            "supported_by": ["p", ["p", "q"], {"id": "S", "premises": "q", "by": "reviewer"}],
            "denies": "c",
            "base_score": 0.5,
            "implicit": True,
            "tags": ["x", "y"],
        }
    },
    "premises": {"p": {"text": "P.", "sources": ["w, p. 3"]}, "q": {"text": "Q.", "assumption": "Given."}},
    "challenges": {
        "c": {"text": "C.", "attacks": ["i", "a"], "residual": {"severity": "low", "rationale": "R."}}
    },
    "recommendations": {
        "r": {"text": "R.", "answers": ["c"], "supported_by": ["a"], "in_tension_with": ["a"]}
    },
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
        "implicit": "true",
        "base_score": "0.5",
    }
    assert nodes["p"]["sources"] == "w, p. 3"
    assert nodes["q"]["assumption"] == "Given."
    assert json.loads(nodes["c"]["more"]) == {"residual": DATA["challenges"]["c"]["residual"]}  # type: ignore[index]
    assert nodes["inferences/i"] == {"label": "sign", "kind": "inference", "scheme": "sign"}
    assert nodes["claims/a/supported_by/1"] == {"label": "inference", "kind": "inference"}
    assert nodes["inferences/S"] == {"label": "S", "kind": "inference", "by": "reviewer"}
    assert sorted((a, one["relation"], b) for a, b, one in graph.edges(data=True)) == [
        ("a", "denies", "c"),
        ("a", "supports", "r"),
        ("c", "attacks", "a"),
        ("c", "attacks", "inferences/i"),
        ("claims/a/supported_by/1", "concludes", "a"),
        ("inferences/S", "concludes", "a"),
        ("inferences/i", "concludes", "a"),
        ("p", "premise", "claims/a/supported_by/1"),
        ("p", "premise", "inferences/i"),
        ("p", "supports", "a"),
        ("q", "premise", "claims/a/supported_by/1"),
        ("q", "premise", "inferences/S"),
        ("q", "warrant", "inferences/i"),
        ("r", "answers", "c"),
        ("r", "in_tension_with", "a"),
    ]


def test_what_xml_has_no_sign_for_is_a_loss() -> None:
    data = {"argmap": 1, "title": "x\x01", "claims": {"a": {"text": "A\x00."}}}
    assert load(data).nodes["a"]["label"] == "A\ufffd."
    assert write(data).losses == [
        Loss("", "control characters", "XML has none; a mark stands in their place")
    ]


@settings(max_examples=runs(100))
@given(good_maps)
def test_nothing_is_lost(data: dict[str, Any]) -> None:
    written = load(data)
    graph = Graph.of(data)
    parts = {one.key: one.data for one in graph.statements}
    steps = [step for step in graph.steps if not is_plain(step)]
    parts |= {name_step(graph, step): step.data for step in steps}
    assert written.nodes.keys() == parts.keys()
    said = {"text", "supported_by", *RELATIONS, *ENDS}
    attributes = {"sources", "tags", "actor", "note", "assumption", "scheme", "by", "implicit", "base_score"}
    for name, part in parts.items():
        node = written.nodes[name]
        more = json.loads(node.get("more", "{}"))
        assert more.keys() | (attributes & node.keys()) | said >= part.keys()
    others = sum(len(set(one.data.get(key, ()))) for one in graph.statements for key in RELATIONS)
    plain = len(graph.steps) - len(steps)
    assert written.number_of_edges() == sum(len(step.premises) + 1 for step in steps) + plain + others
    assert json.loads(written.graph.get("more", "{}")).keys() == data.keys() - {
        *("argmap", "title", "thesis", "inferences", "expect"),
        *SECTIONS,
    }


@settings(max_examples=runs(50))
@given(maps)
def test_maps_with_lost_references_are_written_and_told(data: dict[str, Any]) -> None:
    statements = sum(len(data.get(kind, {})) for kind in SECTIONS)
    graph = networkx.read_graphml(
        io.BytesIO(write_data(data, "x.graphml", None).content), force_multigraph=True
    )
    assert sum("verdict" in node for _, node in graph.nodes(data=True)) == statements


def test_lost_references_are_losses() -> None:
    data = {
        "argmap": 1,
        "title": "x",
        "thesis": ["b"],
        "claims": {"a": {"text": "A.", "supported_by": ["b", ["a", "b"]], "denies": ["a"]}},
    }
    assert write_data(data, "x.graphml", None).losses == [
        Loss("", "'thesis' to 'b'", "the map has no such part"),
        Loss("a", "'supported_by' to 'b'", "the map has no such part"),
        Loss("a", "'supported_by' to 'b'", "the map has no such part"),
        Loss("a", "'denies' to 'a'", "the map has no such part"),
        Loss("a", "a step", "something that it names is not in the map, and no step has fewer premises"),
    ]


def test_it_is_only_written() -> None:
    assert not hasattr(load_format("graphml"), "read")


SIZE = runs(4000, part=16)


@pytest.mark.parametrize("format_", ["carneades", "gsn", "graphml"])
def test_size_is_no_trouble(format_: str) -> None:
    """One conclusion with many reasons, a long chain, and a challenge to each of its statements."""
    chain = {f"c{n}": {"text": f"C{n}.", "supported_by": [f"c{n + 1}"]} for n in range(SIZE)}
    data = {
        "argmap": 1,
        "title": "x",
        "claims": {"a": {"text": "A.", "supported_by": [f"p{n}" for n in range(SIZE)]}, **chain},
        "premises": {f"p{n}": {"text": f"P{n}."} for n in range(SIZE)} | {f"c{SIZE}": {"text": "End."}},
        "challenges": {f"x{n}": {"text": f"X{n}.", "attacks": [f"c{n}", "a"]} for n in range(SIZE)},
    }
    written = load_format(format_).write(data)
    if format_ != "graphml":
        back = load_format(format_).read(written.content.decode(), Options())
        load_format(format_).write(back.data)
