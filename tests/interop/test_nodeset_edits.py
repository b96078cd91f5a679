"""A map that was imported and changed is written with the changes, and with all else as it was."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from argmap.errors import ArgmapError
from argmap.interop import load_format
from tests.interop.nodesets import Data, nodeset, read, relations, write

DEBATE = nodeset(
    "a:I b:I c:I d:I o:I r:I 1:RA 2:RA 3:CA 4:CA l:L y:YA z:YA m:MA",
    "a>1 1>b b>2 c>2 2>d o>3 3>d r>4 4>3 l>y y>a z>1 a>m m>c l>z",
)


def change(edit: Callable[[Data], Any]) -> tuple[Data, Data]:
    """Return the map of a debate after a change, and the AIF that is written of it."""
    data = deepcopy(read(DEBATE).data)
    edit(data)
    writing = load_format("aif").write(data)
    assert writing.losses == []
    return data, json.loads(writing.content)


def sketch(document: Data) -> tuple[set[str], set[str]]:
    """Return the nodes of AIF as `a:I`, and its edges as `a>1`."""
    nodes = {f"{node['nodeID']}:{node['type']}" for node in document["nodes"]}
    return nodes, {f"{edge['fromID']}>{edge['toID']}" for edge in document["edges"]}


BEFORE = sketch(DEBATE)

EDITS: dict[str, tuple[Callable[[Data], Any], set[str], set[str], set[str], set[str]]] = {
    "nothing": (lambda _: None, set(), set(), set(), set()),
    "a text": (lambda data: data["premises"]["a"].update(text="New."), set(), set(), set(), set()),
    "a statement goes, with the node of its reason and all their edges": (
        lambda data: (data["premises"].pop("a"), data["claims"]["b"].pop("supported_by")),
        {"a:I", "1:RA"},
        {"a>1", "1>b", "y>a", "z>1", "a>m"},
        set(),
        set(),
    ),
    "a reason goes": (
        lambda data: data["claims"]["b"].pop("supported_by"),
        {"1:RA"},
        {"a>1", "1>b", "z>1"},
        set(),
        set(),
    ),
    "an answer goes": (
        lambda data: data["premises"]["r"].pop("answers"),
        {"4:CA"},
        {"r>4", "4>3"},
        set(),
        set(),
    ),
    "a premise of a step goes": (
        lambda data: data["inferences"]["to-d"].update(premises=["b"]),
        set(),
        {"c>2"},
        set(),
        set(),
    ),
    "a premise of a step comes, and another goes": (
        lambda data: data["inferences"]["to-d"].update(premises=["b", "a"]),
        set(),
        {"c>2"},
        set(),
        {"a>2"},
    ),
    "a step has a scheme, and a warrant": (
        lambda data: data["inferences"]["to-d"].update(scheme="sign", warrant="a"),
        set(),
        set(),
        {"5:RA"},
        {"a>5", "5>2"},
    ),
    "a new statement, that supports and is answered": (
        lambda data: (
            data["challenges"].update({"new": {"text": "New.", "attacks": ["a", "to-d"]}}),
            data["premises"]["c"].update(answers=["new"]),
        ),
        set(),
        set(),
        {"5:I", "6:CA", "7:CA", "8:CA"},
        {
            "5>6",
            "6>a",
            "5>7",
            "7>2",
            "c>8",
            "8>6",
            "8>7",
        },
    ),
    "a new statement by an id that is taken": (
        lambda data: data["claims"].update({"l": {"text": "New.", "supported_by": ["a"]}}),
        set(),
        set(),
        {"5:I", "6:RA"},
        {"a>6", "6>5"},
    ),
    "an attack becomes a contradiction": (
        lambda data: (
            data["claims"].update(o=data["challenges"].pop("o")),
            data["claims"]["o"].pop("attacks"),
            data["claims"]["o"].update(contradicts=["d"]),
            data["premises"]["r"].pop("answers"),
        ),
        {"4:CA"},
        {"r>4", "4>3"},
        {"5:CA"},
        {"d>5", "5>o"},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_changes_of_a_map_are_written(name: str) -> None:
    edit, gone_nodes, gone_edges, new_nodes, new_edges = EDITS[name]
    data, written = change(edit)
    nodes, edges = sketch(written)
    assert nodes == BEFORE[0] - gone_nodes | new_nodes
    assert edges == BEFORE[1] - gone_edges | new_edges
    assert relations(read(written).data) == relations(data)


def test_unchanged_nodes_and_edges_are_the_same_objects_of_the_file() -> None:
    _, written = change(lambda data: data["premises"]["a"].update(text="New."))
    changed = {"nodeID": "a", "text": "New.", "type": "I"}
    assert written == {**DEBATE, "nodes": [changed, *DEBATE["nodes"][1:]]}


def test_a_changed_scheme_is_named_as_aifdb_names_it_and_no_scheme_is_the_default_one() -> None:
    _, written = change(lambda data: data["inferences"]["to-d"].update(scheme="expert-opinion"))
    named = {"scheme": "ExpertOpinion", "schemeID": "15"}
    assert {"nodeID": "2", "text": "Expert Opinion", "type": "RA", **named} in written["nodes"]
    data = read(written).data
    assert data["inferences"]["to-d"].pop("scheme") == "expert-opinion"
    [node] = [node for node in write(data)["nodes"] if node["nodeID"] == "2"]
    assert node["scheme"] == "Default Inference"


def test_new_ids_and_kinds_go_along() -> None:
    def edit(data: Data) -> None:
        data["recommendations"] = {"act": data["claims"].pop("d")}
        data["inferences"]["to-d"]["conclusion"] = "act"
        data["challenges"]["o"]["attacks"] = ["act"]

    data, written = change(edit)
    own = {"kind": "recommendation", "id": "act"}
    [node] = [node for node in written["nodes"] if node["nodeID"] == "d"]
    assert node["argmap_data"] == own
    again = read(written).data
    assert again["recommendations"] == data["recommendations"]
    assert again["inferences"].keys() == data["inferences"].keys()


def test_what_is_said_of_nodes_that_are_gone_goes_too() -> None:
    document = {
        "AIF": {
            **nodeset("a:I b:I 1:RA", "a>1 1>b"),
            "locutions": [{"nodeID": "a", "personID": 1}, {"nodeID": "b", "personID": 1}],
            "schemefulfillments": [{"nodeID": "1", "schemeID": "72"}],
            "participants": [{"participantID": 1}],
        },
        "OVA": {"nodes": [{"nodeID": "a"}, {"nodeID": "b"}], "edges": [{"fromID": "a", "toID": "1"}]},
    }
    data = read(document, "xaif").data
    del data["premises"], data["claims"]["b"]["supported_by"]
    assert write(data, "xaif") == {
        "AIF": {
            "nodes": [document["AIF"]["nodes"][1] | {"argmap_data": {"kind": "claim"}}],
            "edges": [],
            "locutions": [{"nodeID": "b", "personID": 1}],
            "schemefulfillments": [],
            "participants": [{"participantID": 1}],
        },
        "OVA": {"nodes": [{"nodeID": "b"}], "edges": []},
    }


def test_a_map_without_its_origin_keeps_the_ids_of_its_statements() -> None:
    data = read(nodeset("7:I 8:I 1:RA", "7>1 1>8")).data
    del data["origin"]
    assert sketch(write(data)) == ({"7:I", "8:I", "9:RA"}, {"7>9", "9>8"})


def test_two_statements_from_one_node_are_two_nodes_and_that_is_told() -> None:
    data = read(nodeset("7:I")).data
    [premise] = data["premises"].values()
    data["premises"]["copy"] = premise
    writing = load_format("aif").write(data)
    assert len(json.loads(writing.content)["nodes"]) == 2
    assert [loss.what for loss in writing.losses] == ["that it comes from aif 7"]


@pytest.mark.parametrize(
    "broken",
    [
        {"nodes": 1},
        {"nodes": [{}]},
        {"edges": [[1]]},
        {"more": []},
        {"nodes": [[{}]]},
        {"nodes": [" "]},
        {"nodes": [[True]]},
        {"nodes": [["", "I", "A."]]},
        {"edges": [["7", ""]]},
        {"edges": [["7", "7", True]]},
        {"edges": [["7", "7", 1, 1]]},
    ],
)
def test_an_origin_that_was_damaged_is_refused(broken: Data) -> None:
    data = read(nodeset("7:I")).data
    data["origin"]["data"].update(broken)
    with pytest.raises(ArgmapError, match="not as an import leaves it"):
        load_format("aif").write(data)


def test_other_data_of_a_part_does_not_replace_what_the_map_says() -> None:
    data = read(nodeset("7:I 8:I", "7>8")).data
    premise = next(iter(data["premises"].values()))
    premise["origin"]["data"] = {"nodeID": True, "text": 5, "x": 1}
    data["origin"]["data"]["edges"] = [["7", "8", "1", {"fromID": None}]]
    document = write(data)
    assert document["nodes"][0] == {"nodeID": "7", "text": premise["text"], "type": "I", "x": 1}
    assert document["edges"] == [{"edgeID": "1", "fromID": "7", "toID": "8"}]


def test_a_statement_whose_type_was_damaged_is_written_as_one_and_that_is_told() -> None:
    data = read(nodeset("7:I")).data
    [premise] = data["premises"].values()
    premise["origin"]["type"] = "RA"
    writing = load_format("aif").write(data)
    assert [node["type"] for node in json.loads(writing.content)["nodes"]] == ["I"]
    assert [loss.what for loss in writing.losses] == ["its type 'RA'"]
