"""The models in Python: frozen, closed, built by name as naturally as they are read by alias."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from argmap import InvalidMap, dump, loads
from argmap.model import (
    ArgumentMap,
    Challenge,
    Claim,
    Inference,
    Locator,
    Paper,
    Premise,
    Reason,
    Remark,
    Residual,
    Source,
)
from argmap.shape import normalize
from tests.effort import runs
from tests.strategies import maps, scores


def test_nothing_can_be_assigned() -> None:
    claim = Claim(text="Fees keep people away.", supported_by=["a"])
    with pytest.raises(FrozenInstanceError, match=r"cannot change 'text'; replace\(\) returns"):
        claim.text = "Other."  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot change 'supported_by'"):
        claim.supported_by = ("b",)  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot change 'text'"):
        del claim.text


def test_lists_become_tuples() -> None:
    claim = Claim(text="x", supported_by=["a"], at=[Locator(section="s", paragraph=2)])
    assert claim.supported_by == (Reason(premises=["a"]),)
    assert claim.at == (Locator(section="s", paragraph=2),)
    assert claim == Claim(text="x", supported_by=("a",), at=(Locator(section="s", paragraph=2),))


@pytest.mark.parametrize(
    ("given", "premises", "written"),
    [
        ("a", ("a",), ["a"]),
        (["a"], ("a",), ["a"]),
        ([["a", "b"]], ("a", "b"), [["a", "b"]]),
        ([["a"]], ("a",), ["a"]),
        ({"premises": "a"}, ("a",), ["a"]),
        ({"premises": ["a", "b"], "id": "k"}, ("a", "b"), [{"id": "k", "premises": ["a", "b"]}]),
        (Reason(premises=["a"], implicit=True), ("a",), [{"premises": ["a"], "implicit": True}]),
    ],
)
def test_reasons_have_three_forms(given: Any, premises: tuple[str, ...], written: Any) -> None:
    claim = Claim(text="x", supported_by=given)
    assert claim.supported_by[0].premises == premises
    one = ArgumentMap(argmap=1, title="x", claims={"x": claim})
    assert one.to_data()["claims"]["x"]["supported_by"] == written


def test_one_alone_needs_no_brackets() -> None:
    claim = Claim(text="x", at="Two in five", answers="c", sources="s, p. 1", remarks="Thin.")
    assert claim == Claim(
        text="x",
        at=[Locator(quote="Two in five")],
        answers=["c"],
        sources=["s, p. 1"],
        remarks=[Remark(text="Thin.")],
    )


def test_sections_are_titles_or_more() -> None:
    sections = {"s": "One", "t": {"title": "Two", "remarks": "Short."}}
    one = ArgumentMap(argmap=1, title="x", sections=sections)
    assert [section.title for section in one.sections.values()] == ["One", "Two"]
    assert one.to_data()["sections"] == {"s": "One", "t": {"title": "Two", "remarks": [{"text": "Short."}]}}


@settings(max_examples=runs(300))
@given(maps)
def test_the_one_form_of_plain_data_says_the_same(data: Any) -> None:
    one = ArgumentMap.model_validate(data, by_alias=True, by_name=False)
    normal = normalize(data)
    assert ArgumentMap.model_validate(normal, by_alias=True, by_name=False) == one
    assert normalize(one.to_data()) == one.to_data()
    assert normalize({**normal}) == normal


def test_built_by_name_or_read_by_alias() -> None:
    named = Source(container_title="Journal", url="https://example.org", doi="10.1/x", issued="2023")
    aliased = {"container-title": "Journal", "URL": "https://example.org", "DOI": "10.1/x", "issued": "2023"}
    assert named == Source.model_validate(aliased)
    assert named.model_dump(exclude_defaults=True) == aliased


def test_absent_keys_are_none_or_empty() -> None:
    premise = Premise(text="x")
    assert premise.assumption is None
    assert premise.sources == ()
    assert premise.allow == {}


@pytest.mark.parametrize("data", [{"text": "x", "note": None}, {"text": "x", "sources": None}])
def test_a_key_that_is_there_has_a_value(data: Any) -> None:
    with pytest.raises(InvalidMap, match="found nothing: give a value"):
        Claim.model_validate(data)


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (Claim, {"text": "x", "kind": "claim"}),
        (Premise, {"text": "x", "actor": ["a"]}),
        (Claim, {"text": "x", "weight": 0.5}),
        (Reason, {"premises": ["a"], "conclusion": "b"}),
        (Challenge, {"text": "x", "attacks": ["a"], "answers": ["b"]}),
        (Inference, {"premises": ["a"], "conclusion": "b", "text": "x"}),
        (ArgumentMap, {"argmap": 1, "title": "x", "statements": {}}),
        (Source, {"text": "x.txt"}),
        (Residual, {"severity": "low", "rationale": "x", "note": "x"}),
    ],
)
def test_unknown_keys_are_refused(model: Any, data: Any) -> None:
    with pytest.raises(InvalidMap, match=r"has no key '.*\[unknown-key\]$"):
        model.model_validate(data)


def test_bare_integers_are_kept_as_text() -> None:
    source = Source.model_validate({"issued": 476, "volume": 56, "page": "1-2", "ISBN": 9780000000002})
    assert (source.issued, source.volume, source.page) == ("0476", "56", "1-2")
    assert source.isbn == "9780000000002"


def test_nothing_else_is_converted() -> None:
    for wrong in ({"paragraph": "2"}, {"paragraph": True}, {"section": 2}):
        with pytest.raises(InvalidMap, match=r"\[wrong-type\]"):
            Locator.model_validate(wrong)


def test_paper_has_a_text() -> None:
    assert Paper(title="x", text="folder/x.txt").text == "folder/x.txt"


@settings(max_examples=runs(300))
@given(maps)
def test_round_trip(data: Any) -> None:
    one = ArgumentMap.model_validate(data, by_alias=True, by_name=False)
    again = one.to_data()
    assert ArgumentMap.model_validate(again, by_alias=True, by_name=False) == one
    assert ArgumentMap.model_validate(again).to_data() == again


@given(scores)
def test_base_scores_are_written_and_read_back(score: float) -> None:
    one = ArgumentMap(argmap=1, title="x", claims={"a": Claim(text="x", base_score=score)})
    assert one.claims["a"].base_score == score
    for format_ in ("yaml", "json"):
        assert loads(dump(one, format_), f"map.{format_}") == one


CHANGES: list[Callable[[Any], object]] = [
    lambda mapping: mapping.__setitem__("x", 1),
    lambda mapping: mapping.__delitem__("a"),
    lambda mapping: mapping.__ior__({}),
    lambda mapping: mapping.clear(),
    lambda mapping: mapping.pop("a"),
    lambda mapping: mapping.popitem(),
    lambda mapping: mapping.setdefault("x", 1),
    lambda mapping: mapping.update(x=1),
]


@pytest.fixture
def fees() -> ArgumentMap:
    origin: Any = {"format": "aif", "data": {"seen": ["one", {"two": [2]}]}}
    return ArgumentMap(
        title="Late fees",
        claims={"a": Claim(text="Fees keep people away.", supported_by="b", origin=origin, allow={"r": "x"})},
        premises={"b": Premise(text="Two in five cards are blocked.")},
    )


@pytest.mark.parametrize("change", CHANGES)
def test_no_mapping_can_be_changed(fees: ArgumentMap, change: Callable[[Any], object]) -> None:
    origin = fees.claims["a"].origin
    assert origin is not None
    for mapping in (fees.claims, fees.challenges, fees.claims["a"].allow, origin.data):
        with pytest.raises(TypeError, match=r"a map cannot be changed; replace\(\) returns a changed copy"):
            change(mapping)
    assert origin.data == {"seen": ("one", {"two": (2,)})}
    assert origin.model_dump(mode="json")["data"] == {"seen": ["one", {"two": [2]}]}


def test_what_goes_in_may_change_afterwards() -> None:
    claims = {"a": Claim(text="x")}
    one = ArgumentMap(title="x", claims=claims)
    claims["b"] = Claim(text="y")
    assert list(one.claims) == ["a"]


def test_copies_pickles_and_hashes(fees: ArgumentMap) -> None:
    for other in (pickle.loads(pickle.dumps(fees)), copy.copy(fees), copy.deepcopy(fees), fees.model_copy()):
        assert other == fees
        assert hash(other) == hash(fees)
        assert [statement.id for statement in other] == ["a", "b"]
        with pytest.raises(TypeError, match="cannot be changed"):
            other.claims["x"] = Claim(text="x")  # type: ignore[index]
    assert hash(fees) != hash(fees.replace(title="Other"))


def test_the_version_may_be_left_out_in_python_only() -> None:
    assert ArgumentMap(title="x") == ArgumentMap(argmap=1, title="x")
    assert ArgumentMap(title="x").to_data() == {"argmap": 1, "title": "x"}
    with pytest.raises(InvalidMap, match="needs the key 'argmap'"):
        ArgumentMap.model_validate({"title": "x"})
    with pytest.raises(InvalidMap, match="needs the key 'argmap'"):
        loads("title: x")


def test_a_map_is_read_like_a_mapping_of_its_statements(fees: ArgumentMap) -> None:
    assert fees["a"] is fees.claims["a"]
    assert fees["a"].text == "Fees keep people away."
    assert len(fees) == 2
    assert "b" in fees
    assert "c" not in fees
    assert 7 not in fees
    assert [(statement.kind, statement.id) for statement in fees] == [("claim", "a"), ("premise", "b")]
    with pytest.raises(KeyError, match=r"unknown statement 'fees-exlude' \(did you mean 'fees-exclude'\?\)"):
        ArgumentMap(title="x", claims={"fees-exclude": Claim(text="x")})["fees-exlude"]


def test_an_id_is_no_part_of_what_a_statement_says() -> None:
    claim = Claim(text="x")
    with pytest.raises(AttributeError, match="this claim is not in a map, so it has no id"):
        _ = claim.id
    one = ArgumentMap(title="x", claims={"a": claim, "b": claim})
    assert [statement.id for statement in one] == ["a", "b"]
    assert one["a"] == one["b"] == Claim(text="x")
    assert hash(one["a"]) == hash(one["b"])
    assert one["a"].model_dump() == Claim(text="x").model_dump()
    assert "id" not in repr(one["a"])
    assert one.to_data()["claims"] == {"a": {"text": "x"}, "b": {"text": "x"}}
    assert one.model_dump_json(exclude_defaults=True).count("id") == 0
    other = one.replace(claims={"c": one["a"]})
    assert (one["a"].id, other["c"].id) == ("a", "c")


def test_a_changed_map_is_checked(fees: ArgumentMap) -> None:
    new = fees.replace(title="New", claims={**fees.claims, "c": Claim(text="More.")})
    assert (new.title, list(new.claims), new.premises) == ("New", ["a", "c"], fees.premises)
    assert (fees.title, list(fees.claims)) == ("Late fees", ["a"])
    assert fees.replace("b", text="Three in five.")["b"].text == "Three in five."
    assert fees.replace("a", supported_by=None)["a"].supported_by == ()
    with pytest.raises(InvalidMap, match=r"^text: expected a text, found the number 5"):
        fees.replace("b", text=5)
    with pytest.raises(InvalidMap, match=r"an argument map has no key 'titel': did you mean 'title'"):
        fees.replace(titel="x")
    with pytest.raises(KeyError, match="unknown statement 'x'"):
        fees.replace("x", text="y")


@pytest.mark.parametrize(
    ("model", "data", "message"),
    [
        (
            Claim,
            {"text": "x", "suported_by": ["a"]},
            "suported_by: a claim has no key 'suported_by': did you mean 'supported_by'? [unknown-key]",
        ),
        (Claim, {"text": 1}, "text: expected a text, found the number 1: put it in quotes [wrong-type]"),
        (Claim, {"text": {1}}, "text: expected a text, found a set [wrong-type]"),
        (Source, {"issued": date(2023, 1, 1)}, "issued: expected a text or a whole number, found a date"),
        (Source, {"container_title": 1}, "container-title: expected a text, found the number 1"),
        (Locator, {}, "a locator needs at least one of its keys: section, paragraph, page [missing-key]"),
        (ArgumentMap, {"title": "x", "claims": {"a": {"text": 5}}}, "claims.a.text: expected a text, found"),
        (
            ArgumentMap,
            {"title": "x", "claims": {"a": Premise(text="x")}},
            "claims.a: expected Claim, found P",
        ),
        (ArgumentMap, {"title": "x", "claims": {"1": Claim(text="x")}}, "claims.1: '1' is not an id: start"),
        (
            ArgumentMap,
            {"title": "x", "sources": {"s": {"container_title": "x", "note": 1}}},
            "sources.s.note: expected a text, found the number 1: put it in quotes [wrong-type]",
        ),
        (
            ArgumentMap,
            {"title": "x", "sources": {"s": {"container_title": 1}}},
            "sources.s.container_title: unexpected value of type int [wrong-type]",
        ),
    ],
)
def test_refusals_are_in_our_words(model: Any, data: Any, message: str) -> None:
    with pytest.raises(InvalidMap) as caught:
        model(**data)
    assert str(caught.value).startswith(message)
    with pytest.raises(InvalidMap) as caught:
        model.model_validate({"argmap": 1, **data} if model is ArgumentMap else data)
    assert str(caught.value).startswith(message)


def test_a_map_is_a_mapping() -> None:
    with pytest.raises(InvalidMap, match=r"^expected a mapping of keys to values, found a list"):
        ArgumentMap.model_validate([])
