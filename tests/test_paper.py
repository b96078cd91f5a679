"""The maps that ship are reviewed as pinned, and that of the first paper is complete and faithful."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import argmap
from argmap.cli.main import argmap as command_line
from argmap.graph import Graph
from argmap.rules import PASSAGE_RULES

ROOT = Path(__file__).parent.parent
MAPS = ROOT / "maps"
MAP = MAPS / "hayat-2023.yaml"
PAPER = ROOT.parent / "shared/paper/hayat-2023.txt"
PARAGRAPHS = {
    "abstract": 1,
    "introduction": 4,
    "geostrategic-environment": 9,
    "challenges": 6,
    "areas-of-cooperation": 6,
    "way-forward": 9,
    "conclusion": 1,
}


@pytest.fixture(scope="module")
def paper() -> argmap.ArgumentMap:
    return argmap.load(MAP)


@pytest.mark.parametrize("name", [path.stem for path in sorted(MAPS.glob("*.yaml"))])
def test_review_is_as_pinned(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(command_line, ["check", f"maps/{name}.yaml"])
    pinned = (MAPS / f"{name}.findings.txt").read_text(encoding="utf-8")
    assert result.output == pinned, "run 'make generate' and read what has changed"


def test_every_paragraph_is_mapped(paper: argmap.ArgumentMap) -> None:
    assert list(paper.sections) == list(PARAGRAPHS)
    mapped = {(place.section, place.paragraph) for statement in _statements(paper) for place in statement.at}
    assert mapped == {(name, n) for name, last in PARAGRAPHS.items() for n in range(1, last + 1)}


def test_each_statement_of_the_author_is_quoted_in_few_words(paper: argmap.ArgumentMap) -> None:
    own = [one for one in _statements(paper) if one.by is None and not one.implicit]
    quotes = {one.id: [place.quote or "" for place in one.at] for one in own}
    assert len(own) > 200
    assert [id_ for id_, words in quotes.items() if not all(words) or not words] == []
    assert max(len(words.split()) for many in quotes.values() for words in many) <= 12


def test_the_seal_alone_says_that_no_quotation_changed() -> None:
    analysis = argmap.Analysis.open(MAP, config=False)
    assert analysis.anchors.text is None
    assert {anchor.state for anchor in analysis.anchors.anchors} == {"sealed"}
    assert _find_in_passages(analysis) == []


@pytest.mark.skipif(not PAPER.exists(), reason="the paper's text is not ours to ship, and not there")
def test_the_text_has_each_quotation_where_the_seal_says(tmp_path: Path) -> None:
    for file in (MAP, MAP.with_suffix(".anchors.json")):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / PAPER.name).write_bytes(PAPER.read_bytes())
    analysis = argmap.Analysis.open(tmp_path / MAP.name, config=False)
    assert {anchor.state for anchor in analysis.anchors.anchors} == {"exact"}
    assert analysis.anchors.format_seal() == MAP.with_suffix(".anchors.json").read_text(encoding="utf-8")
    assert _find_in_passages(analysis) == []


def _find_in_passages(analysis: argmap.Analysis) -> list[str]:
    return [finding.message for finding in analysis.findings if finding.rule in PASSAGE_RULES]


def test_size(paper: argmap.ArgumentMap) -> None:
    assert 160 <= len(list(_statements(paper))) <= 220
    assert all(statement.at for statement in _statements(paper))


def test_every_citation_note_belongs_to_one_source(paper: argmap.ArgumentMap) -> None:
    assert len(paper.sources) == 46
    notes: Counter[int] = Counter()
    for source in paper.sources.values():
        listed = re.match(r"fn\. ((?:\d+, )*\d+)", source.note or "")
        assert listed is not None, source
        notes.update(int(number) for number in listed[1].split(", "))
    assert notes == Counter(range(2, 57))


def test_theses_and_challenges_have_expected_verdicts(paper: argmap.ArgumentMap) -> None:
    assert set(paper.expect) >= {*paper.thesis, *paper.challenges}
    verdicts = argmap.evaluate(paper)
    assert {name: verdicts[name] for name in paper.expect} == paper.expect


def test_no_statement_is_lost_in_the_diagram(paper: argmap.ArgumentMap) -> None:
    dot = argmap.render(paper, "dot")
    for statement in Graph.of(paper).statements:
        assert f"statement-{statement.key}" in dot


def test_review_states_each_weakness_of_the_independent_reading() -> None:
    reading = (MAPS / "hayat-2023.reading.md").read_text(encoding="utf-8")
    weaknesses = re.findall(r"^\d+\. .+(?:\n\n +Stated at: (.+))?$", reading, re.MULTILINE)
    assert len(weaknesses) == 30
    stated = {
        f"`{'map' if finding.path[0] == 'remarks' else finding.path[1]}` ({finding.rule})"
        for finding in argmap.check(MAP)
    }
    for places in weaknesses:
        assert set(places.split(", ")) <= stated


@pytest.mark.skipif(not PAPER.exists(), reason="the text of the paper does not ship with the project")
def test_no_sentence_is_copied(paper: argmap.ArgumentMap) -> None:
    source = set(_runs(PAPER.read_text(encoding="utf-8")))
    copied = {run for statement in _statements(paper) for run in _runs(statement.text)} & source
    names_and_figures = re.compile(r"china pakistan economic corridor|\d")
    assert {run for run in copied if not names_and_figures.search(run)} == set()


def _statements(
    paper: argmap.ArgumentMap,
) -> Iterator[argmap.Claim | argmap.Premise | argmap.Challenge | argmap.Recommendation]:
    for section in (paper.claims, paper.premises, paper.challenges, paper.recommendations):
        yield from section.values()


def _runs(text: str, length: int = 6) -> Iterator[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])
