"""A file of another format is named by every command, and passed over in folders."""

import json
from pathlib import Path

import pytest

from .conftest import Run

AIF = '{"nodes": [{"nodeID": "1", "text": "A", "type": "I"}], "edges": []}'
COMMANDS = ["check", "validate", "evaluate", "report", "sources", "strength", "positions", "weight"]


@pytest.mark.parametrize(
    "words", [*([one, "d.json"] for one in COMMANDS), ["why", "d.json", "a"]], ids=" ".join
)
def test_all_commands_say_so(run: Run, folder: Path, words: list[str]) -> None:
    (folder / "d.json").write_text(AIF)
    result = run(*words)
    assert result.code in (1, 2)
    assert (
        f"{result.out}{result.err}".count("this is AIF JSON (AIFdb), not a map: run 'argmap convert d.json")
        == 1
    )


def test_a_folder_has_no_maps_of_other_programs(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    (folder / "maps/gsn.yaml").write_text("argmap:\n  kept: 1\nG1: {text: A}\n")
    (folder / "maps/map.json").write_text(json.dumps({"title": "T", "argmap": 1}, indent=1))
    assert "in 1 file" in run("check", "maps").out
