"""Opening a map in each way: what it gives, what it refuses, and that nothing is worked out twice."""

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap import Analysis, ArgmapError, InvalidMap
from argmap.settings import Configuration, Settings

TEXT = """\
argmap: 1
title: Late fees
thesis: [fees-exclude]
voices: {reviewer: The reviewer}
claims:
  fees-exclude: {text: Late fees keep the poorest away., supported_by: [blocked-cards]}
premises:
  blocked-cards: {text: Two in five cards are blocked., sources: [audit]}
challenges:
  old: {text: The count is old., attacks: [blocked-cards], by: reviewer}
sources:
  audit: {title: An audit}
"""
SETTINGS = 'ignore = ["uncited-premise"]\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "below" / "map.yaml"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    (tmp_path / "argmap.toml").write_text(SETTINGS, encoding="utf-8")
    return file


def test_a_configuration_is_found_upward(file: Path) -> None:
    assert Analysis.open(file).settings.ignore == {"uncited-premise"}
    assert Analysis.open(str(file)).configuration.file == file.parent.parent / "argmap.toml"


@pytest.mark.parametrize("config", [Path("argmap.toml"), Path()])
def test_a_configuration_that_is_given(file: Path, config: Path) -> None:
    for given in (file.parent.parent / config, str(file.parent.parent / config)):
        assert Analysis.from_text(TEXT, config=given).settings.ignore == {"uncited-premise"}


def test_no_configuration(file: Path) -> None:
    assert Analysis.open(file, config=False).settings == Settings()
    assert Analysis.from_text(TEXT).settings == Settings()
    assert Analysis.from_map(argmap.loads(TEXT)).settings == Settings()


def test_a_configuration_that_was_read(file: Path) -> None:
    configuration = Configuration(Settings(select=frozenset({"no-challenge"})))
    assert Analysis.open(file, configuration).configuration is configuration


def test_a_wrong_configuration_is_reported_when_it_is_needed(file: Path) -> None:
    (file.parent.parent / "argmap.toml").write_text("ignor = []\n", encoding="utf-8")
    analysis = Analysis.open(file)
    assert set(analysis.verdicts()) == {"fees-exclude", "blocked-cards", "old"}
    with pytest.raises(ArgmapError, match="ignor"):
        _ = analysis.findings


@pytest.mark.parametrize("name", ["document", "faults", "whole", "map", "graph", "findings", "bibliography"])
def test_each_is_worked_out_once(file: Path, name: str) -> None:
    analysis = Analysis.open(file)
    assert getattr(analysis, name) is getattr(analysis, name)


def test_evaluations_are_kept(file: Path) -> None:
    analysis = Analysis.open(file)
    for residual in (False, True):
        assert analysis.evaluation(residual=residual) is analysis.evaluation(residual=residual)
        assert analysis.explanations(residual=residual) is analysis.explanations(residual=residual)


def test_the_same_answers_whatever_is_given(file: Path) -> None:
    map_ = argmap.load(file)
    for source in (str(file), file, map_, map_.to_data(), Analysis.from_text(TEXT), Analysis.open(file)):
        assert argmap.evaluate(source) == argmap.evaluate(map_)
        assert str(argmap.why(source, "fees-exclude")) == str(argmap.why(map_, "fees-exclude"))
        assert str(argmap.what_if(source, ["audit"])) == str(argmap.what_if(map_, ["audit"]))
        assert str(argmap.flip(source, "fees-exclude")) == str(argmap.flip(map_, "fees-exclude"))
        assert str(argmap.weight(source)) == str(argmap.weight(map_))
        assert str(argmap.positions(source)) == str(argmap.positions(map_))
        assert argmap.strength(source) == argmap.strength(map_)
        assert argmap.render(source, "dot") == argmap.render(map_, "dot")


def test_voices_are_chosen_where_a_map_is_opened(file: Path) -> None:
    without = Analysis.open(file, without_voices=["reviewer"])
    assert "old" not in without.verdicts()
    assert "old" in without.map.challenges
    assert argmap.evaluate(file, voices=["author"]) == without.verdicts()
    with pytest.raises(ValueError, match="an analysis has its voices already"):
        argmap.check(without, voices=["author"])
    with pytest.raises(ArgmapError, match="revewer"):
        argmap.evaluate(file, without_voices=["revewer"])


@pytest.mark.parametrize(
    "source",
    [
        Analysis.from_text("argmap: 1\ntitel: Late fees\n"),
        Analysis.from_map({"argmap": 1, "titel": "Late fees"}),
        Analysis.from_text("argmap: ["),
    ],
)
def test_what_is_not_a_map(source: Analysis) -> None:
    assert source.findings
    assert source.findings == source.validation.findings == source.faults
    for name in ("map", "graph", "whole"):
        with pytest.raises(InvalidMap) as error:
            getattr(source, name)
        assert list(error.value.findings) == source.faults
    with pytest.raises(InvalidMap):
        argmap.evaluate(source)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda it: it.verdicts("citd"), "unknown basis 'citd' (did you mean 'cited'?); choose asserted or"),
        (lambda it: it.positions(most=0), "cannot return 0 positions; choose 1 or more"),
        (lambda it: it.weight(most=-1), "cannot list -1 sets; choose 0 or more"),
        (lambda it: it.weight(by="sorce"), "unknown way to withdraw 'sorce' (did you mean 'source'?)"),
        (lambda it: it.render("gif"), "unknown format 'gif'; choose svg, png, pdf, html, text, dot or merm"),
        (lambda it: it.report("htm"), "unknown format 'htm' (did you mean 'html'?); choose markdown"),
    ],
)  # fmt: skip
def test_wrong_options_say_what_is_accepted(ask: Any, message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        ask(Analysis.from_text(TEXT))
    assert message in str(error.value)


def test_a_bibliography_is_found_in_the_folder_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "works.ris").write_text("TY  - BOOK\nID  - audit\nTI  - An audit\nER  - \n", encoding="utf-8")
    text = TEXT.replace("sources:\n  audit: {title: An audit}\n", "bibliography: [works.ris]\n")
    found = Analysis.from_text(text, folder=tmp_path)
    assert found.map.sources["audit"].title == "An audit"
    assert "unreadable-bibliography" not in {finding.rule for finding in found.findings}
    lost = Analysis.from_text(text)
    assert "unreadable-bibliography" in {finding.rule for finding in lost.findings}


def test_nothing_of_it_waits_for_the_garbage_collector() -> None:
    gc.disable()
    try:
        analysis = Analysis.from_text(TEXT.replace("Late fees\n", "Late fees #2\n"))
        assert "comment-after-text" in {finding.rule for finding in analysis.findings}
        assert analysis.verdicts(residual=True)
        gone = [weakref.ref(part) for part in (analysis, analysis.graph, analysis.document)]
        del analysis
        assert [part() for part in gone] == [None] * 3
    finally:
        gc.enable()
