"""What a page is made of, without a browser."""

import json
import re
from importlib.resources import files

import pytest

import argmap
from argmap.diagram import render
from argmap.diagram.text import clean
from argmap.evaluation import Explanations
from argmap.graph import Graph
from argmap.page import format_page
from argmap.page.dark import darken
from argmap.page.data import describe_map
from argmap.page.diagram import PageDiagrams
from argmap.page.why import MOST_OPEN, explain_all
from argmap.report.groups import group_by_cause
from benchmarks.generate import SHAPES
from tests.page.pages import graph_of, page_of


def test_same_bytes() -> None:
    graph = graph_of("paper")
    assert format_page(graph) == format_page(graph)


def test_the_library_writes_pages() -> None:
    loaded = argmap.load("docs/examples/late-fees.yaml")
    assert argmap.render(loaded, "html") == page_of("late-fees")


@pytest.mark.parametrize("shape", SHAPES)
def test_explanations_take_no_more_than_the_map(shape: str) -> None:
    """A chain of reasons has explanations of any length, which share their points."""
    graph = Graph.of(SHAPES[shape](3000))
    points, starts = explain_all(graph, Explanations(graph))
    assert len(starts) == 3000
    assert len(points) <= 6 * 3000
    assert all(
        number < len(points) for point in points for ground in point["grounds"] for number in ground["points"]
    )


def test_many_contested_statements() -> None:
    claims = {
        f"c{n}": {"text": "x", "sources": ["w"], "contradicts": [f"c{n ^ 1}"]} for n in range(2 * MOST_OPEN)
    }
    graph = Graph.of({"title": "t", "sources": {"w": {"title": "W"}}, "claims": claims})
    _, starts = explain_all(graph, Explanations(graph))
    assert [start is None for start in starts] == [n >= MOST_OPEN for n in range(2 * MOST_OPEN)]


def test_reading_order() -> None:
    graph = graph_of("late-fees")
    [panel] = PageDiagrams(render(graph), graph, {}).panels
    order = re.findall(r'class="box" href="#([^"]+)"', panel)
    assert order == ["fees-exclude", "blocked-cards", "drop-fees", "fees-pointless", "returns-fall"]


def test_findings_are_with_their_statements() -> None:
    graph = graph_of("paper")
    findings = argmap.check("maps/hayat-2023.yaml")
    content = describe_map(graph, Explanations(graph), findings)
    in_groups = [finding for group in group_by_cause(findings) for finding in group]
    for told, finding in zip(content["findings"], in_groups, strict=True):
        assert told["message"] == clean(finding.text)
        if told["statement"] is not None and finding.path[0] != "inferences":
            assert graph.statements[told["statement"]].id == finding.statement
    json.dumps(content)


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ({"URL": "https://example.org/x"}, "https://example.org/x"),
        ({"DOI": "10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"DOI": "doi:10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"DOI": "https://doi.org/10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"DOI": "10.1000/182", "URL": "https://example.org/x"}, "https://example.org/x"),
        ({}, ""),
    ],
)
def test_addresses(source: dict[str, str], address: str) -> None:
    graph = Graph.of({"title": "t", "sources": {"w": {"title": "W", **source}}})
    assert describe_map(graph, Explanations(graph))["sources"][0]["address"] == address


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#dcebf7", "#a12800"])
def test_light_and_dark_change_places(colour: str) -> None:
    light, dark = (sum(bytes.fromhex(one[1:])) for one in (colour, darken(colour)))
    assert (light > 3 * 110) != (dark > 3 * 110)


def test_the_vendored_script_has_its_licence() -> None:
    folder = files("argmap.page") / "parts" / "vendor"
    assert "Permission is hereby granted" in (folder / "panzoom.LICENSE").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in page_of("late-fees")
    assert "Panzoom 4.6" in page_of("late-fees")
