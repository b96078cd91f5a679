"""Maps in files: those in `ok` have no finding, and those in `bad` have just what the file beside them says.

A new case is a map, and `pytest tests/test_cases.py --regenerate`; then read what it wrote.
"""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from argmap.report import json as report_json
from argmap.report import sarif
from argmap.report.findings_schema import generate_findings_schema
from argmap.rules import BUILTIN_RULES
from argmap.rules.docs import find_rule_docs
from argmap.settings import ON_REQUEST, Settings
from argmap.syntax import read_file
from tests.checking import check_document

EVERYTHING = Settings(rules={name: {} for name in ON_REQUEST})
CASES = Path(__file__).parent / "cases"
FINDINGS_SCHEMA = Draft202012Validator(generate_findings_schema())
SARIF_SCHEMA = Draft4Validator(
    json.loads((CASES.parent / "report/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
)
OK = sorted((CASES / "ok").glob("*.[yj]*"))
BAD = sorted([*(CASES / "bad").glob("*.yaml"), *(CASES / "bad").glob("*[!s].json")])  # seals end in s


def check(path: Path) -> str:
    findings = check_document(read_file(path, path.name), EVERYTHING).findings
    return "".join(
        f"{one.file}:{one.line}:{one.column}: {one.severity}: {one.text} [{one.rule}]\n" for one in findings
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


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_json_and_sarif_of_every_case_fit_their_schemas(path: Path) -> None:
    results = check_document(read_file(path, path.name), EVERYTHING)
    log = json.loads(sarif.format_results(results, find_rule_docs()))
    report = json.loads(report_json.format_results(results, {}))
    FINDINGS_SCHEMA.validate(report)
    SARIF_SCHEMA.validate(log)
    for finding in results.findings:
        assert finding.range is not None
        assert finding.range[:2] <= finding.range[2:]
        assert all(place.line and place.message for place in finding.related)
        assert all(fix.text_edits for fix in finding.fixes)
        assert not finding.advice.endswith(".")


@pytest.mark.parametrize("rule", BUILTIN_RULES)
def test_every_rule_has_two_bad_cases(rule: str) -> None:
    outputs = [
        path.with_suffix(".out").read_text(encoding="utf-8") for path in BAD if path.stem.startswith(rule)
    ]
    assert len(outputs) >= 2
    assert all(f" [{rule}]\n" in output for output in outputs)


def test_every_output_belongs_to_one_case() -> None:
    assert sorted(path.stem for path in (CASES / "bad").glob("*.out")) == sorted(path.stem for path in BAD)
