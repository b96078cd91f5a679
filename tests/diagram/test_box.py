"""The text that we set in boxes stands where an engine would set it, and all else is drawn alike."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.diagram import DiagramOptions, render
from argmap.diagram.box import SHAPES, make_boxes
from argmap.diagram.box_text import fill_box
from argmap.diagram.bundle_places import unfold
from argmap.diagram.bundling import bundle
from argmap.diagram.chips import find_lines
from argmap.diagram.dot import sizing_dot
from argmap.diagram.frames import choose_direction
from argmap.diagram.furniture import compose
from argmap.diagram.layout import draw_placed, lay_out
from argmap.diagram.line_ends import part_ends
from argmap.diagram.narrowing import narrow
from argmap.diagram.rtl import EMBEDDING, embed_lines
from argmap.diagram.text_length import fit_texts
from argmap.diagram.viewing import make_view
from argmap.errors import EngineError
from argmap.evaluation import evaluate
from argmap.graph import Graph
from tests.diagram.drawing import GOLDEN, MAPS, claims, graph_of

PAPER = GOLDEN.parents[2] / "maps/drew-2013.yaml"
PLACES = {"x", "y", "d", "points", "cx", "cy", "text-anchor"}
OTHER_SHAPES = ["ellipse", "hexagon", "house", "underline"]


def compare(graph: Graph, picture: DiagramOptions) -> int:
    """Compare what we draw with what an engine does alone; return how many texts there are."""
    view = make_view(graph, evaluate(graph), picture)
    if view.theme.kinds["claim"].shape not in OTHER_SHAPES:
        view = bundle(view)
        view = narrow(view)
    boxes = make_boxes(view)
    layout = unfold(view, boxes, lay_out(sizing_dot(view, boxes), 60), choose_direction(view))
    layout = part_ends(layout, find_lines(view))
    dot, placed = compose(view, {}, layout)
    plain = parts_of(embed_lines(fit_texts(draw_placed(dot, placed, "svg", 60))))
    ours = parts_of(render(graph, "svg", picture))
    assert set(ours) == set(plain)
    pairs = [pair for name in plain for pair in zip(plain[name], ours[name], strict=True)]
    for one, other in pairs:
        assert (one.tag, one.text) == (other.tag, "".join(other.itertext()) or None)
        assert looks_of(one) == looks_of(other)
        compare_places(one, other)
    return sum(one.tag.endswith("}text") for one, _ in pairs)


def compare_places(one: ET.Element, other: ET.Element) -> None:
    """Engines do not know that bold letters are wider, and set those of badges too high."""
    for name in ("d", "points", "cx", "cy"):
        assert numbers_in(other.get(name, "")) == pytest.approx(numbers_in(one.get(name, "")), abs=1)
    if one.tag.endswith("}text"):
        down = 1.5 if one.get("font-size") == "7.00" else 0.5
        assert float(other.get("y", "")) == pytest.approx(float(one.get("y", "")), abs=down)
        if other.get("text-anchor") != one.get("text-anchor"):
            assert (one.text or "").startswith(EMBEDDING[0]) or one.get("font-size") == "7.00"
        else:
            near = 12 if (one.text or "").startswith(" · ") else 2  # it stands after a word of some width
            assert float(other.get("x", "")) == pytest.approx(float(one.get("x", "")), abs=near)


def parts_of(svg: bytes) -> dict[str, list[ET.Element]]:
    groups = [
        group
        for group in ET.fromstring(svg).iter()
        if group.tag.endswith("}g") and group.get("class") and group.get("id") != "graph0"
    ]
    return {group.get("id", ""): [one for one in group.iter() if is_drawn(one)] for group in groups}


def is_drawn(one: ET.Element) -> bool:
    return one.tag.endswith(("}path", "}polygon", "}polyline", "}ellipse", "}text"))


def looks_of(one: ET.Element) -> dict[str, str]:
    return {name: value for name, value in one.attrib.items() if name not in PLACES}


def numbers_in(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", text)]


@pytest.mark.parametrize("path", [*MAPS, PAPER], ids=lambda path: path.stem)
def test_all_is_where_an_engine_sets_it(path: Path) -> None:
    graph = graph_of(path)
    assert compare(graph, DiagramOptions()) >= 2 * len(graph.statements)


@pytest.mark.parametrize("choices", [{"findings": True}, {"width": 300}, {"theme": "contrast"}])
def test_other_looks(choices: dict[str, int]) -> None:
    assert compare(graph_of(GOLDEN / "relations.yaml"), DiagramOptions(**choices)) > 20  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", [*sorted(SHAPES), *OTHER_SHAPES])
def test_shapes(shape: str, tmp_path: Path) -> None:
    theme = tmp_path / "shapes.toml"
    theme.write_text(f'[kinds.claim]\nshape = "{shape}"\n', encoding="utf-8")
    graph, picture = Graph.of(claims("A claim that takes some lines. " * 5)), DiagramOptions(theme=str(theme))
    assert bool(make_boxes(make_view(graph, evaluate(graph), picture))) == (shape in SHAPES)
    assert compare(graph, picture) > 5


def test_a_narrow_box_has_room_for_its_head() -> None:
    graph = Graph.of(
        {
            "title": "t",
            "recommendations": {"r": {"text": "Do.", "at": [{"paragraph": 123}], "attacks": []}},
        }
    )
    svg = render(graph, "svg", DiagramOptions(width=80)).decode()
    word, badge = re.findall(r'x="([-.\d]+)"[^>]*>(?:Recommendation|[?] UNSUPPORTED)<', svg)[:2]
    (box,) = make_boxes(make_view(graph, evaluate(graph), DiagramOptions(width=80))).values()
    assert box.width > 80
    assert float(badge) - float(word) > 80


def test_an_engine_that_leaves_out_the_dot_is_refused() -> None:
    view = make_view(graph := Graph.of(claims("One.")), evaluate(graph))
    (box,) = make_boxes(view).values()
    with pytest.raises(EngineError, match="not an SVG by Graphviz"):
        fill_box(b'<polygon points="0,0"/>\n', box, view.theme, {})


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("Short.", None, 120),
        ("This one is somewhat longer.", None, 150),
        ("This sentence takes several lines, of which the longest is almost as wide as can be.", None, 212),
        ("ספרייה היא מקום טוב.", None, 143),
        ("Short.", 200, 200),
    ],
)
def test_boxes_of_short_texts_are_narrow(text: str, width: int | None, wanted: int) -> None:
    graph = Graph.of(claims(text, "A."))
    view = make_view(graph, evaluate(graph), DiagramOptions(width=width))
    narrowed = narrow(view)
    assert narrowed.theme.width == wanted
    lines = [[row.lines for row in box.content.rows] for box in make_boxes(view).values()]
    assert lines == [[row.lines for row in box.content.rows] for box in make_boxes(narrowed).values()]


def test_the_width_of_a_theme_is_kept(tmp_path: Path) -> None:
    theme = tmp_path / "wide.toml"
    theme.write_text("width = 260\n", encoding="utf-8")
    graph = Graph.of(claims("Short."))
    view = make_view(graph, evaluate(graph), DiagramOptions(theme=str(theme)))
    assert narrow(view).theme.width == 260
