"""The models in Python: frozen, closed, built by name as naturally as they are read by alias."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from argmap import dump, loads
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
from tests.strategies import maps, scores


def test_nothing_can_be_assigned() -> None:
    claim = Claim(text="Fees keep people away.", supported_by=["a"])
    with pytest.raises(ValidationError, match="frozen"):
        claim.text = "Other."  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        claim.supported_by = ("b",)  # type: ignore[misc]


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


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
    with pytest.raises(ValidationError):
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
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate(data)


def test_bare_integers_are_kept_as_text() -> None:
    source = Source.model_validate({"issued": 476, "volume": 56, "page": "1-2", "ISBN": 9780000000002})
    assert (source.issued, source.volume, source.page) == ("0476", "56", "1-2")
    assert source.isbn == "9780000000002"


def test_nothing_else_is_converted() -> None:
    for wrong in ({"paragraph": "2"}, {"paragraph": True}, {"section": 2}):
        with pytest.raises(ValidationError):
            Locator.model_validate(wrong)


def test_paper_has_a_text() -> None:
    assert Paper(title="x", text="folder/x.txt").text == "folder/x.txt"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
