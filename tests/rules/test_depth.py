"""Long chains, large circles and wide maps: no rule recurses, and none takes long."""

from collections import Counter
from typing import Any

import pytest

from argmap.analysis import Analysis
from argmap.settings import ON_REQUEST, Configuration, Settings
from tests.effort import runs

COUNT = runs(10_000, part=8)


def chain(last: list[str]) -> dict[str, Any]:
    steps = [[f"c{index + 1}"] for index in range(COUNT - 1)] + [last]
    claims = {
        f"c{index}": {"text": f"Claim {index}.", "supported_by": step} for index, step in enumerate(steps)
    }
    return {
        "argmap": 1,
        "title": "Chain",
        "thesis": ["c0"],
        "claims": claims,
        "premises": {"p": {"text": "P."}},
    }


def attacks(*, closed: bool) -> dict[str, Any]:
    first = f"a{COUNT - 1}" if closed else "c0"
    challenges = {
        f"a{index}": {"text": f"{index}.", "attacks": [f"a{index - 1}"]}
        for index in range(1, COUNT - (not closed))
    }
    challenges["a0"] = {"text": "0.", "attacks": ["c0", first]}
    claims = {"c0": {"text": "Claim.", "supported_by": ["p"]}}
    whole = {"argmap": 1, "title": "Attacks", "thesis": ["c0"], "claims": claims, "challenges": challenges}
    return whole | {"premises": {"p": {"text": "P.", "assumption": "Given."}}}


def many_recommendations() -> dict[str, Any]:
    data = chain(["p"])
    data["recommendations"] = {f"r{i}": {"text": f"Do {i}.", "supported_by": [f"c{i}"]} for i in range(COUNT)}
    return data


def duplicates() -> dict[str, Any]:
    claims = {f"c{index}": {"text": "Same.", "supported_by": ["p", "p"]} for index in range(COUNT)}
    premises: dict[str, Any] = {**{name: {"text": "SAME"} for name in claims}, "p": {"text": "same!"}}
    return {"argmap": 1, "title": "Duplicates", "claims": claims, "premises": premises}


def answers() -> dict[str, Any]:
    """Each claim answers a challenge to the next, and the last one answers one to the first."""
    claims = {
        f"c{i}": {"text": f"C{i}.", "supported_by": ["p", "q"], "answers": [f"a{i}"]} for i in range(COUNT)
    }
    challenges = {f"a{i}": {"text": f"A{i}.", "attacks": [f"c{(i + 1) % COUNT}"]} for i in range(COUNT)}
    whole = {"argmap": 1, "title": "Answers", "thesis": ["c0"], "claims": claims, "challenges": challenges}
    return whole | {"premises": {"p": {"text": "P."}, "q": {"text": "Q.", "sources": []}}}


def linked() -> dict[str, Any]:
    """Each claim rests on the next and on a premise of its own."""
    data = chain(["p"])
    data["inferences"] = {
        f"i{n}": {"premises": [f"c{n + 1}", f"p{n}"], "conclusion": f"c{n}"} for n in range(COUNT - 1)
    }
    for n in range(COUNT - 1):
        data["claims"][f"c{n}"]["supported_by"] = [f"c{n + 1}"] * (n == 0)
    data["premises"] |= {f"p{n}": {"text": f"P{n}.", "assumption": "Given."} for n in range(COUNT - 1)}
    return data


@pytest.mark.parametrize(
    ("data", "counts"),
    [
        (chain([]), {"failed-support": COUNT - 2}),
        (chain(["gone"]), {"failed-support": COUNT - 2}),
        (chain(["c0"]), {"circular-support": 1}),
        (chain(["p"]), {"repair": 1}),
        (attacks(closed=False), {"unanswered-challenge": COUNT // 2}),
        (attacks(closed=True), {"failed-root": 1}),
        (many_recommendations(), {"repair": 1, "no-challenge": COUNT + 1}),
        (answers(), {"circular-answer": 1}),
        (linked(), {"load-bearing-premise": 1, "rests-on-assumption": 1}),
        (duplicates(), {"duplicate-id": COUNT, "duplicate-reference": COUNT, "duplicate-text": 2 * COUNT}),
    ],
)
def test_size_is_no_limit(data: dict[str, Any], counts: dict[str, int]) -> None:
    configuration = Configuration(Settings(rules={name: {} for name in ON_REQUEST}))
    findings = Analysis.from_map(data, configuration).results.findings
    found = Counter(finding.rule for finding in findings)
    assert {rule: found[rule] for rule in counts} == counts
    assert max(len(finding.message) for finding in findings) < 400
