"""`render`, `schema`, `rule`, and what is imported when."""

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from argmap.cli.main import COMMANDS
from argmap.cli.render import command
from argmap.diagram import DIRECTIONS, DiagramOptions
from argmap.diagram.paper import FITS, SIZES
from argmap.diagram.themes import WIDTHS
from argmap.rules import all_rules

from .conftest import Run, show

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("svg", b"<?xml"),
        ("txt", b"Late fees"),
        ("mmd", b"---"),
        ("png", b"\x89PNG"),
        ("dot", b"digraph"),
        ("html", b"<!DOCTYPE html>"),
    ],
)
def test_render(run: Run, folder: Path, ending: str, start: bytes) -> None:
    result = run("render", "good.yaml", "-o", f"map.{ending}")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert (folder / f"map.{ending}").read_bytes().lstrip().startswith(start)


OBJECTION = """\
argmap: 1
title: Late fees
claims:
  fees-exclude: {text: Late fees keep the poorest away., supported_by: blocked-cards}
premises:
  blocked-cards: {text: Two in five cards are blocked., assumption: Not disputed.}
challenges:
  old-count: {text: The count is old., attacks: blocked-cards, by: reviewer}
"""


@pytest.mark.parametrize(
    ("choice", "verdict", "shown"),
    [
        ([], "questioned", 1),
        (["--without-voice", "reviewer"], "established", 0),
        (["--voices", "author"], "established", 0),
        (["--voices", "reviewer"], "questioned", 1),
    ],
)
@pytest.mark.parametrize("wanted", ["text", "html"])
def test_voices(run: Run, folder: Path, choice: list[str], verdict: str, shown: int, wanted: str) -> None:
    (folder / "objection.yaml").write_text(OBJECTION, encoding="utf-8")
    told = run("render", "objection.yaml", "--format", wanted, *choice).out
    places = {"text": 1, "html": 2}  # a page has the picture and its data
    assert told.count("bjection by the reviewer") == shown * places[wanted]
    assert bool(told.count("The count is old.")) is bool(shown)
    assert verdict in told


@pytest.mark.usefixtures("slow_engine")
def test_a_layout_that_takes_too_long(run: Run, folder: Path) -> None:
    result = run("render", "good.yaml", "-o", "map.svg", "--timeout", "3")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "argmap: laid out in plain rows, section by section, with straight lines, "
        "since the full layout timed out after 1 s\n"
    )
    assert "Late fees keep the poorest away." in (folder / "map.svg").read_text(encoding="utf-8")


def test_render_to_standard_output(run: Run) -> None:
    assert run("render", "good.yaml", "-o", "-", "--format", "dot").out.startswith("digraph")
    assert run("render", "good.yaml", "-o", "-").out.startswith("<?xml")
    assert run("render", "good.yaml", "--format", "text").out.startswith("Late fees\n2 statements")
    assert run("render", "good.yaml", "--format", "mermaid").out.startswith("---\ntitle: ")


def test_the_choices_of_options_are_those_of_the_library() -> None:
    options = {option.name: option for option in command.params}
    choices = {
        name: tuple(getattr(options[name].type, "choices", ())) for name in ("paper", "fit", "direction")
    }
    assert choices == {"paper": tuple(SIZES), "fit": FITS, "direction": choices["direction"]}
    assert set(choices["direction"]) == set(DIRECTIONS)
    width = options["width"].type
    assert (getattr(width, "min", 0), getattr(width, "max", 0)) == WIDTHS
    values = command.make_context("render", ["map.yaml"]).params
    assert (
        DiagramOptions(**{choice.name: values[choice.name] for choice in fields(DiagramOptions)})
        == DiagramOptions()
    )


REFUSED = [
    (["render", "good.yaml"], "no output given: use -o FILE or --format FORMAT"),
    (["render", "good.yaml", "-o", "map.jpg"], "cannot tell the format of 'map.jpg'"),
    (
        ["render", "good.yaml", "--format", "text", "--overview"],
        "'overview' is not available in the format text; choose svg, png, pdf, html or dot",
    ),
    (
        ["render", "good.yaml", "-o", "map.svg", "--paper", "a4"],
        "'paper' is not available in the format svg; choose pdf",
    ),
    (
        ["render", "good.yaml", "-o", "atlas", "--split", "section", "--format", "text"],
        "an atlas is not available in the format text",
    ),
    (["render", "good.yaml", "-o", "nowhere/map.dot"], "cannot write 'nowhere/map.dot'"),
    (["render", "no-map.yaml", "-o", "map.dot"], "'no-map.yaml' is not a valid map"),
    (["render", "missing.yaml", "-o", "map.dot"], "missing.yaml"),
    (["render", "good.yaml", "-o", "map.dot", "--without-voice", "judge"], "the map has no voice 'judge'"),
    (["rule", "unsuported-claim"], "did you mean 'unsupported-claim'?"),
    (["schema", "-o", "nowhere/schema.json"], "cannot write"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=show)
def test_what_cannot_be_done(run: Run, folder: Path, words: list[str], message: str) -> None:
    before = sorted(folder.iterdir())
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert sorted(folder.iterdir()) == before


def test_without_an_engine(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_DOT", str(folder / "no-such-engine"))
    (folder / "map.svg").write_text("the old picture")
    result = run("render", "good.yaml", "-o", "map.svg")
    assert result.code == 2
    assert "ARGMAP_DOT" in result.err
    assert (folder / "map.svg").read_text() == "the old picture"
    assert run("render", "good.yaml", "-o", "map.dot").code == 0


def test_schema_is_the_published_one(run: Run) -> None:
    published = (ROOT / "schemas/argmap.schema.json").read_text(encoding="utf-8")
    assert run("schema").out == published


def test_rules_are_listed_and_explained(run: Run) -> None:
    listed = run("rule").out
    for rule in all_rules().values():
        assert f"\n{rule.NAME} " in f"\n{listed}"
        assert run("rule", rule.NAME).out.startswith(f"{rule.NAME} ({rule.SEVERITY})\n")


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"\n## argmap {name}\n" not in text] == []


IMPORTS = [
    ("import argmap", ["pydantic", "yaml", "click", "graphviz", "json", "networkx", "pysat", "sphinx"]),
    ("import argmap.cli.main", ["pydantic", "yaml", "graphviz", "jsonschema", "docutils"]),
    (
        "from argmap.cli.main import argmap; argmap(['check', 'good.yaml'], standalone_mode=False)",
        ["pydantic", "graphviz", "jsonschema"],
    ),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("code", "absent"), IMPORTS, ids=["package", "command line", "check"])
def test_nothing_is_imported_in_vain(code: str, absent: list[str]) -> None:
    script = f"try:\n {code}\nexcept SystemExit: pass\nimport sys; print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert set(absent) & set(output.split("\n")[-2].split()) == set()


def test_python_dash_m(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "argmap", "check", str(folder / "good.yaml")], check=False)
    assert done.returncode == 0


def test_output_is_json_where_it_says_so(run: Run) -> None:
    assert json.loads(run("schema").out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
