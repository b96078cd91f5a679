"""Origins, dates and addresses of sources, and the settings of rules that look at them."""

from typing import Any

import pytest

from argmap.analysis import Analysis
from argmap.finding import Finding, Severity
from argmap.graph import Graph, find_origins
from argmap.rules import inconsistent_support, vague_recommendation
from argmap.rules.common.dates import Date, end, find_dates, is_before, write
from argmap.settings import Configuration, Setting, Settings
from tests.effort import runs

COUNT = runs(20_000, part=8)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It began on 20 January 2023.", [(2023, 1, 20)]),
        ("It began on January 20th, 2023.", [(2023, 1, 20)]),
        ("It began on 2023-01-20.", [(2023, 1, 20)]),
        ("It began in Sept. 2023, in May 2021 and in 2022.", [(2021, 5), (2022,), (2023, 9)]),
        ("The strategy of 2022 and the 2021 talks.", [(2021,), (2022,)]),
        ("It never began on 30 February 2023.", [(2023, 2, 30)]),
        ("It ends by 2025, until March 2026 or before the end of 2027.", []),
        ("2023 members paid 2,023 in 2023.5 parts.", []),
        ("The gap is 2022 wide.", []),
    ],
)
def test_dates_of_a_sentence(text: str, dates: list[Date]) -> None:
    assert find_dates(text) == dates


def test_dates_compare_as_far_as_both_are_given() -> None:
    assert is_before((2022, 12, 31), (2023,))
    assert not is_before((2023,), (2023, 3))
    assert not is_before((2023, 3), (2023,))
    assert is_before((2023, 2, 30), (2023, 3))


def test_a_month_or_year_ends_after_each_of_its_days() -> None:
    assert (end((2021,)), end((2021, 5)), end((2021, 5, 30))) == (
        (2021, 12, 31),
        (2021, 5, 31),
        (2021, 5, 30),
    )
    assert end((2021,)) > end((2021, 12, 30))
    assert end((2021, 5)) > end((2021, 5, 30))


@pytest.mark.parametrize("coarse", ["2020", "2020-12"])
def test_newest_source_may_be_the_one_without_a_day(coarse: str) -> None:
    sources = {"fine": {"issued": "2020-12-30"}, "coarse": {"issued": coarse}}
    claims = {"c": {"text": "It is now so.", "sources": ["fine", "coarse"]}}
    data = {"paper": {"issued": "2023-06-01"}, "sources": sources, "claims": claims}
    assert [finding.path[-1] for finding in run(data, "stale-source")] == [1]


def test_a_reason_for_itself_is_not_also_on_two_sides() -> None:
    claims = {"s": {"text": "x", "supported_by": ["s"]}}
    challenges = {"t": {"text": "y", "supported_by": ["s"], "attacks": ["s"]}}
    assert run({"claims": claims, "challenges": challenges}, "support-and-attack") == []


def origins_of(**derived_from: list[str]) -> dict[str, str]:
    found = find_origins({name: {"derived_from": below} for name, below in derived_from.items()})
    return {name: " ".join(sorted(origins)) for name, origins in found.items()}


def test_origins_are_the_ends_of_the_chains() -> None:
    assert origins_of(a=["b"], b=["c", "d"], c=[], d=["gone"]) == {"a": "c d", "b": "c d", "c": "c", "d": "d"}


def test_a_circle_has_one_origin() -> None:
    assert origins_of(c=["b"], b=["c"], a=["c"]) == {"a": "b", "b": "b", "c": "b"}
    assert origins_of(c=["b"], b=["c", "x"], x=["x"]) == {"b": "x", "c": "x", "x": "x"}


def test_a_compilation_of_many_works_is_an_origin() -> None:
    works: dict[str, list[str]] = {f"w{index}": [] for index in range(9)}
    found = origins_of(nine=list(works), eight=list(works)[:8], report=["nine"], **works)
    assert (found["nine"], found["report"]) == ("nine", "nine")
    assert found["eight"] == " ".join(list(works)[:8])


def test_marks_stay_numbers() -> None:
    graph = Graph.of(
        {"sources": {"s": {"credibility": 2, "volume": 3, "issued": 476, "derived_from": ["t"]}}}
    )
    assert graph.sources == {"s": {"credibility": 2, "volume": "3", "issued": "0476", "derived_from": ["t"]}}


def test_references_of_sources_belong_to_no_statement() -> None:
    sources = {"s": {"derived_from": ["s", "gone", "t", "t"]}, "t": {}}
    data = {"argmap": 1, "title": "x", "sources": sources, "claims": {"t": {"text": "x"}, "s": {"text": "y"}}}
    found = [one for one in Analysis.from_map(data).results.findings if one.path[2:3] == ("derived_from",)]
    assert [(one.rule, one.path[3], one.statement) for one in found] == [
        ("dangling-reference", 1, None),
        ("self-reference", 0, None),
        ("duplicate-reference", 3, None),
    ]
    assert found[1].text == "'s' names itself in 'derived_from': name another source, or remove it"


def run(data: dict[str, Any], rule: str, **settings: Setting) -> list[Finding]:
    named = {name.replace("_", "-"): value for name, value in settings.items()}
    configuration = Configuration(Settings(select=frozenset({rule}), rules={rule: named}))
    return Analysis.from_map({"argmap": 1, "title": "t", **data}, configuration).findings


def one_claim(text: str, **source: object) -> dict[str, Any]:
    claims = {"c": {"text": text, "sources": ["s"]}}
    return {"argmap": 1, "title": "x", "paper": {"issued": 2023}, "sources": {"s": source}, "claims": claims}


def test_settings() -> None:
    old = one_claim("It is now so.", issued="2020")
    assert run(old, "stale-source")
    assert not run(old, "stale-source", max_age=3)
    weak = one_claim("It is so.", reliability="D", credibility=4)
    assert run(weak, "weak-source")
    assert run(weak, "weak-source", reliability="E")
    assert not run(weak, "weak-source", reliability="e", credibility=5)
    assert run(one_claim("It is so.", reliability="E"), "weak-source", reliability="e")
    assert run(one_claim("It is so."), "overlong-statement", max_words=2)
    data = {"recommendations": {"r": {"text": "They should ponder it.", "actor": ["x"]}}}
    assert not run(data, "vague-recommendation")
    assert run(data, "vague-recommendation", verbs=["Ponder"])


def test_page_lists_the_words() -> None:
    rule = vague_recommendation
    listed = [part.replace(",", "").split() for part in rule.__doc__.split("\n\n") if part.startswith("    ")]
    assert listed[:3] == [words.split() for words in (rule.VERBS, rule.LIGHT_VERBS, rule.NOUNS)]


def test_size_is_no_limit() -> None:
    names = [f"s{index}" for index in range(COUNT)]
    sources: dict[str, Any] = {
        name: {"title": "Same", "issued": 2020, "URL": "x.org", "reliability": "E", "derived_from": [below]}
        for name, below in zip(names, [*names[1:], names[0]], strict=True)
    }
    claims = {
        f"c{index}": {"text": "It is now so.", "sources": [name], "supported_by": [f"c{index + 1}", "p"]}
        for index, name in enumerate(names)
    }
    data = {
        "argmap": 1,
        "title": "x",
        "paper": {"issued": 2023, "author": [{"literal": "x"}]},
        "thesis": ["c0"],
        "sources": sources,
        "claims": claims,
        "premises": {"p": {"text": "It always will.", "sources": names}},
    }
    counts = {
        rule: len(run(data, rule))
        for rule in ("single-source", "double-counting", "stale-source", "duplicate-source", "weak-source")
    }
    assert counts == {
        "single-source": 1,
        "double-counting": COUNT - 2,  # the thesis has a single source
        "stale-source": COUNT,
        "duplicate-source": COUNT - 1,
        "weak-source": 1,
    }


@pytest.mark.parametrize(
    ("date", "text"), [((2020,), "2020"), ((2020, 2), "2020-02"), ((800, 5, 7), "0800-05-07")]
)
def test_a_date_in_words(date: Date, text: str) -> None:
    assert write(date) == text


def test_what_is_not_checked_for_contradictions_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inconsistent_support, "MOST", 1)
    names = ("a", "b", "c", "d")
    claims = {name: {"text": name, "supported_by": ["p"]} for name in names}
    claims["a"]["contradicts"], claims["c"]["contradicts"] = ["b"], ["d"]
    data = {
        "argmap": 1,
        "title": "x",
        "recommendations": {"r": {"text": "r", "supported_by": [*names]}},
        "claims": claims,
        "premises": {"p": {"text": "p"}},
    }
    findings = run(data, "inconsistent-support")
    assert findings[-1].message == "only 1 of 2 contradictions were checked"


@pytest.mark.parametrize(
    ("support", "severity"), [(["p"], Severity.WARNING), ([], Severity.ERROR)], ids=["outside", "none"]
)
def test_a_circle_is_held_by_a_reason_from_outside_only(support: list[str], severity: Severity) -> None:
    data = {
        "claims": {"a": {"text": "A.", "supported_by": support}, "b": {"text": "B."}},
        "premises": {"p": {"text": "P."}},
        "inferences": {
            "up": {"premises": ["b", "p"], "conclusion": "a"},
            "down": {"premises": ["a", "p"], "conclusion": "b"},
        },
    }
    assert [finding.severity for finding in run(data, "circular-support")] == [severity]


def test_a_finding_names_only_the_roots_that_rest_on_it() -> None:
    claims = {
        "a": {"text": "A.", "supported_by": ["p"]},
        "b": {"text": "B.", "supported_by": ["x"]},
        "x": {"text": "X."},
    }
    data = {"thesis": ["a", "b"], "claims": claims, "premises": {"p": {"text": "P."}}}
    assert [finding.roots for finding in run(data, "unsupported-claim")] == [("b",)]
