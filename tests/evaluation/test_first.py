"""Of several links, works or steps that would do, which is chosen, and how many count."""

from argmap.evaluation import Diagnosis, Evidences, Failures, evaluate, evaluate_run, find_inconsistencies
from argmap.evaluation.diagnosis.reasons import find_reasons
from argmap.evaluation.why.attack_index import AttackIndex
from argmap.graph import Graph
from argmap.graph.sources import MOST_ORIGINS


def build(**parts: object) -> Graph:
    return Graph.of({"argmap": 1, "title": "T", **parts})


def test_of_two_links_that_say_the_same_the_first_counts() -> None:
    graph = build(
        claims={
            "a": {"text": "A.", "contradicts": ["c", "b"], "sources": ["s"]},
            "b": {"text": "B.", "contradicts": ["a"], "sources": ["s"]},
            "c": {"text": "C.", "contradicts": ["a"], "sources": ["s"]},
        }
    )
    index = AttackIndex(graph)
    first, second, _ = graph.statements
    to_c, to_b = (("claims", "a", "contradicts", place) for place in (0, 1))
    assert [rival.relation.path for rival in index.opponents_of(first)] == [to_b, to_c]
    assert [rival.relation.path for rival in index.opponents_of(second)] == [to_b]


def test_as_many_origins_as_a_work_may_have_are_told_apart() -> None:
    names = [f"s{number}" for number in range(MOST_ORIGINS + 1)]
    graph = build(
        claims={
            "some": {"text": "Some.", "sources": names[:-1]},
            "more": {"text": "More.", "sources": names},
        },
        sources={name: {"title": name} for name in names},
    )
    evidences = Evidences(graph, evaluate(graph).asserted)
    some, more = map(evidences.of, graph.statements)
    assert some.origins == frozenset(names[:-1])
    assert more.origins is None


def test_of_several_attacked_steps_the_least_is_named() -> None:
    graph = build(
        claims={"a": {"text": "A."}},
        premises={"p": {"text": "P.", "sources": ["s"]}, "q": {"text": "Q.", "sources": ["s"]}},
        challenges={"c": {"text": "C.", "attacks": ["second", "first"], "sources": ["s"]}},
        inferences={
            "second": {"premises": ["p"], "conclusion": "a"},
            "first": {"premises": ["q"], "conclusion": "a"},
        },
        sources={"s": {"title": "S"}},
    )
    claim, challenge = graph.statements[0], graph.of_kind("challenge")[0]
    failures = Failures(graph, evaluate(graph).asserted, {step: [challenge] for step in graph.steps})
    failure = failures.of(claim)
    assert failure is not None
    assert failure.step is not None
    assert failure.step.id == "first"


def test_of_several_failing_premises_the_one_nearest_to_a_broken_link_is_named() -> None:
    graph = build(
        claims={
            "top": {"text": "T.", "supported_by": ["far", "near"]},
            "far": {"text": "F.", "supported_by": ["below"]},
            "near": {"text": "N."},
            "below": {"text": "B."},
        }
    )
    failure = Diagnosis(graph, evaluate(graph)).failures.of_support(graph.statements[0])
    assert failure is not None
    assert failure.statement.id == "near"


def test_each_side_of_a_contradiction_is_a_reason_for_the_other() -> None:
    graph = build(premises={"a": {"text": "A.", "contradicts": ["b"]}, "b": {"text": "B."}})
    a, b = (statement.index for statement in graph.statements)
    reasons = find_reasons(graph, evaluate_run(graph), [a, b])
    assert (reasons[a], reasons[b]) == ([b], [a])


def test_what_rests_on_one_side_of_a_contradiction_and_on_something_else_is_consistent() -> None:
    graph = build(
        recommendations={
            "first": {"text": "F.", "supported_by": ["a", "c"]},
            "other": {"text": "O.", "supported_by": ["b", "c"]},
            "both": {"text": "X.", "supported_by": ["a", "b"]},
        },
        premises={"a": {"text": "A.", "contradicts": ["b"]}, "b": {"text": "B."}, "c": {"text": "C."}},
    )
    assert [root.id for root in find_inconsistencies(graph, graph.roots).conflicts] == ["both"]


def test_contradictions_come_in_the_order_of_their_first_sides() -> None:
    graph = build(
        recommendations={"r": {"text": "R.", "supported_by": ["a", "b", "c", "d"]}},
        premises={
            "b": {"text": "B.", "contradicts": ["c"]},
            "a": {"text": "A.", "contradicts": ["d"]},
            "c": {"text": "C."},
            "d": {"text": "D."},
        },
    )
    (conflicts,) = find_inconsistencies(graph, graph.roots).conflicts.values()
    assert [(one.id, other.id) for one, other in conflicts] == [("a", "d"), ("b", "c")]
