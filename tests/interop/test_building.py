"""Maps from the nodes and relations of other tools."""

from typing import Any

import pytest

import argmap
from argmap.errors import ArgmapError
from argmap.finding import Severity
from argmap.interop.building import Builder
from argmap.interop.carrying import Loss, Options
from argmap.interop.naming import Namer


def build(builder: Builder) -> dict[str, Any]:
    data = builder.build().data
    findings = argmap.check(argmap.ArgumentMap.model_validate(data, by_alias=True, by_name=False))
    wrong = {"dangling-reference", "wrong-target", "duplicate-id"}
    assert [one for one in findings if one.severity is Severity.ERROR and one.rule in wrong] == []
    return data


def test_kinds_follow_from_relations() -> None:
    builder = Builder("test", Options("debate"))
    for ref, text in {"1": "A leaf.", "2": "A claim.", "3": "An objection.", "4": "We should act."}.items():
        builder.add_node(ref, text)
    builder.add_step("s", ["1"], "2")
    builder.add_step("t", ["2", "1"], "4", scheme="practical-reasoning", wanted="why-act")
    builder.add_attack("3", "t")
    assert build(builder) == {
        "argmap": 1,
        "title": "debate",
        "premises": {"leaf": {"text": "A leaf."}},
        "claims": {
            "claim": {"text": "A claim.", "supported_by": ["leaf"]},
            "we-should-act": {"text": "We should act."},
        },
        "challenges": {"objection": {"text": "An objection.", "attacks": ["why-act"]}},
        "inferences": {
            "why-act": {
                "premises": ["claim", "leaf"],
                "conclusion": "we-should-act",
                "scheme": "practical-reasoning",
            }
        },
    }


def test_a_pattern_makes_recommendations() -> None:
    builder = Builder("test", Options("debate", r"\bshould\b"))
    builder.add_node("1", "We should act.")
    builder.add_node("2", "We should not.")
    builder.add_node("3", "We should rest.")
    builder.add_node("4", "Nobody should rest.")
    builder.add_attack("2", "1")
    builder.add_contradiction("3", "4")
    data = build(builder)
    assert {kind: list(data[kind]) for kind in data if isinstance(data[kind], dict)} == {
        "recommendations": ["we-should-act"],
        "challenges": ["we-should-not"],
        "premises": ["we-should-rest", "nobody-should-rest"],
    }


def test_contradictions_of_challenges_become_attacks_or_are_said_from_the_other_end() -> None:
    builder = Builder("test", Options())
    for ref in "abcd":
        builder.add_node(ref, f"Text {ref}.")
    builder.add_attack("a", "d")
    builder.add_attack("b", "d")
    builder.add_contradiction("a", "b")
    builder.add_contradiction("a", "c")
    data = build(builder)
    assert data["challenges"]["a"]["attacks"] == ["d", "b"]
    assert data["challenges"]["b"]["attacks"] == ["d", "a"]
    assert data["premises"]["c"]["contradicts"] == ["a"]


def test_what_is_not_carried_is_said() -> None:
    builder = Builder("test", Options())
    builder.add_node("a", "A.")
    builder.add_node("a", "A again.")
    builder.add_node("b", "  ")
    builder.add_step("s", ["gone"], "a")
    builder.add_step("t", [], "a")
    builder.add_attack("b", "gone")
    builder.add_attack("gone", "a")
    builder.add_answer("a", "b")
    data = build(builder)
    assert data["premises"]["b"] == {"text": "[b]"}
    assert builder.losses == [
        Loss("a", "a second node of the same id", "ids are unique; the first one is kept"),
        Loss("b", "a node without text", "statements have a text; its id stands in its place"),
        Loss("gone", "'attacks' to 'a'", "there is no such statement"),
        Loss("s", "a step to 'a'", "it names 'gone', which is no statement"),
        Loss("t", "a step to 'a'", "it has no premise"),
        Loss("b", "'attacks' to 'gone'", "there is no such statement or step"),
        Loss("a", "'answers' to 'b'", "only a challenge is answered, and not by another one"),
    ]


@pytest.mark.parametrize(
    ("wanted", "text", "name"),
    [
        ("c12", "Anything.", "c12"),
        ("12", "Fees keep the poorest away from it.", "fees-keep-poorest-away-from"),
        ("12", "図書館", "statement"),
        ("12", "2023 was hot", "s-2023-hot"),
        ("A", "It is.", "it-is"),
        ("12", "x" * 100, "x" * 40),
    ],
)
def test_ids_are_readable(wanted: str, text: str, name: str) -> None:
    assert Namer().name(wanted, text, "statement") == name


def test_ids_are_unique() -> None:
    namer = Namer()
    assert [namer.name("a", "", "s") for _ in range(3)] == ["a", "a-2", "a-3"]
    assert namer.name("a-2", "", "s") == "a-2-2"


def test_a_wrong_pattern_is_refused() -> None:
    with pytest.raises(ArgmapError, match="is no regular expression"):
        Builder("test", Options("x", "("))
