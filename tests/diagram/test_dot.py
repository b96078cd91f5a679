"""Maps and their DOT, as a whole. `pytest --regenerate` rewrites the golden files."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.diagram import DiagramOptions, Direction, make_view, render
from argmap.diagram.columns import Page, arrange
from argmap.diagram.dot import placed_dot, to_dot
from argmap.diagram.mermaid import to_mermaid
from argmap.diagram.outline import to_outline
from argmap.diagram.tree import grow
from argmap.evaluation import evaluate
from argmap.graph import Graph
from argmap.page.groups import describe_view
from tests.diagram.drawing import GOLDEN, MAPS, claims, describe, dot_of, graph_of


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize("direction", ["up", "left"])
def test_dot_is_golden(path: Path, direction: Direction, request: pytest.FixtureRequest) -> None:
    golden = path.with_name(f"{path.stem}-{direction}.dot")
    dot = dot_of(graph_of(path), direction)
    if request.config.getoption("--regenerate"):
        golden.write_text(dot, encoding="utf-8")
    assert dot == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_statement_has_one_node(path: Path) -> None:
    graph = graph_of(path)
    lines = re.findall(r'^ +"?([^"\s]+)"? \[label=<.*id="?statement-', dot_of(graph), re.MULTILINE)
    assert sorted(lines) == sorted(statement.key for statement in graph.statements)


def test_an_id_that_is_used_twice_gives_two_nodes() -> None:
    graph = Graph.of({"title": "t", "claims": {"a": {"text": "x"}}, "premises": {"a": {"text": "y"}}})
    assert 'id="statement-a"' in dot_of(graph)
    assert 'id="statement-premises/a"' in dot_of(graph)


@pytest.mark.parametrize(
    ("count", "wanted", "rankdir"),
    [
        (16, None, "LR"),
        (17, None, "LR"),
        (1, "left", "LR"),
        (1, "right", "RL"),
        (1, "down", "BT"),
        (99, "up", "TB"),
    ],
)
def test_direction(count: int, wanted: Direction | None, rankdir: str) -> None:
    assert f"rankdir={rankdir}" in dot_of(claims(*["A claim."] * count), wanted)


def test_only_what_occurs_is_in_the_legend() -> None:
    dot = dot_of(claims("x"))
    assert "Claim" in dot
    assert "UNSUPPORTED" in dot
    for word in ("Premise", "Thesis", "attacks", "STANDS"):
        assert word not in dot


def test_the_legend_explains_signs_and_colours_that_occur() -> None:
    graph = graph_of(GOLDEN / "marks.yaml")
    dot = describe(graph, evaluate(graph))
    for words in ("the text does not say it", "(dotted border)", "(dashed border)", ">recommendation<"):
        assert words in dot, words
    assert "stands elsewhere" not in dot
    assert "stands elsewhere" in describe(graph, evaluate(graph), DiagramOptions(group="section"))
    alike = describe(graph, evaluate(graph), DiagramOptions(theme="print"))
    assert ">recommendation<" not in alike, "in print, all kinds are black on white"


def test_thesis_that_is_not_shown_is_not_in_the_legend() -> None:
    graph = Graph.of({**claims("x", "y"), "thesis": "c0"})
    assert ">Thesis<" in dot_of(graph)
    assert ">Thesis<" not in render(graph, "dot", DiagramOptions(focus="c1")).decode()


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from tests.diagram.drawing import *; "
        "graph = graph_of(GOLDEN / 'relations.yaml'); "
        "print(*(render(graph, wanted) for wanted in ('dot', 'svg', 'text', 'mermaid')))"
    )
    runs = [_run(code, seed) for seed in ("1", "2")]
    assert runs[0] == runs[1] != b""


def _run(code: str, seed: str) -> bytes:
    root = GOLDEN.parents[2]
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=root, capture_output=True, check=True
    ).stdout


def test_long_chains_and_cycles() -> None:
    count = 3000
    data = claims(*["A claim."] * count)
    for number, claim in enumerate(data["claims"].values()):
        claim["supported_by"] = [f"c{(number + 1) % count}"]
    assert dot_of(data).count(" -> ") == count


def test_pictures_and_texts_have_the_same_numbers() -> None:
    graph = graph_of(GOLDEN / "marks.yaml")
    view = make_view(graph, evaluate(graph))
    tree = grow(view)
    columns = placed_dot(tree.view, {}, arrange(tree, Page(9, 900, 0, 0)).layout)
    page = describe_view(view)["numbers"]
    wanted = {(f"{number}", one.text[:10]) for number, one in zip(page, graph.statements, strict=True)}
    kind = "(?:thesis|claim|premise|challenge|recommendation)"
    for text, between in (
        (to_dot(view), "</B>.*?<TR>.*?COLOR=.*?>"),
        (columns, "</B>.*?<TR>.*?COLOR=.*?>"),
        (to_outline(view), ".*?: "),
        (to_mermaid(view, "left"), ".*?<br/>"),
    ):
        assert set(re.findall(rf"(\d+) {kind}\b{between}(.{{10}})", text, re.IGNORECASE)) == wanted
