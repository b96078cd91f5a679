"""One map gets the same findings wherever one asks: commands, library, page, server, report and Sphinx."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap.cli.serve import make_page
from argmap.diagram.text import clean
from argmap.graph import ALL_VOICES
from tests.cli.conftest import Run, folder, run
from tests.sphinx.conftest import Project, write_directive

__all__ = ["folder", "run"]

Told = Counter[tuple[str, str]]
"""How often each rule says each message."""

MAP = """\
argmap: 1
title: Late fees
bibliography: [missing.bib, broken.bib]
thesis: [fees-exclude]
claims:
  fees-exclude:
    text: Late fees keep the poorest away.
    supported_by: [blocked-cards, asserted]
  asserted:
    text: The town wants to keep the fees.
    allow: {unsupported-claim: The council says so every year.}
  wanted:
    text: The fees should go.
premises:
  blocked-cards: {text: Two in five cards are blocked., sources: [audit]}
  unread: {text: Fewer books are read., sources: [survey]}
"""
BROKEN = "@book{audit, title={An audit}, author={Doe, J}, year={2021}}\n@book{x, title={broken"
PROFILE = {"properties": {"title": {"minLength": 20}}}
REQUEST = '[severity]\nno-challenge = "info"\n'
SETTINGS = 'ignore = ["orphan-statement"]\nprofile = "house.json"\nbaseline = "known.json"\n' + REQUEST
IGNORED, KNOWN, WAIVED = "orphan-statement", "no-challenge", "unsupported-claim"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A map, with a bibliography of two files, settings, a profile and a baseline beside it."""
    file = tmp_path / "fees-map.yaml"
    file.write_text(MAP, encoding="utf-8")
    (tmp_path / "broken.bib").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "argmap.toml").write_text(REQUEST, encoding="utf-8")
    known = [finding for finding in argmap.check(file) if finding.rule == KNOWN]
    entries = [
        {"file": file.name, "rule": one.rule, "path": ".".join(map(str, one.path)), "message": one.message}
        for one in known
    ]
    content = {"argmap": 1, "known": [{**entry, "count": 1} for entry in entries]}
    (tmp_path / "known.json").write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "house.json").write_text(json.dumps(PROFILE), encoding="utf-8")
    (tmp_path / "argmap.toml").write_text(SETTINGS, encoding="utf-8")
    return file


@pytest.fixture
def expected(file: Path) -> Told:
    """What `argmap.check` finds, in which all that is beside the map has had its effect."""
    analysis = argmap.Analysis.open(file)
    rules = Counter(finding.rule for finding in analysis.findings)
    assert rules["unreadable-bibliography"] == 2
    assert rules["profile"] == 1
    assert IGNORED not in rules
    assert KNOWN not in rules
    assert {finding.rule for finding in analysis.suppressed} == {KNOWN}
    assert [(waived.finding.rule, waived.finding.statement) for waived in analysis.waived] == [
        (WAIVED, "asserted")
    ]
    return Counter((finding.rule, finding.text) for finding in argmap.check(file))


def of_page(page: str) -> Told:
    data = re.search(r'<script type="application/json" id="Data">(.*?)</script>', page)
    assert data
    return Counter((one["rule"], one["message"]) for one in json.loads(data[1])["findings"])


def cleaned(told: Told) -> Told:
    return Counter({(rule, clean(message)): count for (rule, message), count in told.items()})


def test_check(file: Path, expected: Told, run: Run) -> None:
    findings = json.loads(run("check", "--format", "json", str(file)).out)["findings"]
    told = [(one["rule"], ": ".join(filter(None, (one["message"], one["advice"])))) for one in findings]
    assert Counter(told) == expected


@pytest.mark.parametrize("make", [Path, str, argmap.Analysis.open], ids=["path", "str", "analysis"])
def test_library(file: Path, expected: Told, make: Callable[[Path], argmap.Analysis | Path | str]) -> None:
    assert Counter((one.rule, one.text) for one in argmap.check(make(file))) == expected


def test_a_map_in_the_folder_of_its_file(file: Path, expected: Told) -> None:
    analysis = argmap.Analysis.from_map(argmap.load(file), config=None, folder=file.parent)
    told = Counter((one.rule, one.text) for one in analysis.findings)
    assert told.keys() - expected.keys() <= {(KNOWN, message) for _, message in told}
    assert expected == told - Counter({key: 1 for key in told if key[0] == KNOWN})


def test_page(file: Path, expected: Told, run: Run) -> None:
    assert run("render", str(file), "-o", "map.html").code == 0
    assert of_page(Path("map.html").read_text(encoding="utf-8")) == cleaned(expected)
    assert of_page(make_page(str(file), 64, ALL_VOICES, "now")) == cleaned(expected)


def test_marks(file: Path, expected: Told, run: Run) -> None:
    dot = run("render", str(file), "--findings", "--format", "dot").out
    assert expected.total() > 0
    owners = [one for one in argmap.check(file) if one.path[0] in ("claims", "premises")]
    marks = [int(number) for number in re.findall(r"(\d+) FINDINGS?\b", dot)]
    assert sorted(marks) == sorted(Counter(one.path[:2] for one in owners).values())


@pytest.mark.parametrize("ending", ["md", "html"])
def test_report(file: Path, expected: Told, run: Run, ending: str) -> None:
    assert run("report", str(file), "--length", "full", "-o", f"review.{ending}").code == 0
    text = Path(f"review.{ending}").read_text(encoding="utf-8")
    findings = argmap.check(file)
    assert len(findings) == expected.total()
    words = [one.words for one in findings if one.words]
    assert words
    assert [one for one in words if one not in text] == []
    on_map = {"unreadable-bibliography", "dangling-reference"}
    assert sum(one.rule in on_map for one in findings) == 3
    part = re.split(r"\n## |<h2", text.partition("On the map itself")[2])[0]
    assert len(re.findall(r"^- |<li", part, re.MULTILINE)) == 3
    assert "The profile wants at least 20 characters" in text
    assert "The council says so every year." in text


def test_sphinx(file: Path, expected: Told, project: Project) -> None:
    for beside in file.parent.glob("*.*"):
        if beside.is_file():
            (project.source / beside.name).write_bytes(beside.read_bytes())
    project.write(index_rst=f"Title\n=====\n\n{write_directive(file.name, page='', findings='')}\n")
    out = project.build()
    (page,) = (out / "_images").glob("*.html")
    assert of_page(page.read_text(encoding="utf-8")) == cleaned(expected)
    validation = argmap.Analysis.open(file).validation.findings
    assert len(validation) == sum(project.warnings.count(f": {weight}: ") for weight in ("error", "warning"))
    assert {finding.rule for finding in validation} == {
        "profile",
        "unreadable-bibliography",
        "dangling-reference",
    }


@pytest.fixture
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("project"))
    made.source.mkdir()
    return made
