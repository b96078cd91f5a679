"""Maps in files: those in `ok` have no finding, and those in `bad` have just what the file beside them says.

A new case is a map, and `pytest tests/test_cases.py --regenerate`; then read what it wrote.
"""

from pathlib import Path

import pytest

from argmap.checker import check_document
from argmap.rules import RULES
from argmap.settings import ON_REQUEST, Settings
from argmap.text import read_file

EVERYTHING = Settings(rules={name: {} for name in ON_REQUEST})
CASES = Path(__file__).parent / "cases"
OK = sorted((CASES / "ok").glob("*.[yj]*"))
BAD = sorted([*(CASES / "bad").glob("*.yaml"), *(CASES / "bad").glob("*.json")])


def check(path: Path) -> str:
    findings = check_document(read_file(path, path.name), EVERYTHING).findings
    return "".join(
        f"{one.file}:{one.line}:{one.column}: {one.severity}: {one.message} [{one.rule}]\n"
        for one in findings
    )


@pytest.mark.parametrize("path", OK, ids=lambda path: path.stem)
def test_good_map_has_no_finding(path: Path) -> None:
    assert check(path) == ""


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_map_has_its_findings(path: Path, request: pytest.FixtureRequest) -> None:
    expected = path.with_suffix(".out")
    if request.config.getoption("--regenerate"):
        expected.write_text(check(path), encoding="utf-8", newline="")
    assert check(path) == expected.read_text(encoding="utf-8")
    assert expected.stat().st_size > 0


@pytest.mark.parametrize("rule", [rule.NAME for rule in RULES])
def test_every_rule_has_two_bad_cases(rule: str) -> None:
    outputs = [
        path.with_suffix(".out").read_text(encoding="utf-8") for path in BAD if path.stem.startswith(rule)
    ]
    assert len(outputs) >= 2
    assert all(f" [{rule}]\n" in output for output in outputs)


def test_every_output_belongs_to_one_case() -> None:
    assert sorted(path.stem for path in (CASES / "bad").glob("*.out")) == sorted(path.stem for path in BAD)
