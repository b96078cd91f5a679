"""Where statements differ from what they quote, and which sentences may argue."""

import re
from collections import Counter
from pathlib import Path

import pytest

from argmap.passages.anchors import Anchors, find_quotes
from argmap.passages.cover import compare_statements, find_running_text
from argmap.passages.locating import locate
from argmap.passages.search import Budget
from argmap.passages.text import PaperText

PAIRS = Path(__file__).parent / "pairs"


def _tell(statement: str, text: str) -> list[str]:
    """Return how a statement differs from a text, of which it quotes what stands in brackets, or all."""
    match = re.search(r"\[([^\W\d][^]]*)\]", text)
    quote = match[1] if match else text
    paper = PaperText(text.replace(f"[{quote}]", quote), {})
    data = {"claims": {"a": {"text": statement, "at": [{"quote": quote}]}}}
    found = [anchor._replace(answer=locate(paper, anchor.query, Budget())) for anchor in find_quotes(data)]
    assert found[0].passage
    told = compare_statements(data, Anchors(tuple(found), paper), paper)
    return [f"{one.rule}: {one}" for fidelity in told for one in fidelity.differences]


@pytest.mark.parametrize(
    ("statement", "passage", "differences"),
    [
        ("Fees rose by 8.", "Fees rose by 8.", []),
        ("Fees rose by 9.", "Fees rose by 8.", ["changed-number: says '9'"]),
        ("Fees rose.", "Fees rose by 8.", []),  # a statement may leave it out
        ("Fees rose by 8.", "Fees rose [8].", ["changed-number: says '8'"]),
        ("Fees rose [4].", "Fees rose [3, 5-7; 9].", []),
        ("Fees rose by 8.", "[Fees rose]. It was 8 %.", []),  # the paragraph says it
        ("Fees rose.", "Fees [12–15] may have risen.", ["lost-hedge: does not say 'may'"]),
        ("Fees may have risen.", "Fees rose.", []),  # it is more careful
        ("Fees rose.", "Fees rose in May.", []),
        ("Fees rose.", "[Fees rose], but fines may fall.", []),  # another clause
        ("Fees cannot hurt.", "Fees can't hurt.", []),
        ("Fees cannot hurt.", "It can’t hurt.", []),
        ("Fees help.", "Fees needn’t help.", ["lost-negation: does not say 'needn't'"]),
        ("Fees do not help.", "Fees help.", ["lost-negation: says 'not'"]),
        ("Fees are harmless.", "No-one is hurt by fees.", []),  # other words
        ("Fees are noted.", "A cannon, a notice, a nobleman.", []),
        ("Fees rose by " + "9" * 5000, "Fees rose.", ["changed-number: says '" + "9" * 20 + "'"]),
    ],
)
def test_what_differs(statement: str, passage: str, differences: list[str]) -> None:
    assert _tell(statement, passage) == differences


@pytest.mark.parametrize(
    ("rule", "told", "right", "of"),
    [
        ("lost-hedge", 22, 22, 24),
        ("lost-hedge.fresh", 26, 22, 23),
        ("changed-number", 26, 24, 24),
        ("changed-number.fresh", 25, 21, 21),
        ("lost-negation", 22, 20, 22),
        ("lost-negation.fresh", 28, 19, 21),
    ],
)
def test_how_often_the_rules_are_right(rule: str, told: int, right: int, of: int) -> None:
    """The rules were improved on the first pairs of each kind; the fresh ones came afterwards."""
    counts: Counter[str] = Counter()
    lines = (PAIRS / f"{rule}.txt").read_text(encoding="utf-8").splitlines()
    for line in filter(lambda line: line and not line.startswith("#"), lines):
        judged, pair = line.split(maxsplit=1)
        text, statement = pair.split(" => ")
        is_told = any(one.startswith(rule.removesuffix(".fresh")) for one in _tell(statement, text))
        counts.update(pairs=1, told=is_told, right=is_told and judged == "yes", of=judged == "yes")
    assert counts["pairs"] >= 50
    assert (counts["told"], counts["right"], counts["of"]) == (told, right, of)


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
