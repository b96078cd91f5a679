"""`weight`, with the solver and without it."""

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.cli.weight import command
from argmap.evaluation.phrasing.weight import MOST_IDS, MOST_ROWS, MOST_SINGLE

from .conftest import Run, show

FERRY = """\
argmap: 1
title: The ferry
thesis: [ferry-safe]
claims:
  ferry-safe: {text: The ferry is safe., supported_by: [few-accidents, many-accidents, good-crew, new-boat]}
  good-crew: {text: The crew is good.}
  crew-trained: {text: The crew is well trained., supported_by: [school]}
premises:
  few-accidents: {text: "One accident in ten years.", sources: [ministry], contradicts: [many-accidents]}
  school: {text: The crew goes to school., sources: [herald]}
  licence: {text: The crew has its licence., answers: [crew-tired]}
  new-boat: {text: The boat is new., sources: ["ministry, p. 3"]}
  many-accidents: {text: There were many accidents., sources: [herald]}
challenges:
  boat-small: {text: The boat is small., attacks: [cheap]}
  crew-tired: {text: The crew is tired., attacks: [by-crew]}
  no-count: {text: There is no count., attacks: [few-accidents, many-accidents]}
recommendations:
  use-it: {text: Use the ferry., supported_by: [ferry-safe]}
  cheap: {text: Make it cheap.}
inferences:
  by-crew: {premises: [crew-trained, licence], conclusion: good-crew}
sources:
  ministry: {title: "Acci\\edents"}
  herald: {title: Ferries safe, derived_from: [ministry]}
"""
HEAD = (
    "Each line below a root is a minimal cut set: without these parts it falls, "
    "and without only some of them it does not."
)
BY_PREMISE = f"""\
{HEAD.replace("parts", "premises")}

ferry-safe: established, corroboration 2
    licence, new-boat
    new-boat, school
  all that stands for it comes from one work, ministry
  it rests on both few-accidents and many-accidents, which contradict each other

use-it: established, corroboration 2
    licence, new-boat
    new-boat, school
  all that stands for it comes from one work, ministry
  it rests on both few-accidents and many-accidents, which contradict each other

cheap: unsupported, so there is nothing without which it falls

roots  sets  premise
    0     4  new-boat  The boat is new.
    0     2  licence   The crew has its licence.
    0     2  school    The crew goes to school.
"""
BY_SOURCE = f"""\
{HEAD.replace("parts", "works")}

ferry-safe: established, corroboration 1
    ministry
  all that stands for it comes from one work, ministry
  it rests on both few-accidents and many-accidents, which contradict each other

roots  sets  work
    1     1  ministry  Acci�dents
"""


NO_MORE = "the map has no thesis and no recommendation: name a statement\n"


def write_wide(count: int, linked: bool) -> str:
    """One claim, and premises that are all needed for it, or of which each is enough."""
    names = [f"p{number}" for number in range(count)]
    inferences = {"all": {"premises": names, "conclusion": "c"}} if linked else {}
    return json.dumps(
        {
            "argmap": 1,
            "title": "Wide",
            "thesis": ["c"],
            "claims": {"c": {"text": "C.", "supported_by": [] if linked else names}},
            "premises": {name: {"text": "P."} for name in names},
            "inferences": inferences,
        }
    )


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    (folder / "ferry.yaml").write_text(FERRY, encoding="utf-8")
    (folder / "empty.yaml").write_text("argmap: 1\ntitle: Nothing\n", encoding="utf-8")
    (folder / "three.json").write_text(write_wide(3, linked=False), encoding="utf-8")
    (folder / "many.json").write_text(write_wide(60, linked=False), encoding="utf-8")
    (folder / "linked.json").write_text(write_wide(60, linked=True), encoding="utf-8")


@pytest.fixture
def no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysat", None)


TEXTS = [
    (["ferry.yaml"], BY_PREMISE),
    (["ferry.yaml", "ferry-safe", "--by", "source"], BY_SOURCE),
    (["empty.yaml"], NO_MORE),
    (["empty.yaml", "--by", "source"], NO_MORE),
]


@pytest.mark.parametrize(("words", "text"), TEXTS, ids=show)
def test_text(run: Run, words: list[str], text: str) -> None:
    result = run("weight", *words)
    assert (result.code, result.err) == (0, "")
    assert result.out == text


@pytest.mark.usefixtures("no_solver")
@pytest.mark.parametrize(("words", "text"), TEXTS, ids=show)
def test_the_same_without_the_solver_where_small_sets_show_that_there_are_no_others(
    run: Run, words: list[str], text: str
) -> None:
    assert run("weight", *words).out == text


def test_larger_sets_need_the_solver(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        "\nc: granted, corroboration 3\n  a source for p0 would establish it\n    p0, p1, p2\n\nroots"
        in run("weight", "three.json").out
    )
    monkeypatch.setitem(sys.modules, "pysat", None)
    result = run("weight", "three.json")
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith(
        "\nc: granted, corroboration 3 or more\n"
        "  a source for p0 would establish it\n"
        "  there may be more, of 3 premises or more: pip install 'argmap[sat]' finds them\n"
    )


def test_in_a_process_that_never_had_the_solver(folder: Path) -> None:
    script = (
        "import sys; sys.modules.update(pysat=None, pysolvers=None); from argmap.cli.main import main; main()"
    )
    words = [sys.executable, "-c", script, "weight", str(folder / "three.json"), "--format", "json"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    [root] = json.loads(done.stdout)["roots"]
    assert (root["cut_sets"], root["complete_to"], root["gap"]) == ([], 2, "no-solver")
    assert done.stderr == ""


def test_json(run: Run) -> None:
    said = json.loads(run("weight", "ferry.yaml", "cheap", "use-it", "--format", "json").out)
    assert said == {
        "argmap": 1,
        "file": "ferry.yaml",
        "by": "premise",
        "basis": None,
        "residual": False,
        "roots": [
            {
                "statement": "cheap",
                "verdict": "unsupported",
                "holds": False,
                "corroboration": None,
                "single_points": [],
                "cut_sets": [],
                "complete_to": None,
                "gap": "",
                "only_work": None,
                "conflict": None,
                "repair": [],
                "against": [],
            },
            {
                "statement": "use-it",
                "verdict": "established",
                "holds": True,
                "corroboration": 2,
                "single_points": [],
                "cut_sets": [["licence", "new-boat"], ["new-boat", "school"]],
                "complete_to": None,
                "gap": "",
                "only_work": "ministry",
                "conflict": ["few-accidents", "many-accidents"],
                "repair": [],
                "against": [],
            },
        ],
        "parts": [
            {"id": "new-boat", "roots": [], "cut_sets": 2},
            {"id": "licence", "roots": [], "cut_sets": 1},
            {"id": "school", "roots": [], "cut_sets": 1},
        ],
        "stopped": "",
    }


def test_the_two_switches(run: Run) -> None:
    """Where only cited premises count, and licence is none, the crew is no reason."""
    said = json.loads(run("weight", "ferry.yaml", "use-it", "--basis", "cited", "--format", "json").out)
    assert (said["basis"], said["roots"][0]["single_points"]) == ("cited", ["new-boat"])
    said = json.loads(run("weight", "residual.yaml", "blocked-cards", "--residual", "--format", "json").out)
    assert (said["residual"], said["roots"][0]["holds"]) == (True, False)


def test_no_more_sets_than_are_asked_for(run: Run) -> None:
    out = run("weight", "ferry.yaml", "use-it", "--most", "1").out
    assert "    licence, new-boat\n  there are more, of 2 premises or more: --most shows more\n" in out


def test_long_lists_are_cut(run: Run) -> None:
    lines = run("weight", "linked.json").out.splitlines()
    assert [line for line in lines if line.startswith("    p")] == [
        f"    p{number}" for number in sorted(range(60), key=str)[:MOST_SINGLE]
    ]
    assert f"    … and {60 - MOST_SINGLE} more premises, each by itself" in lines
    assert lines[-1] == f"… and {60 - MOST_ROWS} more"
    out = run("weight", "many.json").out
    assert "corroboration 60\n  a source for p0 would establish it\n    p0, p1, p10, " in out
    assert f" and {60 - MOST_IDS} more\n" in out


REFUSED = [
    (["ferry.yaml", "ferry-saf", "nothing"], "statement 'ferry-saf' (did you mean 'ferry-safe'?)"),
    (["ferry.yaml", "ferry-saf", "nothing"], "argmap: the map has no statement 'nothing'\n"),
    (["ferry.yaml", "by-crew"], "'by-crew' is an inference; give the id of a statement"),
    (["ferry.yaml", "ministry"], "the map has no statement 'ministry'"),
    (["no-map.yaml"], "'no-map.yaml' is not a valid map"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=show)
def test_what_cannot_be_done(run: Run, words: list[str], message: str) -> None:
    result = run("weight", *words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_library() -> None:
    weights = argmap.weight(argmap.load("ferry.yaml"), ["use-it"])
    assert isinstance(weights, argmap.Weights)
    [root] = weights.roots
    assert root == argmap.RootWeight(
        id="use-it",
        verdict="established",
        holds=True,
        cut_sets=(("licence", "new-boat"), ("new-boat", "school")),
        only_work="ministry",
        conflict=("few-accidents", "many-accidents"),
    )
    assert weights.parts[0] == argmap.PartWeight("new-boat", (), 2)
    assert argmap.weight(argmap.load("ferry.yaml"), by="source").parts[0].roots == ("ferry-safe", "use-it")


@pytest.mark.parametrize(
    "wrong", [{"by": "author"}, {"basis": "guessed"}, {"most": -1}], ids=lambda wrong: next(iter(wrong))
)
def test_library_refuses(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"author|guessed|-1"):
        argmap.weight(argmap.load("ferry.yaml"), **wrong)  # type: ignore[arg-type]


def test_library_and_command_line_list_as_many() -> None:
    [option] = [one for one in command.params if one.name == "most"]
    assert option.default == inspect.signature(argmap.weight).parameters["most"].default


VOICES = """\
argmap: 1
title: Trams
thesis: [pay, fast]
sources: {counts: {title: Counts}}
claims:
  pay: {text: Trams pay., supported_by: [full, liked]}
  fast: {text: Trams are fast., sources: counts}
premises:
  full: {text: They are full., sources: counts}
  liked: {text: They are liked.}
challenges:
  dear: {text: They are dear., attacks: pay, by: reviewer}
"""


def test_a_root_that_falls_says_why_and_voices_can_be_left_out(run: Run, folder: Path) -> None:
    (folder / "voices.yaml").write_text(VOICES, encoding="utf-8")
    out = run("weight", "voices.yaml").out
    assert "pay: questioned, so there is nothing without which it falls\n  because of dear; " in out
    assert "\n--without-voice reviewer shows what the argument depends on without these objections\n" in out
    assert "\npay: established, corroboration 2\n" in run("weight", "voices.yaml", "--voices", "").out


@pytest.mark.parametrize("command", [["why", "pay"], ["flip", "pay"], ["strength"]], ids=show)
def test_voices_count_for_every_question(run: Run, folder: Path, command: list[str]) -> None:
    (folder / "voices.yaml").write_text(VOICES, encoding="utf-8")
    name, *ids = command
    assert "dear" in run(name, "voices.yaml", *ids).out
    assert "dear" not in run(name, "voices.yaml", *ids, "--without-voice", "reviewer").out
