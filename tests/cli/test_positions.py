"""`positions`, and `framework` with what it writes."""

import json
from pathlib import Path

import pytest

from .conftest import Run, show

DISPUTE = """\
argmap: 1
title: Late fees
premises:
  fees-work: {text: Fees work., contradicts: [fees-fail]}
  fees-fail: {text: Fees fail.}
  count-anew: {text: Returns were counted anew., answers: [old-count], contradicts: [no-count]}
  no-count: {text: Nobody counted.}
challenges:
  old-count: {text: The count is old., attacks: [fees-fail]}
"""
TEXT = """\
fees-work   Fees work.
fees-fail   Fees fail.
count-anew  Returns were counted anew.
no-count    Nobody counted.
old-count   The count is old.
5 statements are undecided. Coherent positions: 3

position 1 (stable)
  accepts     fees-work, count-anew, old-count (answered)
  rejects     fees-fail, no-count

position 2 (stable)
  accepts     fees-fail, count-anew, old-count (answered)
  rejects     fees-work, no-count

position 3 (stable)
  accepts     fees-work, no-count, old-count
  rejects     fees-fail, count-anew

accepted in all positions: old-count
accepted in no position: none
"""


@pytest.fixture(autouse=True)
def dispute(folder: Path) -> None:
    (folder / "dispute.yaml").write_text(DISPUTE, encoding="utf-8")


def make_pairs(count: int) -> str:
    lines = [
        f"  p{one}: {{text: P., contradicts: [q{one}]}}\n  q{one}: {{text: Q.}}\n" for one in range(count)
    ]
    return f"argmap: 1\ntitle: Pairs\npremises:\n{''.join(lines)}"


def test_text(run: Run) -> None:
    assert run("positions", "dispute.yaml").out == TEXT


def test_nothing_undecided(run: Run) -> None:
    result = run("positions", "good.yaml")
    assert (result.code, result.err) == (0, "")
    assert result.out == "nothing is undecided: there is one coherent position\n"


def test_switches(run: Run) -> None:
    assert run("positions", "dispute.yaml", "--basis", "cited").out.startswith("nothing is undecided")


def test_at_most_as_many_as_asked_for(run: Run) -> None:
    result = run("positions", "dispute.yaml", "-n", "2")
    assert "Coherent positions: more than 2, of which the first 2 are shown\n" in result.out
    assert "\nposition 2 (stable)\n" in result.out
    assert "\nposition 3" not in result.out
    assert result.out.endswith("accepted in all positions: old-count\naccepted in no position: none\n")


def test_many_independent_disputes(run: Run, folder: Path) -> None:
    (folder / "pairs.yaml").write_text(make_pairs(60), encoding="utf-8")
    result = run("positions", "pairs.yaml")
    assert "120 statements are undecided. Coherent positions: more than 16, of which" in result.out
    assert result.out.count("(stable)") == 16
    assert max(map(len, result.out.splitlines())) <= 100


def test_json(run: Run) -> None:
    result = run("positions", "dispute.yaml", "--format", "json", "--residual", "--most", "1")
    assert json.loads(result.out) == {
        "argmap": 1,
        "file": "dispute.yaml",
        "basis": "asserted",
        "residual": True,
        "undecided": ["fees-work", "fees-fail", "count-anew", "no-count", "old-count"],
        "positions": [
            {
                "stable": True,
                "accepts": ["fees-work", "count-anew", "old-count"],
                "rejects": ["fees-fail", "no-count"],
                "leaves_open": [],
                "answered": ["old-count"],
                "unsettled": [],
            }
        ],
        "more": True,
        "shared": ["old-count"],
        "never": [],
        "unknown": [],
    }


FRAMEWORK = "p af 7\n2 1\n6 2\n1 2\n4 3\n3 4\n3 6\n7 6\n5 7\n"
NAMES = """\
argument\tholds\tforce\tmeaning
1\tfees-work\t\t`fees-work` holds
2\tfees-fail\t\t`fees-fail` holds
3\tcount-anew\t\t`count-anew` holds
4\tno-count\t\t`no-count` holds
5\told-count\t\t`old-count` holds
6\t\told-count\tthe challenge `old-count` has force
7\t\t\t`old-count` does not hold
"""


def test_framework_with_its_names_beside_it(run: Run, folder: Path) -> None:
    result = run("framework", "dispute.yaml", "-o", "dispute.af")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert (folder / "dispute.af").read_text(encoding="utf-8") == FRAMEWORK
    assert (folder / "dispute.af.names.tsv").read_text(encoding="utf-8") == NAMES


@pytest.mark.parametrize(("ending", "start"), [("apx", "arg(a1).\n"), ("tgf", "1\n2\n")])
def test_format_by_ending(run: Run, folder: Path, ending: str, start: str) -> None:
    assert run("framework", "dispute.yaml", "-o", f"dispute.{ending}").code == 0
    assert (folder / f"dispute.{ending}").read_text(encoding="utf-8").startswith(start)
    assert (folder / f"dispute.{ending}.names.tsv").exists()


@pytest.mark.parametrize(("name", "mark"), [("iccma", "#"), ("apx", "%")])
def test_framework_on_standard_output(run: Run, name: str, mark: str) -> None:
    lines = run("framework", "dispute.yaml", "-o", "-", "--format", name).out.splitlines()
    comments = [line for line in lines if line.startswith(mark)]
    assert lines[-8:] == comments
    assert comments[-1].startswith(mark)
    assert comments[-1].endswith("`old-count` does not hold")


def test_switches_of_framework(run: Run) -> None:
    words = ("framework", "dispute.yaml", "-o", "-", "--format", "iccma")
    assert "nothing supports `fees-work`" in run(*words, "--basis", "cited").out


REFUSED = [
    (
        ["-o", "dispute.xyz"],
        "cannot tell the format of 'dispute.xyz': its name should end in .af, .apx or .tgf, or use --format",
    ),
    (["-o", "-"], "no format given: use --format iccma or apx with standard output"),
    (["-o", "-", "--format", "tgf"], "tgf has no place for what the arguments mean: use -o FILE"),
    (["-o", "nowhere/dispute.af"], "cannot write 'nowhere/dispute.af.names.tsv'"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=show)
def test_what_cannot_be_written(run: Run, folder: Path, words: list[str], message: str) -> None:
    before = sorted(folder.iterdir())
    result = run("framework", "dispute.yaml", *words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert sorted(folder.iterdir()) == before
