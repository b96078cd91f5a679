"""What is heard of an SVG: every statement once, in the order of the argument; and nothing else."""

import shutil
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from argmap.diagram import Selection, render
from argmap.diagram.aria_labels import label_parts
from argmap.diagram.svg import make_accessible
from argmap.diagram.traversal import traverse
from argmap.diagram.view import View
from argmap.diagram.viewing import make_view
from argmap.errors import EngineError
from argmap.evaluation import evaluate
from argmap.graph import Graph, Statement
from tests.diagram.drawing import GOLDEN, claims, graph_of, svg_of
from tests.diagram.test_svg import AS_WRITTEN, UNSAFE

PAPER = GOLDEN.parents[2] / "maps/hayat-2023.yaml"
ENGINES = ["", *(["dot"] if shutil.which("dot") else [])]


def view_of(source: Graph | dict[str, Any], selection: Selection | None = None) -> View:
    graph = source if isinstance(source, Graph) else Graph.of(source)
    return make_view(graph, evaluate(graph), selection=selection)


def heard(svg: ET.Element) -> list[str]:
    """Labels and texts in their order, as a screen reader goes through them."""
    found: list[str] = []
    pending = [svg]
    while pending:
        element = pending.pop()
        if element.get("aria-hidden") == "true":
            continue
        found += [label] if (label := element.get("aria-label")) else []
        found += [element.text or ""] if element.tag.endswith("}text") else []
        pending += reversed(element)
    return found


def symbols(svg: ET.Element) -> dict[str, str]:
    """The labels of statements, by the ids of their groups."""
    return {
        group.get("id", "").removeprefix("statement-"): group.get("aria-label", "")
        for group in svg.iter()
        if group.get("id", "").startswith("statement-")
    }


def test_the_whole() -> None:
    svg = svg_of(graph_of(GOLDEN / "library.yaml"))
    title, desc = list(svg)[:2]
    assert svg.get("role") == "graphics-document document"
    assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), desc.get("id"))
    assert title.text == "Should the city library drop late fees?"
    assert desc.text == (
        "Map of: Okafor 2024. Fines and access in Elmwood's libraries. "
        "6 statements: 1 claim, 2 premises, 1 challenge, 2 recommendations. "
        "Theses: fees-exclude is established. Recommendations: 2 established."
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_each_box_in_the_order_of_the_argument(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if engine:
        monkeypatch.setenv("ARGMAP_DOT", engine)
    assert heard(svg_of(graph_of(GOLDEN / "relations.yaml"))) == [
        "1 thesis thesis, questioned: The thesis rests on a linked step with a warrant. "
        "In Reasons, paragraph 1. Supported in vain by step linked. Attacked by open and met.",
        "Step linked, by argument-from-analogy, which needs all of its premises. Supported in vain by fact "
        "and given. Licensed by licence. Attacked by undercut. Supports thesis in vain.",
        "2 premise fact, established: A fact with its sources. [City Auditor 2023, p. 14; Okafor & van der "
        "Berg n.d.; A et al. 2020; The law on public libraries and on…]. In Reasons, "
        "paragraph 2. Supports undecided and rival. Supports step linked in vain.",
        "3 premise given, questioned: Something that is taken as given. (assumption). Attacked by standing. "
        "Supports step linked and step single in vain.",
        "4 challenge standing, raised: Nobody meets this. Attacks step single and given.",
        "5 premise licence, granted: What holds of one holds of the other. Licenses step linked.",
        "6 challenge undercut, raised: The step does not follow. In Doubts, paragraph 1. Attacks step "
        "linked.",
        "7 challenge open, left open: This is left open knowingly. Attacks thesis.",
        "8 challenge met, raised: This is met by a recommendation. Answered by act. Attacks thesis.",
        "9 recommendation act, questioned: Somebody should act. (for City Council, The library). Supported "
        "in vain by step single. Answers met.",
        "Step single. Supported in vain by given. Attacked by standing. Supports act in vain.",
        "10 claim hollow, unsupported: The reason for this claim does not stand. In Doubts, paragraph 3. "
        "Supported in vain by bare.",
        "11 claim bare, unsupported: Nothing supports this claim. In Doubts, paragraph 2. "
        "Supports hollow in vain.",
        "12 claim undecided, contested: This cannot stand together with its rival. Supported by fact. "
        "Cannot stand with rival.",
        "13 claim rival, contested: This cannot stand together with the other. Supported by fact. "
        "Cannot stand with undecided.",
        "14 claim loop, unsupported: Circular support is no support. Supported in vain by loop. "
        "Supports loop in vain.",
    ]


MARKS = {
    "t": "In The first section, paragraph 1, page 14. Supported by a step to t. Supported in vain by step "
    "by-need. Attacked by ch2, ch3 and ch5. In tension with g.",
    "c": "6 claim c, established, implicit: A claim that is implicit and supported by a sourced premise. "
    "Supported by p. Supports step by-need in vain.",
    "g": "In The second section, Figure 2. Supported by q. In tension with t. Denies ch.",
    "b": "5 premise b, established: An assumption. (assumption) (2 remarks). In The first section, page 3. "
    "In tension with a. Supports a step to t.",
    "ch": "3 challenge ch, questioned: A challenge with a source. [Audit 2023]. Denied by g. Attacks a.",
    "ch3": "11 challenge ch3, parried, objection by the court of appeal in Elmwood: "
    "A challenge that is parried. Answered by w. Attacks t.",
    "r": "15 recommendation r, questioned, recommended by the reviewer: The reviewer recommends this. "
    "(for City Council). Supported in vain by x.",
}


def test_marks_and_all_relations() -> None:
    svg = svg_of(graph_of(GOLDEN / "marks.yaml"))
    told = symbols(svg)
    assert {key: words for key, words in MARKS.items() if not told[key].endswith(words)} == {}
    assert "premise p, established, step drawn by the reviewer: A premise with a source." in told["p"]
    assert "Step by-need, by practical-reasoning, implicit. Supported in vain by c." in " ".join(heard(svg))
    assert (svg[1].text or "").endswith("2 references lead nowhere and are left out.")


def test_the_paper() -> None:
    graph = graph_of(PAPER)
    told = symbols(svg_of(graph))
    assert next(iter(told)) == graph.data["thesis"][0]
    assert sorted(told) == sorted(statement.key for statement in graph.statements)
    assert all(statement.text in told[statement.key] for statement in graph.statements)
    places = {key: place for place, key in enumerate(told)}
    first = [telling for telling in traverse(view_of(graph)) if not telling.again]
    pairs = [(one.part, one.to) for one in first if isinstance(one.to, Statement)]
    below = [(part.key, to.key) for part, to in pairs if isinstance(part, Statement)]
    assert len(below) > 80
    assert [pair for pair in below if places[pair[0]] < places[pair[1]]] == []


@pytest.mark.parametrize("text", [*AS_WRITTEN, *UNSAFE])
def test_hostile_texts_are_heard_as_written(text: str) -> None:
    data = claims(text) | {"title": text, "sections": {"s": text}}
    data["claims"]["c0"]["at"] = [{"section": "s"}]
    svg = svg_of(data, group="section")
    written = " ".join(text.split())
    if text in AS_WRITTEN:
        assert svg[0].text == written
        assert heard(svg)[0] == f"Section {written}, 1 statement"
        assert heard(svg)[1].startswith(f"Claim c0, unsupported: {written}")
    assert {element.tag.partition("}")[2] for element in svg.iter()} <= {
        *("svg", "title", "desc", "g", "a", "text", "path", "polygon", "polyline")
    }


def test_a_selection_says_what_it_leaves_out() -> None:
    graph = graph_of(GOLDEN / "library.yaml")
    svg = ET.fromstring(render(graph, selection=Selection(graph.statements[:2])))
    assert (svg[1].text or "").count("2 statements: 1 claim, 1 premise; 4 more in the map.") == 1
    assert len(symbols(svg)) == 2


SVG = (
    '<?xml version="1.0"?>\n<svg width="1pt" xmlns="http://www.w3.org/2000/svg"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink">\n<g id="graph0" class="graph">\n{}</g>\n</svg>\n'
)
NODE = '<g id="{}" class="node">\n<title>{}</title>\n{}</g>\n'


def test_other_boxes_are_heard_last_and_links_stay_open() -> None:
    more = NODE.format("node1", "more", "<text>12 more</text><text>statements</text>")
    link = NODE.format("n", "c0", '<a xlink:href="one.svg"><text>A claim.</text></a>')
    view = view_of(claims("A claim."))
    svg = ET.fromstring(make_accessible(SVG.format(more + link).encode(), view, label_parts(view), {}))
    first, second = svg.iterfind(".//*[@class='node']")
    assert (first.get("role"), second.get("role")) == ("graphics-object group", "graphics-symbol img")
    assert heard(svg) == ["Claim c0, unsupported: A claim.", "A claim.", "12 more statements"]


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "-Tsvg\n",
        "<svg></svg>",
        '<svg width="1pt"><g class="graph">',
        SVG.format("<g>"),
        '<!DOCTYPE svg [<!ENTITY x "y">]>' + SVG.format(NODE.format("n", "c0", "<text>&x;</text>")),
    ],
)
def test_what_no_graphviz_writes_is_refused(svg: str) -> None:
    with pytest.raises(EngineError, match="not an SVG by Graphviz; set ARGMAP_DOT"):
        make_accessible(svg.encode(), view_of(claims("A claim.")), {}, {})


def test_two_pictures_in_one_page_have_names_of_their_own() -> None:
    ids = [svg_of(claims(text))[0].get("id") for text in ("One.", "Two.", "One.")]
    assert ids[0] == ids[2] != ids[1]


def test_long_lists_of_relations_are_counted() -> None:
    data = claims(*["A claim."] * 40)
    data["claims"]["c0"]["supported_by"] = [f"c{number}" for number in range(1, 40)]
    label = symbols(svg_of(data))["c0"]
    assert label.endswith(
        "Supported in vain by c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12 and 27 more."
    )
