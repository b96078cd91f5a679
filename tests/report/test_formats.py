"""Every format of findings: what it looks like, and that nothing in a map breaks it."""

import csv
import io
import json
import re
from gzip import compress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from argmap.edits import Move, Range, Replace, TextEdit
from argmap.errors import ReportWarning
from argmap.finding import Finding, Fix, Related, Results, Severity, Waived
from argmap.report import sarif
from argmap.report.findings_schema import generate_findings_schema
from argmap.report.text import format_findings
from argmap.rules.docs import find_rule_docs
from argmap.syntax.lines import Lines

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
        "artifactLocation": {"uri": "maps/my%20map.yaml", "uriBaseId": "%SRCROOT%"},
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
                "artifactLocation": {"uri": "maps/my%20map.yaml", "uriBaseId": "%SRCROOT%"},
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
            "artifactLocation": {"uri": "maps/my%20map.yaml", "uriBaseId": "%SRCROOT%"},
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


LONG = [
    ("word " * 60, 290, 194),
    ("\u8a9e" * 300, 150, 204),
    ("e\u0301\u200b" * 20, 31, 15),
    ("\t\ta", 3, 7),
]


@pytest.mark.parametrize(("line", "column", "caret"), LONG)
def test_the_caret_is_below_the_column_of_long_and_wide_lines(line: str, column: int, caret: int) -> None:
    excerpt = Lines(line).excerpt(1, column)
    finding = Finding("r", Severity.ERROR, "m", "f", 1, column, excerpt=excerpt.text, caret=excerpt.caret)
    *_, below = format_findings([finding]).splitlines()
    assert below.index("^") + 1 == caret


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with maps in it and outside, and a link to it; the current folder is in it."""
    folder = tmp_path / "repository"
    for name in ("repository/work/maps/a b.yaml", "repository/top.yaml", "outside.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("argmap: 1\n")
    (folder / "work/link.yaml").symlink_to(tmp_path / "outside.yaml")
    (tmp_path / "same").symlink_to(folder)
    monkeypatch.chdir(folder / "work")
    return folder


PLACES = [
    ("maps/a b.yaml", "work/maps/a b.yaml"),
    ("./maps/../maps/a b.yaml", "work/maps/a b.yaml"),
    ("../top.yaml", "top.yaml"),
    ("{root}/top.yaml", "top.yaml"),
    ("link.yaml", "work/link.yaml"),
    ("../../outside.yaml", "{outside}"),
    ("<stdin>", "<stdin>"),
]


@pytest.mark.parametrize("name", ["repository", "same"])
@pytest.mark.parametrize(("file", "expected"), PLACES)
def test_paths_are_those_of_the_repository(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, name: str, file: str, expected: str
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(workspace.with_name(name)))
    outside = str(workspace.with_name("outside.yaml"))
    file, expected = file.format(root=workspace), expected.format(outside=outside)
    related = Related(("claims", "b"), "m", file, 1, 1, 1, 2)
    fix = Fix("f", (), text_edits=(TextEdit(Range(1, 1, 1, 2), "x"),))
    results = Results([PLAIN._replace(file=file, related=(related,), fixes=(fix,))])
    assert f"file={expected}," in write("github", results)
    (result,) = run_of(results)["results"]
    (location,), (related_location,), (change,) = (
        result["locations"],
        result["relatedLocations"],
        result["fixes"][0]["artifactChanges"],
    )
    artifact = location["physicalLocation"]["artifactLocation"]
    if expected == outside:
        assert artifact == {"uri": Path(outside).as_uri()}
    else:
        assert artifact == {"uri": quote(expected), "uriBaseId": "%SRCROOT%"}
    assert related_location["physicalLocation"]["artifactLocation"] == artifact == change["artifactLocation"]


@pytest.mark.parametrize("root", ["", "/no/such/folder", "work/maps/a b.yaml"])
def test_without_a_workspace_paths_are_those_of_the_current_folder(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", root)
    names = ["maps/a b.yaml", "./maps/a b.yaml", f"{workspace}/work/maps/a b.yaml", "../top.yaml"]
    written = write("github", Results([PLAIN._replace(file=name) for name in names]))
    assert re.findall("file=([^,]*),", written) == [*["maps/a b.yaml"] * 3, f"{workspace}/top.yaml"]


def test_sarif_has_the_most_serious_of_too_many_findings() -> None:
    infos = [PLAIN._replace(severity=Severity.INFO, line=line) for line in range(1, 5_001)]
    places = tuple(Related(("claims", "b"), "m", "a.yaml", line, 1, line, 2) for line in range(1, 200))
    errors = [PLAIN._replace(line=line, related=places[: 200 if line == 1 else 0]) for line in range(1, 4)]
    results = Results([*infos, *errors], [Waived(PLAIN, "known")])
    words = "SARIF has the 5,000 most serious of 5,004 findings; code hosts take no more"
    with pytest.warns(ReportWarning, match=words):
        run = run_of(results)
    levels = [one["level"] for one in run["results"]]
    assert levels == [*["error"] * 3, *["note"] * 4_997]
    assert len(run["results"][0]["relatedLocations"]) == 100
    (invocation,) = run["invocations"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == words


def test_sarif_is_not_larger_than_code_hosts_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_BYTES", 5_000)
    findings = [PLAIN._replace(message=sha256(str(line).encode()).hexdigest()) for line in range(300)]
    with pytest.warns(ReportWarning, match=r"SARIF has the \d+ most serious of 300 findings"):
        text = write("sarif", Results(findings))
    assert 10 < len(json.loads(text)["runs"][0]["results"]) < 150
    assert len(compress(text.encode())) <= 5_000
