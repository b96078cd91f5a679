"""Every key of a map goes through every format that is both written and read, or is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from argmap.evaluation import evaluate
from argmap.formats import formats_for
from argmap.graph import Graph
from argmap.graph.steps import ENDS
from argmap.interop import Options, load_format, read, write
from argmap.interop.kept import HEAD_KEYS, STATEMENT_KEYS, STEP_KEYS
from argmap.model import ArgumentMap, Challenge, Claim, Inference, Premise, Recommendation
from argmap.model.inference import Reason
from argmap.shape import normalize
from argmap.vocabulary import RELATIONS
from tests.interop.maps import normalise
from tests.interop.nodesets import nodeset

BOTH = list(formats_for("interchange", reads=True, writes=True))
NODESETS = ("aif", "xaif", "sadface", "arguebuf")

WHOLE: dict[str, Any] = {
    "argmap": 1,
    "title": "Late fees",
    "paper": {"title": "Fines", "affiliation": ["Elmwood University"]},
    "voices": {"editor": "The editor"},
    "remarks": ["It weighs costs alone.", {"text": "Clear.", "kind": "strength", "by": "editor"}],
    "sections": {"one": "One", "two": {"title": "Two", "remarks": "Too short."}},
    "thesis": "Fees",
    "sources": {"Audit": {"title": "Audit", "affiliation": "City", "remarks": [{"text": "Old."}]}},
    "claims": {
        "Fees": {
            "text": "Fees exclude.",
            "at": [{"section": "one", "page": "14", "label": "Table 1"}, "Fees do exclude"],
            "supported_by": [
                "blocked",
                ["blocked", "needed"],
                {"premises": ["needed", "P1"], "scheme": "sign", "implicit": True, "by": "reviewer"},
                {"premises": "P1", "remarks": "Weak.", "allow": {"missing-warrant": "Plain."}},
                {"id": "By-need", "premises": ["blocked", "needed"], "warrant": "P1", "note": "N."},
                {"id": "by-itself", "premises": "needed"},
            ],
            "denies": "old",
            "remarks": [{"text": "Strong words.", "severity": "high", "kind": "question"}],
        },
        "fees": {"text": "They differ in case.", "in_tension_with": ["Fees", "old"], "base_score": 0.5},
    },
    "premises": {
        "blocked": {"text": "Cards are blocked.", "sources": ["Audit, p. 1"], "supported_by": "P1"},
        "needed": {"text": "Cards are needed.", "assumption": "A rule.", "by": "editor"},
        "P1": {"text": "Readers are many.", "implicit": True, "denies": ["Doubt"]},
    },
    "challenges": {
        "old": {"text": "It is old.", "attacks": "blocked", "by": "reviewer"},
        "Doubt": {"text": "It does not follow.", "attacks": ["By-need", "So"], "remarks": "Fair."},
    },
    "recommendations": {
        "drop": {"text": "Drop them.", "actor": "City", "denies": ["old"], "in_tension_with": "Doubt"}
    },
    "inferences": {
        "So": {
            "premises": "Fees",
            "conclusion": "drop",
            "by": "editor",
            "remarks": "Quick.",
            "implicit": True,
        },
        "to-premise": {"premises": ["needed", "fees"], "conclusion": "blocked"},
    },
    "expect": {"Fees": "granted", "old": "granted"},
}
TOLD = {
    "gsn": {
        "that one of its 6 reasons is enough",
        "that one of its 2 reasons is enough",
        "'denies' to 'old'",
        "'denies' to 'Doubt'",
        "'in_tension_with' to 'Fees'",
        "'in_tension_with' to 'old'",
        "'in_tension_with' to 'Doubt'",
        "'attacks' to 'So'",
    },
    "carneades": {"its id"},
}
"""What is told to have no place of its own in a format; it is kept beside all the same."""


def go_round(data: Any, name: str, folder: Path) -> tuple[Any, set[str]]:
    """Return a map after it was written and read, and what writing told; reading tells nothing."""
    path = folder / f"map{formats_for('interchange')[name].endings[0]}"
    losses = write(ArgumentMap.model_validate(data, by_alias=True, by_name=False), path, name)
    again = read(path, name)
    assert list(again.losses) == []
    return again.map.to_data(), {one.what for one in losses}


@pytest.mark.parametrize("name", BOTH)
def test_a_map_with_all_keys_comes_back(name: str, tmp_path: Path) -> None:
    again, told = go_round(WHOLE, name, tmp_path)
    assert normalise(again, name) == normalise(WHOLE, name)
    assert told == TOLD.get(name, set())
    assert evaluate(Graph.of(again)).verdicts == evaluate(Graph.of(WHOLE)).verdicts


@pytest.mark.parametrize("name", BOTH)
def test_a_map_that_came_back_is_written_the_same_again(name: str, tmp_path: Path) -> None:
    again, _ = go_round(WHOLE, name, tmp_path)
    assert normalise(go_round(again, name, tmp_path)[0], name) == normalise(WHOLE, name)


DENIAL: dict[str, Any] = {
    "argmap": 1,
    "title": "T",
    "claims": {"a": {"text": "A.", "denies": ["x"]}},
    "challenges": {"x": {"text": "X.", "attacks": ["a"]}},
}


@pytest.mark.parametrize("name", BOTH)
def test_a_denial_is_neither_an_attack_nor_a_contradiction(name: str, tmp_path: Path) -> None:
    """Not even where what is denied attacks what denies it: two conflicts there and back."""
    again, _ = go_round(DENIAL, name, tmp_path)
    assert normalise(again, name) == normalise(DENIAL)


def _strip(document: Any) -> Any:
    """Return JSON without what goes along of our own."""
    if isinstance(document, dict):
        return {key: _strip(value) for key, value in document.items() if key != "argmap_data"}
    return [_strip(one) for one in document] if isinstance(document, list) else document


@pytest.mark.parametrize("name", NODESETS)
def test_other_tools_see_a_denial_as_a_conflict(name: str) -> None:
    data = {**DENIAL, "premises": {"p": {"text": "P."}}}
    data["challenges"] = {"x": {"text": "X.", "attacks": ["p"]}}
    written = json.loads(load_format(name).write(data).content)
    stripped = load_format(name).read(json.dumps(_strip(written)), Options("x")).data
    texts = {one["text"]: one for one in stripped["challenges"].values()}
    assert set(texts) == {"A.", "X."}
    assert "denies" not in json.dumps(stripped)


def test_a_mark_of_denial_counts_between_a_statement_and_a_challenge_only() -> None:
    """A file may have been changed since: then the conflict is read as what it is, and that is told."""
    for edges, denies, lost in (
        ("a>1 1>x x>2 2>p", ["x"], []),
        ("a>1 1>x", None, ["that it denies 'x'"]),
        ("a>1 1>x x>2 2>p a>3 3>p", None, ["that it denies 'x'"]),
    ):
        document = nodeset("a:I x:I p:I 1:CA 2:CA 3:CA", edges)
        document["nodes"] = [
            one for one in document["nodes"] if f">{one['nodeID']}" in edges or one["type"] == "I"
        ]
        next(one for one in document["nodes"] if one["nodeID"] == "1")["argmap_data"] = {"relation": "denies"}
        reading = load_format("aif").read(json.dumps(document), Options("x"))
        data = normalise(reading.data, "aif")
        assert [one.what for one in reading.losses] == lost
        said = {**data["premises"], **data["challenges"]}["a"]
        assert said.get("denies") == denies
        assert ("x" in said.get("attacks", [])) is (denies is None)
        assert json.loads(load_format("aif").write(reading.data).content) == document


def test_doubled_entries_do_no_harm(tmp_path: Path) -> None:
    doubled = {
        "argmap": 1,
        "title": "T",
        "thesis": ["a", "a"],
        "claims": {
            "a": {
                "text": "A.",
                "supported_by": ["p", "p", ["p", "p"], ["p", "q"], ["q", "p"], {"premises": ["p", "p"]}],
                "denies": ["x", "x"],
                "in_tension_with": ["q", "q"],
            }
        },
        "premises": {"p": {"text": "P."}, "q": {"text": "Q."}},
        "challenges": {"x": {"text": "X.", "attacks": ["p", "p"]}},
    }
    for name in BOTH:
        again, _ = go_round(doubled, name, tmp_path)
        assert evaluate(Graph.of(again)).verdicts == evaluate(Graph.of(doubled)).verdicts
        assert set(again["claims"]["a"]["denies"]) == {"x"}
    for name in ("graphml", "jsonld"):
        load_format(name).write(doubled)


def test_what_is_kept_names_every_key_of_the_model() -> None:
    """A key that comes new to the model is dropped by no format: this fails until it is thought of."""
    statements = {key for kind in (Claim, Premise, Challenge, Recommendation) for key in kind.model_fields}
    assert statements == STATEMENT_KEYS | {"text", "supported_by", *RELATIONS}
    assert {*Inference.model_fields, *Reason.model_fields} == STEP_KEYS | ENDS
    parts = {"argmap", "inferences", "claims", "premises", "challenges", "recommendations"}
    assert set(ArgumentMap.model_fields) == HEAD_KEYS | parts


def test_ids_that_carneades_takes_for_variables_are_told_and_come_back(tmp_path: Path) -> None:
    data = {"argmap": 1, "title": "T", "claims": {one: {"text": f"{one}."} for one in ("G1", "g1", "Ab")}}
    losses = load_format("carneades").write(data).losses
    assert [(one.id, one.reason.split("'")[1]) for one in losses] == [
        ("G1", "g1-2"),
        ("Ab", "ab"),
    ]
    assert list(go_round(data, "carneades", tmp_path)[0]["claims"]) == ["G1", "g1", "Ab"]


def test_unwritten_forms_of_a_map_are_written_too() -> None:
    for name in formats_for("interchange", writes=True):
        assert load_format(name).write(WHOLE).content == load_format(name).write(normalize(WHOLE)).content
