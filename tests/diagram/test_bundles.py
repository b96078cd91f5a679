"""Frames of linked premises and stacks: what stands in them, their geometry, and that no relation is lost."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from argmap.diagram import DIRECTIONS, DiagramOptions, Direction, make_view
from argmap.diagram.box import make_boxes
from argmap.diagram.bundle_places import find_shape, unfold
from argmap.diagram.bundling import bundle
from argmap.diagram.chips import find_lines
from argmap.diagram.dot import sizing_dot
from argmap.diagram.edges import find_edges
from argmap.diagram.layout import lay_out
from argmap.diagram.nodes import joint_name
from argmap.diagram.places import Area
from argmap.diagram.view import View
from argmap.evaluation import evaluate
from argmap.graph import Graph
from tests.diagram.drawing import GOLDEN, MAPS, graph_of

HOTEZ = GOLDEN.parents[2] / "maps/hotez-2007.yaml"


def view_of(graph: Graph, direction: Direction | None = None) -> View:
    return bundle(make_view(graph, evaluate(graph), DiagramOptions(direction=direction)))


def overlap(one: Area, other: Area) -> bool:
    return not (
        one.right <= other.left
        or other.right <= one.left
        or one.bottom <= other.top
        or other.bottom <= one.top
    )


def is_in(one: Area, other: Area) -> bool:
    return (
        other.left <= one.left
        and other.top <= one.top
        and one.right <= other.right
        and one.bottom <= other.bottom
    )


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_geometry_is_golden(path: Path, request: pytest.FixtureRequest) -> None:
    found = {}
    for direction in DIRECTIONS:
        view = view_of(graph_of(path), direction)
        boxes = make_boxes(view)
        for one in view.bundles.all.values():
            shape = find_shape(view, boxes, one, direction)
            places = {name: list(place) for name, place in zip(one.members, shape.places, strict=True)}
            found[f"{direction} {one.name}"] = {"size": [shape.width, shape.height], "members": places}
    geometry = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    golden = path.with_name(f"{path.stem}-bundles.json")
    if request.config.getoption("--regenerate"):
        golden.write_text(geometry, encoding="utf-8")
    assert geometry == golden.read_text(encoding="utf-8")


def test_every_relation_is_a_line_a_place_in_a_frame_or_a_number() -> None:
    view = view_of(graph_of(HOTEZ))
    lines = {(edge.start, edge.end) for edge in find_lines(view)}
    statements = {one.key: one for one in view.graph.statements}
    conclusions = {joint_name(step): step.conclusion for step in view.graph.steps}
    chips = {
        one.key: " ".join(view.chips.get(one.index, ())).replace(",", " ").split()
        for one in view.graph.statements
    }
    for edge in find_edges(view):
        if (edge.start, edge.end) in lines or view.bundles.home.get(edge.start) == edge.end:
            continue
        start, end = (statements.get(name) or conclusions[name] for name in (edge.start, edge.end))
        assert view.number(end) in chips[start.key]
        frame = view.bundles.all.get(edge.end)
        refers = frame is not None and start in frame.references.values()
        assert refers or view.number(start) in chips[end.key]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_boxes_stand_in_their_frames_and_do_not_overlap(direction: Direction) -> None:
    graph = graph_of(GOLDEN.parents[2] / "docs/examples/semmelweis.yaml")
    view = view_of(graph, direction)
    boxes = make_boxes(view)
    layout = unfold(view, boxes, lay_out(sizing_dot(view, boxes), 60), direction)
    frames = {one.name: one for one in view.bundles.all.values() if one.step}
    assert {one.key for one in graph.statements} | set(frames) <= set(layout.nodes)
    for frame in frames.values():
        assert all(is_in(layout.nodes[name], layout.nodes[frame.name]) for name in frame.members)
    inner = [area for name, area in layout.nodes.items() if name not in frames]
    assert not any(overlap(one, other) for one, other in combinations(inner, 2))
    outer = [layout.nodes[name] for name in frames]
    assert not any(overlap(one, other) for one, other in combinations(outer, 2))
    assert {(edge.end, edge.start) for edge in find_lines(view)} == set(layout.lines)


def test_a_step_that_only_has_another_voice_is_a_line_and_its_premise_names_the_voice() -> None:
    reasons = [{"premises": ["p"], "by": "v"}, {"premises": ["q", "r"], "by": "v"}]
    premises = {key: {"text": f"{key}."} for key in "pqr"}
    claims = {"c": {"text": "C.", "supported_by": reasons}}
    graph = Graph.of({"title": "t", "voices": {"v": "The analyst"}, "claims": claims, "premises": premises})
    view = view_of(graph)
    assert [bundle.members for bundle in view.bundles.all.values()] == [("q", "r")]
    (premise,) = (statement for statement in graph.statements if statement.key == "p")
    assert view.drawn_by == {premise.index: "The analyst"}
    assert "Step drawn by The analyst" in sizing_dot(view, {})
