"""Maps that include others: what the whole means, where its findings stand, and what is never read."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import argmap
from argmap.analysis import Analysis
from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.graph import Graph, find_references
from argmap.inclusion import find_name, flatten, reading
from argmap.interop import write
from argmap.shape import NormalMap, normalize
from argmap.syntax import read, read_file
from argmap.syntax.write import write_yaml
from tests.effort import runs
from tests.strategies import maps

CAKE = """\
argmap: 1
title: On cake
paper: {title: On cake, text: cake.txt}
thesis: good
voices: {guest: The guest, reviewer: A baker}
sections: {s: Taste}
sources: {book: {title: The book of cake, author: [{literal: Bakers}], issued: 2020}}
claims: {good: {text: Cake is good., supported_by: {id: by-taste, premises: sweet}}}
premises: {sweet: {text: Cake is sweet., sources: book, at: [{section: s, quote: cake is sweet}]}}
challenges:
  fat: {text: Cake is fat., attacks: by-taste, by: guest, residual: {severity: low, rationale: Yes.}}
expect: {good: established}
"""
TEA = """\
argmap: 1
title: On tea
include: {sweets: cake.yaml}
bibliography: tea.bib
claims: {better: {text: Tea is better than cake., supported_by: [[calm, sweets/sweet]]}}
premises: {calm: {text: Tea calms., sources: leaf}}
recommendations: {drink: {text: Drink tea., supported_by: better}}
"""
DEBATE = """\
argmap: 1
title: Cake or tea
include: [cake.yaml, drinks/tea.yaml]
thesis: [cake/good]
challenges:
  teeth: {text: What is sweet harms teeth., attacks: cake/good, sources: tea/leaf}
inferences:
  both: {premises: [cake/good, tea/calm], conclusion: tea/drink}
expect: {tea/sweets/good: defeated}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drinks").mkdir()
    files = {
        "cake.yaml": CAKE,
        "cake.txt": "Taste\n\nEverybody knows that cake is sweet. Nobody asks why.\n",
        "drinks/cake.yaml": CAKE.replace("Cake", "Drinking cake"),
        "drinks/tea.yaml": TEA,
        "drinks/tea.bib": "@book{leaf, title={Leaves}, author={Green, A.}, year={2001}}\n",
        "debate.yaml": DEBATE,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_whole_has_the_parts_of_all_files(folder: Path) -> None:
    graph = Analysis.open(folder / "debate.yaml", False).graph
    assert {statement.id for statement in graph.statements} == {
        *("cake/good", "cake/sweet", "cake/fat", "teeth", "tea/better", "tea/calm", "tea/drink"),
        *("tea/sweets/good", "tea/sweets/sweet", "tea/sweets/fat"),
    }
    assert [root.id for root in graph.roots] == ["cake/good", "tea/sweets/good", "tea/drink"]
    assert set(graph.sources) == {"cake/book", "tea/leaf", "tea/sweets/book"}
    assert graph.sections == {"cake/s": "cake: Taste", "tea/sweets/s": "tea/sweets: Taste"}
    assert set(graph.voices) == {"reviewer", "cake/guest", "tea/sweets/guest"}
    assert [(file.title, file.path) for file in graph.files.values()] == [
        *(("On cake", "cake.yaml"), ("On tea", "drinks/tea.yaml"), ("On cake", "drinks/cake.yaml")),
    ]
    assert graph.named["cake/sweet"].path == ("premises", "cake/sweet")
    assert {attack.target.id for attack in graph.attacks} == {
        "cake/by-taste",
        "tea/sweets/by-taste",
        "cake/good",
    }


def test_a_file_that_is_included_on_two_ways_is_in_the_whole_once(folder: Path) -> None:
    (folder / "drinks/cake.yaml").unlink()
    tea = TEA.replace("sweets: cake.yaml", "sweets: cakes/cake.yaml")
    (folder / "drinks/cakes").mkdir()
    (folder / "drinks/cakes/cake.yaml").write_text(CAKE, encoding="utf-8")
    (folder / "drinks/tea.yaml").write_text(tea, encoding="utf-8")
    debate = DEBATE.replace("[cake.yaml,", "[drinks/cakes/cake.yaml,")
    (folder / "debate.yaml").write_text(debate, encoding="utf-8")
    analysis = Analysis.open(folder / "debate.yaml", False)
    assert len(analysis.graph.statements) == 7
    assert analysis.verdicts()["cake/good"] == "defeated"
    assert analysis.verdicts()["tea/better"] == "established"
    assert not [finding for finding in analysis.findings if finding.rule == "failed-expectation"]


def test_findings_stand_in_the_file_that_is_checked(folder: Path) -> None:
    (folder / "cake.yaml").write_text(CAKE.replace("sources: book", "sources: bok"), encoding="utf-8")
    analysis = Analysis.open(folder / "debate.yaml", False)
    assert {finding.file for finding in analysis.findings} == {str(folder / "debate.yaml")}
    failed = [finding for finding in analysis.findings if finding.rule == "failed-root"]
    assert [(finding.line, finding.severity) for finding in failed] == [(4, "error")]
    (expected,) = (finding for finding in analysis.findings if finding.rule == "failed-expectation")
    (related,) = expected.related
    assert (expected.line, expected.path) == (9, ("expect", "tea/sweets/good"))
    assert (related.file, related.line) == (str(folder / "drinks/cake.yaml"), 8)
    own = argmap.check(folder / "cake.yaml")
    assert "dangling-reference" in {finding.rule for finding in own}


def test_the_surroundings_of_quotes_come_from_the_papers_of_all_files(folder: Path) -> None:
    (pieces,) = Analysis.open(folder / "debate.yaml", False).surroundings.values()
    assert pieces[1] == "cake is sweet"
    assert list(Analysis.open(folder / "debate.yaml", False).surroundings) == [
        ("premises", "cake/sweet", "at", 0)
    ]
    assert not Analysis.open(folder / "debate.yaml", False).anchors.anchors


def test_a_map_keeps_what_it_includes(folder: Path) -> None:
    loaded = argmap.load(folder / "debate.yaml")
    assert loaded.include == ("cake.yaml", "drinks/tea.yaml")
    assert [statement.id for statement in loaded] == ["teeth"]
    (folder / "again.yaml").write_text(argmap.dump(loaded), encoding="utf-8")
    assert argmap.evaluate(folder / "again.yaml") == argmap.evaluate(folder / "debate.yaml")
    assert argmap.evaluate(Analysis.from_map(loaded, folder=folder))["cake/good"] == "defeated"
    renamed = loaded.replace(include={"cake": "cake.yaml", "tea": "drinks/tea.yaml"})
    assert argmap.evaluate(Analysis.from_map(renamed, folder=folder))["tea/drink"] == "established"


@pytest.mark.parametrize("ask", [argmap.evaluate, argmap.strength, argmap.positions, argmap.render])
def test_nothing_is_said_of_a_map_whose_files_cannot_be_read(folder: Path, ask: Any) -> None:
    loaded = argmap.load(folder / "debate.yaml")
    with pytest.raises(InvalidMap) as error:
        ask(loaded)
    assert [finding.rule for finding in error.value.findings] == ["failed-include"] * 2
    assert "the map was not read from a file: give the path of the map" in str(error.value)


def test_a_graph_needs_the_files(folder: Path) -> None:
    with pytest.raises(ArgmapError, match="includes other files"):
        Graph.of(argmap.load(folder / "debate.yaml"))
    with pytest.raises(ArgmapError, match="includes other files"):
        write(argmap.load(folder / "debate.yaml"), folder / "out.argdown")


@pytest.mark.parametrize(
    ("file", "name"),
    [("cake.yaml", "cake"), ("drinks/tea.yaml", "tea"), ("drinks/cake.yaml", None), ("debate.yaml", None)],
)
def test_what_a_map_calls_a_file(folder: Path, file: str, name: str | None) -> None:
    document = read_file(folder / "debate.yaml")
    assert find_name(document, folder / file) == name
    assert find_name(document, folder / "drinks/.." / file) == name
    assert find_name(read(DEBATE, "debate.yaml"), folder / file) is None
    assert find_name(read_file(folder / "cake.yaml"), folder / file) is None


def _write_rows(folder: Path, count: int) -> None:
    """Write files each of which includes the next one."""
    for number in range(count):
        more = f"include: m{number + 1}.yaml\n" * (number + 1 < count)
        (folder / f"m{number}.yaml").write_text(f"argmap: 1\ntitle: M\n{more}", encoding="utf-8")


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def explain() -> str:
        return " ".join(fault.message for fault in Analysis.open(tmp_path / "m0.yaml", False).faults)

    _write_rows(tmp_path, reading.MAX_DEPTH + 1)
    assert explain() == ""
    _write_rows(tmp_path, reading.MAX_DEPTH + 2)
    assert "more than 16 files include one another in a row" in explain()
    _write_rows(tmp_path, 5)
    monkeypatch.setattr(reading, "MAX_FILES", 3)
    assert "a map includes at most 3 files" in explain()
    monkeypatch.setattr(reading, "MAX_FILES", 4)
    monkeypatch.setattr(reading, "MAX_BYTES", 40)
    assert "included files have at most 40 bytes in all" in explain()


def test_no_file_outside_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(CAKE, encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (inside / "loop.yaml").symlink_to(inside / "loop.yaml")
    (inside / "folder.yaml").mkdir()
    text = "argmap: 1\ntitle: M\ninclude: [link.yaml, loop.yaml, folder.yaml]\n"
    (inside / "map.yaml").write_text(text, encoding="utf-8")
    messages = [str(fault.message) for fault in Analysis.open(inside / "map.yaml", False).faults]
    assert messages[0] == "'link.yaml' is not in the folder of the map or below: move it there"
    assert "loop.yaml" in messages[1]
    assert messages[2] == "there is no file 'folder.yaml' beside the map"


def test_voices_of_all_files_can_be_left_out(folder: Path) -> None:
    analysis = Analysis.open(folder / "debate.yaml", False, without_voices=["cake/guest"])
    assert "cake/fat" not in analysis.verdicts()
    assert "tea/sweets/fat" in analysis.verdicts()
    assert analysis.findings


def _rename(id_: str) -> str:
    return f"m/{id_}"


@settings(max_examples=runs(100))
@given(data=maps)
def test_an_included_map_means_what_it_means_alone(
    data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("maps")
    data = {key: value for key, value in data.items() if key != "bibliography"}
    (folder / "m.yaml").write_text(write_yaml(data), encoding="utf-8")
    (folder / "all.yaml").write_text("argmap: 1\ntitle: All\ninclude: m.yaml\n", encoding="utf-8")
    alone, whole = Analysis.open(folder / "m.yaml", False), Analysis.open(folder / "all.yaml", False)
    verdicts = {_rename(id_): verdict for id_, verdict in alone.verdicts().items()}
    assert [*whole.verdicts().values()] == [*verdicts.values()]
    flat = flatten(whole.whole).data
    assert [*Analysis.from_map(flat).verdicts().values()] == [*verdicts.values()]
    assert not any("/" in reference.id for reference in find_references(flat))
    inner = Graph.of(NormalMap(normalize(data)))
    assert len(whole.graph.steps) == len(inner.steps)
    assert len(whole.graph.attacks) == len(inner.attacks)
    assert whole.graph.data["include"]["m"]["title"] == data["title"]


def test_json_is_of_the_same_shape(folder: Path) -> None:
    data = json.loads(argmap.dump(argmap.load(folder / "debate.yaml"), "json"))
    assert data["include"] == ["cake.yaml", "drinks/tea.yaml"]
    (folder / "debate.json").write_text(json.dumps(data), encoding="utf-8")
    assert argmap.evaluate(folder / "debate.json") == argmap.evaluate(folder / "debate.yaml")
