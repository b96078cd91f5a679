"""Maps that are written to AIF and its relatives: what is carried, under which keys, and what is told."""

import json
from collections.abc import Hashable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.references import name_kinds, read_reasons
from argmap.interop import Loss, Options, UnreadableError, load_format
from argmap.interop.aif_schemes import find_number, find_scheme, scheme_id
from argmap.vocabulary import RELATIONS, TARGETS
from tests.effort import runs
from tests.evaluation.eight_oracle import random_map
from tests.interop.maps import good_maps, normalise, to_data
from tests.interop.nodesets import (
    FAMILY,
    STATEMENTS,
    Data,
    nodeset,
    random_nodeset,
    read,
    relations,
    translate,
    write,
)
from tests.strategies import maps

DENSE = runs(400)
formats = st.sampled_from(FAMILY)
Facts = dict[Hashable, str]


def find_facts(data: Data) -> Facts:
    """Return what a map says, each with the id of the part that says it; only relations that lead somewhere.

    It is the same to give a premise or reason twice, to name a warrant among the premises too, to write a
    step at its conclusion or under `inferences`, and to say a contradiction from either side.
    """
    data = to_data(data)
    kinds = name_kinds(data)
    facts: Facts = {}
    for section in STATEMENTS:
        for name, one in data.get(section, {}).items():
            facts[section, name, one["text"]] = name
            for key, value in one.items():
                if value not in ([], {}) and key not in ("text", "origin", "supported_by", *RELATIONS):
                    facts[name, key, value if isinstance(value, float | int) else json.dumps(value)] = name
            for relation in RELATIONS:
                for end in one.get(relation, []):
                    if kinds.get(end) in TARGETS[relation]:
                        ends: Hashable = frozenset({name, end}) if relation == "contradicts" else (name, end)
                        facts[relation, ends] = name
            for reason in read_reasons((section, name), one):
                ends_of = {"premises": [end for _, end in reason.names], "conclusion": name}
                facts |= _find_facts_of_step(reason.data.get("id"), {**reason.data, **ends_of}, kinds)
    for name, one in data.get("inferences", {}).items():
        facts |= _find_facts_of_step(name, one, kinds)
    return facts


def _find_facts_of_step(name: str | None, one: Data, kinds: dict[str, str]) -> Facts:
    warrant = one.get("warrant")
    named = [(end, "premises") for end in one["premises"]] + ([(warrant, "warrant")] if warrant else [])
    whole = all(
        kinds.get(end) in TARGETS[relation] for end, relation in [*named, (one["conclusion"], "conclusion")]
    )
    premises = frozenset(one["premises"]) - {warrant} or frozenset({warrant})
    fact = ("step", name, premises, one["conclusion"], warrant if premises != {warrant} else None)
    said = ("scheme", "by", "implicit", "remarks", "note", "allow")
    keys = {key: one[key] for key in said if one.get(key)}
    return {(*fact, json.dumps(keys)): name or one["conclusion"]} if whole else {}


def go_round(data: Data, name: str) -> tuple[Data, list[Loss]]:
    """Return a map after it was written to a format and read again, and what writing could not carry."""
    format_ = load_format(name)
    writing = format_.write(data)
    assert format_.recognise(writing.content.decode())
    return read(json.loads(writing.content), name).data, list(writing.losses)


def is_told(id_: str, losses: list[Loss]) -> bool:
    return any(loss.id == id_ for loss in losses)


@given(good_maps, formats)
def test_what_a_map_says_comes_back_or_is_told(data: Data, name: str) -> None:
    again, losses = go_round(data, name)
    before, after = find_facts(data), find_facts(again)
    lost = {id_ for fact, id_ in before.items() if fact not in after and not is_told(id_, losses)}
    assert lost == set()
    if not losses:
        assert before.keys() == after.keys()
        for key in data.keys() - {*STATEMENTS, "inferences", "origin"}:
            assert again.get(key) == data[key]


def test_dense_maps_come_back_or_what_does_not_is_told() -> None:
    whole = 0
    for seed in range(DENSE):
        data = random_map(Random(seed))
        again, losses = go_round(data, FAMILY[seed % 4])
        before, after = find_facts(data), find_facts(again)
        lost = {id_ for fact, id_ in before.items() if fact not in after and not is_told(id_, losses)}
        assert lost == set(), seed
        if not losses:
            assert before.keys() == after.keys(), seed
            whole += bool(before)
    assert whole > DENSE / 4


@given(maps, formats)
def test_maps_that_make_no_sense_are_written_too(data: Data, name: str) -> None:
    again, _ = go_round(data, name)
    data = to_data(data)
    texts = [one["text"] for section in STATEMENTS for one in data.get(section, {}).values()]
    assert sorted(texts) == sorted(
        one["text"] for section in STATEMENTS for one in again.get(section, {}).values()
    )


@given(good_maps, formats, formats)
def test_a_map_can_go_through_two_formats(data: Data, first: str, second: str) -> None:
    middle, losses = go_round(data, first)
    after, further = go_round(middle, second)
    if not losses and not [loss for loss in further if "comes from" not in loss.what]:
        assert find_facts(after).keys() == find_facts(data).keys()


def test_the_same_map_gives_the_same_bytes() -> None:
    data = read(random_nodeset(Random(7))).data
    for name in (*FAMILY, "jsonld"):
        format_ = load_format(name)
        assert format_.write(data).content == format_.write(json.loads(json.dumps(data))).content


WHOLE: Data = {
    "argmap": 1,
    "title": "Late fees",
    "sections": {"findings": "Findings"},
    "thesis": ["exclude", "fair"],
    "sources": {"audit": {"title": "Audit", "issued": 2023}},
    "claims": {
        "exclude": {"text": "Fees exclude.", "supported_by": ["blocked"], "tags": ["cost"]},
        "fair": {"text": "It is fair.", "contradicts": ["unfair"]},
        "unfair": {"text": "It is not."},
    },
    "premises": {
        "blocked": {
            "text": "Cards are blocked.",
            "sources": ["audit, p. 1"],
            "at": [{"section": "findings"}],
        },
        "needed": {"text": "Cards are needed.", "assumption": "A rule."},
        "counted": {"text": "It was counted.", "answers": ["old"]},
    },
    "challenges": {
        "old": {"text": "It is old.", "attacks": ["blocked"]},
        "doubt": {"text": "It does not follow.", "attacks": ["so"]},
    },
    "recommendations": {"drop": {"text": "Drop them.", "actor": ["City"]}},
    "inferences": {
        "so": {
            "premises": ["exclude", "fair"],
            "conclusion": "drop",
            "scheme": "practical-reasoning",
            "warrant": "needed",
        }
    },
    "expect": {"exclude": "defeated"},
}


@pytest.mark.parametrize("name", FAMILY)
def test_a_map_by_hand_comes_back_whole(name: str) -> None:
    again, losses = go_round(WHOLE, name)
    assert losses == []
    for section in (*STATEMENTS, "inferences"):
        for one in again[section].values():
            assert one.pop("origin")["format"] == name
    del again["origin"]
    assert again == WHOLE


def _aif(text: str) -> Data:
    [node] = [one for one in write(WHOLE)["nodes"] if one["text"] == text]
    return dict(node)


def test_a_map_by_hand_in_aif() -> None:
    """Ids are numbers, as AIFdb and its libraries have them; those of the map stand beside."""
    assert [one["nodeID"] for one in write(WHOLE)["nodes"]] == [str(one + 1) for one in range(17)]
    assert _aif("It was counted.") == {
        "nodeID": "6",
        "text": "It was counted.",
        "type": "I",
        "argmap_data": {"id": "counted"},
    }
    assert _aif("Cards are blocked.")["argmap_data"] == {
        "id": "blocked",
        "sources": ["audit, p. 1"],
        "at": [{"section": "findings"}],
    }
    assert _aif("Practical Reasoning") == {
        "nodeID": "10",
        "text": "Practical Reasoning",
        "type": "RA",
        "scheme": "PracticalReasoning",
        "schemeID": "28",
        "argmap_data": {"id": "so"},
    }
    written = write(WHOLE)
    assert written["locutions"] == []
    own = {key: WHOLE[key] for key in ("title", "sections", "sources")}
    assert written["argmap_data"] == {**own, "thesis": ["1", "2"], "expect": {"1": "defeated"}}
    assert len({edge["edgeID"] for edge in written["edges"]}) == len(written["edges"])


def test_a_map_by_hand_in_xaif_names_schemes_apart() -> None:
    written = write(WHOLE, "xaif")
    [node] = [one for one in written["AIF"]["nodes"] if one["nodeID"] == "10"]
    own = {"argmap_data": {"id": "so"}}
    assert node == {"nodeID": "10", "text": "Practical Reasoning", "type": "RA", **own}
    assert {"nodeID": "10", "schemeID": "28"} in written["AIF"]["schemefulfillments"]
    assert written.keys() == {"AIF", "text", "OVA"}


def test_a_map_by_hand_in_sadface_has_uuids_and_all_of_the_core() -> None:
    written = write(WHOLE, "sadface")
    ids = [one["id"] for one in (*written["nodes"], *written["edges"])]
    assert {len(one) for one in ids} == {36}
    assert len(set(ids)) == len(ids)
    assert written["metadata"]["core"]["title"] == "Late fees"
    assert set(written["metadata"]["core"]) == {
        *(
            "analyst_email",
            "analyst_name",
            "created",
            "description",
            "edited",
            "id",
            "notes",
            "title",
            "version",
        )
    }
    assert {one["name"] for one in written["nodes"] if one["type"] == "scheme"} == {
        *("support", "conflict", "practical-reasoning")
    }


def test_a_map_by_hand_in_arguebuf_names_schemes_that_it_has() -> None:
    written = write(WHOLE, "arguebuf")
    assert written["nodes"]["so"]["scheme"] == {"support": "SUPPORT_PRACTICAL_REASONING"}
    assert written["majorClaim"] == "exclude"
    other = {**WHOLE, "inferences": {"so": {**WHOLE["inferences"]["so"], "scheme": "my-own"}}}
    assert write(other, "arguebuf")["nodes"]["so"] == {
        "scheme": {"support": "SUPPORT_DEFAULT"},
        "userdata": {"argmap_data": {"scheme": "my-own"}},
    }
    assert go_round(other, "arguebuf")[0]["inferences"]["so"]["scheme"] == "my-own"


def test_a_major_claim_is_the_thesis_and_changes_with_it() -> None:
    document = translate(nodeset("a:I b:I 1:RA", "a>1 1>b"), "arguebuf") | {"majorClaim": "b"}
    data = read(document, "arguebuf").data
    assert data["thesis"] == ["b"]
    del data["thesis"]
    assert "majorClaim" not in write(data, "arguebuf")


def test_the_title_of_a_sadface_document_is_that_of_the_map() -> None:
    document = translate(nodeset("a:I"), "sadface")
    data = read(document, "sadface").data
    assert data["title"] == "A title"
    assert write({**data, "title": "Another"}, "sadface")["metadata"]["core"]["title"] == "Another"


def test_going_to_another_format_each_thing_that_is_not_carried_is_told() -> None:
    document = nodeset("a:I b:I l:L 1:RA 2:MA", "a>1 1>b l>a a>2 2>b")
    document["nodes"][0]["timestamp"] = "2012"
    document["participants"] = [{"participantID": 1}]
    writing = load_format("sadface").write(read(document).data)
    why = "it comes from AIF JSON (AIFdb), and this format has no such thing"
    assert [loss for loss in writing.losses if loss.reason == why] == [
        Loss("l", "a node of type 'L'", why),
        Loss("2", "an edge from 'l' to 'a'", why),
        Loss("", "'participants' of the file", why),
    ]
    assert [loss.what for loss in writing.losses if loss.reason != why] == ["'timestamp' of aif a"]
    names = [one["name"] for one in json.loads(writing.content)["nodes"] if one["type"] == "scheme"]
    assert sorted(names) == ["rephrase", "support"]


def test_aif_and_xaif_have_the_same_nodes() -> None:
    document = translate(nodeset("a:I b:I l:L 1:RA y:YA", "a>1 1>b l>y y>a"), "xaif")
    writing = load_format("aif").write(read(document, "xaif").data)
    assert json.loads(writing.content) == document["AIF"]
    assert [loss.what for loss in writing.losses] == [
        "'text' of the file",
        "'OVA' of the file",
        "'dialog' of the file",
    ]
    assert write(read(document["AIF"]).data, "xaif")["AIF"] == document["AIF"]


def test_where_a_map_comes_from_is_told_if_it_is_lost() -> None:
    data = {
        "argmap": 1,
        "title": "T",
        "premises": {"a": {"text": "A.", "origin": {"format": "kialo", "id": "1.1"}}},
        "origin": {"format": "kialo"},
    }
    assert [tuple(loss) for loss in load_format("aif").write(data).losses] == [
        ("", "where the map comes from (kialo)", "this format has no place for it"),
        ("a", "that it comes from kialo 1.1", "this format has no place for it"),
    ]


def test_what_is_attacked_may_contradict_its_challenge() -> None:
    data = {
        "argmap": 1,
        "title": "T",
        "claims": {"b": {"text": "B.", "contradicts": ["a"]}},
        "challenges": {"a": {"text": "A.", "attacks": ["b"]}},
    }
    writing = load_format("aif").write(data)
    assert writing.losses == []
    assert normalise(read(json.loads(writing.content)).data, "aif") == normalise(data)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("ExpertOpinion", "expert-opinion"),
        ("Expert Opinion", "expert-opinion"),
        ("ERExpertOpinion", "expert-opinion"),
        ("VerbalClassification", "classification"),
        ("Argument from Sunk Costs", "waste"),
        ("ArgumentFromWisdom/Virtue", "argument-from-wisdom-virtue"),
        ("Opinión Experta", "opinion-experta"),
        ("1 pre VV", "scheme-1-pre-vv"),
        ("推理", "scheme"),
        ("my_own--scheme", "my_own--scheme"),
        ("Default Inference", ""),
        ("RA", ""),
        ("", ""),
        ("Inferencja", ""),
    ],
)
def test_schemes_have_readable_ids(name: str, id_: str) -> None:
    assert scheme_id(name) == id_


def test_each_scheme_of_aifdb_comes_back_by_its_name_its_words_and_its_number() -> None:
    ids = {scheme_id(find_number(str(number))) for number in range(500)} - {""}
    assert len(ids) > 110  # several names of AIFdb are one scheme of the catalogue
    for id_ in ids:
        scheme = find_scheme(id_)
        assert scheme is not None
        assert (
            scheme_id(scheme.name) == scheme_id(scheme.words) == scheme_id(find_number(scheme.number)) == id_
        )


def test_a_scheme_may_be_known_by_its_number_only() -> None:
    document = nodeset("a:I b:I 1:RA", "a>1 1>b")
    document["nodes"][2]["schemeID"] = 15
    assert read(document).data["inferences"]["to-b"]["scheme"] == "expert-opinion"


def test_recommendations_are_told_by_a_pattern() -> None:
    document = nodeset("a:I b:I 1:RA", "a>1 1>b")
    data = load_format("aif").read(json.dumps(document), Options("x", "Text b")).data
    assert list(data["recommendations"]) == ["b"]
    again = read(write(data)).data
    assert list(again["recommendations"]) == ["b"]
    assert relations(again) == relations(data)


@pytest.mark.parametrize("lost", ["attacks", "kind"])
def test_keys_that_a_statement_has_no_longer_are_told(lost: str) -> None:
    data = {
        "argmap": 1,
        "title": "T",
        "premises": {"b": {"text": "B."}},
        "challenges": {
            "a": {"text": "A.", "attacks": ["b"], "residual": {"severity": "low", "rationale": "It is old."}}
        },
    }
    document = write(data)
    document["edges"] = [] if lost == "attacks" else document["edges"]
    reading = read(document)
    told = [loss for loss in reading.losses if loss.id == "a"]
    assert [loss.what for loss in told] == (["'residual'"] if lost == "attacks" else [])


def _damage(document: Any, key: str, value: Any) -> Any:
    document["nodes"][0]["argmap_data"] = {key: value}
    return document


@pytest.mark.parametrize(
    ("key", "value"), [("tags", 1), ("at", [{"x": 1}]), ("sources", ["?"]), ("allow", ["x"])]
)
def test_data_of_a_map_that_is_none_is_refused(key: str, value: Any) -> None:
    with pytest.raises(UnreadableError, match=rf"premises\.a\.{key}"):
        read(_damage(nodeset("a:I"), key, value))


def test_keys_that_a_map_has_not_are_told() -> None:
    reading = read(_damage(nodeset("a:I"), "colour", 1))
    assert list(reading.losses) == [Loss("a", "'colour'", "a map has no such key")]
    reading = read(_damage(nodeset("a:I"), "ref", 1))
    assert list(reading.losses) == [Loss("a", "'ref'", "a map has no such key")]
