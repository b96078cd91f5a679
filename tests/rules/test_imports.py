"""What follows from the format that a map was read from is told once; all else is told as usual."""

from copy import deepcopy
from typing import Any

import pytest

from argmap.analysis import Analysis
from argmap.interop import read_text
from argmap.settings import Configuration, Settings
from argmap.vocabulary import KINDS

KIALO = """\
Discussion Title: Trams

1. Trams should run at night.
1.1. Pro: Shifts end at two.
1.2. Pro: Taxis are dear.
1.3. Con: Streets are loud.
1.3.1. Con: Tracks are new.
"""
AIF = """\
{"nodes": [
 {"nodeID": "1", "text": "Trams should run at night.", "type": "I"},
 {"nodeID": "2", "text": "Shifts end at two.", "type": "I"},
 {"nodeID": "3", "text": "Default Inference", "type": "RA"}],
 "edges": [{"fromID": "2", "toID": "3"}, {"fromID": "3", "toID": "1"}], "locutions": []}
"""
SOURCES = {
    "uncited-premise",
    "no-thesis",
    "parried-challenge",
    "repair",
}
ADVICE = "; 'convert --assume-leaves' assumes them all"


def find(data: dict[str, Any], ignore: str = "") -> list[tuple[str, str]]:
    """The findings that have to do with sources and theses: rules, and messages or ids of statements."""
    settings = Configuration(settings=Settings(ignore=frozenset([ignore] if ignore else [])))
    found = Analysis.from_map(data, settings).results.findings
    return [(one.rule, one.statement or str(one.message)) for one in found if one.rule in SOURCES]


def read(text: str, name: str) -> dict[str, Any]:
    return dict(read_text(text.encode(), name, None, None).data)


WITHOUT = "without sources"
CASES = [
    (KIALO, "x.txt", "2 premises come from Kialo text export without sources"),
    (AIF, "x.json", "1 premise comes from AIF JSON (AIFdb) without sources, and no thesis is named"),
    (
        "- A\n  - B\n  - con: C\n    - reply: D\n",
        "x.md",
        f"2 premises come from Markdown outlines {WITHOUT}",
    ),
]


@pytest.mark.parametrize(("text", "name", "message"), CASES)
def test_what_the_format_lacks_is_told_once(text: str, name: str, message: str) -> None:
    assert find(read(text, name)) == [("uncited-premise", message)]


def test_it_says_what_to_do() -> None:
    (finding,) = [
        one for one in Analysis.from_map(read(AIF, "x.json")).results.findings if one.rule in SOURCES
    ]
    assert finding.advice == f"cite what the argument rests on, and name its thesis{ADVICE}"
    assert finding.path == ("premises",)


def change(data: dict[str, Any], section: str, id_: str, **keys: Any) -> dict[str, Any]:
    """Return a map with keys of a statement changed."""
    data = deepcopy(data)
    data[section].setdefault(id_, {"text": "New."}).update(keys)
    return data


def test_a_source_makes_every_leaf_count_again() -> None:
    data = {**read(KIALO, "x.txt"), "sources": {"survey": {"title": "A survey"}}}
    edited = change(data, "premises", "shifts-end-two", sources=["survey"])
    rules = {
        ("repair", "tracks-new"),
        ("uncited-premise", "taxis-dear"),
    }
    assert rules == set(find(edited))
    assumed = change(data, "premises", "shifts-end-two", assumption="Everybody knows.")
    assert find(assumed) == find(edited)


def test_what_was_added_is_told_as_usual() -> None:
    edited = change(read(KIALO, "x.txt"), "premises", "new", tags=["mine"])
    edited = change(edited, "challenges", "hm", attacks=["new"])
    assert find(edited) == [
        ("uncited-premise", "2 premises come from Kialo text export without sources"),
        ("uncited-premise", "new"),
    ]


def test_a_map_of_our_own_is_told_as_usual() -> None:
    data = read(KIALO, "x.txt")
    for section in KINDS:
        for statement in data.get(section, {}).values():
            statement.pop("origin")
    assert {("repair", "shifts-end-two"), ("uncited-premise", "taxis-dear")} == set(find(data))


def test_without_the_rule_that_tells_it_the_others_are_told() -> None:
    assert [rule for rule, _ in find(read(AIF, "x.json"), ignore="uncited-premise")] == ["no-thesis"]


def test_the_report_says_it_in_its_words() -> None:
    report = Analysis.from_map(read(AIF, "x.json")).report()
    assert "1. **1 premise comes from AIF JSON (AIFdb) without sources, and no thesis is named.**" in report
