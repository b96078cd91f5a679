"""What a reader of the SVG gets: every statement, as written, and nothing that runs."""

import re
from pathlib import Path
from typing import Any

import pytest

from argmap.diagram import DiagramOptions, Direction, render
from argmap.graph import Graph
from tests.diagram.drawing import MAPS, claims, graph_of, nodes_of, strings_of, svg_of, words_of

AS_WRITTEN = [
    '<0.05 & "x" \\N {a|b} javascript:',
    "<b>whole</b>",
    "&lt; &amp; &#0; &#x1; &bogus;",
    "]]> --> <!-- <![CDATA[",
    "\\",
    "\\N \\G \\E \\T \\l \\r \\n \\\\",
    '"',
    '\\"',
    "a  b" + " c",
    "%s {0} ${x} $x",
    "TABLE </TD></TR></TABLE>",
    "逾期罚款 الغرامات Штрафы 😀",
]


@pytest.mark.parametrize("text", AS_WRITTEN)
@pytest.mark.parametrize("place", ["text", "heading", "title", "source", "actor"])
def test_text_shows_as_written(text: str, place: str) -> None:
    svg = svg_of(_with(text, place), group="section")
    assert _squeeze(text) in _squeeze(words_of(svg))


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_tooltips_show_text_as_written(text: str) -> None:
    titles = [value for value in strings_of(svg_of(claims(text))) if value.startswith("c0 (claim)")]
    assert any(" ".join(text.split()) in title for title in titles)


def _with(text: str, place: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "title": text if place == "title" else "t",
        "sections": {"s": text if place == "heading" else "s"},
        "sources": {"work": {"title": text if place == "source" else "w"}},
        "recommendations": {"r": {"text": "r", "at": [{"section": "s"}], "sources": ["work"]}},
    }
    data["recommendations"]["r"]["actor"] = [text if place == "actor" else "a"]
    if place == "text":
        data["recommendations"]["r"]["text"] = text
    return data


def _squeeze(text: str) -> str:
    return re.sub(r"[\s\u202b\u202c]", "", text)


UNSAFE = ["\x00", "\x07", "\x1b[31m", "\x85", "\u202e", "\u2066", "\ud800", "\udfff", "\ufffe", "\uffff"]


@pytest.mark.parametrize("text", UNSAFE)
@pytest.mark.parametrize("place", ["text", "heading", "title", "source", "actor"])
def test_what_is_no_text_is_marked(text: str, place: str) -> None:
    svg = svg_of(_with(f"a{text}b", place))
    assert not set(text[:1]) & set("".join(strings_of(svg)))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize("direction", ["up", "down", "left", "right"])
def test_nothing_is_dropped_and_nothing_links_away(path: Path, direction: Direction) -> None:
    graph = graph_of(path)
    svg = svg_of(graph, direction)
    assert sorted(nodes_of(svg)) == sorted(f"statement-{statement.key}" for statement in graph.statements)
    links = [value for one in svg.iter() for name, value in one.attrib.items() if name.endswith("href")]
    assert {link.partition("-")[0] for link in links} <= {"#statement"}
    assert not [element for element in svg.iter() if element.tag.endswith("script")]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_same_bytes_and_no_trace_of_the_machine(path: Path) -> None:
    first, second = (render(graph_of(path)) for _ in range(2))
    assert first == second
    assert str(Path.home()).encode() not in first


def test_a_thesis_and_its_title() -> None:
    svg = svg_of(graph_of(next(path for path in MAPS if path.stem == "library")))
    titles = [element.text for element in svg.iter() if element.tag.endswith("title")]
    assert titles[:1] == ["Should the city library drop late fees?"]
    assert "node claim established thesis" in {element.get("class") for element in svg.iter()}


@pytest.mark.parametrize("direction", ["left", "right"])
def test_sections_of_a_long_map_stand_in_reading_order(direction: Direction) -> None:
    names = ["one", "two", "three", "four", "five"]
    statements = {
        f"{name}-{number}": {"text": "x", "at": [{"section": name}], "supported_by": [f"{other}-0"]}
        for name, other in zip(names, reversed(names), strict=True)
        for number in range(13)
    }
    data = {"title": "t", "sections": {name: name.capitalize() for name in names}, "claims": statements}
    svg = svg_of(Graph.of(data), direction, "section")
    headings = {name.capitalize() for name in names}
    texts = [text for text in svg.iter() if text.tag.endswith("}text") and text.text in headings]
    in_rows = sorted(texts, key=lambda text: (round(float(text.get("y", 0)), -1), float(text.get("x", 0))))
    assert [text.text for text in in_rows] == [name.capitalize() for name in names]


def test_huge_texts_are_cut_and_say_so() -> None:
    data = claims("word " * 2_000_000, "x" * 10_000_000, "图" * 1_000_000)
    svg = render(Graph.of(data))
    assert len(svg) < 200_000
    assert svg.decode().count("characters)") == 9


def test_lines_from_right_to_left_end_at_the_right_side_of_their_box() -> None:
    text = "غرامات التأخير تُبعد أفقر السكان عن المكتبة، ولا تجعل الكتب تعود أسرع (تقرير 2023)."
    data = {
        "title": "t",
        "sections": {"s": "نتائج"},
        "claims": {"a": {"text": text, "at": [{"section": "s"}]}, "b": {"text": "Left to right."}},
    }
    svg = render(Graph.of(data), "svg", DiagramOptions(group="section")).decode()
    lines = re.findall(r'text-anchor="(\w+)" x="([-.\d]+)"[^>]*>\u202b', svg)
    heading, *words = [float(x) for _, x in lines]
    assert {anchor for anchor, _ in lines} == {"end"}
    assert len(words) > 1
    assert len(set(words)) == 1
    shapes = re.findall(r'<path [^>]*d="([^"]*)"', svg)
    section, box = (max(map(float, re.findall(r"([-.\d]+),", shape))) for shape in shapes[-3:-1])
    assert 0 < section - heading < 15
    assert 0 < box - words[0] < 15
    assert not re.search(r'text-anchor="end"[^>]*>[A-Za-z]', svg)
