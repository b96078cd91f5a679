"""What holds of all rules on all maps, however senseless these are."""

from collections import Counter
from random import Random
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from argmap.analysis import Analysis
from argmap.evaluation import Diagnosis, evaluate, find_uncited_grounds
from argmap.finding import Finding
from argmap.graph import Graph
from argmap.rules import BUILTIN_RULES
from argmap.shape import normalize
from tests.strategies import Data, by_id, find_places, maps, residuals, some, verdicts

TINY = st.sampled_from(["a", "b", "c", "gone"])
REMARKS = some(
    st.fixed_dictionaries({"text": st.just("x")}, optional={"kind": st.just("question"), "by": TINY})
)
REASONS = (
    TINY
    | some(TINY, 1)
    | st.fixed_dictionaries(
        {"premises": some(TINY, 1)},
        optional={"warrant": TINY, "by": TINY, "remarks": REMARKS, "allow": st.just({"remark": "x"})},
    )
)
RELATIONS = {
    "supported_by": some(REASONS),
    **dict.fromkeys(("answers", "denies", "contradicts"), some(TINY)),
}
COMMON = {
    "sources": some(st.sampled_from(["a", "a, p. 1", "gone"])),
    "at": some(st.sampled_from([{"section": "a"}, {"section": "gone"}, {"paragraph": 1}, {"quote": "a"}])),
    "in_tension_with": some(TINY),
    "by": TINY,
    "implicit": st.just(True),
    "remarks": REMARKS,
    "allow": st.dictionaries(st.sampled_from(BUILTIN_RULES), st.just("x"), max_size=2),
}

TEXTS = st.sampled_from("xyz") | st.sampled_from(
    ["It is now 2021-02-30, will it?", "It always was so in 2022 and since March 2023.", "We should build."]
)
SOURCES = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["x", "X!"]),
        "author": st.just([{"literal": "X"}]),
        "issued": st.sampled_from(["2019", "2021-02-30", "2023-03", 2024]),
        "DOI": st.sampled_from(["10.1/X", "https://doi.org/10.1/x", "none"]),
        "URL": st.sampled_from(["http://[x", "https://www.X.org:443/a/#b", "x.org/a", "//", ":80"]),
        "reliability": st.sampled_from("AE"),
        "credibility": st.sampled_from([1, 5]),
        "derived_from": some(TINY),
    },
)


def statements(*relations: str, required: Data | None = None, **own: Any) -> Any:
    optional = {**COMMON, **{relation: RELATIONS[relation] for relation in relations}, **own}
    return by_id(st.fixed_dictionaries({"text": TEXTS, **(required or {})}, optional=optional))


tangles: st.SearchStrategy[Data] = st.fixed_dictionaries(
    {
        "argmap": st.just(1),
        "title": st.just("x"),
        "claims": statements("supported_by", "answers", "denies", "contradicts"),
        "premises": statements("supported_by", "answers", "denies", "contradicts", assumption=st.just("x")),
        "challenges": statements("supported_by", required={"attacks": some(TINY, 1)}, residual=residuals),
        "recommendations": statements("supported_by", "answers", "denies"),
        "inferences": by_id(
            st.fixed_dictionaries(
                {"premises": some(TINY, 1), "conclusion": TINY},
                optional={"warrant": TINY, "by": TINY, "remarks": REMARKS, "allow": COMMON["allow"]},
            )
        ),
    },
    optional={
        "sections": st.just({"a": "x"}),
        "paper": st.just({"issued": "2023", "author": [{"literal": "x"}]}),
        "sources": by_id(SOURCES),
        "thesis": some(TINY),
        "voices": st.just({"a": "x"}),
        "remarks": REMARKS,
        "expect": by_id(verdicts),
    },
)
"""Maps whose few ids are used everywhere: duplicates, circles and relations of wrong kinds abound."""


def identify(finding: Finding) -> tuple[Any, ...]:
    return finding.rule, finding.severity, finding.message, finding.path, finding.statement


def shuffle(value: Any, random: Random) -> Any:
    """Return the same data with the keys of every mapping in another order."""
    if isinstance(value, dict):
        keys = random.sample(sorted(value), len(value))
        return {key: shuffle(value[key], random) for key in keys}
    return [shuffle(one, random) for one in value] if isinstance(value, list) else value


@given(tangles | maps)
def test_every_finding_has_a_place_in_the_map(data: Data) -> None:
    report = Analysis.from_map(data).results
    places = set(find_places(normalize(data)))
    for finding in [*report.findings, *(one.finding for one in report.waived)]:
        assert finding.path in places
        assert len(finding.message) < 400


@given(tangles | maps, st.randoms(use_true_random=False))
def test_order_of_keys_does_not_matter(data: Data, random: Random) -> None:
    one, other = Analysis.from_map(data).results, Analysis.from_map(shuffle(data, random)).results
    assert Counter(map(identify, one.findings)) == Counter(map(identify, other.findings))
    assert Counter(map(repr, one.waived)) == Counter(map(repr, other.waived))


@given(tangles)
def test_every_doubt_is_traced_to_what_is_merely_said(data: Data) -> None:
    graph = Graph.of(data)
    evaluation = evaluate(graph)
    asserted, doubted = evaluation.asserted, evaluation.doubted
    grounds = find_uncited_grounds(graph, (evaluation.asserted, evaluation.doubted), most=9)
    for statement in graph.statements:
        changed = asserted.holds[statement.index] is not doubted.holds[statement.index]
        assert bool(grounds.get(statement.index)) == changed


def test_what_a_finding_touches_does_not_depend_on_the_order_of_keys() -> None:
    """Theses are in their order, recommendations and replies by their ids."""
    text = {"text": "x"}
    replies = {name: text | {"answers": ["doubt"]} for name in ("no", "yes")}
    followed = {name: text | {"supported_by": ["thesis"]} for name in ("go", "stay")}
    doubt = {"doubt": text | {"attacks": ["thesis"], "sources": ["audit"]}}
    data: Data = {
        "argmap": 1,
        "title": "x",
        "thesis": ["thesis"],
        "claims": {"thesis": text | {"sources": ["audit"]}, **replies},
        "recommendations": followed,
        "challenges": doubt,
        "sources": {"audit": {"title": "x"}},
    }
    other = {
        key: dict(reversed(part.items())) if isinstance(part, dict) else part for key, part in data.items()
    }
    findings, others = Analysis.from_map(data).findings, Analysis.from_map(other).findings
    assert {finding.roots for finding in findings} >= {("thesis", "go", "stay")}
    assert any(len(finding.related) > 1 for finding in findings)
    assert Counter(map(repr, findings)) == Counter(map(repr, others))


RIVALS: Data = {  # each of two that contradict each other is a reason why the other fails
    "argmap": 1,
    "title": "x",
    "premises": {
        "a": {"text": "x"},
        "b": {"text": "x", "assumption": "x", "contradicts": ["c"]},
        "c": {"text": "x", "supported_by": ["a"]},
    },
    "challenges": {"d": {"text": "x", "attacks": ["a"]}},
}


@example(RIVALS)
@given(tangles)
def test_every_verdict_is_explained(data: Data) -> None:
    graph = Graph.of(data)
    evaluation = evaluate(graph)
    diagnosis = Diagnosis(graph, evaluation)
    for statement in graph.statements:
        verdict = evaluation.verdict(statement)
        assert bool(diagnosis.circle(statement)) == (verdict == "contested")
        assert bool(diagnosis.failure(statement)) == (verdict in ("defeated", "unsupported"))
        assert bool(diagnosis.attackers(statement)) >= (verdict == "defeated")
        assert bool(diagnosis.doubts(statement)) >= (verdict == "questioned")
        assert bool(diagnosis.granted(statement)) == (verdict == "granted")
