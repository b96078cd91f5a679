"""Pictures and pages show the sentences around a quote, if the text of the paper is there."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.analysis import Analysis
from argmap.passages import surroundings

TITLE = "{http://www.w3.org/1999/xlink}title"
RUN = "</script></title><script>hacked()</script> \"'&\u202e\x1b"
TEXT = """# Findings

Nobody pays.[^1] Fees keep the poorest readers
away from the library,[^2] which is “unfair”. It closes early.

[^1]: Audit.

# Proposal

Drop them, <b>now</b>.
"""
LONG = f"{'before ' * 150}the middle of it {'between ' * 150}the end of it{' after' * 150}"
SENTENCE = "Fees keep the ", "poorest readers", " away from the library, which is “unfair”."


def _analyse(folder: Path, text: str | None, *quotes: str) -> Analysis:
    if text is not None:
        (folder / "paper.txt").write_text(text, encoding="utf-8")
    claim = {"text": "Fees are unfair.", "at": [{"quote": quote} for quote in quotes]}
    data = {"argmap": 1, "title": "A", "paper": {"title": "P", "text": "paper.txt"}, "claims": {"a": claim}}
    return Analysis.from_text(json.dumps(data), "a.json", folder=folder)


def _read_tooltip(analysis: Analysis) -> str:
    titles = (one.get(TITLE, "") for one in ET.fromstring(analysis.render("svg")).iter())
    return next(title for title in titles if title.startswith("a (claim)"))


def _read_places(analysis: Analysis) -> list[dict[str, object]]:
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', analysis.page(), re.DOTALL)
    assert found
    places: list[dict[str, object]] = json.loads(found[1])["statements"][0]["places"]
    return places


@pytest.mark.parametrize(
    ("text", "quote", "pieces"),
    [
        (TEXT, "poorest readers", SENTENCE),
        (TEXT, "poorest raeders away", ("Fees keep the ", "poorest readers away", SENTENCE[2][5:])),
        (
            TEXT,
            'Fees keep ... which is "unfair"',
            ("", "Fees keep", " the poorest readers away from the library, ", "which is “unfair”", "."),
        ),
        (TEXT, "pays. Fees keep", ("Nobody ", "pays. Fees keep", " the poorest readers" + SENTENCE[2])),
        (TEXT, "Audit", ("", "Audit", ".")),
    ],
)
def test_the_sentences_around_a_quote(tmp_path: Path, text: str, quote: str, pieces: tuple[str, ...]) -> None:
    assert [tuple(found) for found in _analyse(tmp_path, text, quote).surroundings.values()] == [pieces]


@pytest.mark.parametrize("has_sentences", [True, False])
def test_little_is_shown_of_what_is_long(
    tmp_path: Path, has_sentences: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "find_spec", find_spec if has_sentences else lambda _: None)
    (found,) = _analyse(tmp_path, LONG, "the middle of it ... the end of it").surroundings.values()
    before, first, between, second, after = found
    assert (first, second) == ("the middle of it", "the end of it")
    assert before.startswith("… before before")
    assert after.endswith("after after …")
    assert between.startswith(" between")
    assert " … " in between
    assert between.endswith("between ")
    reach = 600 if has_sentences else 200
    assert all(reach - 30 < len(part) < reach + 5 for part in (before, after))
    assert len(between) < 610


def test_tooltips_and_pages_show_them(tmp_path: Path) -> None:
    analysis = _analyse(tmp_path, TEXT, "poorest readers", "not there")
    assert f"\nIn the paper's words: “{''.join(SENTENCE)}”\nAt: “not there”" in _read_tooltip(analysis)
    assert [place.get("passage") for place in _read_places(analysis)] == [list(SENTENCE), None]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("keep the poorest readers away", "“keep the poorest readers away” (Proposal, ¶ 1)."),
        ("readers", "Fees are unfair (Proposal, ¶ 1, “readers”)."),
        ("nobody says so at all", "“nobody says so at all”."),
    ],
)
def test_reports_tell_where_the_text_has_a_quote(tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "paper.txt").write_text(TEXT.replace("Findings", "Proposal"), encoding="utf-8")
    data = {
        "argmap": 1,
        "title": "A",
        "thesis": "a",
        "sections": {"proposal": "Proposal"},
        "paper": {"title": "P", "text": "paper.txt"},
        "claims": {"a": {"text": "Fees are unfair.", "at": words}},
    }
    analysis = Analysis.from_text(json.dumps(data), "a.json", folder=tmp_path)
    assert told in analysis.report(diagram=False)


def test_without_the_text_nothing_is_shown(tmp_path: Path) -> None:
    analysis = _analyse(tmp_path, None, "poorest readers")
    assert analysis.surroundings == {}
    assert "In the paper's words" not in _read_tooltip(analysis)
    assert _read_places(analysis) == [{"section": None, "within": "", "quote": "poorest readers"}]


def test_a_hostile_text_stays_text(tmp_path: Path) -> None:
    analysis = _analyse(tmp_path, f"We say it {RUN} here.", "We say it")
    shown = RUN.replace("\u202e\x1b", "\ufffd\ufffd")
    assert f"“We say it {shown} here.”" in _read_tooltip(analysis)
    assert "".join(_read_places(analysis)[0]["passage"]) == f"We say it {shown} here."  # type: ignore[arg-type]
    assert "<script>hacked" not in analysis.page()
