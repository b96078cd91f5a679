"""Maps from the nodes and relations of other tools."""

from typing import Any

import pytest

from argmap.errors import ArgmapError
from argmap.graph import find_lost_references
from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Loss, Options
from argmap.interop.naming import Namer
from tests.interop.maps import to_data


def build(builder: MapBuilder) -> dict[str, Any]:
    data = builder.build().data
    assert list(find_lost_references(to_data(data))) == []
    return data


def test_kinds_follow_from_relations() -> None:
    builder = MapBuilder("test", Options("debate"))
    for ref, text in {"1": "A leaf.", "2": "A claim.", "3": "An objection.", "4": "We should act."}.items():
        builder.add_node(ref, text)
    builder.add_step("s", ["1"], "2")
    builder.add_step("t", ["2", "1"], "4", scheme="practical-reasoning", preferred_id="why-act")
    builder.relate("3", "attacks", "t")
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
    builder = MapBuilder("test", Options("debate", r"\bshould\b"))
    builder.add_node("1", "We should act.")
    builder.add_node("2", "We should not.")
    builder.add_node("3", "We should rest.")
    builder.add_node("4", "Nobody should rest.")
    builder.relate("2", "attacks", "1")
    builder.relate("3", "contradicts", "4")
    data = build(builder)
    assert {kind: list(data[kind]) for kind in data if isinstance(data[kind], dict)} == {
        "recommendations": ["we-should-act"],
        "challenges": ["we-should-not"],
        "premises": ["we-should-rest", "nobody-should-rest"],
    }


def test_contradictions_of_challenges_become_attacks_or_are_said_from_the_other_end() -> None:
    builder = MapBuilder("test", Options())
    for ref in "abcd":
        builder.add_node(ref, f"Text {ref}.")
    builder.relate("a", "attacks", "d")
    builder.relate("b", "attacks", "d")
    builder.relate("a", "contradicts", "b")
    builder.relate("a", "contradicts", "c")
    data = build(builder)
    assert data["challenges"]["a"]["attacks"] == ["d", "b"]
    assert data["challenges"]["b"]["attacks"] == ["d", "a"]
    assert data["premises"]["c"]["contradicts"] == ["a"]


def test_what_is_not_carried_is_said() -> None:
    builder = MapBuilder("test", Options())
    builder.add_node("a", "A.")
    builder.add_node("a", "A again.")
    builder.add_node("b", "  ")
    builder.add_step("s", ["gone"], "a")
    builder.add_step("t", [], "a")
    builder.relate("b", "attacks", "gone")
    builder.relate("gone", "attacks", "a")
    builder.relate("a", "answers", "b")
    data = build(builder)
    assert data["premises"]["b"] == {"text": "[b]"}
    assert builder.build().losses == [
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
        ("A", "It is.", "A"),
        ("12", "x" * 100, "x" * 40),
        ("long-" * 20 + "id", "It is.", "long-" * 20 + "id"),
        ("D7BCEF81-0D74-4AE5-96F9-BFB07031F1FA", "It is.", "it-is"),
    ],
)
def test_ids_are_readable(wanted: str, text: str, name: str) -> None:
    assert Namer().name(wanted, text, "statement") == name


def test_ids_are_unique() -> None:
    namer = Namer()
    assert [namer.name("a", "", "s") for _ in range(3)] == ["a", "a-2", "a-3"]
    assert namer.name("a-2", "", "s") == "a-2-2"


def test_ids_that_are_made_differ_in_more_than_their_case() -> None:
    namer = Namer()
    assert namer.take("Fees")
    assert namer.take("fees")
    assert not namer.take("fees")
    assert [namer.name(one, "", "s") for one in ("FEES", "G1", "g1")] == ["FEES-2", "G1", "g1-2"]


def test_a_wrong_pattern_is_refused() -> None:
    with pytest.raises(ArgmapError, match="is no regular expression"):
        MapBuilder("test", Options("x", "("))


def _reasons(*steps: tuple[list[str], dict[str, Any]], attacked: bool = False) -> dict[str, Any]:
    builder = MapBuilder("test", Options())
    for ref in "abcx":
        builder.add_node(ref, f"Text {ref}.")
    for number, (premises, keys) in enumerate(steps):
        builder.add_step(f"s{number}", premises, "c", **keys)
    if attacked:
        builder.relate("x", "attacks", "s0")
    data = build(builder)
    return {"supported_by": data["claims"]["c"].get("supported_by"), "inferences": data.get("inferences")}


LINKED = {"premises": ["a", "b"], "conclusion": "c"}


@pytest.mark.parametrize(
    ("said", "attacked", "supported_by", "inferences"),
    [
        ((["a"], {}), False, ["a"], None),
        ((["a", "b"], {}), False, [["a", "b"]], None),
        ((["a", "b"], {"preferred_id": "s"}), False, None, {"s": LINKED}),
        ((["a", "b"], {}), True, None, {"to-c": LINKED}),
        ((["a"], {"kept": {"id": "S"}}), False, None, {"S": {"premises": ["a"], "conclusion": "c"}}),
        (
            (["a", "b"], {"scheme": "sign", "kept": {"kind": "reason"}}),
            False,
            [{"premises": ["a", "b"], "scheme": "sign"}],
            None,
        ),
        (
            (["a"], {"warrant": "b", "kept": {"kind": "reason"}}),
            False,
            [{"premises": ["a"], "warrant": "b"}],
            None,
        ),
        (
            (["a", "b"], {"note": "N.", "kept": {"kind": "reason"}}),
            True,
            None,
            {"to-c": {**LINKED, "note": "N."}},
        ),
        ((["a", "a"], {}), False, ["a"], None),
    ],
)
def test_where_a_step_stands(said: Any, attacked: bool, supported_by: Any, inferences: Any) -> None:
    assert _reasons(said, attacked=attacked) == {"supported_by": supported_by, "inferences": inferences}


def test_the_same_reason_twice_is_one() -> None:
    assert _reasons((["a"], {}), (["a"], {}))["supported_by"] == ["a"]


def test_only_what_is_no_challenge_denies_and_only_a_challenge_is_denied() -> None:
    builder = MapBuilder("test", Options())
    for ref in "abcd":
        builder.add_node(ref, f"Text {ref}.", kept={"kind": "recommendation"} if ref == "d" else None)
    builder.relate("c", "attacks", "a")
    builder.relate("b", "attacks", "a")
    for start, end in ("ac", "da", "bc"):
        builder.relate(start, "denies", end)
    builder.relate("d", "in_tension_with", "a")
    builder.relate("a", "contradicts", "d")
    data = build(builder)
    assert data["premises"]["a"]["denies"] == ["c"]
    assert data["premises"]["d"] == {"text": "Text d.", "in_tension_with": ["a"]}
    assert [(one.id, one.what) for one in builder.build().losses] == [
        ("d", "that it is a recommendation"),
        ("b", "'denies' to 'c'"),
        ("d", "'denies' to 'a'"),
    ]


def test_what_was_a_premise_in_a_map_stays_one_though_it_has_a_reason() -> None:
    builder = MapBuilder("test", Options())
    builder.add_node("a", "A.", kept={"kind": "premise"})
    builder.add_node("b", "B.", kind="premise")
    builder.add_step("s", ["b"], "a")
    builder.add_step("t", ["a"], "b")
    data = build(builder)
    assert (list(data["premises"]), list(data["claims"])) == (["a"], ["b"])
