"""`check --fix` and `check --diff`."""

import json
from pathlib import Path

import pytest

from argmap.cli.diffs import format_diff
from argmap.cli.fixing import fix_document
from argmap.syntax import read
from tests.checking import check_document

from .conftest import DANGLING, GOOD, Run

MANY = """\
# Fees
argmap: 1
title: Late fees
thesis: [fees-exclude, fees-exclude]  # twice
claims:
  fees-exclude:
    text: Late fees keep the poorest away.
    supported_by:
      - 'bloked-cards'  # misspelt
      # once more
      - blocked-cards
premises:
  blocked-cards:
    text: Two in five cards are blocked.
    assumption: Not disputed.
    allow:
      uncited-premise: Not yet.
"""
MADE = """\
# Fees
argmap: 1
title: Late fees
thesis: [fees-exclude]  # twice
claims:
  fees-exclude:
    text: Late fees keep the poorest away.
    supported_by:
      - 'blocked-cards'  # misspelt
premises:
  blocked-cards:
    text: Two in five cards are blocked.
    assumption: Not disputed.
"""
ROUNDS = MANY.replace("      - blocked-cards\n", "      - 'bloked-cards'\n")
LEFT = GOOD.replace("assumption: Not disputed.", "assumption: Not disputed., allow: {uncited-premise: x}")


@pytest.mark.parametrize(
    ("text", "count", "after"),
    [(ROUNDS, 4, MADE), (GOOD, 0, GOOD), ("argmap: 1\ntitel: x\n", 1, "argmap: 1\ntitle: x\n")],
)
def test_fixes_until_nothing_is_left(text: str, count: int, after: str) -> None:
    document = read(text, "m.yaml")
    fixed = fix_document(document, check_document(document), check_document)
    assert (fixed.count, fixed.after.text) == (count, after)
    assert fixed.results == check_document(fixed.after)
    again = fix_document(fixed.after, fixed.results, check_document)
    assert (again.count, again.after.text) == (0, fixed.after.text)


HEAD = "argmap: 1\ntitle: Late fees\n%s\npremises:\n  a-card: {text: Cards., assumption: So.}\n"
CLAIM = "thesis: c\nclaims:\n  c:\n    text: Fees.\n    supported_by:%s"
ODD_FORMS = [
    ("thesis: clame\nclaims: {claim: {text: Fees., supported_by: a-card}}", ("clame\n", "claim\n")),
    (CLAIM % " a-crad", ("a-crad", "a-card")),
    (CLAIM % " [[a-crad, c]]", ("a-crad", "a-card")),
    (CLAIM % " [[a-card, a-card]]", ("[[a-card, a-card]]", "[[a-card]]")),
    (CLAIM % " [[a-card, 'a-card'], a-card]", ("[[a-card, 'a-card'], a-card]", "[[a-card]]")),
    (CLAIM % "\n      - - a-card\n        - a-card", ("\n        - a-card", "")),
    (CLAIM % "\n      - [a-card]\n      - a-card", ("\n      - a-card", "")),
    (CLAIM % "\n      premises: [a-card, a-card]", (", a-card", "")),
    (CLAIM % "\n      premises: a-crad", ("a-crad", "a-card")),
    (CLAIM % " {premises: a-card, allow: {remark: No.}}", (", allow: {remark: No.}", "")),
    (CLAIM % "\n      premises: a-card\n      allow: {remark: No.}", ("\n      allow: {remark: No.}", "")),
    (
        CLAIM % "\n      - premises: a-card\n        allow:\n          remark: No.",
        ("\n        allow:\n          remark: No.", ""),
    ),
]


@pytest.mark.parametrize(("form", "change"), ODD_FORMS, ids=str)
def test_fixes_where_brackets_are_left_out(form: str, change: tuple[str, str]) -> None:
    document = read(HEAD % form, "m.yaml")
    fixed = fix_document(document, check_document(document), check_document)
    assert fixed.after.text == HEAD % form.replace(*change)


def test_an_entry_that_goes_with_its_list_is_left() -> None:
    """Nothing is removed from where it stands alone, without brackets: then not a valid entry of a list."""
    for form in ("thesis: gone", "thesis: [gone]", CLAIM % " gone", CLAIM % " [[gone]]"):
        document = read(HEAD % form, "m.yaml")
        assert fix_document(document, check_document(document), check_document).count == 0


def test_fixes_are_for_the_whole_map(run: Run, folder: Path) -> None:
    for option in ("--fix", "--diff"):
        result = run("check", option, "--without-voice", "reviewer", "dangling.yaml")
        assert (result.code, result.out) == (2, "")
        assert "--fix and --diff change the whole map; leave out --voices" in result.err
    assert (folder / "dangling.yaml").read_text(encoding="utf-8") == DANGLING


def test_waivers_stay_while_a_reference_leads_nowhere() -> None:
    text = LEFT.replace("[blocked-cards]", "[blocked-cards, far-away]")
    document = read(text, "m.yaml")
    assert fix_document(document, check_document(document), check_document).count == 0
    document = read(LEFT, "m.yaml")
    assert fix_document(document, check_document(document), check_document).after.text == GOOD


def test_diff_without_a_final_line_break() -> None:
    document = read('{\r\n"argmap": 1, "title": "x",\r\n"thesis": ["a", "a"]}', "m.json")
    fixed = fix_document(document, check_document(document), check_document)
    assert format_diff("m.json", document.text, fixed.after.text) == (
        "--- m.json\n+++ m.json\n@@ -1,3 +1,3 @@\n"
        ' {\r\n "argmap": 1, "title": "x",\r\n'
        '-"thesis": ["a", "a"]}\n\\ No newline at end of file\n'
        '+"thesis": ["a"]}\n\\ No newline at end of file\n'
    )


def test_fix_writes_the_file_and_reports_what_is_left(run: Run, folder: Path) -> None:
    (folder / "many.yaml").write_text(ROUNDS, encoding="utf-8")
    result = run("check", "--fix", "many.yaml")
    assert result.code == 0
    assert "4 fixed" in result.out + result.err
    assert "dangling-reference" not in result.out
    assert (folder / "many.yaml").read_text(encoding="utf-8") == MADE
    assert "fixed" not in run("check", "--fix", "many.yaml").out.replace("0 fixed", "")


def test_fix_leaves_the_rest_and_its_exit_code(run: Run, folder: Path) -> None:
    text = DANGLING + "challenges: {c: {text: x, attacks: [far-away]}}\n"
    (folder / "dangling.yaml").write_text(text, encoding="utf-8")
    result = run("check", "--fix", "--format", "json", "dangling.yaml")
    assert result.code == 1
    errors = [one["path"] for one in json.loads(result.out)["findings"] if one["severity"] == "error"]
    assert errors == [["challenges", "c", "attacks", 0]]


def test_what_is_good_or_no_map_is_not_written(run: Run, folder: Path) -> None:
    for name in ("good", "no-map"):
        (folder / f"{name}.yaml").chmod(0o444)
        before = (folder / f"{name}.yaml").stat()
        run("check", "--fix", f"{name}.yaml")
        assert (folder / f"{name}.yaml").stat().st_ino == before.st_ino


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_fix_keeps_encoding_and_line_breaks(run: Run, folder: Path, encoding: str, line_break: str) -> None:
    text = ROUNDS.replace("\n", line_break)
    (folder / "many.yaml").write_bytes(text.encode(encoding))
    run("check", "--fix", "many.yaml")
    assert (folder / "many.yaml").read_bytes() == MADE.replace("\n", line_break).encode(encoding)


def test_several_byte_order_marks_are_kept() -> None:
    from argmap.syntax.decode import encode

    for source in ("\ufeff\ufeffa: é".encode(), "\ufeff\ufeffa: é".encode("utf-16-be"), b"a: 1", b""):
        document = read(source, "m.yaml")
        assert encode(document.text, document.encoding) == source


def test_diff_shows_and_writes_nothing(run: Run, folder: Path) -> None:
    result = run("check", "--diff", "dangling.yaml", "good.yaml")
    assert result.code == 1
    assert result.out == (
        "--- dangling.yaml\n+++ dangling.yaml\n@@ -2,6 +2,6 @@\n"
        " title: Late fees\n thesis: [fees-exclude]\n claims:\n"
        "-  fees-exclude: {text: Late fees keep the poorest away., supported_by: [bloked-cards]}\n"
        "+  fees-exclude: {text: Late fees keep the poorest away., supported_by: [blocked-cards]}\n"
        " premises:\n"
        "   blocked-cards: {text: Two in five cards are blocked., assumption: Not disputed.}\n"
    )
    assert (folder / "dangling.yaml").read_text(encoding="utf-8") == DANGLING


def test_diff_of_what_cannot_be_fixed(run: Run) -> None:
    for name in ("good", "unsupported"):
        result = run("check", "--diff", f"{name}.yaml")
        assert (result.code, result.out) == (0, "")


def test_a_misspelt_key_is_fixed(run: Run) -> None:
    result = run("check", "--diff", "no-map.yaml")
    assert (result.code, "-titel: Late fees\n+title: Late fees\n" in result.out) == (1, True)


def test_standard_input(run: Run) -> None:
    result = run("check", "--fix", "-", stdin=DANGLING.encode())
    assert (result.code, result.out) == (0, GOOD)
    assert "1 fixed" in result.err
    assert run("check", "--fix", "-", stdin=GOOD.encode()).out == GOOD
    assert run("check", "--fix", "-", stdin=b"a: [").out == ""
