"""Mermaid text: as written, within the limits of hosts.

What the real Mermaid makes of these texts was looked at by hand: it is a program for browsers.
"""

import re
from html import unescape
from typing import Any

import pytest

from argmap.diagram import DiagramOptions, Direction, Selection, render
from argmap.diagram.mermaid import CHARACTERS, EDGES
from argmap.errors import ArgmapError
from argmap.graph import Graph
from tests.diagram.drawing import GOLDEN, claims, graph_of
from tests.diagram.test_svg import AS_WRITTEN, UNSAFE

PAPER = GOLDEN.parents[2] / "maps/hayat-2023.yaml"
HOSTILE = [
    *AS_WRITTEN,
    "end",
    "`code` **bold** _it_ ~~no~~",
    "%%{init: {}}%%",
    "%% comment",
    "direction LR",
    "direction   TB",
    "click s0 callback",
    "1. one",
    "1) one",
    "- one",
    '"]; s0 --> s1[("x',
    "lifestyle:x#59; classDef a:#b;",
    "#34;",
    "$$\\frac{1}{2}$$",
    "fa:fa-car",
    "@{shape: doc}",
    ":::claim",
]


def mermaid(source: Graph | dict[str, Any], direction: Direction | None = None) -> str:
    graph = source if isinstance(source, Graph) else Graph.of(source)
    return render(graph, "mermaid", DiagramOptions(direction=direction)).decode()


def label_of(text: str, node: str = "s0") -> str:
    """The text of a node, as Mermaid reads it, without what joins signs."""
    [label] = re.findall(rf'^ *{node}\W+"([^"]*)"\W+\w+$', text, re.MULTILINE)
    return unescape(re.sub(r"#(\d+);", r"&#\1;", label)).replace("\u2060", "")


@pytest.mark.parametrize(
    ("direction", "word"), [("up", "BT"), ("down", "TB"), ("left", "RL"), ("right", "LR"), (None, "RL")]
)
def test_direction(direction: Direction | None, word: str) -> None:
    assert f"\nflowchart {word}\n" in mermaid(claims("x"), direction)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_written_so_that_it_shows_as_it_is(text: str) -> None:
    data = claims(text) | {"title": text, "sections": {"end": text}}
    data["claims"]["c0"]["at"] = [{"section": "end"}]
    written = mermaid(data)
    assert label_of(written) == f"Claim, unsupported<br/>{' '.join(text.split())}"
    lines = [line for line in written.splitlines() if re.match(" *(accTitle|subgraph|s0)", line)]
    assert len(lines) == 3
    for line in lines:
        assert "#92;n" not in line
        shown = re.sub(r"#\d+;", "·", line.replace("<br/>", " "))
        assert not re.search(r"[`%@{}<>]|direction\s+[TBLR]|\$\$|:fa-|\d[.)]|\"-", shown), line


@pytest.mark.parametrize("text", UNSAFE)
def test_what_is_no_text_is_marked(text: str) -> None:
    assert text[0] not in mermaid(claims(f"a{text}b"))


def test_the_title_cannot_leave_its_line() -> None:
    lines = mermaid(claims("x") | {"title": 'a"\n---\nflowchart <b>'}).splitlines()
    assert lines[:4] == ["---", 'title: "a\\" --- flowchart ‹b>"', "---", "flowchart RL"]


def test_the_paper_is_within_the_limits_of_hosts() -> None:
    text = mermaid(graph_of(PAPER))
    assert len(text) <= CHARACTERS
    assert "%%" not in text
    assert len(re.findall(r"^ +s\d+\W+\"", text, re.MULTILINE)) == len(graph_of(PAPER).statements)


def test_a_selection_says_what_it_leaves_out() -> None:
    graph = graph_of(GOLDEN / "library.yaml")
    text = render(graph, "mermaid", selection=Selection(graph.statements[:2])).decode()
    assert text.count(":::claim") + text.count(":::thesis") + text.count(":::premise") == 2
    assert '  more["4 more in the map"]:::joint\n' in text


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_texts_are_cut_before_a_diagram_is_refused(letter: str) -> None:
    text = mermaid(claims(*[letter * 600] * 100))
    assert len(text.encode("utf-16-le")) // 2 <= CHARACTERS
    assert "  %% Texts are cut to 120 characters: hosts draw at most 50,000 in all.\n" in text
    assert label_of(text).endswith(f"{letter * 119}…")


@pytest.mark.parametrize(
    ("count", "links"), [(2, EDGES + 1), (1000, 0), pytest.param(100_000, 0, marks=pytest.mark.long)]
)
def test_what_hosts_would_refuse_is_refused(count: int, links: int) -> None:
    data = claims(*["A claim."] * (count + links))
    data["claims"]["c0"]["supported_by"] = [f"c{number + 1}" for number in range(links)]
    with pytest.raises(ArgmapError, match=r"more than Mermaid can draw; .* draw a part of the map"):
        mermaid(data)


def test_as_many_relations_as_hosts_draw() -> None:
    data = claims(*["x"] * (EDGES + 1))
    data["claims"]["c0"]["supported_by"] = [f"c{number + 1}" for number in range(EDGES)]
    assert mermaid(data).count("|in vain|") == EDGES
