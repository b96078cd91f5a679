"""`argmap text` and `argmap new`: quotations, seals, coverage, extraction and drafts."""

import json
import os
from pathlib import Path

import pytest

import argmap
from argmap.passages.loading import MAX_BYTES
from tests.cli.conftest import Run, folder, run

__all__ = ["folder", "run"]

TEXT = """\
Findings

Two in five cards are blocked. They may be those of the poor.

In winter the library is closed, and therefore readers stay away.
"""
MAP = """\
argmap: 1
title: Fees
paper: {title: Fines, text: paper.txt}
sections: {findings: Findings}
thesis: cards
claims:
  cards:
    text: Cards are blocked.
    at:
      - Two in five cards   # the first
      - {section: findings, paragraph: 2, quote: In winter}
    sources: audit
sources: {audit: {title: Audit}}
"""


@pytest.fixture
def map_file(folder: Path) -> Path:
    (folder / "paper.txt").write_text(TEXT, encoding="utf-8")
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")
    return folder / "map.yaml"


def test_anchor_tells_places_and_writes_and_seals_them(map_file: Path, run: Run) -> None:
    result = run("text", "anchor", "map.yaml", "--write", "--seal")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "cards: exact in findings, paragraph 1: 'Two in five cards'\n"
        "cards: exact in findings, paragraph 2: 'In winter'\n"
        "2 quotations: 2 exact; compared by edlib\n"
    )
    assert (
        "        section: findings\n        paragraph: 1\n        quote: Two in five cards\n"
        in map_file.read_text()
    )
    assert "# the first" in map_file.read_text()
    seal = json.loads((map_file.parent / "map.anchors.json").read_text())
    assert [(one["statement"], one["start"], one["paragraph"]) for one in seal["quotes"]] == [
        ("cards", 10, 1),
        ("cards", 73, 2),
    ]
    assert run("text", "anchor", "map.yaml", "--write").code == 0
    assert "map.anchors.json" not in run("check", ".").out  # the seal is no map


def test_a_seal_decides_where_the_text_is_not(map_file: Path, run: Run) -> None:
    run("text", "anchor", "map.yaml", "--seal")
    (map_file.parent / "paper.txt").unlink()
    assert "2 quotations: 2 sealed\n" in run("text", "anchor", "map.yaml").out
    map_file.write_text(MAP.replace("In winter", "In summer"), encoding="utf-8")
    result = run("text", "anchor", "map.yaml", "--format", "json")
    assert result.code == 1
    assert [one["state"] for one in json.loads(result.out)["quotes"]] == ["sealed", "changed since sealed"]
    map_file.write_text(MAP.replace("paragraph: 2", "paragraph: 3"), encoding="utf-8")
    assert "is in findings, paragraph 2: correct the place [wrong-place]" in run("check", "map.yaml").out
    assert run("check", "map.yaml", "--fix").code == 0
    assert "paragraph: 2" in map_file.read_text()


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (
            ["text", "anchor", "good.yaml"],
            "'good.yaml' does not name a text: add `text: paper.txt` under `paper`",
        ),
        (["text", "cover", "good.yaml"], "the map does not name a text: add `text: paper.txt` under `paper`"),
        (
            ["text", "anchor", "gone.yaml", "--seal"],
            "cannot read 'gone.txt': there is no such file beside the map",
        ),
        (["text", "cover", "gone.yaml"], "cannot read 'gone.txt': there is no such file beside the map"),
        (["text", "extract", "paper.xyz"], "cannot tell the format of 'paper.xyz': its name should end in"),
        (["text", "extract", "bad.pdf"], "cannot read 'bad.pdf' as PDF: "),
        (["text", "extract", "bad.docx"], "cannot read 'bad.docx' as DOCX: "),
        (["text", "extract", "bomb.xml"], "cannot read 'bomb.xml': it declares entities, which are not read"),
        (["text", "extract", "deep.xml"], "cannot read 'deep.xml': its elements are more than 200 deep"),
        (["text", "extract", "other.xml"], "it is not an article in JATS: it has no element 'article'"),
        (["text", "extract", "broken.xml"], "cannot read 'broken.xml': it is not XML: "),
        (["text", "extract", "blank.txt"], "'blank.txt' has no text in it"),
        (["new", "paper.txt", "-o", "map.yaml"], "'map.yaml' is there already; choose another name"),
        (["text", "ancor"], "unknown command 'ancor' (did you mean 'anchor'?)"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said(map_file: Path, run: Run, words: list[str], error: str) -> None:
    files = {
        "gone.yaml": MAP.replace("paper.txt", "gone.txt"),
        "paper.xyz": "x",
        "bad.pdf": "%PDF-1.4 nothing",
        "bad.docx": "PK nothing",
        "bomb.xml": '<!DOCTYPE a [<!ENTITY a "b">]><article>&a;</article>',
        "deep.xml": "<article>" + "<p>" * 300,
        "other.xml": "<html/>",
        "broken.xml": "<article><p></article>",
        "blank.txt": " \n",
    }
    for name, content in files.items():
        (map_file.parent / name).write_text(content, encoding="utf-8")
    result = run(*words)
    assert result.code == 2
    assert error in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("link.txt", None, "'link.txt' is not in the folder of the map or below: move it there"),
        ("pipe.txt", None, "cannot read 'pipe.txt': there is no such file beside the map; check the name"),
        ("long.txt", b"a" * (MAX_BYTES + 1), "cannot read 'long.txt': a text may have 4 MiB; split it"),
        (
            "latin.txt",
            b"Findings\n\nTwo in five cards. In winter caf\xe9",
            "the file is not UTF-8, so it was read as",
        ),
    ],
)
def test_texts_are_confined_and_limited(
    map_file: Path, run: Run, name: str, content: bytes | None, message: str
) -> None:
    home = map_file.parent
    outside = home.parent / "outside.txt"
    outside.write_text(TEXT, encoding="utf-8")
    (home / "link.txt").symlink_to(outside)
    os.mkfifo(home / "pipe.txt")
    if content:
        (home / name).write_bytes(content)
    map_file.write_text(MAP.replace("paper.txt", name), encoding="utf-8")
    found = [one for one in argmap.check(map_file) if one.rule == "unreadable-text"]
    assert [one.message.startswith(message) for one in found] == [True]
    assert run("check", "map.yaml").code in (0, 1)


@pytest.mark.parametrize(
    "seal",
    ["[", "{}", '{"quotes": 3}', "[" * 100_000, '{"normaliser": 99, "text": {"sha256": ""}, "quotes": []}'],
)
def test_a_broken_seal_is_a_finding(map_file: Path, seal: str) -> None:
    (map_file.parent / "map.anchors.json").write_text(seal, encoding="utf-8")
    (finding,) = (one for one in argmap.check(map_file) if one.rule == "unreadable-text")
    assert "write it again with `argmap text anchor --seal`" in finding.message


def test_a_map_without_a_folder_has_no_text() -> None:
    (finding,) = (one for one in argmap.check(argmap.loads(MAP)) if one.rule == "unreadable-text")
    assert (
        finding.message
        == "'paper.txt' can't be read, because the map was not read from a file: give the path of the map"
    )


def test_cover_lists_what_no_statement_quotes(map_file: Path, run: Run) -> None:
    result = run("text", "cover", "map.yaml")
    assert result.code == 0
    assert result.out == (
        "Findings: 2 of 3 sentences\n\n"
        "Not quoted by any statement, first what seems to argue:\n"
        "  findings, paragraph 1: They may be those of the poor.\n"
    )
    data = json.loads(run("text", "cover", "map.yaml", "--format", "json").out)
    assert [one["statements"] for one in data["paragraphs"][0]["sentences"]] == [["cards"], []]
    assert run("text", "cover", "map.yaml", "-o", "cover.html").code == 0
    page = (map_file.parent / "cover.html").read_text(encoding="utf-8")
    assert "<mark>Two in five cards are blocked.</mark> <small>cards</small>" in page


def test_cover_and_the_rules_tell_the_same_differences(map_file: Path, run: Run) -> None:
    (map_file.parent / "paper.txt").write_text(
        TEXT.replace("Two in five cards are blocked.", "Two in five cards might not be blocked [7].")
        + "\nReferences\n\n7. A. Okafor. Cards should not be lost. 2020.\n",
        encoding="utf-8",
    )
    map_file.write_text(MAP.replace("Cards are blocked.", "30 cards are blocked."), encoding="utf-8")
    told = run("text", "cover", "map.yaml").out.partition("Differences")[2]
    assert told == (
        " of statements from what they quote, with the rules that tell them:\n"
        "  cards: does not say 'might' [lost-hedge]\n"
        "  cards: does not say 'not' [lost-negation]\n"
        "  cards: says '30' [changed-number]\n"
    )
    rules = ["lost-hedge", "lost-negation", "changed-number"]
    severities = [word for rule in rules for word in ("--severity", f"{rule}=info")]
    checked = json.loads(run("check", "map.yaml", *severities, "--format", "json").out)["findings"]
    assert sorted(one["rule"] for one in checked if one["rule"] in rules) == sorted(rules)
    assert "Okafor" not in run("text", "cover", "map.yaml").out


def test_a_hostile_text_does_not_act_in_the_page(map_file: Path, run: Run) -> None:
    (map_file.parent / "paper.txt").write_text(
        TEXT + "\n<script>alert(1)</script> & so on.\n", encoding="utf-8"
    )
    page = run("text", "cover", "map.yaml", "--format", "html").out
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on." in page


JATS = """<?xml version="1.0"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title>Elm Review</journal-title></journal-meta>
<article-meta><article-id pub-id-type="doi">10.5555/fees</article-id>
<title-group><article-title>Late <italic>fees</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author">
<name><surname>Okafor</surname><given-names>Ada</given-names></name><xref ref-type="aff" rid="a1"/></contrib>
<aff id="a1"><label>1</label>Elmwood University, Elmwood. E-mail: a@example.org</aff></contrib-group>
<aff id="e1">The office of the editor</aff>
<pub-date><month>3</month><year>2024</year></pub-date>
<permissions><license><license-p>Distributed under the Creative Commons Attribution License, which permits
 copies.</license-p></license></permissions>
<abstract><p>Short.</p></abstract></article-meta></front>
<body><sec><title/><p>Do fees hurt?</p>
<fig><label>Figure 1.</label><caption><p>A desk.</p></caption></fig></sec><sec><title>Findings</title>
<p>Fees hurt<xref ref-type="fn">1</xref> the poor <xref ref-type="bibr">[1]</xref>.</p>
<sec><title>Cards</title><p>Many are blocked.<sup><xref ref-type="bibr">2</xref></sup>
<table-wrap><label>Table 1</label><caption><p>Cards.</p></caption></table-wrap></p></sec></sec></body>
<back><fn-group><fn><label>1</label><p>See below.</p></fn></fn-group><ref-list>
<ref><label>1</label><element-citation publication-type="journal">
<name><surname>Marsh</surname><given-names>B</given-names></name><year>2020</year>
<article-title>Blocked cards</article-title><source>Libr J</source><volume>5</volume><issue>2</issue>
<fpage>10</fpage><lpage>19</lpage><pub-id pub-id-type="doi">10.5555/cards</pub-id></element-citation></ref>
<ref><label>2</label><mixed-citation>City Auditor. Circulation audit 2023. Elmwood; 2023.
https://example.org/audit (accessed 3 May 2024)</mixed-citation></ref>
</ref-list></back></article>
"""


def test_an_article_becomes_a_draft_with_its_text_beside_it(folder: Path, run: Run) -> None:
    (folder / "article.xml").write_text(JATS, encoding="utf-8")
    result = run("new", "article.xml", "-o", "late.yaml")
    assert (result.code, result.err) == (
        0,
        "argmap: 4 sections and 2 sources, from 1 footnote and 2 references; notes that cite nothing: 1\n",
    )
    map_ = argmap.load(folder / "late.yaml")
    assert map_.paper is not None
    assert (map_.title, map_.paper.text, map_.paper.issued, map_.paper.doi) == (
        "Late fees",
        "late.txt",
        "2024-03",
        "10.5555/fees",
    )
    assert map_.paper.affiliation == ("Elmwood University, Elmwood",)
    assert map_.paper.license == "Creative Commons Attribution License"
    assert list(map_.sections) == ["abstract", "introduction", "findings", "cards"]
    first, second = map_.sources.values()
    assert (first.note, second.note) == ("ref. 1", "ref. 2")
    assert (first.title, first.author[0].family, first.page, first.doi) == (
        "Blocked cards",
        "Marsh",
        "10-19",
        "10.5555/cards",
    )
    assert (second.title, second.url) == ("Circulation audit 2023", "https://example.org/audit")
    text = (folder / "late.txt").read_text(encoding="utf-8")
    assert text.startswith(
        "# Late fees\n\n## Abstract\n\nShort.\n\n## Introduction\n\nDo fees hurt?\n\n"
        "[caption] Figure 1. A desk.\n\n## Findings\n\nFees hurt[^1] the poor [1].\n\n### Cards\n\n"
        "Many are blocked.[2]\n\n[caption] Table 1 Cards.\n"
    )
    assert [one.rule for one in argmap.check(folder / "late.yaml") if one.severity == "error"] == []
    assert run("new", "article.xml", "-o", "late.yaml").code == 2


def test_an_empty_map_is_valid(folder: Path, run: Run) -> None:
    (folder / "empty.yaml").write_text(run("new").out, encoding="utf-8")
    assert len(run("new").out.splitlines()) == 10
    assert run("validate", "empty.yaml").code == 0


def test_text_is_extracted_with_each_change_told(folder: Path, run: Run) -> None:
    (folder / "paper.md").write_text(
        "# Title\n\nThe *ﬁrst* inter-\nnational [link](https://x.y).[^1]\n\n[^1]: Note.\n", encoding="utf-8"
    )
    result = run("text", "extract", "paper.md")
    assert result.out == "# Title\n\nThe first international link.[^1]\n\n[^1]: Note.\n"
    for change in ("1 hyphens at line ends joined", "1 ligatures parted", "1 addresses of links dropped"):
        assert change in result.err
    assert json.loads(run("text", "extract", "paper.md", "--format", "json").out)["format"] == "Markdown"
