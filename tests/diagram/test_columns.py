"""Indented columns: each statement once, each relation a line or numbers in both boxes, and no overlaps."""

import json
import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from argmap.diagram import DiagramOptions, make_view, render, sizes
from argmap.diagram.box import Box
from argmap.diagram.chips import find_lines
from argmap.diagram.columns import Page, arrange
from argmap.diagram.content import Content, Head, Row
from argmap.diagram.edges import find_edges
from argmap.diagram.nodes import joint_name, joint_words
from argmap.diagram.number_links import find_numbers
from argmap.diagram.paper import PageSetup
from argmap.diagram.places import Area
from argmap.diagram.sheets import compose_sheets
from argmap.diagram.text import measure
from argmap.diagram.tree import Tree, grow
from argmap.evaluation import evaluate
from argmap.graph import Graph
from benchmarks.generate import SHAPES
from tests.diagram.drawing import GOLDEN, MAPS, graph_of
from tests.diagram.test_paper import needs_engine

PAPER = GOLDEN.parents[2] / "maps/hayat-2023.yaml"
PAGE = Page(columns=2, height=500, pitch=560, title=0)


def tree_of(graph: Graph) -> Tree:
    return grow(make_view(graph, evaluate(graph)))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_geometry_is_golden(path: Path, request: pytest.FixtureRequest) -> None:
    placed = arrange(tree_of(graph_of(path)), PAGE)
    nodes = {name: [round(side) for side in area] for name, area in placed.layout.nodes.items()}
    lines = {" ".join(ends): paths for ends, paths in placed.layout.lines.items()}
    geometry = json.dumps({"boxes": nodes, "lines": lines}, indent=1, ensure_ascii=False) + "\n"
    golden = path.with_name(f"{path.stem}-columns.json")
    if request.config.getoption("--regenerate"):
        golden.write_text(geometry, encoding="utf-8")
    assert geometry == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("graph", [graph_of(PAPER), Graph.of(SHAPES["graph"](300))], ids=["paper", "graph"])
def test_nothing_is_lost_and_nothing_overlaps(graph: Graph) -> None:
    tree = tree_of(graph)
    placed = arrange(tree, PAGE)
    areas = placed.layout.nodes
    assert {statement.key for statement in graph.statements} <= set(areas)
    for one, other in combinations(areas.values(), 2):
        assert one.right <= other.left or other.right <= one.left or one.bottom <= other.top or (
            other.bottom <= one.top
        )  # fmt: skip
    lines = {(edge.end, edge.start) for edge in find_lines(tree.view)}
    assert lines <= set(placed.layout.lines)
    conclusions = {joint_name(step): step.conclusion.key for step in graph.steps}
    numbers = {statement.key: tree.view.number(statement) for statement in graph.statements}
    chips = {
        statement.key: " ".join(tree.view.chips.get(statement.index, ())).replace(",", " ").split()
        for statement in graph.statements
    }
    for edge in find_edges(tree.view):
        ends = [conclusions.get(name, name) for name in (edge.start, edge.end)]
        if (edge.end, edge.start) not in lines and ends[0] != ends[1]:
            told = numbers[ends[1]] in chips[ends[0]] and numbers[ends[0]] in chips[ends[1]]
            assert told or "more" in chips[ends[0]] + chips[ends[1]]


def test_steps_and_notes_name_premises_that_stand_elsewhere() -> None:
    data: dict[str, Any] = {
        "title": "t",
        "claims": {"c": {"text": "C.", "supported_by": [["p", "q"], {"premises": ["p", "r"], "id": "step"}]}},
        "premises": {name: {"text": f"{name.upper()}."} for name in "pqr"},
        "challenges": {name: {"text": f"{name.upper()}.", "attacks": ["step"]} for name in "xy"},
    }
    tree = tree_of(Graph.of(data))
    assert [joint_words(tree.view, step) for step in tree.view.steps] == ["", "with 2"]
    lowest = max(box.outer_height for box in tree.boxes.values()) * 2 + 50
    notes = [line for line, _ in arrange(tree, Page(9, lowest, 0, 0)).notes]
    assert [re.findall('label="([^"]*)"', note)[0] for note in notes] == [
        "continued: with 2, for 1 C.",
        "continued: in vain for 1 C.",
        "continued: against the step to 1 C.",
    ]


def test_a_step_names_only_some_of_many_premises_that_stand_elsewhere() -> None:
    premises = {f"p{n}": {"text": "P."} for n in range(12)}
    shared = [{"premises": [*premises, name]} for name in ("q", "r")]
    data: dict[str, Any] = {
        "title": "t",
        "claims": {
            "c": {"text": "C.", "supported_by": shared[:1]},
            "d": {"text": "D.", "supported_by": shared[1:]},
        },
        "premises": {**premises, "q": {"text": "Q."}, "r": {"text": "R."}},
    }
    view = tree_of(Graph.of(data)).view
    assert [joint_words(view, step) for step in view.steps] == ["", "with 2, 3, 4, 5 and 8 more"]
    view = replace(view, sheets={number: 1 + (number > 14) for number in range(20)})
    assert joint_words(view, view.steps[1]).startswith("with 2\u00a0(p.\u00a01), ")


def test_numbers_and_notes_say_on_which_sheet_a_statement_stands() -> None:
    graph = graph_of(PAPER)
    drawing = compose_sheets(make_view(graph, evaluate(graph)), PageSetup("a4"))
    pitch = drawing.sheets.tops[1]
    order = make_view(graph, evaluate(graph)).order
    sheets = {
        order[statement.index].number: int(drawing.layout.nodes[statement.key].top / pitch + 0.001) + 1
        for statement in graph.statements
    }
    boxes = {}
    drawn = "\n".join(line for line in drawing.dot.splitlines() if 'id="statement-' in line)
    for box in re.findall(r"<B>(\d+) (?:Thesis|Claim|Premise|Challenge|Recommendation)</B>(.*)", drawn):
        boxes[int(box[0])] = re.sub("<BR/>|\xa0", " ", box[1])
    assert boxes.keys() == sheets.keys()
    told = [
        (sheets[number], int(other), int(sheet or sheets[number]))
        for number, box in boxes.items()
        for row in re.findall(r">([◄►] [^<]*)<", box)
        for other, sheet in re.findall(r"(\d+)(?: \(p\. (\d+)\))?(?=[, ]|$)", row)
    ]
    assert len(told) > 200
    assert [(own, other) for own, other, sheet in told if sheets[other] != sheet] == []
    feet = re.findall(r'label="(\d+)–(\d+)"', drawing.dot)
    found = {number for first, last in feet for number in range(int(first), int(last) + 1)}
    assert found == sheets.keys(), "the feet of sheets have the numbers of all statements"
    assert sum(int(last) - int(first) + 1 for first, last in feet) == len(sheets)


def test_each_case_of_several_statements_begins_with_a_heading_that_names_it() -> None:
    graph = graph_of(PAPER)
    tree = tree_of(graph)
    placed = arrange(tree, PAGE)
    cases = Counter(place.case for place in tree.view.order.values())
    firsts = {place.case: place.number for place in reversed(list(tree.view.order.values()))}
    words = [
        f"The case for {firsts[case]} · {number} statements" for case, number in cases.items() if number > 1
    ]
    assert [re.findall("<B>(.*)</B>", line) for line, _ in placed.headings] == [[word] for word in words]
    boxes = {tree.view.number(one): placed.layout.nodes[one.key] for one in graph.statements}
    for (line, area), word in zip(placed.headings, words, strict=True):
        box = boxes[word.split()[3]]
        assert area.left <= box.left <= area.left + 5
        assert area.bottom <= box.top <= area.bottom + 5, line


def test_links_lie_on_the_numbers_that_they_name() -> None:
    row = "◄ for 12, 3\u00a0(p.\u00a010) · against 45, 1,212 more"
    content = Content(Head("", "", (), None), (Row((row,), 8, "", linked=True),))
    box = Box(content, 300, sizes.HEAD_HEIGHT + content.rows[0].height)
    found = list(find_numbers(box, Area(100, 50, 420, 90)))
    assert [number for number, _ in found] == [12, 3, 45]
    for number, area in found:
        start = 111 + 8 * measure(row[: row.index(f" {number}") + 1])
        assert area.left == pytest.approx(start)
        assert 50 < area.top < area.bottom < 90


def test_each_rail_that_goes_on_is_named() -> None:
    tree = tree_of(graph_of(PAPER))
    placed = arrange(tree, PAGE)
    names = {tree.view.number(one): one for one in tree.view.statements}
    notes = [
        re.search(r'label="(continued: )?(?:with \d+, )?([a-z ]+) (\d+) (.*?)"', line)
        for line, _ in placed.notes
    ]
    assert len(notes) > 40
    assert all(note and names[note[3]].text[:10] == note[4][:10] for note in notes)
    words = {word for note in notes if note for word in note[2].split(" and ")}
    assert words >= {"for", "against"}


@needs_engine
def test_the_paper_on_sheets() -> None:
    from pypdf import PdfReader

    graph = graph_of(PAPER)
    options = DiagramOptions(paper="a4")
    pdf = render(graph, "pdf", options)
    drawing = compose_sheets(make_view(graph, evaluate(graph)), PageSetup("a4"))
    reader: Any = PdfReader(BytesIO(pdf))
    assert drawing.sheets.scale * 11 >= 8
    assert len(reader.pages) == len(drawing.sheets.tops) <= 12
    assert [item["/Title"] for item in reader.outline][:1] == [drawing.outline[0][0]]
    links = [(page, note.get_object()["/Dest"]) for page in reader.pages for note in page.get("/Annots", ())]
    numbers = [(page.page_number, reader.get_page_number(to[0].get_object())) for page, to in links]
    assert len(links) == len(drawing.links) > 250, (
        "each note, number and row of the poster leads to what it names"
    )
    assert len(set(numbers)) > 60
    boxes = {(round(area.width), round(area.height)) for area in drawing.layout.nodes.values()}
    assert {(round(box.width), round(box.height)) for _, box in drawing.links} <= boxes
    fonts = [font for page in reader.pages for font in page["/Resources"]["/XObject"]["/SvgDocument"]
             .get_object()["/Resources"]["/Font"].values()]  # fmt: skip
    assert all("+" in str(font.get_object()["/BaseFont"]) for font in fonts)
    assert render(graph, "pdf", options) == pdf
