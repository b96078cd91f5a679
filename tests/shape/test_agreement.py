"""Three judges of shape agree on every document: the models, the published schema, our own reader of it.

The schema judges the file as any other tool reads it; models and shape judge what `argmap.syntax` reads.
So the reading of numbers (1.0 is an integer in JSON Schema) is under test as well.
"""

import json
from itertools import product
from math import inf, nan
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from argmap.finding import InvalidMap
from argmap.model import ArgumentMap
from argmap.shape import find_shape_problems, load_schema
from argmap.syntax import read
from tests.effort import runs, spread
from tests.oddities import ODD_KEYS, ODD_VALUES
from tests.strategies import change, find_places, maps, mutated_maps

VALIDATOR = Draft202012Validator(load_schema())
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


class Judgement(NamedTuple):
    models: bool
    schema: bool
    shape: bool


def judge(data: Any) -> Judgement:
    text = json.dumps(data)
    document = read(text, "map.json")
    assert document.findings == ()
    return Judgement(
        models=_fits_models(document.data),
        schema=VALIDATOR.is_valid(json.loads(text)),
        shape=not list(find_shape_problems(document.data)),
    )


def _fits_models(data: Any) -> bool:
    try:
        ArgumentMap.model_validate(data, by_alias=True, by_name=False)
    except InvalidMap:
        return False
    return True


@settings(max_examples=runs(200))
@given(maps)
def test_maps_are_accepted_by_all(data: Any) -> None:
    assert judge(data) == (True, True, True)


@settings(max_examples=runs(2000))
@given(mutated_maps())
def test_all_agree_on_changed_maps(data: Any) -> None:
    assert len(set(judge(data))) == 1, judge(data)


_REMARK = {"text": "x", "kind": "strength", "severity": "low", "by": "v"}
_STATEMENT = {
    "text": "x",
    "at": [{"section": "s", "paragraph": 1, "page": "1", "label": "Figure 1", "quote": "x"}, "x"],
    "by": "v",
    "implicit": True,
    "sources": ["s, p. 1"],
    "in_tension_with": "b",
    "base_score": 0.5,
    "tags": ["x"],
    "remarks": [_REMARK, "x"],
    "allow": {"a": "x"},
}
_QUESTIONS = {"q": "x", "r": {"shown_by": "b"}, "s": {"does_not_arise": "x", "text": "x"}}
_STEP = {
    "premises": ["b"],
    "scheme": "x",
    "questions": _QUESTIONS,
    "warrant": "b",
    "by": "v",
    "implicit": True,
    "remarks": "x",
}
_SOURCE = {
    "type": "report",
    "issued": "2023-06-01",
    "page": "1-2",
    "container-title": "x",
    "reliability": "B",
    "credibility": 2,
    "derived_from": ["s"],
    "affiliation": "x",
    "remarks": _REMARK,
}
_REASONS = ["b", ["b", "d"], {**_STEP, "id": "k"}, {**_STEP, "premises": {"r": "b", "s": ["b", "d"]}}]
_CLAIM = {**_STATEMENT, "supported_by": _REASONS, "answers": "c", "denies": ["c"], "contradicts": ["b"]}
FULL: dict[str, Any] = {
    "argmap": 1,
    "title": "x",
    "paper": {
        "title": "x",
        "text": "x.txt",
        "author": [{"family": "x"}],
        "affiliation": ["x"],
        "license": "x",
    },
    "sections": {"s": "x", "t": {"title": "x", "remarks": ["x"]}},
    "voices": {"v": "x"},
    "remarks": ["x"],
    "include": {"o": "o.yaml"},
    "thesis": ["a", "o/a"],
    "sources": {"s": _SOURCE},
    "claims": {
        "a": {**_STATEMENT, "supported_by": _REASONS, "answers": "c", "denies": ["c"], "contradicts": ["b"]}
    },
    "premises": {"b": {"text": "x", "assumption": "x", "supported_by": {"premises": "a"}}},
    "challenges": {
        "c": {"text": "x", "attacks": ["a"], "asks": "q", "residual": {"severity": "low", "rationale": "x"}}
    },
    "recommendations": {"d": {"text": "x", "actor": ["x"]}},
    "inferences": {"e": {**_STEP, "conclusion": "d"}},
    "expect": {"a": "established"},
}


def test_all_agree_on_every_odd_value_in_every_place() -> None:
    disagreements = []
    for place, value in spread(product(find_places(FULL), ODD_VALUES)):
        data = change(FULL, place, lambda key, _, value=value: [(key, value)])  # type: ignore[misc]
        if len(set(judge(data))) > 1:
            disagreements.append((place, value, judge(data)))
    assert disagreements == []


def test_all_agree_on_every_odd_key_in_every_place() -> None:
    disagreements = []
    for place, name in spread(product(find_places(FULL), ODD_KEYS)):
        data = change(FULL, place, lambda _, value, name=name: [(name, value)])  # type: ignore[misc]
        if len(set(judge(data))) > 1:
            disagreements.append((place, name, judge(data)))
    assert disagreements == []


def _with(place: str, value: Any) -> Any:
    """Return the map with another value at a place, or with a key more."""
    *way, last = (int(step) if step.isdigit() else step for step in place.split())
    if isinstance(last, int):
        return change(FULL, (*way, last), lambda key, _: [(key, value)])
    if not way:
        return FULL | {last: value}
    return change(FULL, tuple(way), lambda key, part: [(key, part | {last: value})])


@pytest.mark.parametrize(
    ("place", "value", "good"),
    [
        ("argmap", 1.0, True),
        ("argmap", True, False),
        ("argmap", "1", False),
        ("argmap", 2, False),
        ("title", "", False),
        ("title", "\u00a0", False),
        ("title", " x\n", True),
        ("claims", {}, True),
        ("claims", None, False),
        ("claims", {"a\n": {"text": "x"}}, False),
        ("claims a text", None, False),
        ("claims a supported_by", [], True),
        ("claims a supported_by", "b", True),
        ("claims a supported_by", "b c", False),
        ("claims a supported_by", {"premises": ["b"]}, True),
        ("claims a supported_by", {"premises": []}, False),
        ("claims a supported_by", {"scheme": "x"}, False),
        ("claims a supported_by", {"premises": "b", "conclusion": "a"}, False),
        ("claims a supported_by", [[]], False),
        ("claims a supported_by", [["b"]], True),
        ("claims a supported_by", [[["b"]]], False),
        ("claims a supported_by", [["b", {"premises": ["b"]}]], False),
        ("claims a supported_by", [1], False),
        ("claims a at", "x", True),
        ("claims a at", " ", False),
        ("claims a at", ["x", {"page": 3}], True),
        ("claims a at", [["x"]], False),
        ("claims a at", {"label": "Table 1"}, True),
        ("claims a at", {}, False),
        ("claims a implicit", False, False),
        ("claims a implicit", 1, False),
        ("claims a implicit", "true", False),
        ("claims a remarks", "x", True),
        ("claims a remarks", [{"text": "x", "kind": "praise"}], False),
        ("claims a remarks", {"kind": "strength"}, False),
        ("claims a in_tension_with", [], True),
        ("claims a weight", 0.5, False),
        ("claims A1_-", {"text": "x"}, True),
        ("sections s", {"remarks": ["x"]}, False),
        ("sections s", {"title": "x"}, True),
        ("sections s", ["x"], False),
        ("thesis", "a", True),
        ("thesis", [["a"]], False),
        ("challenges c attacks", "a", True),
        ("challenges c denies", "a", False),
        ("challenges c asks", "q", True),
        ("challenges c asks", ["q"], False),
        ("claims a asks", "q", False),
        ("inferences e premises", {"role": "b"}, True),
        ("inferences e premises", {"role": ["b", "d"], "other": "a"}, True),
        ("inferences e premises", {}, False),
        ("inferences e premises", {"role": []}, False),
        ("inferences e premises", {"role": [["b"]]}, False),
        ("inferences e premises", {"role": {"b": "c"}}, False),
        ("inferences e premises", {"a role": "b"}, False),
        ("inferences e premises", {"role": "b c"}, False),
        ("claims a supported_by", {"premises": {"role": "b"}}, True),
        ("claims a supported_by", {"role": "b"}, False),
        ("inferences e questions", {}, True),
        ("inferences e questions", ["q"], False),
        ("inferences e questions", {"a q": "x"}, False),
        ("inferences e questions q", " ", False),
        ("inferences e questions q", {}, False),
        ("inferences e questions q", ["b"], False),
        ("inferences e questions q", {"shown_by": ["b"], "text": "x"}, True),
        ("inferences e questions q", {"shown_by": "b c"}, False),
        ("inferences e questions q", {"shown_by": []}, False),
        ("inferences e questions q", {"shown_by": [], "text": "x"}, False),
        ("inferences e questions q", {"does_not_arise": True}, False),
        ("recommendations d contradicts", ["a"], False),
        ("inferences e id", "x", False),
        ("voices v", "", False),
        ("expect a", "granted", True),
        ("claims a supported_by", ["b", "b"], True),
        ("claims a supported_by 0", "b\n", False),
        ("claims a sources 0", "s, p. 1\n", False),
        ("claims a sources 0", "s,", False),
        ("claims a sources 0", "s,x", True),
        ("claims a at 0", {}, False),
        ("claims a at 0 paragraph", 0, False),
        ("claims a at 0 paragraph", 1_000_000, True),
        ("claims a at 0 paragraph", 1_000_001, False),
        ("claims a at 0 paragraph", 2.0, True),
        ("claims a at 0 paragraph", 2.5, False),
        ("claims a at 0 paragraph", True, False),
        ("claims a base_score", 0, True),
        ("claims a base_score", 1, True),
        ("claims a base_score", 1.0, True),
        ("claims a base_score", -0.0, True),
        ("claims a base_score", 5e-324, True),
        ("claims a base_score", -5e-324, False),
        ("claims a base_score", 1 + 2**-52, False),
        ("claims a base_score", 2**53, False),
        ("claims a base_score", True, False),
        ("claims a base_score", "0.5", False),
        ("claims a base_score", None, False),
        ("inferences e", {"premises": ["b"], "conclusion": "d", "base_score": 0.5}, False),
        ("challenges c attacks", [], False),
        ("challenges c residual severity", "LOW", False),
        ("challenges c residual", {"severity": "low"}, False),
        ("inferences e premises", [], False),
        ("inferences e warrant", None, False),
        ("expect a", "true", False),
        ("include", "o.yaml", True),
        ("include", ["o.yaml", "papers/o.yaml"], True),
        ("include", {"a": "o.yaml", "b": "papers/o.yaml"}, True),
        ("include", [], False),
        ("include", {}, False),
        ("include", "../o.yaml", False),
        ("include", {"a": ["o.yaml"]}, False),
        ("include", {"a/b": "o.yaml"}, False),
        ("include", [{"a": "o.yaml"}], False),
        ("claims a supported_by", ["o/b", ["o/p/b", "b"], {"premises": "o/b", "warrant": "o/b"}], True),
        ("claims a supported_by", {"premises": "b", "id": "o/k"}, False),
        ("claims a supported_by", "o//b", False),
        ("claims a supported_by", "/b", False),
        ("claims a supported_by", "o/b\n", False),
        ("claims a sources 0", "o/s, p. 1", True),
        ("claims a by", "o/v", False),
        ("claims a at 0 section", "o/s", False),
        ("claims o/a", {"text": "x"}, False),
        ("sources o/s", {}, False),
        ("expect o/a", "granted", True),
        ("paper author 0", {}, False),
        ("paper text", "folder/x.txt", True),
        ("paper text", "../x.txt", False),
        ("paper text", "..x", True),
        ("paper text", "x.txt\n", False),
        ("paper text", "x\\..\\y", False),
        ("paper text", "~/x", False),
        ("paper text", "C:x", False),
        ("sources s issued", 2023, True),
        ("sources s issued", 2023.0, True),
        ("sources s issued", 0, False),
        ("sources s issued", "0000", True),
        ("sources s issued", "2023-13", False),
        ("sources s issued", "2023-06-01\n", False),
        ("sources s issued", "\uff12\uff10\uff12\uff13", False),
        ("sources s page", 0, True),
        ("sources s page", -1, False),
        ("sources s page", 2**53 - 1, True),
        ("sources s page", 2**53, False),
        ("sources s page", 10**30, False),
        ("sources s page", 2.5, False),
        ("sources s type", "legal_case", True),
        ("sources s type", "legal-case", False),
        ("sources s reliability", "a", False),
        ("sources s reliability", "G", False),
        ("sources s reliability", "F", True),
        ("sources s credibility", 0, False),
        ("sources s credibility", 1, True),
        ("sources s credibility", 6.0, True),
        ("sources s credibility", 7, False),
        ("sources s credibility", True, False),
        ("sources s credibility", "2", False),
        ("sources s derived_from", [], True),
        ("sources s derived_from", "s", True),
        ("sources s derived_from 0", "s, p. 1", False),
        ("paper", {"reliability": "A"}, False),
        ("paper", {"derived_from": ["s"]}, False),
        ("sources s", {"container_title": "x"}, False),
        ("sources s", {"doi": "x"}, False),
        ("sources s", {"DOI": "x"}, True),
        ("sources s", {}, True),
    ],
)
def test_edges(place: str, value: Any, good: bool) -> None:
    assert judge(_with(place, value)) == (good, good, good)


@pytest.mark.parametrize("weight", [nan, inf, -inf])
def test_what_is_no_number_in_json_is_refused(weight: float) -> None:
    """JSON can't say it, and YAML is read as JSON, but a map may be built in Python."""
    data = _with("claims a base_score", weight)
    assert not _fits_models(data)
    assert list(find_shape_problems(data))


@pytest.mark.parametrize("data", [None, [], {}, "x", 1, True, [FULL], {"argmap": 1}, {"title": "x"}])
def test_what_is_no_map_is_refused_by_all(data: Any) -> None:
    assert judge(data) == (False, False, False)
