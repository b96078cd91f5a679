"""The script of the page gives the same verdicts as the library, whatever is taken away."""

from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from argmap.evaluation import Intervention, evaluate, withdraw_works
from argmap.graph import Graph, Voices
from argmap.page.data import describe_structure
from argmap.page.page import read_script
from argmap.verdict import VERDICTS
from benchmarks.generate import SHAPES
from tests.effort import runs
from tests.evaluation.eight_oracle import random_map

MAPS, TRIALS = runs(600), 5
WORKS = ["work", "copy", "gone-copy", "one", "other"]
SECTIONS = ("claims", "premises", "challenges", "recommendations")


@pytest.fixture
def blank(browser: Browser) -> Any:
    page = browser.new_page()
    yield page
    page.close()


def _random_graph(random: Random) -> Graph:
    """A random map, in which statements cite works that draw on each other; sometimes without a voice."""
    data = random_map(random)
    data["sources"] = data.get("sources", {}) | {
        name: {"title": "W", "derived_from": random.sample([*WORKS, "lost"], random.choice([0, 0, 1, 2]))}
        for name in WORKS
    }
    for part in (part for section in SECTIONS for part in data.get(section, {}).values()):
        if "sources" in part and random.random() < 0.5:
            part["sources"] = random.sample(["work, p. 3", *WORKS[1:], "lost"], random.choice([1, 1, 2]))
    without = frozenset({"reviewer"} if random.random() < 0.3 else ())
    return Graph.of(Voices(without=without).choose(data).data)


def _trial(random: Random, graph: Graph) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is supposed, for the script, and what then is so according to the library."""
    statements = [one for one in graph.statements if random.random() < 0.15]
    steps = [one for one in graph.steps if random.random() < 0.2]
    works = [name for name in graph.sources if random.random() < 0.3]
    if random.random() < 0.25:
        statements, steps, works = [], [], []
    residual = random.random() < 0.5
    intervention = Intervention(withdrawn=frozenset([*statements, *steps])).join(withdraw_works(graph, works))
    evaluation = evaluate(graph, residual, intervention)
    names = list(graph.sources)
    supposed = {
        "statements": [one.index for one in statements],
        "steps": [one.index for one in steps],
        "sources": [names.index(one) for one in works],
        "residual": residual,
    }
    carries = [False if step in steps else evaluation.asserted.fires(step) for step in graph.steps]
    return supposed, {"verdicts": list(evaluation.verdicts.values()), "carries": carries}


RUN = """(cases) => {
%s
  const sets = ({ statements, steps, sources, ...switches }) =>
    ({ statements: new Set(statements), steps: new Set(steps), sources: new Set(sources), ...switches });
  return cases.map(([map, trials]) => trials.map((trial) => evaluate(map, sets(trial))));
}"""


def _run(page: Page, cases: list[Any]) -> Any:
    script = read_script(["evaluate.js"]).partition("{\n")[2].removesuffix("}\n")
    return page.evaluate(RUN % script, cases)


def test_script_and_library_agree(blank: Page) -> None:
    cases, expected = [], []
    for seed in range(MAPS):
        random = Random(seed)
        graph = _random_graph(random)
        trials = [_trial(random, graph) for _ in range(TRIALS)]
        cases.append([describe_structure(graph), [supposed for supposed, _ in trials]])
        expected.append([result for _, result in trials])
    assert _run(blank, cases) == expected
    told = [verdict for trials in expected for trial in trials for verdict in trial["verdicts"]]
    assert {word: told.count(word) > MAPS / 10 for word in set(told)} == dict.fromkeys(VERDICTS, True)


TIME = """([map, sets]) => {
%s
  const nothing = { statements: new Set([0]), steps: new Set(), sources: new Set() };
  const times = [];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    evaluate(map, nothing);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}"""


@pytest.mark.parametrize(
    "shape", ["tree", *(pytest.param(one, marks=pytest.mark.long) for one in SHAPES if one != "tree")]
)
def test_a_thousand_statements_are_weighed_at_once(blank: Page, shape: str) -> None:
    graph = Graph.of(SHAPES[shape](1000))
    script = read_script(["evaluate.js"]).partition("{\n")[2].removesuffix("}\n")
    took = blank.evaluate(TIME % script, [describe_structure(graph), None])
    print(shape, took)
    assert took < 100
