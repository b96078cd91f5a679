"""Where statements differ from the sentences they quote, and which sentences may argue."""

import pytest

from argmap.passages.cover import find_running_text
from argmap.passages.fidelity import compare
from argmap.passages.text import PaperText


@pytest.mark.parametrize(
    ("statement", "passage", "differences"),
    [
        ("Fees rose by 8.", "Fees rose by 8.", []),
        ("Fees rose by 9.", "Fees rose by 8.", ["changed-number: says '9'"]),
        ("Fees rose.", "Fees rose by 8.", []),  # a statement may leave it out
        ("Fees rose by 8.", "Fees rose [8].", ["changed-number: says '8'"]),
        ("Fees rose [4].", "Fees rose [3, 5-7; 9].", []),
        ("Fees rose.", "Fees [12–15] may have risen.", ["lost-hedge: does not say 'may'"]),
        ("Fees may have risen.", "Fees rose.", []),  # it is more careful
        ("Fees rose.", "Fees rose in May.", []),
        ("Fees cannot hurt.", "Fees can't hurt.", []),
        ("Fees cannot hurt.", "It can’t hurt.", []),
        ("Fees help.", "Fees needn’t help.", ["lost-negation: does not say 'needn't'"]),
        ("Fees do not help.", "Fees help.", ["lost-negation: says 'not'"]),
        ("Fees are harmless.", "No-one is hurt.", ["lost-negation: does not say 'no'"]),
        ("Fees are noted.", "A cannon, a notice, a nobleman.", []),
    ],
)
def test_what_differs(statement: str, passage: str, differences: list[str]) -> None:
    found = compare(("claims", "fees"), statement, passage).differences
    assert [f"{one.rule}: {one}" for one in found] == differences


LISTED = "A. Okafor. Late fees. Elm Review 5, 2020."


@pytest.mark.parametrize(
    "text",
    [
        f"# Fees\n\nAda Okafor¹\n\n## Findings\n\nFees hurt.\n\n## 4. References\n\n### Books\n\n{LISTED}",
        f"Fees\n\nAda Okafor, Ben Marsh\n\nFindings\n\nFees hurt.\n\nWorks cited\n\n{LISTED}\n\n{LISTED}",
        f"# Fees\n\n## References\n\n{LISTED}\n\n## Findings\n\nFees hurt.",
        "Ada Okafor\n\nFees hurt.",
    ],
)
def test_only_running_text_counts(text: str) -> None:
    paper = PaperText(text, {"findings": "Findings"})
    assert [paper.words(*paper.unit_range(index)) for index in find_running_text(paper)] == ["Fees hurt."]
