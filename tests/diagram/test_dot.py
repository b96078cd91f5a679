"""Maps and their DOT, as a whole. `pytest --regenerate` rewrites the golden files."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.diagram import DiagramOptions, Direction, render
from argmap.graph import Graph
from tests.diagram.drawing import GOLDEN, MAPS, claims, dot_of, graph_of


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
