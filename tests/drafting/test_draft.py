"""References as people write them, and drafts of texts."""

from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.drafting.citation import read_citation, read_names
from argmap.drafting.draft import draft_map

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
    ],
)
def test_names(words: str, names: list[dict[str, Any]]) -> None:
    assert read_names(words) == names


NOTED = """\
Fines and Access

Ada Okafor¹

Abstract

Fees hurt.²

¹ Ada Okafor is a librarian.

² Ben Marsh, "Blocked Cards in Elmwood", *Elm Post*, March 4, 2023, <https://example.org/cards>

The Findings

Cards are blocked.³ They stay so.⁴

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
    assert draft.data["sections"] == {"abstract": "Abstract", "the-findings": "The Findings"}
    assert {id_: one.get("note") for id_, one in draft.data["sources"].items()} == {
        "marsh-2023": "fn. 2, 3, 4",
        "okafor-2020": "ref. 1, 2",
        "wu-2021": None,
    }
    assert draft.uncited == ["1"]
    assert argmap.loads(draft.format_map()).sources["marsh-2023"].container_title == "Elm Post"


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
