"""Files and origins that somebody has broken are refused with a clear error, or read."""

import json
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.formats import formats_for
from argmap.interop import Options, UnreadableError, load_format
from argmap.model import ArgumentMap
from argmap.shape import find_shape_problems
from tests.effort import runs
from tests.interop.maps import damaged
from tests.interop.nodesets import FAMILY, Data, nodeset, random_nodeset, read, translate
from tests.interop.test_nodeset_writing import WHOLE

OPTIONS = Options("file")
TARGETS = (*FAMILY, "jsonld")


def _documents() -> st.SearchStrategy[tuple[str, Any]]:
    def make(seed: int, name: str) -> tuple[str, Any]:
        plain = seed % 3 != 0
        document = translate(random_nodeset(Random(seed)), name)
        return name, document if plain else json.loads(load_format(name).write(WHOLE).content)

    return st.builds(make, st.integers(0, 200), st.sampled_from(FAMILY))


@given(st.data())
def test_damaged_files_are_refused_or_read_as_maps(data: st.DataObject) -> None:
    name, document = data.draw(_documents())
    broken = data.draw(damaged(data=document))
    with suppress(ArgmapError):
        reading = load_format(name).read(json.dumps(broken), OPTIONS)
        ArgumentMap.model_validate(reading.data, by_alias=True, by_name=False)
        for target in TARGETS:
            assert load_format(target).write(reading.data).content


@given(st.data())
def test_damaged_origins_are_refused_or_written(data: st.DataObject) -> None:
    name, document = data.draw(_documents())
    good = read(document, name).data
    broken = data.draw(damaged(data=good))
    if not isinstance(broken, dict) or list(find_shape_problems(broken)):
        return
    for target in TARGETS:
        with suppress(ArgmapError):
            assert load_format(target).write(broken).content


HOSTILE = {
    "nothing": "",
    "no JSON": "{nodes: []}",
    "half a file": '{"nodes": [',
    "deep lists": "[" * 200_000,
    "deep lists in nodes": f'{{"nodes": {"[" * 90_000}{"]" * 90_000}, "edges": [], "locutions": []}}',
    "deep objects": '{"nodes": ' * 50_000,
    "a huge number": '{"nodes": [{"nodeID": 1e999}], "edges": []}',
    "a long number": '{"nodes": [{"nodeID": ' + "9" * 5_000 + '}], "edges": []}',
    "a key twice": '{"nodes": [], "nodes": [], "edges": []}',
    "half a character": '{"nodes": [{"nodeID": "\\ud800", "type": "I"}], "edges": []}',
    "a list": "[]",
    "a number": "7",
    "an empty object": "{}",
}


@pytest.mark.parametrize("name", ["aif", "xaif", "sadface"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_graph_is_refused(name: str, text: str) -> None:
    with pytest.raises(UnreadableError):
        load_format(name).read(text, OPTIONS)


@pytest.mark.parametrize("text", [text for text in HOSTILE.values() if text != "{}"])
def test_what_is_no_arguebuf_graph_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        load_format("arguebuf").read(text, OPTIONS)


FAULTS = [
    ({"nodes": 1, "edges": {}}, ["nodes: has to be a list", "edges: has to be a list"]),
    (
        {"nodes": ["x", {"type": "I"}, {"nodeID": " "}, {"nodeID": 1.5}, {"nodeID": True}]},
        [
            "nodes[0]: has to be an object",
            *(f"nodes[{n}]: 'nodeID' has to be a text or a whole number" for n in range(1, 5)),
        ],
    ),
    (
        {"nodes": [{"nodeID": 1, "text": 2}, {"nodeID": 2, "type": []}], "edges": [{"fromID": 1}, {}, None]},
        [
            "nodes[0]: 'text' has to be a text",
            "nodes[1]: 'type' has to be a text",
            "edges[0]: 'toID' has to be a text or a whole number",
            "edges[1]: 'fromID' has to be a text or a whole number",
            "edges[2]: has to be an object",
        ],
    ),
]


@pytest.mark.parametrize(("document", "faults"), FAULTS)
def test_all_faults_are_told_at_once_with_their_places(document: Data, faults: list[str]) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(document)
    assert str(caught.value).split("\n") == faults


def test_arguebuf_faults_name_the_node() -> None:
    document = {
        "nodes": {"a": 1, "b": {"atom": 2}, "c": {"atom": {"text": 3}}},
        "edges": {"e": {"source": "a"}, "f": 1},
    }
    with pytest.raises(UnreadableError) as caught:
        read(document, "arguebuf")
    assert str(caught.value).split("\n") == [
        "nodes.a: a node is an object, with an object 'atom' or 'scheme'",
        "nodes.b: a node is an object, with an object 'atom' or 'scheme'",
        "nodes.c.atom: 'text' has to be a text",
        "edges.f: has to be an object",
        "edges[0]: 'target' has to be a text or a whole number",
    ]


def test_only_so_many_faults_are_told() -> None:
    with pytest.raises(UnreadableError, match="and 900 more"):
        read({"nodes": [1] * 1_000})


SHAPES = {
    "a chain of reasons": (lambda n: f"{n}>r{n} r{n}>{n + 1}", "RA"),
    "a chain of attacks": (lambda n: f"{n}>r{n} r{n}>{n + 1}", "CA"),
    "reasons for one": (lambda n: f"{n}>r{n} r{n}>0", "RA"),
    "attacks by one": (lambda n: f"0>r{n} r{n}>{n + 1}", "CA"),
    "attacks on attacks": (lambda n: f"{n}>r{n} r{n}>r{n + 1}", "CA"),
    "attacks on one attack": (lambda n: f"{n}>r{n} r{n}>r0", "CA"),
    "steps for steps": (lambda n: f"{n}>r{n} r{n}>r{n + 1}", "RA"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_large_graphs_of_every_shape_come_back(name: str) -> None:
    make, type_ = SHAPES[name]
    count = runs(3_000, part=3)
    nodes = " ".join(f"{n}:I r{n}:{type_}" for n in range(count + 1))
    document = nodeset(nodes, " ".join(map(make, range(count))))
    format_ = load_format("aif")
    reading = format_.read(json.dumps(document), OPTIONS)
    assert json.loads(format_.write(reading.data).content) == document


def test_texts_are_told_from_each_other_by_content() -> None:
    known = formats_for("interchange", reads=True).values()
    for seed in range(runs(40)):
        for name in FAMILY:
            text = json.dumps(translate(random_nodeset(Random(seed)), name))
            recognised = [
                format_.name
                for format_ in known
                if ".json" in format_.endings and format_.load().recognise(text)
            ]
            assert recognised == [name], text


EMPTY: dict[str, Data] = {
    "aif": {"nodes": [], "edges": [], "locutions": []},
    "xaif": {"AIF": {"nodes": [], "edges": [], "locutions": []}, "text": ""},
    "sadface": {"nodes": [], "edges": [], "resources": [], "metadata": {"core": {"analyst_name": "A"}}},
    "arguebuf": {"schemaVersion": 1},
}


@pytest.mark.parametrize("name", FAMILY)
def test_empty_graphs_are_maps_without_statements(name: str) -> None:
    text = json.dumps(EMPTY[name])
    assert [one for one in FAMILY if load_format(one).recognise(text)] == [name]
    data = read(EMPTY[name], name).data
    assert data.keys() == {"argmap", "title", "origin"}
    written = json.loads(load_format(name).write(data).content)
    expected: Data = {"nodes": {}, "edges": {}} if name == "arguebuf" else {}
    assert written == expected | EMPTY[name]


OTHERS = [
    '{"argmap": 1, "title": "A map", "claims": {}}',
    '{"arguments": {}, "statements": {}, "relations": [], "map": {"nodes": [{"id": "n0"}], "edges": []}}',
    '{"text": "\\"nodes\\": [ \\"nodeID\\": \\"AIF\\": { \\"source_id\\": \\"schemaVersion\\": 1"}',
    "[]",
    "",
]


@pytest.mark.parametrize("text", OTHERS)
@pytest.mark.parametrize("name", FAMILY)
def test_other_files_are_not_taken_for_these(name: str, text: str) -> None:
    assert not load_format(name).recognise(text)
