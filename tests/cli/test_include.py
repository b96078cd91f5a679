"""Commands on a map that includes others: they speak of the whole, and write to none of its files."""

import json
from pathlib import Path

import pytest

from tests.inclusion.test_inclusion import CAKE

from .conftest import Run, show

DEBATE = """\
argmap: 1
title: Cake or not
include: cake.yaml
challenges:
  teeth: {text: What is sweet harms teeth., attacks: cake/good, sources: [cake/book], residual: &no}
""".replace(", residual: &no", "")


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    (folder / "cake.yaml").write_text(CAKE.replace(", text: cake.txt", ""), encoding="utf-8")
    (folder / "debate.yaml").write_text(DEBATE, encoding="utf-8")


COMMANDS = [
    (["why", "debate.yaml", "cake/good"], "'cake/good' is defeated", 0),
    (["why", "debate.yaml", "premises/cake/sweet"], "cites cake/book", 0),
    (["flip", "debate.yaml", "cake/good"], "answer the challenge 'teeth'", 0),
    (["what-if", "debate.yaml", "--without", "teeth"], "defeated -> established", 0),
    (["what-if", "debate.yaml", "--without", "cake/book"], "unsupported  cake/good", 0),
    (["weight", "debate.yaml", "cake/good"], "because of teeth", 0),
    (["strength", "debate.yaml"], "cake/sweet", 0),
    (["evaluate", "debate.yaml"], "defeated     cake/good", 0),
    (["evaluate", "debate.yaml", "--without-voice", "cake/guest"], "1 defeated", 0),
    (["render", "debate.yaml", "--format", "text"], "Thesis cake/good, defeated", 0),
    (["render", "debate.yaml", "--format", "mermaid"], 'subgraph g0["cake#58; Taste"]', 0),
    (["render", "debate.yaml", "--format", "dot"], "Challenge</B></FONT><FONT", 0),
    (["render", "debate.yaml", "--format", "text", "--root", "cake/good"], "cake/sweet", 0),
    (["render", "debate.yaml", "--format", "text", "--section", "cake/s"], "Premise cake/sweet", 0),
    (["report", "debate.yaml"], "the challenge that what is sweet harms teeth", 0),
    (["sources", "debate.yaml", "--to", "bibtex"], "{cake-book,", 0),
    (["check", "debate.yaml"], "debate.yaml:3:10: info: the claim 'cake/good' is defeated", 0),
    (["validate", "debate.yaml", "cake.yaml"], "no findings in 2 files", 0),
    (["convert", "debate.yaml", "-o", "-"], "attacks: [cake/good]", 0),
    (["convert", "debate.yaml", "--to", "json", "-o", "-"], '"include": [', 0),
    (["convert", "debate.yaml", "-o", "-", "--one-file"], "attacks: [cake-good]", 0),
    (["convert", "debate.yaml", "--to", "argdown", "-o", "-"], "[cake-good]", 0),
]


@pytest.mark.parametrize(("words", "said", "code"), COMMANDS, ids=show)
def test_commands_speak_of_the_whole(run: Run, words: list[str], said: str, code: int) -> None:
    result = run(*words)
    assert said in result.out
    assert result.code == code


REFUSED = [
    (["evaluate", "-"], "the map was not read from a file: give the path of the map"),
    (["render", "debate.yaml", "--format", "text", "-o", "cake.yaml"], "'cake.yaml' is a file that is read"),
    (["convert", "debate.yaml", "-o", "other/debate.yaml"], "a map in another folder cannot name"),
    (["why", "debate.yaml", "good"], "no statement 'good' (did you mean 'cake/good'?)"),
    (["text", "cover", "debate.yaml"], "does not name a text"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=show)
def test_refusals(run: Run, folder: Path, words: list[str], said: str) -> None:
    (folder / "other").mkdir()
    result = run(*words, stdin=DEBATE.encode())
    assert said in result.err + result.out
    assert result.code == 2


def test_evaluating_several_files_and_folders(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    (folder / "cake.yaml").rename(folder / "maps/cake.yaml")
    (folder / "debate.yaml").rename(folder / "maps/debate.yaml")
    maps = json.loads(run("evaluate", "maps", "good.yaml", "--format", "json").out)["maps"]
    shown = run("evaluate", "maps", "good.yaml").out
    assert [one["file"] for one in maps] == ["maps/cake.yaml", "maps/debate.yaml", "good.yaml"]
    assert [one["verdicts"].get("cake/good") for one in maps] == [None, "defeated", None]
    assert shown.startswith("maps/cake.yaml\n\nestablished  good")
    assert "\n\nmaps/debate.yaml\n\ndefeated     cake/good" in shown


@pytest.mark.parametrize(
    ("words", "ending", "said"),
    [
        (["render", "--format", "text"], ".txt", "Thesis cake/good, defeated"),
        (["render", "--format", "dot"], ".dot", "statement-cake/good"),
        (["report"], ".md", "The map brings together “On cake”."),
    ],
    ids=show,
)
def test_several_maps_are_written_to_a_folder(
    run: Run, folder: Path, words: list[str], ending: str, said: str
) -> None:
    (folder / "maps").mkdir()
    for name in ("cake.yaml", "debate.yaml"):
        (folder / name).rename(folder / "maps" / name)
    (folder / "debate.yaml").write_bytes((folder / "good.yaml").read_bytes())
    assert run(*words, "maps", "debate.yaml", "-o", "out").code == 0
    assert sorted(file.name for file in (folder / "out").iterdir()) == [
        *(f"cake{ending}", f"debate-2{ending}", f"debate{ending}"),
    ]
    assert said in (folder / f"out/debate{ending}").read_text(encoding="utf-8")
    assert run(*words, "maps").err == "argmap: several maps make several files; name a folder with --output\n"
    assert run(*words, "maps", "-o", "maps/cake.yaml").code == 2


def test_each_file_s_findings_come_once(run: Run, folder: Path) -> None:
    (folder / "again.yaml").write_text(DEBATE, encoding="utf-8")
    (folder / "cake.yaml").write_text(CAKE.replace("sources: book", "sources: bok"), encoding="utf-8")
    found = json.loads(run("check", "debate.yaml", "again.yaml", "cake.yaml", "--format", "json").out)
    dangling = [one["file"] for one in found["findings"] if one["rule"] == "dangling-reference"]
    assert dangling == ["cake.yaml"]
    assert {one["file"] for one in found["findings"]} == {"debate.yaml", "again.yaml", "cake.yaml"}
    assert run("evaluate", "debate.yaml").err == (
        "argmap: 1 reference leads nowhere and is ignored; run 'argmap validate cake.yaml'\n"
    )


def test_conversion_tells_what_one_map_does_not_have(run: Run, folder: Path) -> None:
    result = run("convert", "debate.yaml", "-o", "flat.yaml", "--one-file", "--report", "lost.json")
    assert result.code == 0
    lost = json.loads((folder / "lost.json").read_text(encoding="utf-8"))["losses"]
    told = {(loss["id"], loss["what"]) for loss in lost}
    assert {
        ("cake", "'paper'"),
        ("cake", "'expect'"),
        ("cake/good", "its id"),
        ("cake/book", "its id"),
    } <= told
    flat = json.loads(run("evaluate", "flat.yaml", "--format", "json").out)["verdicts"]
    whole = json.loads(run("evaluate", "debate.yaml", "--format", "json").out)["verdicts"]
    assert [*flat.values()] == [*whole.values()]
    assert [*flat] == [id_.replace("/", "-") for id_ in whole]


def test_places_in_other_files_in_sarif(run: Run, folder: Path) -> None:
    text = DEBATE + "expect: {cake/good: established}\n"
    (folder / "debate.yaml").write_text(text, encoding="utf-8")
    log = json.loads(run("check", "debate.yaml", "--format", "sarif").out)
    (result,) = (one for one in log["runs"][0]["results"] if one["ruleId"] == "failed-expectation")
    places = [*result["locations"], *result["relatedLocations"]]
    found = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
    assert found == ["debate.yaml", "cake.yaml"]


def test_a_baseline_has_the_findings_of_each_file(run: Run) -> None:
    run("check", "debate.yaml", "--write-baseline", "known.json")
    assert run("check", "debate.yaml", "--baseline", "known.json").code == 0
