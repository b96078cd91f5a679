"""`argmap convert` with AIF and its relatives: told apart by content, and written back as they were."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.interop.nodesets import FAMILY, nodeset, translate

DEBATE = nodeset("a:I b:I 1:RA", "a>1 1>b")
TALK = nodeset("a:I b:I l:L y:YA 1:RA", "a>1 1>b l>y y>a")


@pytest.mark.parametrize("name", FAMILY)
def test_a_file_becomes_a_map_and_the_same_file_again(folder: Path, run: Run, name: str) -> None:
    document = translate(DEBATE, name)
    (folder / "in.json").write_text(json.dumps(document), encoding="utf-8")
    assert run("convert", "in.json", "-o", "map.yaml").code == 0
    assert f"format: {name}" in (folder / "map.yaml").read_text(encoding="utf-8")
    assert run("validate", "map.yaml").code == 0
    assert run("convert", "map.yaml", "-o", "out.json").err == ""
    assert json.loads((folder / "out.json").read_bytes()) == document


def test_what_stays_in_the_origin_and_what_another_format_has_no_place_for_is_told(
    folder: Path, run: Run
) -> None:
    (folder / "in.json").write_text(json.dumps(TALK), encoding="utf-8")
    assert run("convert", "in.json", "-o", "map.yaml").err == (
        "argmap: not converted: 1 node of type 'L': a map has no part for that; it is kept in the origin\n"
        "argmap: not converted: 1 node of type 'YA': a map has no part for that; it is kept in the origin\n"
        "argmap: 2 items were lost in the conversion\n"
    )
    result = run("convert", "map.yaml", "-o", "out.json", "--to", "sadface", "--report", "loss.json")
    assert result.code == 0
    report = json.loads((folder / "loss.json").read_bytes())
    assert [(loss["id"], loss["what"]) for loss in report["losses"]] == [
        ("l", "a node of type 'L'"),
        ("y", "a node of type 'YA'"),
        ("2", "an edge from 'l' to 'y'"),
        ("3", "an edge from 'y' to 'a'"),
    ]


def test_a_map_by_hand_needs_a_format_where_the_ending_does_not_say_it(folder: Path, run: Run) -> None:
    result = run("convert", "good.yaml", "-o", "out.json")
    assert result.code == 2
    assert "use --to with json, aif, xaif, sadface or arguebuf" in result.err
    assert run("convert", "good.yaml", "-o", "out.jsonld").code == 0
    assert "@context" in (folder / "out.jsonld").read_text(encoding="utf-8")
    assert run("convert", "good.yaml", "-o", "out.json", "--to", "aif").code == 0
    assert run("convert", "out.json", "-o", "again.yaml").err == ""
    assert "assumption: Not disputed." in (folder / "again.yaml").read_text(encoding="utf-8")


def test_a_broken_file_is_refused_with_all_that_is_wrong(folder: Path, run: Run) -> None:
    (folder / "in.json").write_text('{"nodes": [{"type": "I"}, 3], "edges": [], "locutions": []}', "utf-8")
    result = run("convert", "in.json", "-o", "map.yaml")
    assert result.code == 2
    assert result.err == (
        "argmap: nodes[0]: 'nodeID' has to be a text or a whole number\n"
        "argmap: nodes[1]: has to be an object\n"
    )
    assert not (folder / "map.yaml").exists()
