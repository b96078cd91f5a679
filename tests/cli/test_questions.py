"""`why`, `what-if` and `flip`."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from .conftest import Run, show

MAP = """\
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude:
    text: Late fees keep the poorest away.
    supported_by: [blocked-cards]
    contradicts: [fees-bind]
  fees-bind: {text: Late fees bind readers to the library.}
  circle: {text: Round and round., supported_by: [circle-too]}
  circle-too: {text: And round., supported_by: [circle]}
  staff-tired: {text: Staff are tired of it.}
premises:
  blocked-cards: {text: Two in five cards are blocked., sources: ["audit, p. 14"], answers: [old-count]}
  cards-needed: {text: A blocked card ends borrowing., assumption: It is the written rule.}
  yes-open: {text: The library is open., contradicts: [no-closed]}
  no-closed: {text: The library is closed.}
challenges:
  old-count: {text: The count is old., attacks: [fees-exclude]}
  no-money:
    text: The fees are needed.
    attacks: [drop-fees]
    residual: {severity: low, rationale: They are few.}
  no-step: {text: That does not follow., attacks: [by-tiredness]}
  rebuked: {text: Fees are fair., attacks: [fees-exclude]}
  rebuke: {text: They are not., attacks: [rebuked]}
recommendations:
  drop-fees: {text: The city should drop late fees.}
  rest: {text: Staff should rest.}
inferences:
  by-exclusion: {premises: [fees-exclude, cards-needed], conclusion: drop-fees, scheme: practical-reasoning}
  by-tiredness: {premises: [cards-needed], conclusion: rest}
  by-staff: {premises: [cards-needed, staff-tired], conclusion: rest}
sources:
  audit: {title: Audit}
"""
WHY = {
    "drop-fees": """\
'drop-fees' is established
  - 'drop-fees' follows from 'fees-exclude' and 'cards-needed' together (practical-reasoning)
    - 'fees-exclude' follows from 'blocked-cards'
      - 'blocked-cards' cites audit, p. 14
    - 'old-count' attacks 'fees-exclude' in vain
      - 'blocked-cards' answers 'old-count'
        - 'blocked-cards' cites audit, p. 14
    - 'rebuked' attacks 'fees-exclude' in vain
      - 'rebuked' does not stand itself
        - 'rebuke' attacks 'rebuked'
          - nothing answers 'rebuke'
          - 'rebuke' is raised
    - 'fees-bind' contradicts 'fees-exclude' in vain
      - nothing is given for 'fees-bind'
    - 'cards-needed' is assumed: It is the written rule.
  - 'no-money' attacks 'drop-fees' in vain
    - 'no-money' is left open knowingly, and tells no longer
""",
    "old-count": """\
'old-count' is answered
  - 'old-count' is raised
  - 'blocked-cards' answers 'old-count'
    - 'blocked-cards' cites audit, p. 14
""",
    "fees-bind": """\
'fees-bind' is defeated
  - 'fees-exclude' contradicts 'fees-bind'
    - 'fees-exclude' follows from 'blocked-cards'
      - 'blocked-cards' cites audit, p. 14
    - 'old-count' attacks 'fees-exclude' in vain
      - 'blocked-cards' answers 'old-count'
        - 'blocked-cards' cites audit, p. 14
    - 'rebuked' attacks 'fees-exclude' in vain
      - 'rebuked' does not stand itself
        - 'rebuke' attacks 'rebuked'
          - nothing answers 'rebuke'
          - 'rebuke' is raised
    - 'fees-bind' contradicts 'fees-exclude' in vain
      - nothing is given for 'fees-bind'
""",
    "circle": """\
'circle' is unsupported
  - 'circle' does not follow from 'circle-too'
    - 'circle-too' does not follow from 'circle'
      - 'circle' does not stand, and so on in a circle
""",
    "rest": """\
'rest' is unsupported
  - 'no-step' attacks the step to 'rest', by the inference 'by-tiredness'
    - nothing answers 'no-step'
    - 'no-step' is raised
  - 'rest' does not follow from 'cards-needed' and 'staff-tired' together: 'staff-tired' does not stand
    - nothing is given for 'staff-tired'
""",
    "yes-open": """\
'yes-open' is contested
  - 'yes-open' is stated, without a source
  - 'no-closed' contradicts 'yes-open', and it is open whether it stands
    - 'no-closed' is stated, without a source
    - 'yes-open' contradicts 'no-closed', and it is open whether it stands
      - 'yes-open' is open, and so on in a circle
""",
}


@pytest.fixture(autouse=True)
def file(folder: Path) -> None:
    (folder / "fees.yaml").write_text(MAP, encoding="utf-8")


@pytest.mark.parametrize("name", WHY)
def test_why_in_words(run: Run, name: str) -> None:
    result = run("why", "fees.yaml", name)
    assert (result.code, result.err) == (0, "")
    tree, _, texts = result.out.partition("\n\n")
    assert f"{tree}\n" == WHY[name]
    named = set(re.findall(r"'([a-z-]+)'", tree)) - {"by-tiredness"}
    assert {line.split()[0] for line in texts.splitlines()} == named


def test_why_as_json(run: Run) -> None:
    said = json.loads(run("why", "fees.yaml", "fees-bind", "--format", "json").out)
    assert (said["argmap"], said["file"], said["statement"]) == (1, "fees.yaml", "fees-bind")
    assert (said["verdict"], said["roots"]) == ("defeated", [0])
    assert said["points"][0] == {
        "statement": "fees-bind",
        "aspect": "attacked",
        "truth": True,
        "grounds": [
            {"kind": "contradiction", "path": ["claims", "fees-exclude", "contradicts", 0], "points": [1]}
        ],
    }
    assert (said["points"][1]["statement"], said["points"][1]["truth"]) == ("fees-exclude", True)


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("old-count", {"old-count", "blocked-cards"}),
        ("rest", {"rest", "no-step", "cards-needed", "staff-tired"}),
        ("circle", {"circle", "circle-too"}),
    ],
)
def test_why_as_a_diagram_of_that_part(run: Run, folder: Path, name: str, drawn: set[str]) -> None:
    assert run("why", "fees.yaml", name, "--format", "svg", "-o", "why.svg").code == 0
    svg = unescape((folder / "why.svg").read_text(encoding="utf-8"))
    assert set(re.findall(r'id="statement-([a-z-]+)"', svg)) == drawn


WHAT_IF = [
    (
        ["--without", "audit"],
        ["fees-exclude", "drop-fees", "fees-bind", "blocked-cards", "old-count"],
    ),
    (["--accept", "staff-tired"], ["rest", "staff-tired"]),
    (["--without", "no-step"], ["rest", "no-step"]),
    (["--accept", "by-tiredness"], ["rest"]),
    (["--accept", "circle"], ["circle", "circle-too"]),
    (["--accept", "cards-needed"], []),
]


@pytest.mark.parametrize(("words", "changed"), WHAT_IF, ids=show)
def test_what_if(run: Run, words: list[str], changed: list[str]) -> None:
    result = run("what-if", "fees.yaml", *words)
    assert (result.code, result.err) == (0, "")
    lines = [line.split() for line in result.out.splitlines()[:-1]]
    assert [line[3] for line in lines] == changed
    said = json.loads(run("what-if", "fees.yaml", *words, "--format", "json").out)
    assert [[one["before"], "->", one["after"], one["statement"]] for one in said["changes"]] == [
        line[:4] for line in lines
    ]


FLIPS = [
    ("drop-fees", ["answer rebuke", "withdraw blocked-cards", "withdraw cards-needed"]),
    ("rest", ["answer no-step", "support rest", "support staff-tired"]),
    ("old-count", ["withdraw blocked-cards"]),
    ("circle", ["support circle", "support circle-too"]),
    ("yes-open", ["withdraw no-closed"]),
]


@pytest.mark.parametrize(("name", "moves"), FLIPS)
def test_flip(run: Run, name: str, moves: list[str]) -> None:
    said = json.loads(run("flip", "fees.yaml", name, "--format", "json").out)
    found = [f"{one['kind']} {one['statement']}" for flip in said["flips"] for one in flip["moves"]]
    assert [one for one in found if one in moves] == moves
    assert said["exhausted"] is True
    text = run("flip", "fees.yaml", name).out
    assert text.startswith(f"'{name}' is {said['verdict']}; ")
    assert text.count("\n- ") == len(said["flips"])


REFUSED = [
    (["why", "fees.yaml", "drop-fee"], "the map has no statement 'drop-fee'; did you mean 'drop-fees'?"),
    (["why", "fees.yaml", "by-staff"], "'by-staff' is an inference: name a statement"),
    (["flip", "fees.yaml", "audit"], "the map has no statement 'audit'"),
    (["what-if", "fees.yaml"], "suppose something: give --without, --accept or --reject"),
    (["what-if", "fees.yaml", "--without", "audot"], "did you mean 'audit'?"),
    (["what-if", "no-map.yaml", "--without", "audit"], "'no-map.yaml' is not a map"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=show)
def test_what_cannot_be_done(run: Run, words: list[str], message: str) -> None:
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
