"""What a format cannot have is kept or told, never lost in silence; and the names that parts get there."""

from typing import Any

import pytest

from argmap.interop import Options, load_format, read_text
from argmap.interop.formats import write_data
from argmap.interop.naming import name_all
from argmap.interop.origin import leave_out, put_back
from tests.interop.nodesets import nodeset, read, write

BOTH = ("aif", "xaif", "sadface", "arguebuf", "carneades", "gsn")


def go_round(data: dict[str, Any], name: str) -> tuple[dict[str, Any], set[tuple[str, str]]]:
    """Return a map that was written and read again, and what was told on the way."""
    writing = write_data(data, "map", name)
    reading = read_text(writing.content, "map", name, None)
    return reading.data, {(loss.id, loss.what) for loss in (*writing.losses, *reading.losses)}


def _warrants(data: dict[str, Any]) -> dict[str, Any]:
    reasons = [reason for reason in data["claims"]["c"].get("supported_by", []) if isinstance(reason, dict)]
    steps = {"i": data["inferences"]["i"], **({"c": reasons[0]} if reasons else {})}
    return {name: step.get("warrant") for name, step in steps.items()}


@pytest.mark.parametrize("name", BOTH)
def test_a_warrant_that_is_the_only_premise_is_kept_or_told(name: str) -> None:
    data = {
        "argmap": 1,
        "title": "T",
        "claims": {
            "c": {"text": "C.", "supported_by": [{"premises": ["p"], "warrant": "p"}]},
            "d": {"text": "D."},
        },
        "premises": {"p": {"text": "P."}},
        "inferences": {"i": {"premises": ["p"], "conclusion": "d", "warrant": "p"}},
    }
    again, told = go_round(data, name)
    warrants = _warrants(again)
    for id_ in ("i", "c"):
        assert warrants[id_] == "p" or (id_, "its warrant") in told


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("text", [" Blanks first.", "A line separator last.\u2028", "\tA tab."])
def test_white_space_around_a_text_is_kept(name: str, text: str) -> None:
    data = {"argmap": 1, "title": "T", "premises": {"p": {"text": text}}}
    again, told = go_round(data, name)
    assert again["premises"]["p"]["text"] == text
    assert told == set()


def test_a_residual_challenge_to_a_step_that_gsn_cannot_have_is_told_and_read() -> None:
    residual = {"severity": "low", "rationale": "Rare."}
    data = {
        "argmap": 1,
        "title": "T",
        "claims": {"a": {"text": "A."}, "b": {"text": "B."}},
        "inferences": {
            "i": {"premises": ["a"], "conclusion": "b"},
            "j": {"premises": ["b"], "conclusion": "a"},
        },
        "challenges": {"x": {"text": "X.", "attacks": ["i"], "residual": residual}},
    }
    again, told = go_round(data, "gsn")
    assert {("x", "'attacks' to 'i'"), ("x", "that it is a challenge"), ("x", "'residual'")} <= told
    assert again["premises"]["x"]["text"] == "X."


def test_names_of_a_file_come_before_names_that_are_made() -> None:
    assert name_all([("a", None), ("b", "a")]) == {"a": "a-2", "b": "a"}
    spell = str.lower
    assert name_all([("A", None), ("a", None), ("c", "A")], spell) == {"A": "a-2", "a": "a", "c": "A"}


def test_one_node_is_one_part_of_a_map_even_if_two_come_from_it() -> None:
    """The statement and the step that name the same node in their origins are two nodes in the file."""
    data = read(nodeset("a:I b:I c:I 1:RA", "a>1 b>1 1>c")).data
    [claim] = data["claims"].values()
    claim["origin"]["id"] = "1"
    written = write(data)
    ids = [node["nodeID"] for node in written["nodes"]]
    assert sorted(ids) == sorted(set(ids))
    types = {node["nodeID"]: node["type"] for node in written["nodes"]}
    assert list(types.values()).count("RA") == 1
    assert types["1"] == "I"
    assert all({edge["fromID"], edge["toID"]} <= types.keys() for edge in written["edges"])


def test_one_step_of_a_file_to_two_conclusions_stays_one_node() -> None:
    document = nodeset("a:I b:I c:I d:I 1:RA", "a>1 b>1 1>c 1>d")
    data = read(document).data
    assert len(data["inferences"]) == 2
    assert write(data) == document
    first = next(iter(data["inferences"].values()))
    first["note"] = "Only here."
    written = write(data)
    assert [node["type"] for node in written["nodes"]].count("RA") == 2
    again = read(written).data["inferences"].values()
    assert sorted(step.get("note", "") for step in again) == ["", "Only here."]


def test_kialo_tells_a_claim_from_a_list_in_one() -> None:
    text = (
        "Discussion Title: T\n\n1. Root.\n1.1. Below.\n1.1. Again.\n1.2. Pro: Reason:\n2. a list\n3.1. item\n"
    )
    data = load_format("kialo").read(text, Options("talk")).data
    texts = {part["text"] for section in ("claims", "premises") for part in data.get(section, {}).values()}
    assert texts == {"Root.", "Below.\n1.1. Again.", "Reason:\n2. a list\n3.1. item"}


def test_put_back_prefers_what_the_map_says() -> None:
    made = {"text": "New.", "meta": {"title": "T"}, "list": [1]}
    kept = {"text": "Old.", "meta": {"title": "Old", "by": "me"}, "list": [2], "url": "x", "said": 1}
    assert put_back(made, kept, ["said"]) == {
        "text": "New.",
        "meta": {"title": "T", "by": "me"},
        "list": [1],
        "url": "x",
    }
    assert made["meta"] == {"title": "T"}


def test_leave_out_takes_only_entries_that_name_what_is_gone() -> None:
    kept = {"layout": [{"node": 1, "x": 2}, {"node": "b"}, "1"], "node": "1"}
    assert leave_out(kept, {"1"}, ["node"]) == {"layout": [{"node": "b"}, "1"], "node": "1"}
    assert leave_out(kept, set(), ["node"]) == kept
