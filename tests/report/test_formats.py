"""Every format of findings: what it looks like, and that nothing in a map breaks it."""

import csv
import io
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from argmap.edits import Move, Range, Replace, TextEdit
from argmap.finding import Finding, Fix, Related, Results, Severity, Waived
from argmap.report.findings_schema import generate_findings_schema
from argmap.rules.docs import find_rule_docs

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
FORMATS = ("text", "json", "sarif", "github", "junit", "markdown", "csv")
HOSTILE = [
    "<script>alert(1)</script>",
    "a | b | c",
    "]]>",
    "%0A::error::no",
    "one\n::error::two\r\n::warning::three",
    "\x00\x08\x1b[31m\u202e\ufffe",
    "=cmd()|' /C calc'!A0",
    "@everyone, see #1 & [here](https://example.org) `x` *y* $z$ \\",
    "\ud800",
]
PLAIN = Finding(
    "unsupported-claim",
    Severity.ERROR,
    "nothing supports the claim 'a'",
    "maps/my map.yaml",
    5,
    3,
    5,
    4,
    ("claims", "a"),
    "a",
    "  a: {text: A.}",
    "give a reason",
    ("a", "r"),
    (Related(("claims", "b"), "the other one", "maps/my map.yaml", 6, 3, 6, 4),),
    (
        Fix(
            "move it",
            (Move(("claims", "a"), ("premises", "a")), Replace(("title",), "x")),
            text_edits=(TextEdit(Range(5, 3, 5, 4), "x"),),
        ),
    ),
)
NO_FILE = Finding("no-thesis", Severity.WARNING, "the map names no thesis")
NO_LINE = Finding("unused-source", Severity.INFO, "cite it", path=("sources", "s"))
RESULTS = Results([PLAIN, NO_FILE, NO_LINE], [Waived(PLAIN, "known,\nand fine")], ["maps/my map.yaml"])


def write(name: str, results: Results = RESULTS) -> str:
    text: str = import_module(f"argmap.report.{name}").format_results(results, find_rule_docs())
    return text


def spoil(text: str) -> Results:
    finding = Finding("unknown-key", Severity.ERROR, text, text, 1, 1, 1, 2, ("claims", text), text, text)
    bare = Finding(text, Severity.INFO, text, path=(text,))
    return Results([finding, bare], [Waived(finding, text)], [text])


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("results", [RESULTS, Results(), *map(spoil, HOSTILE)], ids=lambda _: "")
def test_same_input_same_bytes(name: str, results: Results) -> None:
    assert write(name, results) == write(name, results)
    assert write(name, results).encode(errors="backslashreplace") is not None


@pytest.mark.parametrize("results", [RESULTS, Results(), *map(spoil, HOSTILE)], ids=lambda _: "")
def test_sarif_is_valid(results: Results) -> None:
    Draft4Validator(SCHEMA).validate(json.loads(write("sarif", results)))


def run_of(results: Results = RESULTS) -> Any:
    return json.loads(write("sarif", results))["runs"][0]


def test_sarif() -> None:
    run = run_of()
    rules = run["tool"]["driver"]["rules"]
    first, second, third, waived = run["results"]
    assert [rule["id"] for rule in rules] == ["unsupported-claim", "no-thesis", "unused-source"]
    assert rules[0]["shortDescription"]["text"] == "A claim that nothing supports."
    assert "Fails:" not in rules[0]["fullDescription"]["text"]
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note", "error"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "maps/my%20map.yaml"},
        "region": {
            "startLine": 5,
            "startColumn": 3,
            "endLine": 5,
            "endColumn": 4,
            "snippet": {"text": "  a: {text: A.}"},
        },
    }
    assert second["locations"] == []
    assert third["locations"] == [{"logicalLocations": [{"fullyQualifiedName": "sources.s"}]}]
    assert waived["suppressions"] == [{"kind": "inSource", "justification": "known, and fine"}]
    assert "suppressions" not in first


def test_sarif_fingerprint_stays_when_lines_move() -> None:
    moved = Finding(PLAIN.rule, PLAIN.severity, PLAIN.message, PLAIN.file, 50, 9, path=PLAIN.path)
    other = Finding(PLAIN.rule, PLAIN.severity, PLAIN.message, PLAIN.file, 5, 3, path=("claims", "b"))
    first, second, third = (
        one["partialFingerprints"] for one in run_of(Results([PLAIN, moved, other]))["results"]
    )
    assert first == second != third


def test_sarif_has_related_places_and_fixes() -> None:
    first, second, *_ = run_of()["results"]
    assert first["relatedLocations"] == [
        {
            "id": 1,
            "physicalLocation": {
                "artifactLocation": {"uri": "maps/my%20map.yaml"},
                "region": {"startLine": 6, "startColumn": 3, "endLine": 6, "endColumn": 4},
            },
            "logicalLocations": [{"fullyQualifiedName": "claims.b"}],
            "message": {"text": "the other one"},
        }
    ]
    (fix,) = first["fixes"]
    assert fix["description"] == {"text": "move it"}
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "maps/my%20map.yaml"},
            "replacements": [
                {
                    "deletedRegion": {"startLine": 5, "startColumn": 3, "endLine": 5, "endColumn": 4},
                    "insertedContent": {"text": "x"},
                }
            ],
        }
    ]
    assert "relatedLocations" not in second
    assert "fixes" not in second


@pytest.mark.parametrize("results", [RESULTS, Results(), *map(spoil, HOSTILE)], ids=lambda _: "")
def test_json_fits_its_schema(results: Results) -> None:
    Draft202012Validator(generate_findings_schema()).validate(json.loads(write("json", results)))


def test_json() -> None:
    first, *_ = json.loads(write("json"))["findings"]
    assert (first["message"], first["advice"]) == ("nothing supports the claim 'a'", "give a reason")
    assert (first["end_line"], first["end_column"], first["roots"]) == (5, 4, ["a", "r"])
    assert first["related"][0] == {
        "message": "the other one",
        "file": "maps/my map.yaml",
        "line": 6,
        "column": 3,
        "end_line": 6,
        "end_column": 4,
        "path": ["claims", "b"],
    }
    assert first["fixes"] == [
        {
            "title": "move it",
            "safe": True,
            "edits": [
                {"edit": "move", "path": ["claims", "a"], "to": ["premises", "a"]},
                {"edit": "replace", "path": ["title"], "value": "x"},
            ],
            "text_edits": [{"line": 5, "column": 3, "end_line": 5, "end_column": 4, "text": "x"}],
        }
    ]


def test_published_schema_of_findings() -> None:
    published = json.loads((ROOT / "schemas/findings.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    assert published == generate_findings_schema()


def test_sarif_has_no_links_of_a_map() -> None:
    message = run_of(spoil("[here](https://example.org)"))["results"][0]["message"]["text"]
    assert message == "[here] (https://example.org)"


def test_github() -> None:
    assert write("github").splitlines() == [
        "::error file=maps/my map.yaml,line=5,endLine=5,col=3,endColumn=4,title=unsupported-claim"
        "::nothing supports the claim 'a': give a reason",
        "::warning title=no-thesis::the map names no thesis",
        "::notice title=unused-source::sources.s: cite it",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_github_starts_no_other_command(text: str) -> None:
    lines = write("github", spoil(text)).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::notice"]
    assert not re.search(r"%(?!25|0A|0D|3A|2C)", write("github", spoil(text)))
    properties = lines[0].removeprefix("::error ").partition("::")[0]
    assert [part.partition("=")[0] for part in properties.split(",")] == [
        "file",
        "line",
        "endLine",
        "col",
        "endColumn",
        "title",
    ]


def test_junit() -> None:
    root = ElementTree.fromstring(write("junit"))
    assert dict(root.attrib) == {
        "name": "argmap",
        "tests": "4",
        "failures": "2",
        "errors": "0",
        "skipped": "1",
    }
    assert [suite.get("name") for suite in root] == ["maps/my map.yaml", "map"]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == PLAIN.text
    assert failure.text == f"maps/my map.yaml:5:3: error: {PLAIN.text}"
    skipped = root.find("testsuite/testcase/skipped")
    assert skipped is not None
    assert skipped.get("message") == "waived: known, and fine"


def test_junit_of_a_file_without_findings_has_a_case_that_passes() -> None:
    root = ElementTree.fromstring(write("junit", Results(files=["good.yaml"])))
    assert [case.get("name") for case in root.iter("testcase")] == ["no findings"]
    assert root.get("failures") == "0"


@pytest.mark.parametrize("text", HOSTILE)
def test_junit_is_well_formed(text: str) -> None:
    root = ElementTree.fromstring(write("junit", spoil(text)).encode())
    assert len(list(root.iter("testcase"))) == 3


def test_markdown() -> None:
    text = write(
        "markdown", Results([PLAIN], [Waived(PLAIN, "known | fine")], ["maps/my map.yaml"], [PLAIN] * 2)
    )
    assert text == (
        "## argmap: 1 error, 1 waived, 2 suppressed in 1 file\n\n"
        "### Errors (1)\n\n"
        "| place | finding | rule |\n| --- | --- | --- |\n"
        "| maps/my map.yaml:5 | nothing supports the claim 'a': give a reason | unsupported-claim |\n\n"
        "### Waived (1)\n\n"
        "| place | rule | reason |\n| --- | --- | --- |\n"
        "| maps/my map.yaml:5 | unsupported-claim | known \\| fine |\n\n"
        "### What the rules find\n\n"
        "- **unsupported-claim**: A claim that nothing supports.\n"
    )


def test_markdown_is_bounded_and_says_so() -> None:
    text = write("markdown", Results([PLAIN] * 137))
    assert text.count("give a reason") == 100
    assert "… and 37 more." in text


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_as_it_is(text: str) -> None:
    written = write("markdown", spoil(text))
    rows = [line for line in written.splitlines() if line.startswith("|") and "---" not in line]
    assert all(len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 4 for row in rows)
    assert not re.search(r"(?<!\\)[<`]", written)
    assert "@everyone" not in written


def test_csv() -> None:
    assert write("csv") == (
        "rule,severity,message,file,line,column,path,statement,end_line,end_column,advice,roots\r\n"
        "unsupported-claim,error,nothing supports the claim 'a',"
        "maps/my map.yaml,5,3,claims.a,a,5,4,give a reason,a r\r\n"
        "no-thesis,warning,the map names no thesis,,,,,,,,,\r\n"
        "unused-source,info,cite it,,,,sources.s,,,,,\r\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", *HOSTILE])
def test_csv_has_no_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(write("csv", spoil(text)), newline="")))
    assert [len(row) for row in rows] == [12, 12, 12]
    assert not any(cell.startswith(tuple("=+-@\t\r＝")) for row in rows for cell in row)
