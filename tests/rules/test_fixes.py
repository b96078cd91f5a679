"""Which problems have a safe fix, and which only look as if."""

from typing import Any

import pytest

from argmap.analysis import Analysis
from argmap.edits import Delete, Edit, Move, Path, Replace
from argmap.spelling import Speller

BASE: dict[str, Any] = {
    "argmap": 1,
    "title": "x",
    "sections": {"findings": "Findings"},
    "sources": {"audit-2023": {"title": "x"}, "survey": {"title": "x"}},
    "premises": {"blocked-cards": {"text": "x"}, "count-1": {"text": "x"}},
}


def find_fixes(**parts: Any) -> dict[Path, str | None]:
    """Return the new text by path; None where something is removed."""
    edits = find_edits(parts)
    assert len({edit.path for edit in edits}) == len(edits)
    return {edit.path: edit.value if isinstance(edit, Replace) else None for edit in edits}


def find_edits(parts: dict[str, Any]) -> list[Edit]:
    findings = Analysis.from_map(BASE | parts).findings
    fixes = [fix for finding in findings for fix in finding.fixes if fix.safe]
    assert all(fix.title for fix in fixes)
    return [edit for fix in fixes for edit in fix.edits]


def claim(**keys: Any) -> dict[str, Any]:
    return {"fees-exclude": {"text": "x", **keys}}


HOME = ("claims", "fees-exclude")
CLAIMS = [
    ({"supported_by": ["bloked-cards"]}, {(*HOME, "supported_by", 0): "blocked-cards"}),
    ({"sources": ["audti-2023, p. 3"]}, {(*HOME, "sources", 0): "audit-2023, p. 3"}),
    ({"sources": ["survey, p. 3", "survye,  p. 3"]}, {(*HOME, "sources", 1): "survey,  p. 3"}),
    ({"at": [{"section": "finding"}] * 2}, dict.fromkeys([(*HOME, "at", n, "section") for n in (0, 1)])),
    ({"supported_by": ["blocked-cards", "bloked-cards"]}, {}),
    ({"supported_by": ["bloked-cards", "blcked-cards"]}, {(*HOME, "supported_by", 0): "blocked-cards"}),
    ({"supported_by": ["fees-exlude"]}, {}),
    ({"supported_by": ["count-2"]}, {}),
    ({"sources": ["audit-2022"]}, {}),
    ({"supported_by": ["far-away"]}, {}),
    ({"supported_by": ["count-1", "count-1"]}, {(*HOME, "supported_by", 1): None}),
    ({"sources": ["survey, p. 3", "survey, p. 4"]}, {}),
    (
        {"allow": {"unsupported-claim": "x"}, "sources": ["survey"]},
        {(*HOME, "allow", "unsupported-claim"): None},
    ),
    ({"allow": {"unsuported-claim": "x"}, "sources": ["survey"]}, {}),
    ({"allow": {"of-tomorrow": "x"}, "sources": ["survey"]}, {}),
]


@pytest.mark.parametrize(("keys", "expected"), CLAIMS)
def test_fixes_in_a_claim(keys: dict[str, Any], expected: dict[Path, str | None]) -> None:
    if "at" in keys:
        expected = dict.fromkeys(expected, "findings")
    assert find_fixes(claims=claim(**keys)) == expected


def test_the_same_misspelling_twice() -> None:
    fixes = find_fixes(claims=claim(supported_by=["bloked-cards", "bloked-cards"]))
    assert fixes == {(*HOME, "supported_by", 0): "blocked-cards", (*HOME, "supported_by", 1): None}


INFERENCES = [
    ({"premises": ["bloked-cards"], "conclusion": "fees-exclude"}, {("premises", 0): "blocked-cards"}),
    ({"premises": ["fees-exclud"], "conclusion": "fees-exclude"}, {}),
    ({"premises": ["fees-exclude"], "conclusion": "fees-exclud"}, {}),
    ({"premises": ["fees-exclud"], "conclusion": "fes-exclude"}, {("premises", 0): "fees-exclude"}),
    ({"premises": ["blocked-cards"], "conclusion": "fees-exclude", "warrant": "bloked-cards"}, {}),
    ({"premises": ["count-1"], "conclusion": "fees-exclud"}, {("conclusion",): "fees-exclude"}),
]


@pytest.mark.parametrize(("inference", "expected"), INFERENCES)
def test_fixes_in_an_inference(inference: dict[str, Any], expected: dict[Path, str]) -> None:
    fixes = find_fixes(claims=claim(sources=["survey"]), inferences={"step": inference})
    assert fixes == {("inferences", "step", *path): text for path, text in expected.items()}


def test_what_is_expected_is_named_by_a_key_and_stays() -> None:
    assert find_fixes(claims=claim(sources=["survey"]), expect={"fees-exclud": "established"}) == {}


@pytest.mark.parametrize(
    ("keys", "moved"),
    [
        ({"supported_by": "count-1"}, True),
        ({"supported_by": "count-1", "sources": "survey"}, True),
        ({"supported_by": "count-1", "assumption": "x"}, False),
        ({"supported_by": "gone"}, False),
        ({}, False),
    ],
)
def test_a_premise_with_reasons_becomes_a_claim(keys: dict[str, Any], moved: bool) -> None:
    premises = {"far": {"text": "x", **keys}, "count-1": {"text": "x"}}
    edits = find_edits({"premises": premises})
    assert edits == ([Move(("premises", "far"), ("claims", "far"))] if moved else [])


@pytest.mark.parametrize("reason", ["said", {"premises": "count-1", "by": "reviewer"}, ["count-1", "said"]])
def test_a_premise_with_reasons_of_other_voices_stays(reason: Any) -> None:
    """Without that voice nothing is given for it, and a premise then still stands by itself."""
    said = {"text": "x", "by": "reviewer"}
    far = {"text": "x", "supported_by": [reason]}
    premises = {"far": far, "count-1": {"text": "x"}, "said": said}
    assert not find_edits({"premises": premises})


def test_a_premise_does_not_replace_a_claim() -> None:
    premises = {"fees-exclude": {"text": "x", "supported_by": "count-1"}, "count-1": {"text": "x"}}
    assert not find_edits({"premises": premises, "claims": claim()})


def test_a_source_is_not_derived_from_itself() -> None:
    sources = {"survey": {"title": "x", "derived_from": ["survy"]}}
    assert find_fixes(sources=sources) == {}


ONLY = [
    (["blocked-cards", "blocked-carts"], "bloked-cards", "blocked-cards"),
    (["blocked-cards", "blocked-carts"], "blocked-cars", None),
    (["fees", "fees-exclude"], "fees-excl", "fees-exclude"),
    (["fees-exclude", "fees-excluded"], "fees-exclud", "fees-exclude"),
    (["claim-1", "claim-12"], "claim-13", None),
    (["abc"], "xyz", None),
]


@pytest.mark.parametrize(("known", "word", "expected"), ONLY)
def test_only(known: list[str], word: str, expected: str | None) -> None:
    assert Speller(known).only(word) == expected


def test_a_fix_is_for_its_path() -> None:
    (finding,) = [one for one in Analysis.from_map(BASE | {"thesis": ["x", "x"]}).findings if one.fixes]
    assert (finding.path, finding.fixes[0].edits) == (("thesis", 1), (Delete(("thesis", 1)),))
    assert finding.fixes[0].title == "remove the second entry"
