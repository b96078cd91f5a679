"""What the tables of the docs say of AIF and its relatives is so: an example for each line."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from argmap.interop import load_format
from tests.interop.maps import normalise
from tests.interop.nodesets import FAMILY, Data, nodeset, read, translate, write
from tests.interop.test_nodeset_writing import WHOLE, go_round

Check = Callable[[str], bool]

_STATEMENT = {"aif": "I", "xaif": "I", "sadface": "atom", "arguebuf": "atom"}


def _nodes(document: Any, name: str) -> list[Data]:
    if name == "arguebuf":
        return [
            {"id": id_, "type": "atom" if "atom" in one else "scheme", **one}
            for id_, one in document["nodes"].items()
        ]
    nodes: list[Data] = (document["AIF"] if name == "xaif" else document)["nodes"]
    return nodes


def _roles(document: Any, name: str) -> list[str]:
    """Return the roles of the nodes in a document, told without our own reader."""
    words = {
        "RA": "step",
        "CA": "attack",
        "support": "step",
        "practical-reasoning": "step",
        "conflict": "attack",
    }
    made = []
    for node in _nodes(document, name):
        scheme = node.get("scheme")
        word = next(iter(scheme if isinstance(scheme, dict) else {}), "") or node.get("name") or node["type"]
        made.append({_STATEMENT[name]: "statement", "attack": "attack"}.get(word) or words.get(word, word))
    return sorted(made)


def _only(*keys: str, **more: Any) -> Data:
    """Return the whole map with some of its statements only."""
    data = {key: WHOLE[key] for key in ("argmap", "title")}
    for section in ("claims", "premises", "challenges", "recommendations"):
        kept = {
            id_: {k: v for k, v in one.items() if k in ("text", "attacks")}
            for id_, one in WHOLE[section].items()
            if id_ in keys
        }
        data |= {section: kept} if kept else {}
    return {**data, **more}


def _writes(data: Data, *roles: str) -> Check:
    """A check that a map is written as nodes of some roles, and read again as the same map."""

    def check(name: str) -> bool:
        again, losses = go_round(data, name)
        for section in ("claims", "premises", "challenges", "recommendations", "inferences"):
            for one in again.get(section, {}).values():
                one.pop("origin")
        again.pop("origin")
        return not losses and again == data and _roles(write(data, name), name) == sorted(roles)

    return check


def _comes_back(data: Data) -> Check:
    """A check that a map is read again as the same map, with data of ours beside what other tools see."""

    def check(name: str) -> bool:
        again, losses = go_round(data, name)
        same = normalise(again, name) == normalise(data, name)
        return same and not losses and "argmap_data" in json.dumps(write(data, name))

    return check


def _keeps(nodes: str, edges: str, lasting: Callable[[Any], Any] = lambda document: document) -> Check:
    """A check that a file is written back whole."""

    def check(name: str) -> bool:
        document = translate(nodeset(nodes, edges), name)
        return bool(lasting(document)) and write(read(document, name).data, name) == document

    return check


def _keeps_voices(document: Any, name: str) -> bool:
    """Return whether reading tells who says something, and the file is written back whole."""
    data = read(document, name).data
    parts = (part for section in ("claims", "premises") for part in data.get(section, {}).values())
    by = {part["by"] for part in parts if "by" in part}
    return bool(by) and by == data["voices"].keys() and write(data, name) == document


def _with(data: Data, section: str, name: str, **keys: Any) -> Data:
    return {**data, section: {**data[section], name: {**data[section][name], **keys}}}


STEP = {"premises": ["blocked", "needed"], "conclusion": "exclude"}
REASON = _with(_only("exclude", "blocked"), "claims", "exclude", supported_by=["blocked"])
LINKED = _only("exclude", "blocked", "needed", inferences={"so": STEP})
SCHEME = {**LINKED, "inferences": {"so": {**STEP, "scheme": "practical-reasoning"}}}
WARRANT = _only(
    "exclude",
    "blocked",
    "needed",
    inferences={"so": {"premises": ["blocked"], "conclusion": "exclude", "warrant": "needed"}},
)
ATTACK = _only("blocked", "old")
RIVALS = _with(_only("fair", "unfair"), "claims", "fair", contradicts=["unfair"])
ANSWER = _with(_only("blocked", "old", "counted"), "premises", "counted", answers=["old"])
UNDERCUT = {
    **LINKED,
    "challenges": {"doubt": {"text": "It does not follow.", "attacks": ["so"]}},
}

DENIAL = _with(_only("blocked", "old"), "premises", "blocked", denies=["old"])
IN_PLACE = _with(
    _only("exclude", "blocked", "needed"),
    "claims",
    "exclude",
    supported_by=[["blocked", "needed"], {"premises": ["needed"], "implicit": True}],
)
REMARKED = _with(
    _only("exclude", "blocked", voices={"editor": "The editor"}, remarks=["Short."]),
    "claims",
    "exclude",
    in_tension_with=["blocked"],
    by="editor",
    remarks=["Strong words."],
)

SPOKEN = {
    **nodeset("a:I l:L y:YA", "l>y y>a"),
    "locutions": [{"nodeID": "l", "personID": 7}],
    "participants": [{"participantID": 7, "firstname": "Ada", "surname": "Lind"}],
}

CHECKS: dict[str, Check] = {
    "ids of new nodes": lambda name: (
        _comes_back(UNDERCUT)(name)
        and all(node["nodeID"].isdigit() for node in write(UNDERCUT, name)["nodes"])
    ),
    "statements": _writes(_only("blocked", "needed"), "statement", "statement"),
    "supported_by, inferences": lambda name: (
        _writes(REASON, "statement", "statement", "step")(name)
        and _writes(LINKED, "statement", "statement", "statement", "step")(name)
    ),
    "scheme": _writes(SCHEME, "statement", "statement", "statement", "step"),
    "warrant": _writes(WARRANT, "statement", "statement", "statement", "step", "step"),
    "attacks": lambda name: (
        _writes(ATTACK, "statement", "statement", "attack")(name)
        and _writes(UNDERCUT, *["statement"] * 4, "step", "attack")(name)
    ),
    "contradicts": _writes(RIVALS, "statement", "statement", "attack", "attack"),
    "answers": _writes(ANSWER, "statement", "statement", "statement", "attack", "attack"),
    "denies": _writes(DENIAL, "statement", "statement", "attack", "attack"),
    "reasons in place and linked reasons, without id": _comes_back(IN_PLACE),
    "in_tension_with, voices, remarks": _comes_back(REMARKED),
    "in_tension_with, other voices, remarks": _comes_back(REMARKED),
    "title": lambda name: write(WHOLE, name)["metadata"]["core"]["title"] == WHOLE["title"],
    "thesis": lambda name: (
        write(WHOLE, name)["majorClaim"] == "exclude"
        and go_round(WHOLE, name)[0]["thesis"] == WHOLE["thesis"]
    ),
    "statements, relations, ids and all other nodes": _keeps("a:I b:I l:L 1:RA y:YA", "a>1 1>b l>y y>a"),
    "locutions with their speakers, participants": lambda name: _keeps_voices(SPOKEN, name),
    "participants of atoms": lambda name: _keeps_voices(translate(nodeset("a:I"), name), name),
    "ids, other types of node, edges": _keeps("a:I b:I l:L 1:MA y:YA", "a>1 1>b l>y y>a a>b"),
    "ids, other metadata, sources, resources": _keeps("a:I b:I 1:MA", "a>1 1>b", lambda d: d["resources"]),
    "schemefulfillments, text, OVA, dialog": _keeps("a:I", "", lambda d: d["OVA"] and d["text"]),
    "resources, analysts, references, metadata": _keeps(
        "a:I b:I 1:PA", "a>1 1>b", lambda d: d["resources"] and d["analysts"]
    ),
}
CHECKS["kinds, title, sources, sections and all other keys"] = lambda name: (
    "argmap_data" in json.dumps(write(WHOLE, name))
    and go_round(WHOLE, name)[0]["sources"] == WHOLE["sources"]
)
CHECKS["kinds, ids, sections and all other keys"] = CHECKS[
    "kinds, title, sources, sections and all other keys"
]

LINES = [(name, what) for name in FAMILY for what, _, _ in load_format(name).CARRIED]


@pytest.mark.parametrize(("name", "what"), LINES)
def test_a_line_of_a_table_is_so(name: str, what: str) -> None:
    assert CHECKS[what](name)


def test_no_check_is_left_over() -> None:
    assert {what for _, what in LINES} == set(CHECKS)


def test_the_table_of_jsonld_names_terms_that_it_writes() -> None:
    debate = read(nodeset("a:I b:I l:L t:TA y:YA 1:MA", "a>1 1>b l>y y>a")).data
    text = "".join(load_format("jsonld").write(data).content.decode() for data in (WHOLE, debate))
    for _, reading, writing in load_format("jsonld").CARRIED:
        assert reading == "no"
        assert [term for term in re.findall(r"aif:([\w-]+)", writing) if term not in text] == []
