"""Frames: relations between them are numbers in both boxes, and they are packed without overlaps."""

import re
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

import pytest

from argmap.diagram import DiagramOptions, make_view, render
from argmap.diagram.chips import MOST
from argmap.diagram.components import pack_components
from argmap.diagram.options import GROUPINGS, Grouping
from argmap.diagram.packing import pack_frames
from argmap.diagram.places import Area, Layout
from argmap.diagram.sizes import FRAME_GAP
from argmap.evaluation import evaluate
from argmap.graph import Graph
from benchmarks.picture_measures import measure
from benchmarks.pictures import MAPS
from tests.diagram.test_views import GRAPH, VERDICTS

CHIPS: dict[Grouping, dict[str, list[str]]] = {
    "none": {},
    "section": {
        "t": ["◄ for 5", "► for 9"],
        "c": ["◄ for 4"],
        "q": ["► for 2"],
        "d": ["◄ for 6", "► for 1"],
        "r": ["► for 5"],
        "act": ["◄ for 1"],
    },
    "case": {"t": ["► for 9"], "act": ["◄ for 1"]},
}


@pytest.mark.parametrize("group", GROUPINGS)
def test_relations_between_frames_are_numbers_at_both_ends(group: Grouping) -> None:
    view = make_view(GRAPH, VERDICTS, DiagramOptions(group=group))
    names = {GRAPH.statements[index].id: rows for index, rows in view.chips.items()}
    assert names == CHIPS[group]


def test_numbers_are_links_and_stand_on_boxes() -> None:
    svg = render(GRAPH, "svg", DiagramOptions(group="case")).decode()
    links = re.findall(r'<a class="chip" tabindex="-1" href="#statement-([^"]*)">(\d+)</a>', svg)
    assert links == [("act", "9"), ("t", "1")]
    assert ">1 Thesis<" in svg
    assert ">9 Recommendation<" in svg


def test_a_box_names_so_many_and_counts_the_rest() -> None:
    many = {f"r{n}": {"text": "R.", "supported_by": ["c"]} for n in range(MOST + 8)}
    data: dict[str, Any] = {"title": "t", "claims": {"c": {"text": "C."}}, "recommendations": many}
    graph = Graph.of(data)
    view = make_view(graph, evaluate(graph), DiagramOptions(group="case"))
    (row,) = view.chips[graph.statements[0].index]
    assert row.endswith(" · 7 more")
    assert len(re.findall(r"\d+", row)) == MOST + 1


def test_a_map_of_one_case_has_no_frame_and_suits_a_screen() -> None:
    svg = render(Graph.of(MAPS["nodeset"]()), "svg").decode()
    assert 'class="cluster"' not in svg
    measured = measure(svg)
    assert 1.2 <= measured["ratio"] <= 1.6
    assert measured["crossings"] <= 5


def test_a_case_of_one_statement_needs_no_heading() -> None:
    data: dict[str, Any] = {
        "title": "t",
        "claims": {"b": {"text": "B."}, "c": {"text": "C.", "supported_by": ["p"]}},
    }
    data["premises"] = {"p": {"text": "P."}}
    svg = render(Graph.of(data), "svg", DiagramOptions(group="case")).decode()
    assert re.findall(">(The case for [^<]*)</text>", svg) == ["The case for C."]


def test_parts_that_nothing_connects_are_packed_in_their_order() -> None:
    nodes = {f"n{n}": Area(0, n * 100, 200, n * 100 + 80) for n in range(12)}
    lines = {("n0", "n1"): ["100.00,80.00 100.00,90.00 100.00,95.00 100.00,100.00"]}
    packed = pack_components(Layout(Area(0, 0, 200, 1180), nodes, lines, {}, {}), {"n3": "n2"}, 1.4)
    assert 1 < packed.area.width / packed.area.height < 2
    assert not packed.frames
    assert (packed.nodes["n0"].left, packed.nodes["n0"].top) == (0, 0)
    for one, other in (("n0", "n1"), ("n2", "n3")):
        assert packed.nodes[other].top - packed.nodes[one].top == 100
        assert packed.nodes[other].left == packed.nodes[one].left
    alone = Layout(Area(0, 0, 90, 40), {"a": Area(0, 0, 90, 40)}, {}, {}, {})
    assert pack_components(alone, {}, 1.4) is alone


def test_a_part_moves_up_to_the_boxes_above_it() -> None:
    nodes = {"a": Area(0, 0, 90, 40), "b": Area(300, 0, 390, 400), "c": Area(0, 500, 90, 540)}
    lines = {("a", "b"): ["90.00,20.00 200.00,20.00 250.00,20.00 300.00,20.00"]}
    packed = pack_components(Layout(Area(0, 0, 390, 540), nodes, lines, {}, {}), {}, 1.0)
    assert packed.nodes["c"] == Area(0, 40 + FRAME_GAP, 90, 80 + FRAME_GAP)
    assert packed.area == Area(0, 0, 390, 400)


@pytest.mark.parametrize("seed", range(20))
def test_no_part_moves_down_where_places_are_rounded(seed: int) -> None:
    random = Random(seed)
    nodes: dict[str, Area] = {}
    for number in range(12):
        left, top = random.uniform(0, 900), number * 100.0
        nodes[f"n{number}"] = Area(left, top, left + random.uniform(80, 300), top + random.uniform(20, 70))
    layout = Layout(Area(0, 0, 1200, 1200), nodes, {}, {}, {})
    part_of = {name: name for name in nodes}
    packed = pack_frames(replace(layout, frames=dict(nodes)), part_of, 1.4)
    settled = pack_components(layout, {}, 1.4)
    assert all(settled.nodes[name].top <= packed.nodes[name].top + 0.01 for name in nodes)
    for one, other in combinations(settled.nodes.values(), 2):
        assert one.right <= other.left or other.right <= one.left or one.bottom <= other.top or (
            other.bottom <= one.top
        )  # fmt: skip


@pytest.mark.parametrize("count", [1, 2, 7, 60, 400])
def test_frames_are_packed(count: int) -> None:
    frames = {
        f"f{n}": Area(0, n * 900, 100 + 37 * (n * n % 11), n * 900 + 80 + 53 * (n % 7)) for n in range(count)
    }
    nodes = {f"n{n}": Area(10, n * 900 + 10, 60, n * 900 + 50) for n in range(count)}
    layout = Layout(Area(0, 0, 500, count * 900), nodes, {}, frames, {})
    packed = pack_frames(layout, {f"n{n}": f"f{n}" for n in range(count)}, 1.4)
    for one, other in combinations(packed.frames.values(), 2):
        assert min(one.right, other.right) <= max(one.left, other.left) or (
            min(one.bottom, other.bottom) <= max(one.top, other.top)
        )
    for n in range(count):
        frame, node = packed.frames[f"f{n}"], packed.nodes[f"n{n}"]
        assert (node.left - frame.left, node.top - frame.top) == (10, 10)
    if count > 2:
        assert 1 < packed.area.width / packed.area.height < 2
