"""What the views show, and that they say what they leave out."""

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.diagram import DiagramOptions, make_view, render
from argmap.diagram.atlas import draw_atlas
from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.graph import Graph
from tests.diagram.drawing import describe

ROOT = Path(__file__).parents[2]
MAP: dict[str, Any] = {
    "argmap": 1,
    "title": "Views",
    "sections": {"one": "The first", "two": "The second", "overview": "A heading", "empty": "Nothing"},
    "thesis": ["t"],
    "sources": {"s": {"title": "Work"}},
    "claims": {
        "t": {"text": "T.", "supported_by": ["c", "d"], "at": [{"section": "one"}]},
        "c": {"text": "C.", "supported_by": ["p", "q"], "at": [{"section": "one"}]},
        "d": {"text": "D.", "supported_by": ["r"], "at": [{"section": "two"}]},
        "lone": {"text": "Lone."},
    },
    "premises": {
        "p": {"text": "P.", "sources": ["s"], "at": [{"section": "one"}]},
        "q": {"text": "Q.", "assumption": "Clear.", "at": [{"section": "two"}]},
        "r": {"text": "R.", "sources": ["s"], "at": [{"section": "overview"}]},
        "a": {"text": "A.", "sources": ["s"], "answers": ["x"], "at": [{"section": "two"}]},
    },
    "challenges": {"x": {"text": "X.", "attacks": ["d"], "at": [{"section": "two"}]}},
    "recommendations": {"act": {"text": "Act.", "supported_by": ["t"], "at": [{"section": "two"}]}},
}
GRAPH = Graph.of(MAP)
VERDICTS = evaluate(GRAPH)
SHOWN: list[tuple[dict[str, Any], str]] = [
    ({}, "t c d lone p q r a x act"),
    ({"focus": "d"}, "t d r x a"),
    ({"focus": "d", "depth": 1}, "t d r x"),
    ({"focus": "d", "depth": 0}, "t d"),
    ({"focus": "x", "depth": 1}, "d x a"),
    ({"focus": "a", "depth": 1}, "a x"),
    ({"root": "t"}, "t c d p q r a x"),
    ({"root": "c"}, "c p q"),
    ({"section": "two"}, "d q a x act"),
    ({"section": "empty"}, ""),
    ({"kinds": ["premise", "challenge"]}, "p q r a x"),
    ({"root": "t", "kinds": ["claim"]}, "t c d"),
    ({"root": "t", "section": "one"}, "t c p"),
    ({"collapse": True}, "t c d lone r a x act"),
]


@pytest.mark.parametrize(("choices", "names"), SHOWN)
def test_what_is_shown(choices: Mapping[str, Any], names: str) -> None:
    view = make_view(GRAPH, VERDICTS, DiagramOptions(**choices))
    assert {statement.id for statement in view.statements} == set(names.split())
    missing = len(GRAPH.statements) - len(view.statements)
    said = f"{missing} more statement{'' if missing == 1 else 's'} of this map not shown"
    dot = describe(GRAPH, VERDICTS, DiagramOptions(**choices))
    assert (said in dot) is (missing > 0)
    assert len(re.findall(r'id="statement-', dot)) == len(view.statements)


def test_boxes_say_how_many_of_their_relations_are_not_shown() -> None:
    view = make_view(GRAPH, VERDICTS, DiagramOptions(section="one"))
    assert {GRAPH.statements[index].id: n for index, n in view.hidden.items()} == {"t": 2, "c": 1}
    dot = describe(GRAPH, VERDICTS, DiagramOptions(section="one"))
    assert "… 2 more relations not shown" in dot
    assert "… 1 more relation not shown" in dot


def test_what_is_collapsed_is_counted() -> None:
    view = make_view(GRAPH, VERDICTS, DiagramOptions(collapse=True))
    assert {GRAPH.statements[index].id: n for index, n in view.collapsed.items()} == {"c": 2}
    assert "… 2 statements below, all established" in describe(GRAPH, VERDICTS, DiagramOptions(collapse=True))


def test_marks_may_be_left_out() -> None:
    usual = describe(GRAPH, VERDICTS)
    assert "Work" in re.sub(r'tooltip="[^"]*"', "", usual)
    assert "ANSWERED" in usual
    bare = re.sub(
        r'tooltip="[^"]*"', "", describe(GRAPH, VERDICTS, DiagramOptions(sources=False, verdicts=False))
    )
    assert "Work" not in bare
    assert "ANSWERED" not in bare


@pytest.mark.parametrize("focus", ["p", "x"])
def test_a_focus_shows_the_whole_step_that_a_statement_belongs_to_or_attacks(focus: str) -> None:
    data: dict[str, Any] = {
        "title": "t",
        "claims": {"c": {"text": "C.", "supported_by": [{"premises": ["p", "q"], "id": "step"}, "r"]}},
        "premises": {name: {"text": "P."} for name in "pqr"},
        "challenges": {"x": {"text": "X.", "attacks": ["step"]}},
    }
    graph = Graph.of(data)
    shown = {one.id for one in make_view(graph, evaluate(graph), DiagramOptions(focus=focus)).statements}
    assert shown >= {focus, "p", "q", "c"}
    assert "r" not in shown


def test_findings_are_marked() -> None:
    model = argmap.ArgumentMap.model_validate(MAP, by_alias=True, by_name=False)
    findings = argmap.check(model)
    about = sum(finding.path[:2] == ("claims", "lone") for finding in findings)
    dot = describe(GRAPH, VERDICTS, DiagramOptions(findings=True), findings=findings)
    [lone] = [line for line in dot.splitlines() if 'id="statement-lone"' in line]
    assert f"{about} FINDING" in lone
    assert "the check has findings here" in dot
    assert "FINDING" not in describe(GRAPH, VERDICTS, findings=findings)


def test_width_and_theme_are_used() -> None:
    assert 'WIDTH="300"' in describe(GRAPH, VERDICTS, DiagramOptions(width=300))
    assert 'bgcolor="#16191d"' in describe(GRAPH, VERDICTS, DiagramOptions(theme="dark"))
    with pytest.raises(ValueError, match="choose 80 to 800"):
        describe(GRAPH, VERDICTS, DiagramOptions(width=10))


def test_the_atlas_leads_from_picture_to_picture() -> None:
    files = dict(draw_atlas(GRAPH, VERDICTS, "svg", DiagramOptions()))
    assert list(files) == ["overview.svg", "one.svg", "two.svg", "overview-section.svg", "no-section.svg"]
    texts = {name: unescape(content.decode()) for name, content in files.items()}
    for name, text in texts.items():
        links = set(re.findall(r'xlink:href="([^"]*)"', text))
        assert links <= set(files), name
        assert (name == "overview.svg") or "overview.svg" in links
    chips = set(re.findall(r'class="chip" tabindex="-1" href="([^"]+)"', texts["one.svg"]))
    assert chips == {f"two.svg#statement-{name}" for name in ("d", "q", "act")}
    statements = [one for text in texts.values() for one in re.findall(r'id="statement-([^"]*)"', text)]
    assert sorted(statements) == sorted(one.id for one in GRAPH.statements)


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"focus": "dd"}, "the map has no statement 'dd'"),
        ({"section": "tow"}, "the map has no section 'tow' (did you mean 'two'?)"),
        ({"theme": "drak"}, "unknown theme 'drak' (did you mean 'dark'?)"),
    ],
)
def test_what_is_not_there(choices: Mapping[str, Any], message: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        describe(GRAPH, VERDICTS, DiagramOptions(**choices))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "choices", [{"focus": "t"}, {"overview": True}, {"collapse": True}, {"theme": "print"}]
)
def test_views_of_hostile_and_odd_maps_are_drawn(choices: Mapping[str, Any]) -> None:
    odd = {
        "title": "<b>\\N&amp;",
        "sections": {"a": '"><script>alert(1)</script>'},
        "claims": {"t": {"text": "</svg>", "at": [{"section": "a"}], "supported_by": ["t"]}},
    }
    svg = render(Graph.of(odd), "svg", DiagramOptions(**choices)).decode()
    assert "<script" not in svg


def test_the_title_of_a_picture_of_the_atlas_leads_to_the_overview() -> None:
    for name, content in draw_atlas(GRAPH, VERDICTS, "svg", DiagramOptions()):
        groups = re.findall(
            r'<g [^>]*aria-label="[^"]*« Overview[^"]*"[^>]*>.*?</g>', content.decode(), re.DOTALL
        )
        links = [link for group in groups for link in re.findall(r'xlink:href="([^"]*)"', group)]
        assert links == ([] if name == "overview.svg" else ["overview.svg"])


def test_every_section_has_a_file_of_its_own_and_a_link_to_it() -> None:
    names = ["overview", "overview-section", "no-section", "other"]
    claims = {f"c{name}": {"text": "A claim.", "at": [{"section": name}]} for name in names}
    graph = Graph.of(
        {"title": "t", "sections": dict.fromkeys(names, "A"), "claims": {**claims, "c": {"text": "x"}}}
    )
    files = dict(draw_atlas(graph, evaluate(graph), "svg", DiagramOptions()))
    assert len(files) == len(names) + 2
    links = re.findall(r'xlink:href="([^"]*)"', unescape(files.pop("overview.svg").decode()))
    assert sorted(links) == sorted(files)
    shown = [
        one
        for text in files.values()
        for one in re.findall(r'id="statement-([^"]*)"', unescape(text.decode()))
    ]
    assert sorted(shown) == sorted(one.key for one in graph.statements)
