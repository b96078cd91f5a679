"""`validate` and `check`: exit codes, text and JSON."""

import json

import pytest

from .conftest import GOOD, UNSUPPORTED, Run, show

EXITS = [
    (["check", "good.yaml"], 0),
    (["check", "unsupported.yaml"], 1),
    (["check", "no-map.yaml"], 1),
    (["check", "good.yaml", "unsupported.yaml"], 1),
    (["check", "missing.yaml"], 2),
    (["check", "."], 1),
    (["validate", "."], 1),
    (["check", "missing.yaml", "unsupported.yaml"], 2),
    (["check"], 2),
    (["check", "--format", "xml", "good.yaml"], 2),
    (["check", "--fail-on", "info", "residual.yaml"], 1),
    (["check", "--max-size", "1", "good.yaml"], 0),
    (["validate", "good.yaml"], 0),
    (["validate", "unsupported.yaml"], 0),
    (["validate", "dangling.yaml"], 1),
    (["validate", "no-map.yaml"], 1),
    (["validate", "missing.yaml"], 2),
    (["--help"], 0),
    (["--version"], 0),
    (["chek"], 2),
]


@pytest.mark.parametrize(("words", "code"), EXITS, ids=show)
def test_exit_codes(run: Run, words: list[str], code: int) -> None:
    assert run(*words).code == code


def test_text_has_place_line_and_caret(run: Run) -> None:
    result = run("check", "unsupported.yaml")
    assert result.out == (
        "unsupported.yaml: 1 thesis: 1 unsupported\n"
        "unsupported.yaml:5:3: error: nothing supports the claim 'fees-exclude': "
        f"{ADVICE} [unsupported-claim]\n"
        "    \u201cLate fees keep the poorest away\u201d\n"
        "1 error in 1 file\n"
    )


def test_all_faults_of_shape_at_once(run: Run) -> None:
    result = run("validate", "no-map.yaml")
    assert "missing-key" in result.out
    assert "did you mean 'title'?" in result.out


ADVICE = "give evidence in the paper ('supported_by' or 'sources' in the map), or claim less"


def test_json_is_as_documented(run: Run) -> None:
    result = run("check", "--format", "json", "unsupported.yaml")
    report = json.loads(result.out)
    assert report == {
        "argmap": 1,
        "findings": [
            {
                "rule": "unsupported-claim",
                "severity": "error",
                "message": "nothing supports the claim 'fees-exclude'",
                "file": "unsupported.yaml",
                "line": 5,
                "column": 3,
                "path": ["claims", "fees-exclude"],
                "statement": "fees-exclude",
                "end_line": 5,
                "end_column": 57,
                "advice": ADVICE,
                "roots": ["fees-exclude"],
                "cause": [],
                "related": [],
                "fixes": [],
            }
        ],
        "summary": {"error": 1, "warning": 0, "info": 0, "files": 1},
    }


def test_standard_input(run: Run) -> None:
    result = run("check", "-", stdin=UNSUPPORTED.encode())
    assert result.code == 1
    assert "\n<stdin>:5:3: error: " in result.out
    assert run("check", "-", stdin=GOOD.encode()).code == 0


def test_unreadable_files_are_named_and_others_still_checked(run: Run) -> None:
    result = run("check", "missing.yaml", "unsupported.yaml")
    assert "missing.yaml" in result.err
    assert "[unsupported-claim]" in result.out


def test_waived_findings_show_their_reason(run: Run) -> None:
    text = UNSUPPORTED.replace("away.}", "away., allow: {unsupported-claim: The next paper argues it.}}")
    quiet = run("check", "-", stdin=text.encode())
    assert "because" not in quiet.out
    assert "1 waived" in quiet.out
    result = run("check", "-", "--show-waived", stdin=text.encode())
    assert result.code == 0
    assert "[unsupported-claim]\n    because: The next paper argues it.\n" in result.out
    assert "1 waived" in result.out


VOICES = """\
argmap: 1
title: Late fees
thesis: fees-exclude
claims:
  fees-exclude: {text: Late fees keep the poorest away., supported_by: [blocked-cards, ours]}
premises:
  ours: {text: We have seen it., by: reviewer}
  blocked-cards: {text: Two in five cards are blocked., remarks: [Ours., {text: Theirs., by: editor}]}
voices: {editor: The editor}
challenges: {late: {text: Books come back late., attacks: fees-exclude, by: reviewer}}
"""


OURS, REVIEWERS, EDITORS = "the challenge 'late'", "by the reviewer: Ours.", "by the editor: Theirs."


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], {OURS, REVIEWERS, EDITORS}),
        (["--without-voice", "reviewer"], {EDITORS}),
        (["--voices", "reviewer"], {OURS, REVIEWERS}),
        (["--voices", "author"], set()),
    ],
    ids=show,
)
def test_voices_are_left_out(run: Run, options: list[str], told: set[str]) -> None:
    result = run("check", "-", *options, stdin=VOICES.encode())
    assert {words for words in (OURS, REVIEWERS, EDITORS) if words in result.out} == told


def test_places_are_those_of_the_whole_map(run: Run) -> None:
    result = run("check", "-", "--without-voice", "reviewer", stdin=VOICES.encode())
    column = VOICES.splitlines()[7].index("{text: Theirs.") + 1
    assert f"<stdin>:8:{column}: info: weakness noted by the editor: Theirs." in result.out


def test_a_voice_that_is_not_there(run: Run) -> None:
    result = run("check", "-", "--voices", "editer", stdin=VOICES.encode())
    assert (result.code, result.out) == (2, "")
    assert "the map has no voice 'editer' (did you mean 'editor'?)" in result.err


def test_control_characters_do_not_reach_the_terminal(run: Run) -> None:
    result = run("check", "-", stdin=b'{"argmap": 1, "title": "x", "\\u001b[31m\\u202e": 1}')
    assert result.code == 1
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out


HOSTILE = {
    "brackets": b"[" * 50_000,
    "braces": b'{"a":' * 50_000,
    "alias bomb": "".join(f"k{n}: &k{n} [*k{n - 1}, *k{n - 1}]\n" for n in range(1, 30)).encode(),
    "tag": b"!!python/object/apply:os.system [echo]\n",
    "nul": b"argmap: 1\x00\n",
    "latin": b"title: \xe9\n",
    "surrogate": b'{"argmap": 1, "title": "\\ud800"}',
    "empty": b"",
    "scalar": b"x" * 10_000_000,
    "utf-32": "argmap: 1".encode("utf-32"),
}


@pytest.mark.parametrize("command", ["validate", "check"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_findings(run: Run, command: str, text: bytes) -> None:
    result = run(command, "-", stdin=text)
    assert result.code == 1
    assert result.err == ""
    assert len(result.out) < 20_000
