"""Articles in JATS XML: their text, and what a draft takes from them."""

from collections import Counter

import pytest

from argmap.drafting.draft import draft_map
from argmap.drafting.reading import draft_paper
from argmap.errors import ArgmapError
from argmap.passages.extraction.jats import read_jats

ARTICLE = """<article xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta>
<journal-title>Elm Review</journal-title></journal-meta><article-meta>
<article-id pub-id-type="doi">10.5555/fines</article-id>
<title-group><article-title>Fines and <italic>access</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author">
<name><surname>Okafor</surname><given-names>Ada</given-names></name>
<xref ref-type="aff" rid="a1">1</xref></contrib></contrib-group>
<aff id="a1"><label>1</label>Elmwood Library. E-mail: a@example.org</aff>
<pub-date><year>2023</year><month>3</month></pub-date><volume>5</volume>
<permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"/></permissions>
<abstract><p>Fees hurt.</p></abstract>
<abstract xml:lang="de"><p>Geb\u00fchren schaden.</p></abstract>
<abstract abstract-type="graphical"><p><graphic/></p></abstract>
<abstract><title>Author Summary</title><p>Short.</p></abstract>
<trans-abstract xml:lang="fr"><p>Les frais.</p></trans-abstract></article-meta></front>
<body><sec><title>Findings</title><p>Cards are blocked<xref ref-type="fn">a</xref>{cite}.</p>
<fig><label>Figure 1</label><caption><p>The cards.</p></caption></fig>
<disp-formula>x = y<label>(8)</label></disp-formula></sec></body>
<back><fn-group><fn><label>a</label><p>Not all.</p></fn></fn-group><ref-list>
<ref id="r1"><element-citation publication-type="journal"><person-group><name><surname>Marsh</surname>
<given-names>B</given-names></name></person-group><article-title>Blocked cards</article-title>
<source>Elm Post</source><year>2021</year><fpage>1</fpage><lpage>9</lpage></element-citation></ref>
<ref id="r2"><mixed-citation>Wu, L. (2020). Open shelves. Elm Review, 6(1), 3-8.</mixed-citation></ref>
</ref-list></back></article>"""
TEXT = """# Fines and access

## Abstract

Fees hurt.

## Author Summary

Short.

## Findings

Cards are blocked[^a] (2021).

[caption] Figure 1 The cards.

[^a]: Not all.

## References

1. Marsh B (2021). Blocked cards. Elm Post: 1-9.

2. Wu, L. (2020). Open shelves. Elm Review, 6(1), 3-8.
"""


def _cite(words: str) -> str:
    return ARTICLE.format(cite=f' (<xref ref-type="bibr">{words}</xref>)')


def test_the_text_has_its_abstracts_in_one_language_and_its_captions_marked() -> None:
    changes: Counter[str] = Counter()
    assert read_jats(_cite("2021"), changes).text == TEXT
    assert changes == {
        "abstracts in another language left out": 2,
        "captions marked": 1,
        "references written as they stand": 2,
    }


def test_a_draft_has_the_paper_its_outline_and_each_reference() -> None:
    data = draft_paper(_cite("2021").encode(), "a.xml", "a.txt").data
    assert data["paper"] == {
        "type": "article-journal",
        "title": "Fines and access",
        "author": [{"family": "Okafor", "given": "Ada"}],
        "affiliation": ["Elmwood Library"],
        "container-title": "Elm Review",
        "volume": "5",
        "issued": "2023-03",
        "DOI": "10.5555/fines",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "text": "a.txt",
    }
    assert list(data["sections"].values()) == ["Abstract", "Author Summary", "Findings"]
    assert data["sources"]["marsh-2021"] == {
        "type": "article-journal",
        "title": "Blocked cards",
        "author": [{"family": "Marsh", "given": "B"}],
        "container-title": "Elm Post",
        "issued": "2021",
        "page": "1-9",
    }
    assert data["sources"]["wu-2020"]["title"] == "Open shelves"


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("1", ["ref. 1", "ref. 2"]),
        ("[1, 2]", ["ref. 1", "ref. 2"]),
        ("1\u20132", ["ref. 1", "ref. 2"]),
        ("2021", [None, None]),
        ("Marsh 2021", [None, None]),
    ],
)
def test_references_have_numbers_where_the_text_refers_by_numbers(
    words: str, notes: list[str | None]
) -> None:
    sources = draft_map(TEXT, "", _cite(words)).data["sources"]
    assert [work.get("note") for work in sources.values()] == notes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<!DOCTYPE a [<!ENTITY b "bb">]><article>&b;</article>', "it declares entities, which are not read"),
        ("<article><body>", "it is not XML: "),
        ("<article>" + "<sec>" * 300, "its elements are more than 200 deep"),
        ("<html/>", "it is not an article in JATS"),
    ],
)
def test_what_is_no_article_is_refused(text: str, message: str) -> None:
    with pytest.raises(ArgmapError, match=message):
        read_jats(text, Counter())
