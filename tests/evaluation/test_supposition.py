"""What a reader supposes, by the ids of the map."""

from typing import Any

import pytest

from argmap.errors import ArgmapError
from argmap.evaluation import evaluate, find_statement, suppose
from argmap.graph import Graph

DATA: dict[str, Any] = {
    "sources": {
        "audit": {"title": "Audit"},
        "paper": {"title": "Paper", "derived_from": ["audit"]},
        "gazette": {"title": "Gazette"},
    },
    "claims": {"c": {"text": "C.", "supported_by": ["p"]}, "d": {"text": "D."}},
    "premises": {
        "p": {"text": "P.", "sources": ["paper, p. 3"]},
        "q": {"text": "Q.", "sources": ["paper", "gazette"]},
        "a": {"text": "A.", "sources": ["audit"], "assumption": "Known."},
        "r": {"text": "R.", "answers": ["x"]},
    },
    "challenges": {"x": {"text": "X.", "attacks": ["c"]}, "u": {"text": "U.", "attacks": ["step"]}},
    "inferences": {"step": {"premises": ["p", "q"], "conclusion": "d"}},
}
GONE = {"p": "unsupported", "c": "unsupported", "d": "unsupported"}
CASES: list[tuple[str, dict[str, list[str]], dict[str, str]]] = [
    ("without a premise", {"without": ["p"]}, GONE),
    ("without an answer", {"without": ["r"]}, {"r": "unsupported", "x": "granted", "c": "questioned"}),
    ("without a challenge", {"without": ["u"]}, {"u": "unsupported", "d": "established"}),
    ("without an inference", {"without": ["step"]}, {"d": "unsupported"}),
    ("without a work that all draws on", {"without": ["audit"]}, GONE),
    ("without a work that is not alone", {"without": ["gazette"]}, {}),
    ("an inference accepted", {"accept": ["step"]}, {"d": "established"}),
    ("a challenge accepted and met all the same", {"accept": ["x"]}, {}),
    ("a claim accepted", {"accept": ["d"]}, {"d": "established"}),
    ("a work accepted", {"accept": ["paper"], "reject": ["p"]}, {}),
    ("a work rejected", {"reject": ["paper"]}, GONE | {"p": "defeated"}),
    ("an inference rejected", {"reject": ["step"]}, {"d": "unsupported"}),
    ("a challenge rejected", {"reject": ["u"]}, {"u": "defeated", "d": "established"}),
    ("a source by its section", {"without": ["sources/audit"]}, GONE),
    ("a premise by its section", {"without": ["premises/p"]}, GONE),
]


@pytest.mark.parametrize(("words", "changes"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_verdicts_that_change(words: dict[str, list[str]], changes: dict[str, str]) -> None:
    graph = Graph.of(DATA)
    before = evaluate(graph).verdicts
    after = evaluate(graph, intervention=suppose(graph, **words)).verdicts
    assert {name: verdict for name, verdict in after.items() if verdict != before[name]} == changes


def test_all_unknown_ids_are_said_at_once() -> None:
    with pytest.raises(ArgmapError) as caught:
        suppose(Graph.of(DATA), without=["audt"], accept=["stepp"], reject=["sources/p"])
    assert str(caught.value) == (
        "the map has no statement, inference or source 'audt' (did you mean 'audit'?)\n"
        "the map has no statement, inference or source 'stepp' (did you mean 'step'?)\n"
        "the map has no statement, inference or source 'sources/p'"
    )


@pytest.mark.parametrize(
    ("address", "message"),
    [("step", "'step' is an inference; give the id of a statement"), ("zz", "the map has no statement 'zz'")],
)
def test_a_statement_is_asked_for(address: str, message: str) -> None:
    with pytest.raises(ArgmapError, match=message):
        find_statement(Graph.of(DATA), address)
