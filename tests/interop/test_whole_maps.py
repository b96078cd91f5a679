"""Every key of a map goes through every format that is both written and read, or is told."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.formats import formats_for
from argmap.graph import Graph
from argmap.interop import Options, load_format, read, read_text, write, write_data
from argmap.model import ArgumentMap
from argmap.shape import normalize
from argmap.syntax.own_map import looks_like_map
from argmap.vocabulary import KINDS
from tests.effort import runs
from tests.interop.maps import normalise
from tests.interop.nodesets import nodeset
from tests.strategies import maps

BOTH = list(formats_for("interchange", reads=True, writes=True))
NODESETS = ("aif", "xaif", "sadface", "arguebuf")

WHOLE: dict[str, Any] = {
    "argmap": 1,
    "title": "Late fees",
    "paper": {"title": "Fines", "affiliation": ["Elmwood University"], "license": "CC-BY-4.0"},
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
    "carneades": {"3 ids"},
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


@pytest.mark.parametrize("name", formats_for("interchange", writes=True))
def test_what_is_written_in_another_format_is_not_taken_for_a_map_of_ours(name: str) -> None:
    assert not looks_like_map(load_format(name).write(WHOLE).content)


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


def test_what_is_kept_instead_of_a_conflict_is_void_without_it_and_where_it_makes_no_sense() -> None:
    """A file may have been changed since it was written."""
    for edges, denies, attacks, lost in (
        ("a>1 1>x x>2 2>p", ["x"], None, []),
        ("a>1 1>x", None, None, ["'denies' to 'x'"]),
        ("x>2 2>p", None, None, []),
        ("a>1 1>x x>2 2>p a>3 3>p", None, ["p"], ["'denies' to 'x'"]),
    ):
        document = nodeset("a:I x:I p:I 1:CA 2:CA 3:CA", edges)
        document["nodes"] = [
            node for node in document["nodes"] if f">{node['nodeID']}" in edges or node["type"] == "I"
        ]
        document["nodes"][0]["argmap_data"] = {"denies": ["x"], "instead_of": {"attacks": ["x"]}}
        reading = load_format("aif").read(json.dumps(document), Options("x"))
        assert [loss.what for loss in reading.losses] == lost
        data = normalise(reading.data, "aif")
        part = {**data["premises"], **data.get("challenges", {})}["a"]
        assert (part.get("denies"), part.get("attacks")) == (denies, attacks)


ODD: dict[str, dict[str, Any]] = {
    "entries named twice": {
        "thesis": ["a", "a"],
        "claims": {"a": {"text": "A.", "supported_by": ["p", "p", ["p", "q", "p"]], "denies": ["x", "x"]}},
        "challenges": {"x": {"text": "X.", "attacks": ["p", "p"]}},
    },
    "a warrant that is a premise too": {
        "claims": {"a": {"text": "A."}},
        "inferences": {"i": {"premises": ["p", "q"], "warrant": "q", "conclusion": "a"}},
    },
    "both directions of a contradiction": {
        "claims": {"a": {"text": "A.", "contradicts": ["p"]}},
        "premises": {"p": {"text": "P.", "contradicts": ["a"]}},
    },
    "a contradiction of what answers": {
        "claims": {"a": {"text": "A."}},
        "premises": {"p": {"text": "P.", "contradicts": ["a"], "answers": ["x"], "denies": ["x"]}},
        "challenges": {"x": {"text": "X.", "attacks": ["a"]}},
    },
    "reasons named twice": {
        "claims": {"a": {"text": "A.", "supported_by": [["p", "q"], {"premises": ["q", "p"]}]}}
    },
    "a title that is the name of a file of another format": {"origin": {"format": "kialo", "id": "T"}},
    "one id in two sections": {"claims": {"p": {"text": "A.", "supported_by": ["q"]}}},
    "a challenge to nothing": {
        "challenges": {
            "x": {"text": "X.", "attacks": ["gone"], "residual": {"severity": "low", "rationale": "Rare."}}
        }
    },
}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", BOTH)
def test_what_is_odd_comes_back_or_is_told(name: str, odd: str) -> None:
    """To the letter, but for the order of keys and lists."""
    data = {"argmap": 1, "title": "T", "premises": {one: {"text": f"{one.upper()}."} for one in "pq"}}
    data["premises"] |= ODD[odd].get("premises", {})
    data |= {key: value for key, value in ODD[odd].items() if key != "premises"}
    writing = write_data(normalize(data), "map", name)
    reading = read_text(writing.content, "map", name, None)
    assert writing.losses or _without_origins(reading.data) == _without_origins(normalize(data))
    told = {loss.what for loss in writing.losses}
    if odd == "entries named twice":
        assert {"'thesis' to 'a', 2 times", "'supported_by' to 'p', 2 times"} <= told
        assert {"'denies' to 'x', 2 times", "'attacks' to 'p', 2 times"} <= told
    elif odd == "reasons named twice":
        assert "'supported_by' to 'p', 'q', 2 times" in told
    elif odd.startswith("a title"):
        assert reading.data["title"] == "T"
    elif odd not in ("one id in two sections", "a challenge to nothing"):
        assert _without_origins(reading.data) == _without_origins(normalize(data))
    else:
        assert told & {"its id", "'attacks' to 'gone'"}


def _without_origins(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _without_origins(value) for key, value in data.items() if key != "origin"}
    return [_without_origins(one) for one in data] if isinstance(data, list) else data


@settings(max_examples=runs(100))
@given(maps, st.sampled_from(BOTH))
def test_what_is_written_is_read_whatever_a_map_names(data: dict[str, Any], name: str) -> None:
    assume(any(data.get(section) for section in KINDS))
    writing = write_data(data, "map", name)
    back = read_text(writing.content, "map", name, None).data
    again = write_data(back, "map", name)  # a relation that is lost may leave a node, which then goes
    read = read_text(again.content, "map", name, None).data
    assert _without_origins(read) == _without_origins(back)


@pytest.mark.parametrize("name", NODESETS)
def test_an_answer_by_what_is_read_as_an_attacker_keeps_its_node(name: str) -> None:
    data = normalize({"argmap": 1, "title": "map", **ODD["a contradiction of what answers"]})
    back = read_text(write_data(data, "map", name).content, "map", name, None).data
    assert read_text(write_data(back, "map", name).content, "map", name, None).data == back


@pytest.mark.parametrize("name", [*NODESETS, "jsonld"])
def test_answers_to_many_attacks_are_refused_above_a_size(name: str) -> None:
    """Each answer meets each attack of a challenge: with n of each, the file has n cubed edges."""
    n = 62
    ids = [f"x{one}" for one in range(n)]
    data = {
        "argmap": 1,
        "title": "T",
        "claims": {f"c{one}": {"text": f"{one}.", "answers": ids} for one in range(n)},
        "challenges": {id_: {"text": id_, "attacks": [f"c{one}" for one in range(n)]} for id_ in ids},
    }
    with pytest.raises(ArgmapError, match="need 238,328 edges to the attacks that they meet, and more than"):
        load_format(name).write(data)


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


def test_ids_are_terms_of_carneades_and_come_back(tmp_path: Path) -> None:
    ids = ["G1", "g1", "Ab", "the-11th-rule", "a-2b", "in"]
    data: dict[str, Any] = {"argmap": 1, "title": "T", "claims": {id_: {"text": f"{id_}."} for id_ in ids}}
    data["claims"]["g1"]["supported_by"] = [["a-2b", "in"]]
    writing = load_format("carneades").write(data)
    [loss] = writing.losses
    assert loss.what == "5 ids"
    assert "'G1' is called 'g1_2' there" in loss.reason
    file = yaml.safe_load(writing.content)
    assert list(file["statements"]) == ["g1_2", "g1", "ab", "the_11th_rule", "a_2b", "in_"]
    assert list(file["arguments"]) == ["g1_from_a_2b"]
    assert list(go_round(data, "carneades", tmp_path)[0]["claims"]) == ids


def test_unwritten_forms_of_a_map_are_written_too() -> None:
    for name in formats_for("interchange", writes=True):
        assert load_format(name).write(WHOLE).content == load_format(name).write(normalize(WHOLE)).content
