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
  readers-stay: {text: Readers stay., sources: [audit]}
  was-planned: {text: It was planned., sources: [audit]}
premises:
  blocked-cards: {text: Two in five cards are blocked., sources: ["audit, p. 14"], answers: [old-count]}
  cards-needed: {text: A blocked card ends borrowing., assumption: It is the written rule.}
  yes-open: {text: The library is open., contradicts: [no-closed]}
  no-closed: {text: The library is closed.}
  they-return: {text: They return., answers: [readers-leave]}
  many-asked: {text: Many were asked., denies: [few-asked]}
  dry-cellar: {text: The cellar is dry., sources: [audit], contradicts: [wet-cellar]}
  wet-cellar: {text: The cellar is wet.}
  nobody-knew: {text: Nobody knew., answers: [all-knew]}
challenges:
  old-count: {text: The count is old., attacks: [fees-exclude]}
  no-money:
    text: The fees are needed.
    attacks: [drop-fees]
    residual: {severity: low, rationale: They are few.}
  no-step: {text: That does not follow., attacks: [by-tiredness]}
  rebuked: {text: Fees are fair., attacks: [fees-exclude]}
  rebuke: {text: They are not., attacks: [rebuked]}
  readers-leave: {text: Readers leave., attacks: [readers-stay], sources: [audit]}
  few-asked: {text: Few were asked., attacks: [readers-stay], sources: [audit]}
  no-plan: {text: There was no plan., attacks: [was-planned], sources: [audit]}
  all-knew: {text: All knew the plan., attacks: [no-plan], sources: [audit]}
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
'drop-fees' is granted: The city should drop late fees.

It stands:
  - 'drop-fees' follows from 'fees-exclude' and 'cards-needed' together (practical-reasoning)
    - 'fees-exclude' (Late fees keep the poorest away) follows from 'blocked-cards' (Two in five cards are blocked)
      - 'blocked-cards' cites audit, p. 14
    - 'old-count' (The count is old) attacks 'fees-exclude' in vain
      - 'blocked-cards' answers 'old-count'
        - 'blocked-cards' cites audit, p. 14
    - 'rebuked' (Fees are fair) attacks 'fees-exclude' in vain
      - 'rebuke' (They are not) attacks 'rebuked'
        - nothing answers 'rebuke'
        - 'rebuke' is raised without a reason or a source
    - 'fees-bind' (Late fees bind readers to the library) contradicts 'fees-exclude' in vain
      - 'fees-bind' has no reason and no source
    - 'cards-needed' (A blocked card ends borrowing) is assumed: It is the written rule.
  - 'no-money' (The fees are needed) attacks 'drop-fees' in vain
    - 'no-money' is left open knowingly: They are few.

It stands this way only if this is granted, for which the map gives no grounds:
  - 'rebuke' (They are not)
""",  # noqa: E501
    "cards-needed": """\
'cards-needed' is established: A blocked card ends borrowing.

It stands on what is cited or openly assumed:
  - 'cards-needed' is assumed: It is the written rule.
""",
    "old-count": """\
'old-count' is answered: The count is old.

The challenge stands:
  - 'old-count' is raised without a reason or a source

But it is answered:
  - 'blocked-cards' (Two in five cards are blocked) answers 'old-count'
    - 'blocked-cards' cites audit, p. 14
""",
    "no-money": """\
'no-money' is answered: The fees are needed.

The challenge stands:
  - 'no-money' is raised without a reason or a source

But it has no force:
  - 'no-money' is left open knowingly: They are few.
""",
    "readers-leave": """\
'readers-leave' is parried: Readers leave.

The challenge stands:
  - 'readers-leave' cites audit

But it is answered:
  - 'they-return' (They return) answers 'readers-leave'
    - 'they-return' is stated without a source

The answer stands this way only if this is granted, for which the map gives no grounds:
  - 'they-return' (They return)
""",
    "fees-bind": """\
'fees-bind' is defeated: Late fees bind readers to the library.

This tells against it:
  - 'fees-exclude' (Late fees keep the poorest away) contradicts 'fees-bind'
    - 'fees-exclude' follows from 'blocked-cards' (Two in five cards are blocked)
      - 'blocked-cards' cites audit, p. 14
    - 'old-count' (The count is old) attacks 'fees-exclude' in vain
      - 'old-count' gives no grounds that stand, and is left out here
    - 'rebuked' (Fees are fair) attacks 'fees-exclude' in vain
      - 'rebuked' gives no grounds that stand, and is left out here
    - 'fees-bind' contradicts 'fees-exclude' in vain
      - 'fees-bind' has no reason and no source
""",
    "circle": """\
'circle' is unsupported: Round and round.

Nothing that stands supports it:
  - 'circle' does not follow from 'circle-too' (And round)
    - 'circle-too' does not follow from 'circle'
      - 'circle' does not stand, and so on in a circle
""",
    "rest": """\
'rest' is questioned: Staff should rest.

Only a challenge that gives no grounds tells against it:
  - 'no-step' (That does not follow) attacks the inference 'by-tiredness' to 'rest'
    - nothing answers 'no-step'
    - 'no-step' is raised without a reason or a source
  - 'rest' does not follow from 'cards-needed' (A blocked card ends borrowing) and 'staff-tired' together: 'staff-tired' does not stand
    - 'staff-tired' (Staff are tired of it) has no reason and no source

Without that it stands:
  - 'rest' follows from 'cards-needed'
    - 'cards-needed' is assumed: It is the written rule.
  - 'no-step' attacks the inference 'by-tiredness' to 'rest' in vain
    - 'no-step' gives no grounds that stand, and is left out here
""",  # noqa: E501
    "few-asked": """\
'few-asked' is questioned: Few were asked.

Only a denial that gives no grounds tells against it:
  - 'many-asked' (Many were asked) denies 'few-asked'
    - 'many-asked' is stated without a source

Without that it stands:
  - 'few-asked' cites audit
  - 'many-asked' denies 'few-asked', but without grounds that stand, so that is left out here
""",
    "was-planned": """\
'was-planned' is questioned: It was planned.

It does not stand where what is merely said counts:
  - 'no-plan' (There was no plan) attacks 'was-planned'
    - nothing answers 'no-plan'
    - 'no-plan' cites audit
    - 'all-knew' (All knew the plan) attacks 'no-plan' in vain
      - 'nobody-knew' (Nobody knew) answers 'all-knew'
        - 'nobody-knew' is stated without a source

It stands where only what is cited or assumed counts:
  - 'was-planned' cites audit
  - 'no-plan' attacks 'was-planned' in vain
    - 'all-knew' attacks 'no-plan'
      - 'all-knew' cites audit
      - 'nobody-knew' answers 'all-knew' in vain
        - 'nobody-knew' has no source and no stated assumption
""",
    "yes-open": """\
'yes-open' is contested: The library is open.

It depends on a circle that nothing decides:
  - 'yes-open' is stated without a source
  - 'no-closed' (The library is closed) contradicts 'yes-open', and it is undecided whether 'no-closed' stands
    - 'no-closed' is stated without a source
    - 'yes-open' contradicts 'no-closed', and it is undecided whether 'yes-open' stands
      - 'yes-open' is undecided, and so on in a circle
""",
    "dry-cellar": """\
'dry-cellar' is contested: The cellar is dry.

It depends on a circle that nothing decides:
  - 'dry-cellar' cites audit
  - 'wet-cellar' (The cellar is wet) contradicts 'dry-cellar', and it is undecided whether 'wet-cellar' stands
    - 'wet-cellar' is stated without a source
    - 'dry-cellar' contradicts 'wet-cellar', and it is undecided whether 'dry-cellar' stands
      - 'dry-cellar' is undecided, and so on in a circle

Of the two sides that contradict each other, only 'dry-cellar' has grounds that stand.
""",
}
WHY_ON_A_BASIS = {
    ("old-count", "cited"): """\
'old-count' is in on the basis cited: The count is old.

It stands:
  - 'old-count' is raised without a reason or a source
  - 'blocked-cards' (Two in five cards are blocked) answers 'old-count'
    - 'blocked-cards' cites audit, p. 14
""",
    ("rest", "asserted"): """\
'rest' is out on the basis asserted: Staff should rest.

It does not stand:
  - 'no-step' (That does not follow) attacks the inference 'by-tiredness' to 'rest'
    - nothing answers 'no-step'
    - 'no-step' is raised without a reason or a source
  - 'rest' does not follow from 'cards-needed' (A blocked card ends borrowing) and 'staff-tired' together: 'staff-tired' does not stand
    - 'staff-tired' (Staff are tired of it) has no reason and no source
""",  # noqa: E501
    ("yes-open", "cited"): """\
'yes-open' is out on the basis cited: The library is open.

It does not stand:
  - 'yes-open' has no source and no stated assumption
""",
}


@pytest.fixture(autouse=True)
def file(folder: Path) -> None:
    (folder / "fees.yaml").write_text(MAP, encoding="utf-8")


@pytest.mark.parametrize("name", WHY)
def test_why_in_words(run: Run, name: str) -> None:
    result = run("why", "fees.yaml", name)
    assert (result.code, result.err) == (0, "")
    assert result.out == WHY[name]


@pytest.mark.parametrize(("name", "basis"), WHY_ON_A_BASIS)
def test_why_on_a_basis(run: Run, name: str, basis: str) -> None:
    assert run("why", "fees.yaml", name, "--basis", basis).out == WHY_ON_A_BASIS[name, basis]


def test_why_as_json(run: Run) -> None:
    said = json.loads(run("why", "fees.yaml", "fees-bind", "--format", "json").out)
    [justification] = said.pop("justifications")
    assert said == {
        "argmap": 1,
        "file": "fees.yaml",
        "statement": "fees-bind",
        "basis": None,
        "verdict": "defeated",
        "granted": [],
        "against": [],
        "sourced": None,
        "questions": [],
    }
    assert (justification["run"], justification["roots"]) == ("considered", [0])
    assert justification["points"][0] == {
        "statement": "fees-bind",
        "aspect": "attacked",
        "truth": True,
        "grounds": [
            {"kind": "contradiction", "path": ["claims", "fees-exclude", "contradicts", 0], "points": [1]}
        ],
    }
    point = justification["points"][1]
    assert (point["statement"], point["truth"]) == ("fees-exclude", True)


@pytest.mark.parametrize(
    ("name", "runs", "granted", "against", "sourced"),
    [
        ("drop-fees", ["asserted"], ["rebuke"], [], None),
        ("cards-needed", ["doubted"], [], [], None),
        ("old-count", ["asserted", "doubted"], [], [], None),
        ("readers-leave", ["asserted", "asserted"], ["they-return"], [], None),
        ("rest", ["asserted", "considered"], [], ["no-step"], None),
        ("few-asked", ["asserted", "considered"], [], ["many-asked"], None),
        ("was-planned", ["asserted", "sourced"], [], ["nobody-knew"], None),
        ("dry-cellar", ["considered"], [], [], "dry-cellar"),
    ],
)
def test_what_a_verdict_is_explained_with(
    run: Run, name: str, runs: list[str], granted: list[str], against: list[str], sourced: str | None
) -> None:
    said = json.loads(run("why", "fees.yaml", name, "--format", "json").out)
    assert [one["run"] for one in said["justifications"]] == runs
    assert (said["granted"], said["against"], said["sourced"]) == (granted, against, sourced)


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
        [
            *("fees-exclude", "drop-fees", "fees-bind", "readers-stay", "was-planned", "blocked-cards"),
            *("dry-cellar", "wet-cellar", "old-count", "readers-leave", "few-asked", "no-plan", "all-knew"),
        ],
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
    ("drop-fees", ["answer rebuked", "cite rebuke", "support drop-fees"]),
    ("cards-needed", ["withdraw cards-needed"]),
    ("rest", ["answer no-step", "support rest", "support staff-tired"]),
    ("old-count", ["withdraw blocked-cards"]),
    ("readers-leave", ["withdraw they-return"]),
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
    ending = ", so nothing needs repair" if said["verdict"] == "established" else "; "
    assert text.startswith(f"'{name}' is {said['verdict']}{ending}")
    assert text.count("\n- ") == len(said["flips"])


def test_what_if_on_a_basis(run: Run) -> None:
    words = ("what-if", "fees.yaml", "--without", "no-step", "--basis", "asserted")
    assert run(*words).out == (
        "        out -> in           rest     Staff should rest.\n"
        "         in -> out          no-step  That does not follow.\n"
        "2 answers change\n"
    )
    said = json.loads(run(*words, "--format", "json").out)
    assert (said["basis"], [one["after"] for one in said["changes"]]) == ("asserted", ["in", "out"])


REFUSED = [
    (["why", "fees.yaml", "drop-fee"], "the map has no statement 'drop-fee' (did you mean 'drop-fees'?)"),
    (["why", "fees.yaml", "by-staff"], "'by-staff' is an inference; give the id of a statement"),
    (["flip", "fees.yaml", "audit"], "the map has no statement 'audit'"),
    (["what-if", "fees.yaml"], "no intervention given: use --without, --accept or --reject"),
    (["what-if", "fees.yaml", "--without", "audot"], "did you mean 'audit'?"),
    (["what-if", "no-map.yaml", "--without", "audit"], "'no-map.yaml' is not a valid map"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=show)
def test_what_cannot_be_done(run: Run, words: list[str], message: str) -> None:
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
