"""References as people write them, and drafts of texts."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest

import argmap
from argmap.drafting.citation import read_citation
from argmap.drafting.draft import draft_map
from argmap.drafting.names import read_names
from argmap.drafting.reading import draft_paper

PAPER = Path(__file__).parents[3] / "shared/paper/hayat-2023.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Ada Okafor, "Fines at the Desk", *Elm Post*, March 4, 2023, <https://example.org/fines#:~:text=a>',
            {
                "title": "Fines at the Desk",
                "author": [{"family": "Okafor", "given": "Ada"}],
                "container-title": "Elm Post",
                "issued": "2023-03-04",
                "URL": "https://example.org/fines",
                "type": "article-newspaper",
            },
        ),
        (
            "“Circulation audit,” Elmwood City Council, last modified Feb 5, 2023, https://example.org/audit",
            {
                "title": "Circulation audit",
                "author": [{"literal": "Elmwood City Council"}],
                "issued": "2023-02-05",
                "URL": "https://example.org/audit",
                "type": "webpage",
            },
        ),
        (
            "Ben Marsh and Li Wu, “Cards,” *Library Journal* 56, no. 3, (May 2021): 676",
            {
                "title": "Cards",
                "author": [{"family": "Marsh", "given": "Ben"}, {"family": "Wu", "given": "Li"}],
                "container-title": "Library Journal",
                "volume": "56",
                "issue": "3",
                "issued": "2021-05",
                "type": "article-journal",
            },
        ),
        (
            "Okafor, A., & Marsh, B. (2020). Late fees and the poor. *Elm Review*, 5(2), 10–19. https://doi.org/10.5555/fees",
            {
                "title": "Late fees and the poor",
                "author": [{"family": "Okafor", "given": "A."}, {"family": "Marsh", "given": "B."}],
                "container-title": "Elm Review",
                "volume": "5",
                "issue": "2",
                "page": "10-19",
                "issued": "2020",
                "DOI": "10.5555/fees",
                "type": "article-journal",
            },
        ),
        (
            "3. Okafor A, Marsh B. Late fees and the poor. Elm Rev. 2020;5(2):10-19.",
            {
                "title": "Late fees and the poor",
                "author": [{"family": "Okafor", "given": "A"}, {"family": "Marsh", "given": "B"}],
                "issued": "2020",
            },
        ),
        (
            "[4] A. Okafor and B. C. de Vries, Late Fees. New York: Elm Press, 2019.",
            {
                "title": "Late Fees",
                "author": [{"family": "Okafor", "given": "A."}, {"family": "de Vries", "given": "B. C."}],
                "issued": "2019",
            },
        ),
        (
            "Okafor, Ada, Ben Marsh, et al. 2019. “Late Fees.” Elm Review 5 (2): 10–19.",
            {
                "title": "Late Fees",
                "author": [
                    {"family": "Okafor", "given": "Ada"},
                    {"family": "Marsh", "given": "Ben"},
                    {"others": True},
                ],
                "container-title": "Elm Review",
                "volume": "5",
                "page": "10-19",
            },
        ),
        (
            "Okafor, A. B., Marsh, C. & Wu, L. Late fees and the poor. Elm Review 5, 10–19 (2019).",
            {"title": "Late fees and the poor", "container-title": "Elm Review", "issued": "2019"},
        ),
        (
            "Okafor, Ada S. Late Fees: A History. Elm Press, 2019.",
            {"title": "Late Fees: A History", "author": [{"family": "Okafor", "given": "Ada S."}]},
        ),
        (
            "Ada Okafor and Ben Marsh, Late Fees: A History (New York: Elm Press, 2019), 5.",
            {"title": "Late Fees: A History", "issued": "2019"},
        ),
        (
            "OKAFOR, ADA ; MARSH, BEN: Late Fees. 2. Aufl. Wien : Elm, 2019 — ISBN 978-0-201-52983-8",
            {
                "title": "Late Fees",
                "author": [{"family": "Okafor", "given": "Ada"}, {"family": "Marsh", "given": "Ben"}],
                "issued": "2019",
            },
        ),
        (
            "Okafor, A., 2019. Fees, in: Wu, L. (Ed.), Open Shelves. Elm Press, Wien, pp. 3–9.",
            {"title": "Fees", "container-title": "Open Shelves", "issued": "2019"},
        ),
        (
            "Okafor A. Fees (2nd ed., p. 5). 2019. doi:10.5555/0520(1996)009<3373:MC>2.0.CO;2",
            {"title": "Fees", "DOI": "10.5555/0520(1996)009<3373:MC>2.0.CO;2"},
        ),
        (
            "Okafor, A. (2019). *[Late fees](https://example.org/fees)*. Elm Press.",
            {"title": "Late fees", "URL": "https://example.org/fees"},
        ),
        (
            "Okafor, A. (2019). On the word “fine” in law. *Elm Review*, **5**, 1.",
            {"title": "On the word “fine” in law", "container-title": "Elm Review"},
        ),
        ("The author is a senior researcher. He can be reached at a@example.org.", None),
        ("", None),
    ],
)
def test_what_a_reference_says(text: str, expected: dict[str, Any] | None) -> None:
    work = read_citation(text)
    assert work == expected if expected is None else work is not None
    for key, value in (expected or {}).items():
        assert work is not None
        assert (key, work.get(key)) == (key, value)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ada Okafor", [{"family": "Okafor", "given": "Ada"}]),
        (
            "Okafor, Ada, and Ben Marsh",
            [{"family": "Okafor", "given": "Ada"}, {"family": "Marsh", "given": "Ben"}],
        ),
        (
            "Okafor AB, de Vries C",
            [{"family": "Okafor", "given": "AB"}, {"family": "de Vries", "given": "C"}],
        ),
        (
            "Dr Ludwig van Beethoven et al.",
            [{"family": "van Beethoven", "given": "Ludwig"}, {"others": True}],
        ),
        ("Ministry of Roads and Bridges", [{"literal": "Ministry of Roads"}, {"literal": "Bridges"}]),
        ("UNESCO", [{"literal": "UNESCO"}]),
        (
            "Ada Okafor, Ben Marsh",
            [{"family": "Okafor", "given": "Ada"}, {"family": "Marsh", "given": "Ben"}],
        ),
        (
            "Okafor, Ada; Marsh, Ben A.",
            [{"family": "Okafor", "given": "Ada"}, {"family": "Marsh", "given": "Ben A."}],
        ),
        ("Walt, S. J. van der", [{"family": "Walt", "given": "S. J. van der"}]),
        ("R Core Team", [{"literal": "R Core Team"}]),
    ],
)
def test_names(words: str, names: list[dict[str, Any]]) -> None:
    assert read_names(words) == names


NOTED = """\
Fines and Access

Ada Okafor¹

Zusammenfassung

Gebühren schaden.

Abstract

Fees hurt.²

¹ Ada Okafor is a librarian.

² Ben Marsh, "Blocked Cards in Elmwood", *Elm Post*, March 4, 2023, <https://example.org/cards>

The Findings

Cards are blocked.³ They stay so.⁴

Table 1. Cards in the District

(8) Fees of 2020 = cards.

³ "Blocked Cards in Elmwood," *Elm Post*.

⁴ Ibid.

References

1. Okafor, A. (2020). Late fees. Elm Review, 5(2), 10-19.

2. Okafor, A. (2020). Late fees. Elm Review, 5(2), 10-19.

Wu, L. (2021). Open shelves. Elm Review, 6(1), 3-8.
"""


def test_a_text_becomes_a_draft() -> None:
    draft = draft_map(NOTED, "paper.txt")
    assert draft.data["paper"] == {
        "title": "Fines and Access",
        "author": [{"family": "Okafor", "given": "Ada"}],
        "text": "paper.txt",
    }
    assert draft.data["sections"] == {
        "zusammenfassung": "Zusammenfassung",
        "abstract": "Abstract",
        "the-findings": "The Findings",
    }
    assert {id_: one.get("note") for id_, one in draft.data["sources"].items()} == {
        "marsh-2023": "fn. 2, 3, 4",
        "okafor-2020": "ref. 1, 2",
        "wu-2021": None,
    }
    assert draft.uncited == ["1"]
    assert argmap.loads(draft.format_map()).sources["marsh-2023"].container_title == "Elm Post"


ESSAY = """\
---
title: Why *fees* fail
author: [{name: Ada Okafor}, Ben Marsh]
---

# Findings

The [library report](https://example.org/report) and [this][1] agree; see <https://example.org/cards>,
[the report](https://example.org/report/), [a chapter](#findings) and [a study](https://doi.org/10.5555/fees).

## References

- Okafor, A. (2019). Late fees and
  the poor. *Elm Review*, 5(2), 1-9. <https://example.org/cards>
- Okafor, A. (2020). Open shelves. *Elm Review*, 6(1), 3-8.

[1]: https://example.org/survey
"""


def test_links_are_sources_and_a_list_may_have_its_entries_in_one_block() -> None:
    draft = draft_paper(ESSAY.encode(), "essay.md", "essay.txt")
    sources = draft.data["sources"]
    assert {id_: one.get("URL") or one.get("DOI") for id_, one in sources.items()} == {
        "okafor-2019": "https://example.org/cards",
        "okafor-2020": None,
        "library-report": "https://example.org/report",
        "example-org-survey": "https://example.org/survey",
        "a-study": "10.5555/fees",
    }
    assert (draft.references, draft.links) == (2, 3)
    assert draft.data["paper"]["author"] == [
        {"family": "Okafor", "given": "Ada"},
        {"family": "Marsh", "given": "Ben"},
    ]
    assert draft.new_text is not None
    assert draft.new_text.startswith("# Findings\n\nThe library report and this agree; see ")


SEVERAL = """\
# Start

One.[^1] Two.[^2]

[^1]: Jane Doe, “Art in War,” Journal of War 3 (2020): 1; Ada Okafor, Late Fees: A Tale (Elm: Press, 2019), 5.

[^2]: Okafor, Late Fees, 7; Doe, “Art in War.”

## References

Doe, Jane. “Art in War.” Journal of War 3 (2020): 1–9. https://example.org/war

———. Peace at Last. Elm Press, 2021.
"""


def test_a_note_may_cite_several_works_and_a_list_leave_out_an_author() -> None:
    sources = draft_map(SEVERAL).data["sources"]
    assert {id_: (work.get("note"), work.get("URL")) for id_, work in sources.items()} == {
        "doe-2020": ("fn. 1, 2", "https://example.org/war"),
        "okafor-2019": ("fn. 1, 2", None),
        "doe-2021": (None, None),
    }


@pytest.mark.parametrize("words", ["A. ", "Ab, C; ", "A (2020). ", "“a ", "[a](", "a, in: B ", "10.1234/<"])
def test_long_nonsense_takes_no_time(words: str) -> None:
    start = process_time()
    draft_map(f"# Start\n\n{words * 20_000}\n\n## References\n\n{words * 20_000}")
    assert process_time() - start < 5


SHORT_TITLES = """\
# Start

One.[^1] Two.[^2] Three.[^3] Four.[^4]

[^1]: Jane Doe, \u201cThe History of Artillery in Europe,\u201d Journal of War 3 (2020): 1.

[^2]: Jane Doe, \u201cThe History of Art,\u201d 5.

[^3]: Jane Doe, \u201cThe History of Artillery,\u201d 7.

[^4]: Ibid., 8.
"""


def test_a_short_title_is_that_of_a_longer_one_in_whole_words() -> None:
    sources = draft_map(SHORT_TITLES).data["sources"]
    assert {id_: work["note"] for id_, work in sources.items()} == {"doe-2020": "fn. 1, 3, 4", "doe": "fn. 2"}


@pytest.mark.skipif(not PAPER.exists(), reason="the paper's text is not ours to ship, and not there")
def test_the_draft_of_the_shipped_paper_has_its_outline_and_sources() -> None:
    text = PAPER.read_text(encoding="utf-8")
    draft = draft_map(text, "paper.txt")
    shipped = argmap.load(Path(__file__).parents[2] / "maps/hayat-2023.yaml")
    assert list(draft.data["sections"].values()) == [section.title for section in shipped.sections.values()]
    assert draft.uncited == ["1"]  # it is about the author
    mine = {one["title"].casefold(): one for one in draft.data["sources"].values()}
    assert len(mine) == len(shipped.sources) == 46
    found = [_find(one, mine) for one in shipped.sources.values()]
    assert len([one for one in found if one]) >= 44
    pairs = zip(found, shipped.sources.values(), strict=True)
    assert sum(one.get("issued") == other.issued for one, other in pairs) >= 42


def _find(source: argmap.Source, works: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return works.get((source.title or "").casefold(), {})
