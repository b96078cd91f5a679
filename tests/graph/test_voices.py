"""A map without some voices: nothing of what they say is left, and nothing is found missing."""

from random import Random
from typing import Any

import pytest

from argmap.analysis import Analysis
from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.graph import Graph, Voices, find_lost_references, silence
from argmap.shape import normalize
from argmap.syntax import read
from tests.effort import runs
from tests.evaluation.eight_oracle import judge, random_map

MAP = """\
argmap: 1
title: Late fees
voices: {union: The staff union}
thesis: [fees-exclude, other]
claims:
  fees-exclude:
    text: Late fees keep the poorest away.
    supported_by:
      - said
      - [blocked, said]
      - {id: step, premises: [blocked], by: union}
      - blocked
    remarks: [Thin., {text: Bold., by: union}]
    answers: [doubt]
  other: {text: Fees are an old custom., by: union, supported_by: blocked}
premises:
  blocked: {text: Two in five cards are blocked.}
  said: {text: People say so., by: reviewer}
challenges:
  doubt: {text: Books come back late., by: reviewer, attacks: [fees-exclude, by-custom]}
  undercut: {text: One does not follow from the other., attacks: [step, by-custom, fees-exclude]}
inferences:
  by-custom: {premises: [blocked], warrant: said, conclusion: fees-exclude}
expect: {other: granted, fees-exclude: granted}
"""


def read_map() -> Any:
    return normalize(read(MAP, "map.yaml").data)  # type: ignore[arg-type]


def test_what_a_voice_says_goes_with_all_references_to_it() -> None:
    silenced = silence(read_map(), {"reviewer"}).data
    assert silenced["claims"]["fees-exclude"] == {
        "text": "Late fees keep the poorest away.",
        "supported_by": [{"id": "step", "premises": ["blocked"], "by": "union"}, "blocked"],
        "remarks": [{"text": "Bold.", "by": "union"}],
        "answers": [],
    }
    assert list(silenced["premises"]) == ["blocked"]
    assert silenced["challenges"] == {
        "undercut": {"text": "One does not follow from the other.", "attacks": ["step", "fees-exclude"]}
    }
    assert silenced["inferences"] == {}
    assert list(find_lost_references(silenced)) == []


def test_a_voice_that_only_makes_a_step() -> None:
    silenced = silence(read_map(), {"union"}).data
    assert silenced["thesis"] == ["fees-exclude"]
    assert silenced["claims"]["fees-exclude"]["supported_by"] == ["said", ["blocked", "said"], "blocked"]
    assert silenced["challenges"]["undercut"]["attacks"] == ["by-custom", "fees-exclude"]
    assert silenced["expect"] == {"fees-exclude": "granted"}


def test_places_are_those_of_the_whole_map() -> None:
    silenced = silence(read_map(), {"reviewer"})
    assert silenced.resolve(("claims", "fees-exclude", "supported_by", 1)) == (
        "claims",
        "fees-exclude",
        "supported_by",
        3,
    )
    assert silenced.resolve(("claims", "fees-exclude", "remarks", 0, "by"))[3] == 1
    assert silenced.resolve(("premises", "blocked", "text")) == ("premises", "blocked", "text")


def test_findings_are_placed_in_the_file() -> None:
    text = MAP.replace("- blocked\n", "- blokced\n")
    document = read(text, "map.yaml")
    found = Analysis(document, False, voices=Voices(without=frozenset({"reviewer"}))).findings
    (finding,) = (one for one in found if one.rule == "dangling-reference")
    assert (finding.line, finding.path) == (12, ("claims", "fees-exclude", "supported_by", 3))


@pytest.mark.parametrize(
    ("voices", "left"),
    [
        (Voices(), {"fees-exclude", "other", "blocked", "said", "doubt", "undercut"}),
        (Voices(only=frozenset({"author"})), {"fees-exclude", "blocked", "undercut"}),
        (Voices(only=frozenset()), {"fees-exclude", "blocked", "undercut"}),
        (Voices(only=frozenset({"union"})), {"fees-exclude", "other", "blocked", "undercut"}),
        (Voices(without=frozenset({"union"})), {"fees-exclude", "blocked", "said", "doubt", "undercut"}),
    ],
)
def test_voices_are_chosen(voices: Voices, left: set[str]) -> None:
    graph = Graph.of(voices.choose(read_map()).data)
    assert {one.id for one in graph.statements} == left


@pytest.mark.parametrize(
    ("voices", "message"),
    [
        (Voices(without=frozenset({"unoin"})), "the map has no voice 'unoin' (did you mean 'union'?)"),
        (Voices(only=frozenset({"x", "autor"})), "the map has no voice 'autor' (did you mean 'author'?)\n"),
        (Voices(without=frozenset({"author"})), "the author of the paper cannot be left out"),
    ],
)
def test_unknown_voices_are_refused(voices: Voices, message: str) -> None:
    with pytest.raises(ArgmapError) as raised:
        voices.choose(read_map())
    assert str(raised.value).startswith(message)


def test_the_oracle_agrees_on_maps_without_a_voice() -> None:
    random = Random(7)
    for _ in range(runs(1000)):
        data = random_map(random)
        without = {"reviewer"}
        silenced = silence(normalize(data), without).data
        lost = len(list(find_lost_references(normalize(data))))
        assert len(list(find_lost_references(silenced))) <= lost
        assert evaluate(Graph.of(silenced)).verdicts == judge(data, without_voices=without)
