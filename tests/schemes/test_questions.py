"""Open questions: which are asked, which are answered or raised, in whose words, and where they are shown."""

import json
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.analysis import Analysis
from argmap.finding import Finding, Severity
from argmap.settings import Configuration, Settings

STEP = {"premises": ["more-storks"], "scheme": "correlation-to-cause"}
ASK = "What else could explain {}, such as a common cause, or who was selected?"
OPEN = ASK.format("“Villages with more storks have more births”")
SOURCES = {"census": {"type": "report", "title": "Census", "publisher": "The district", "issued": "2020"}}


def make(step: Any = None, challenges: Any = None, **more: Any) -> dict[str, Any]:
    """Return a map whose thesis rests on one step."""
    claim = {"text": "Storks bring babies.", "supported_by": [{**STEP, "id": "k", **(step or {})}]}
    premises = {
        "more-storks": {"text": "Villages with more storks have more births.", "sources": ["census"]},
        "same-size": {"text": "The villages are alike in all else.", "sources": ["census"]},
        "midwife": {"text": "The midwife says so.", "sources": ["census"]},
    }
    data = {
        "argmap": 1,
        "title": "Storks",
        "thesis": ["storks"],
        "claims": {"storks": claim, "bare": {"text": "Nobody says so."}},
        "premises": premises,
        "sources": SOURCES,
    }
    if challenges:
        data["challenges"] = {
            name: {"text": "No.", "residual": {"severity": "low", "rationale": "Later."}, **one}
            for name, one in challenges.items()
        }
    return data | more


def ask(data: dict[str, Any], questions: str = "key") -> list[Finding]:
    settings = Settings(frozenset({"open-question"}), rules={"open-question": {"questions": questions}})
    return list(Analysis.from_map(data, Configuration(settings)).findings)


def ask_ids(data: dict[str, Any], questions: str = "key") -> list[str]:
    fixes = [fix for finding in ask(data, questions) for fix in finding.fixes]
    return [_find_challenge(fix.edits[-1].value)["asks"] for fix in fixes]  # type: ignore[union-attr]


def _find_challenge(value: Any) -> Any:
    return value if "asks" in value else next(iter(value.values()))


@pytest.mark.parametrize(
    ("step", "challenges", "key", "every"),
    [
        ({}, {}, ["third-factor"], ["third-factor", "direction", "chance", "mechanism"]),
        ({"scheme": "post hoc"}, {}, [], []),  # refused as an id before anybody looks it up
        ({"scheme": "post-hoc"}, {}, ["third-factor"], ["third-factor", "direction", "chance", "mechanism"]),
        ({"scheme": "unheard-of"}, {}, [], []),
        ({"questions": {"third-factor": "No."}}, {}, [], ["direction", "chance", "mechanism"]),
        (
            {"questions": {"third-factor": {"does_not_arise": "No."}}},
            {},
            [],
            ["direction", "chance", "mechanism"],
        ),
        (
            {"questions": {"third-factor": {"shown_by": "same-size"}}},
            {},
            [],
            ["direction", "chance", "mechanism"],
        ),
        (
            {"questions": {"third-factor": {"shown_by": ["bare"]}}},
            {},
            ["third-factor"],
            ["third-factor", "direction", "chance", "mechanism"],
        ),
        (
            {"questions": {"direction": "No."}},
            {},
            ["third-factor"],
            ["third-factor", "chance", "mechanism"],
        ),
        ({}, {"c": {"attacks": "k"}}, [], ["chance"]),
        ({}, {"c": {"attacks": "k", "asks": "third-factor"}}, [], ["direction", "chance", "mechanism"]),
        (
            {},
            {"c": {"attacks": "k", "asks": "mechanism"}},
            ["third-factor"],
            ["third-factor", "direction", "chance"],
        ),
        ({}, {"c": {"attacks": "storks", "asks": "third-factor"}}, [], ["direction", "chance", "mechanism"]),
        (
            {},
            {"c": {"attacks": "more-storks"}},
            ["third-factor"],
            ["third-factor", "direction", "mechanism"],
        ),
        ({"remarks": "One year shows no trend."}, {}, [], ["direction", "chance", "mechanism"]),
        (
            {"remarks": {"text": "A rich census.", "kind": "strength"}},
            {},
            ["third-factor"],
            ["third-factor", "direction", "chance", "mechanism"],
        ),
        ({"allow": {"open-question": "Known to all."}}, {}, [], []),
    ],
)
def test_what_is_answered_or_raised_is_not_asked(
    step: Any, challenges: Any, key: list[str], every: list[str]
) -> None:
    data = make(step, challenges)
    if " " in data["claims"]["storks"]["supported_by"][0]["scheme"]:
        assert [finding.rule for finding in ask(data)] == ["invalid-value"]
        return
    assert ask_ids(data) == key
    assert sorted(ask_ids(data, "all")) == sorted(every)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({}, OPEN),
        (
            {"premises": {"correlation": "midwife", "other": "more-storks"}},
            ASK.format("“The midwife says so”"),
        ),
        (
            {"premises": {"correlation": ["midwife", "same-size"]}},
            ASK.format("“The midwife says so; The villages are alike in all else”"),
        ),
        (
            {"premises": {"other": "midwife"}},
            ASK.format("the correlation"),
        ),
        (
            {"scheme": "sign", "premises": ["more-storks", "midwife"], "warrant": "midwife"},
            "What else than “Storks bring babies” could account for “Villages with more storks have more "
            "births”?",
        ),
        ({"scheme": "position-to-know"}, "How can they know that “Storks bring babies”?"),
    ],
)
def test_questions_have_the_words_of_the_statements(step: Any, words: str) -> None:
    (finding,) = ask(make(step))
    assert finding.message == words


@pytest.mark.parametrize(
    ("thesis", "supported_by", "asked"),
    [
        (["storks"], None, 1),
        (["bare"], None, 0),  # no thesis rests on the step
        (["storks"], [{**STEP, "premises": ["more-storks", "bare"]}], 0),  # it does not hold
    ],
)
def test_only_steps_that_carry_a_root_are_asked(thesis: list[str], supported_by: Any, asked: int) -> None:
    data = make(thesis=thesis)
    if supported_by:
        data["claims"]["storks"]["supported_by"] = supported_by
    assert len(ask(data)) == asked


def test_a_reply_that_saves_a_root_carries_it_too() -> None:
    data = make(
        challenges={"c": {"attacks": "bus"}}, recommendations={"bus": {"text": "Buy a bus."}}, thesis=[]
    )
    del data["challenges"]["c"]["residual"]
    data["claims"]["storks"]["answers"] = ["c"]
    assert ask_ids(data) == ["third-factor"]


TEXT = """\
argmap: 1
title: Storks
thesis: [storks]
claims:
  storks:
    text: Storks bring babies.
    supported_by: {STEP}
premises:
  more:
    text: Villages with more storks have more births.
    sources: [census]
sources:
  census: {{title: Census}}
"""


@pytest.mark.parametrize(
    ("step", "attacks"),
    [
        ("{{premises: more, scheme: sign}}", "to-storks"),
        ("{{id: k, premises: more, scheme: sign}}", "k"),
        ("{{premises: {{generalisation: more}}, scheme: general-to-case}}", "to-storks"),
        ("{{premises: {{kind: more}}, scheme: classification}}", "more"),
    ],
)
def test_a_fix_makes_a_challenge_of_the_question(step: str, attacks: str) -> None:
    text = TEXT.format(STEP=step.format())
    analysis = Analysis.from_text(text, config=Configuration(Settings(frozenset({"open-question"}))))
    (finding,) = analysis.findings
    (fix,) = finding.fixes
    assert not fix.safe
    map_ = argmap.loads(argmap.edit(text, fix.edits))
    (challenge,) = map_.challenges.values()
    assert (challenge.by, list(challenge.attacks), challenge.text) == ("reviewer", [attacks], finding.message)
    assert Analysis.from_map(map_, Configuration(Settings(frozenset({"open-question"})))).findings == []
    assert fix.text_edits


def test_why_names_the_open_question_of_a_step() -> None:
    explanation = argmap.why(make(), "storks")
    assert f"  - {OPEN} (correlation-to-cause)" in str(explanation)
    (asked,) = explanation.to_dict()["questions"]
    assert (asked["question"], asked["text"]) == ("third-factor", OPEN)
    assert "leaves open" not in str(argmap.why(make({"questions": {"third-factor": "No."}}), "storks"))


@pytest.mark.parametrize(("steps", "end"), [(5, ""), (6, "and 1 more question"), (7, "and 2 more questions")])
def test_why_counts_the_open_questions_that_it_leaves_out(steps: int, end: str) -> None:
    data = make()
    names = [f"s{number}" for number in range(steps)]
    data["premises"] = {name: {"text": f"Village {name}.", "sources": ["census"]} for name in names}
    claims = {
        f"c{name}": {"text": f"Storks in {name}.", "supported_by": [{**STEP, "premises": [name]}]}
        for name in names
    }
    step = {"premises": [*claims]}
    data["claims"] = {"storks": {"text": "Storks bring babies.", "supported_by": [step]}, **claims}
    text = str(argmap.why(data, "storks"))
    assert text.count("What else could explain") == min(steps, 5)
    assert text.rstrip().endswith(end)
    assert ("more question" in text) == bool(end)


def test_the_page_shows_the_open_question_at_the_step() -> None:
    assert json.dumps(OPEN, ensure_ascii=False)[1:-1] in Analysis.from_map(make()).page()


def test_a_voice_that_is_left_out_answers_nothing() -> None:
    data = make(
        {"questions": {"third-factor": {"shown_by": ["same-size"]}, "chance": {"shown_by": ["midwife"]}}}
    )
    data["premises"]["same-size"]["by"] = "reviewer"
    data["premises"]["midwife"]["by"] = "reviewer"
    asking = Configuration(Settings(severity={"open-question": Severity.INFO}))
    analysis = Analysis.from_map(data, asking, without_voices=["reviewer"])
    assert [f.message for f in analysis.findings if f.rule == "open-question"] == [OPEN]
    assert "dangling-reference" not in {finding.rule for finding in analysis.findings}


def test_a_configuration_names_a_catalogue(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "schemes: {house: {title: H, use: U., premises: {habit: H.}, conclusion: C., questions: "
        '{why: {ask: "Why {habit}?", doubts: step}}}}',
        "utf-8",
    )
    (tmp_path / "argmap.toml").write_text(
        'schemes = "own.yaml"\nselect = ["open-question", "unknown-scheme"]\n'
    )
    (tmp_path / "map.yaml").write_text(argmap.dump(argmap.ArgumentMap(**make({"scheme": "house"}))), "utf-8")
    (finding,) = argmap.check(tmp_path / "map.yaml")
    assert finding.message == "Why “Villages with more storks have more births”?"


@pytest.mark.parametrize(("length", "asked"), [("short", 3), ("full", 7)])
def test_the_report_asks_the_author(length: Any, asked: int) -> None:
    data = make(sections={"findings": "Findings"})
    data["claims"]["storks"]["at"] = {"section": "findings", "paragraph": 2}
    premises = [f"s{number}" for number in range(6)]
    data["premises"] |= {name: {"text": f"Sign {name}.", "sources": ["census"]} for name in premises}
    data["claims"]["seen"] = {
        "text": "Storks are seen.",
        "supported_by": [{"premises": [name], "scheme": "sign"} for name in premises],
    }
    data["claims"]["storks"]["supported_by"].append("seen")
    data["claims"]["seen"]["at"] = {"section": "findings", "paragraph": 3}
    report = Analysis.from_map(data).report(length=length)
    parts = ("## Questions to the author\n", "## More questions to the author\n")
    questions = "".join(report.partition(part)[2].partition("\n## ")[0] for part in parts)
    assert questions.count("\n- ") == asked
    assert "could account for “Sign s0”? (On Findings, ¶ 3; the thesis depends on the step.)" in questions
    assert (f"- {OPEN} (On Findings, ¶ 2; the thesis depends on the step.)" in questions) == (
        length == "full"
    )


def test_questions_of_the_reader_are_asked_before_open_ones() -> None:
    data = make(remarks=[{"text": f"Who counted {number}?", "kind": "question"} for number in range(2)])
    report = Analysis.from_map(data).report()
    questions = report.partition("## Questions to the author\n\n")[2].partition("\n## ")[0].splitlines()
    order = ["Who counted 0", "Who counted 1", OPEN[:13]]
    assert [line[2:15] for line in questions if line] == order
