"""The outline: everything once, in the order of the argument."""

from pathlib import Path
from typing import Any

import pytest

from argmap.diagram import Selection, render
from argmap.graph import Graph
from tests.diagram.drawing import GOLDEN, MAPS, claims, graph_of
from tests.diagram.test_svg import UNSAFE
from tests.effort import runs

PAPER = GOLDEN.parents[2] / "maps/hayat-2023.yaml"


def outline(source: Graph | dict[str, Any], selection: Selection | None = None) -> list[str]:
    graph = source if isinstance(source, Graph) else Graph.of(source)
    return render(graph, "text", selection=selection).decode().splitlines()


@pytest.mark.parametrize("path", [*MAPS, PAPER], ids=lambda path: path.stem)
def test_every_statement_is_told_once(path: Path) -> None:
    graph = graph_of(path)
    text = render(graph, "text").decode()
    for statement in graph.statements:
        heads = [f"{kind} {statement.key}, " for kind in (statement.kind, "thesis")]
        assert sum(text.lower().count(head) for head in heads) == 1, statement.key


def test_what_is_told_again_is_referred_to_and_circles_end() -> None:
    data = claims("One.", "Two.") | {"thesis": ["c0"]}
    data["claims"]["c0"]["supported_by"] = ["c1", "c1"]
    data["claims"]["c1"]["supported_by"] = ["c0"]
    assert outline(data)[2:] == [
        "",
        "Thesis c0, unsupported: One.",
        "  For c0, in vain: claim c1, unsupported: Two.",
        "    For c1, in vain: see thesis 'c0', unsupported",
    ]


def test_what_no_root_leads_to_comes_last_and_under_what_it_supports() -> None:
    data = claims("One.", "Two.", "Three.") | {"thesis": ["c1"]}
    data["claims"]["c2"]["supported_by"] = ["c0"]
    assert outline(data)[3:] == [
        "Thesis c1, unsupported: Two.",
        "",
        "Not connected to a thesis or recommendation:",
        "Claim c2, unsupported: Three.",
        "  For c2, in vain: claim c0, unsupported: One.",
    ]


@pytest.mark.parametrize(
    ("relation", "count"),
    [
        ("supported_by", runs(10_000, part=4)),
        ("attacks", runs(10_000, part=4)),
        pytest.param("supported_by", 100_000, marks=pytest.mark.long),
    ],
)
def test_long_chains_are_indented_so_far_and_then_say_their_level(relation: str, count: int) -> None:
    kind = "claims" if relation == "supported_by" else "challenges"
    parts = {f"c{n}": {"text": "x", relation: [f"c{n + 1}"]} for n in range(count - 1)}
    lines = outline({"title": "t", kind: parts | {f"c{count - 1}": {"text": "x"}}})
    assert len(lines) == count + 4
    deepest = lines[-1]
    assert deepest.startswith(f"{'  ' * 12}(level {count - 1}) ")
    assert lines[4 + 12].startswith("  " * 12 + ("For c11" if relation == "supported_by" else "Against c"))


def test_a_name_is_cut_where_it_is_told_again_and_again() -> None:
    name = "n" * 10_000
    data = claims(*["x"] * 1000)
    data["claims"][name] = {"text": "x", "supported_by": [f"c{number}" for number in range(1000)]}
    assert len("".join(outline(data))) < 200_000


@pytest.mark.parametrize("text", [*UNSAFE, "\u200f", "\u061c", "a\nb", "\ufeff"])
def test_nothing_steers_the_terminal(text: str) -> None:
    data = claims(f"x{text}y") | {"title": f"x{text}y"}
    lines = outline(data)
    assert len(lines) == 5
    assert text not in "".join(lines)


def test_a_selection_is_told_alone() -> None:
    graph = graph_of(GOLDEN / "library.yaml")
    lines = outline(graph, Selection([one for one in graph.statements if one.kind == "premise"]))
    assert lines[2] == "2 statements: 2 premises; 4 more in the map."
    assert [line.partition(",")[0] for line in lines[5:]] == ["Premise blocked-cards", "Premise cards-needed"]
