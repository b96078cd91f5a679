"""Speakers of AIF, xAIF and arguebuf are voices of the map; what comes back on writing is as it was."""

from copy import deepcopy
from typing import Any

import pytest

from argmap.interop import Loss
from tests.interop.nodesets import nodeset, read, write

GRAPH = nodeset(
    "a:I b:I c:I d:I 1:RA la:L lb:L lc:L ld:L ya:YA yb:YA yc:YA yd:YA",
    "b>1 1>a la>ya ya>a lb>yb yb>b lc>yc yc>c ld>yd yd>d",
)


def with_texts(**texts: str) -> dict[str, Any]:
    """The graph with other texts of its nodes."""
    graph = deepcopy(GRAPH)
    for node in graph["nodes"]:
        node["text"] = texts.get(node["nodeID"], node["text"])
    return graph


PEOPLE = {
    **with_texts(la="Someone : Text a.", lc="ADA LIND: Text c.", yd="Pure Questioning", ld="Bo : Text d?"),
    "locutions": [{"nodeID": "la", "personID": 7}, {"nodeID": "lb", "personID": "8"}, "odd", {"nodeID": 1}],
    "participants": [
        {"participantID": "7", "firstname": "Ada", "surname": "Lind"},
        {"participantID": 8, "firstname": "Reviewer", "surname": "None"},
        3,
    ],
}
ARGUEBUF = {
    "nodes": {
        "a": {"atom": {"text": "A.", "participant": "p"}},
        "b": {"atom": {"text": "B.", "participant": "gone"}},
        "1": {"scheme": {"support": "SUPPORT_DEFAULT"}},
    },
    "edges": {"e": {"source": "b", "target": "1"}, "f": {"source": "1", "target": "a"}},
    "participants": {"p": {"name": "Ada Lind", "username": "ada"}},
    "schemaVersion": 1,
}
SPOKEN = [
    (
        "aif",
        PEOPLE,
        {"ada-lind": "Ada Lind", "reviewer-2": "Reviewer", "ada-lind-2": "ADA LIND"},
        {"a": "ada-lind", "b": "reviewer-2", "c": "ada-lind-2"},
    ),
    ("xaif", {"AIF": PEOPLE, "text": ""}, None, None),
    ("aif", with_texts(la="no name", lb="Bo: Text b."), {"bo": "Bo"}, {"b": "bo"}),
    ("aif", nodeset("a:I"), {}, {}),
    ("arguebuf", ARGUEBUF, {"ada-lind": "Ada Lind"}, {"a": "ada-lind"}),
]


def list_by(data: dict[str, Any]) -> dict[str, str]:
    kinds = ("claims", "premises", "challenges")
    return {id_: one["by"] for kind in kinds for id_, one in data.get(kind, {}).items() if "by" in one}


@pytest.mark.parametrize(("name", "document", "voices", "by"), SPOKEN)
def test_speakers_are_voices(name: str, document: Any, voices: Any, by: Any) -> None:
    data = read(document, name).data
    assert data.get("voices", {}) == (SPOKEN[0][2] if voices is None else voices)
    assert list_by(data) == (SPOKEN[0][3] if by is None else by)
    assert write(data, name) == document


def test_a_statement_of_several_speakers_is_by_none() -> None:
    graph = with_texts(la="Ada: Text a.", lb="Bo: Text a.")
    graph["edges"].append({"edgeID": "90", "fromID": "yb", "toID": "a"})
    reading = read(graph)
    assert list_by(reading.data) == {"b": "bo"}
    assert Loss("a", "who says it: 'Ada', 'Bo'", "a statement is by one voice") in reading.losses


@pytest.mark.parametrize(("name", "document"), [("aif", PEOPLE), ("arguebuf", ARGUEBUF)])
@pytest.mark.parametrize("by", ["somebody", None])
def test_another_voice_in_the_map_is_kept(name: str, document: Any, by: str | None) -> None:
    data = read(document, name).data
    data["voices"]["somebody"] = "Somebody else"
    del data["claims"]["a"]["by"]
    data["claims"]["a"] |= {"by": by} if by else {}
    again = read(write(data, name), name).data
    assert again["claims"]["a"].get("by") == by
    assert again["voices"] == data["voices"]
    assert {node["nodeID"] for node in write(data)["nodes"]} >= ({"la", "ya"} if name == "aif" else set())


@pytest.mark.parametrize("target", ["arguebuf", "sadface", "xaif"])
def test_voices_go_along_into_other_formats(target: str) -> None:
    data = read(PEOPLE).data
    again = read(write(data, target), target).data
    assert (again["voices"], list_by(again)) == (data["voices"], list_by(data))
