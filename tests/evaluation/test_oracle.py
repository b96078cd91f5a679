"""Single runs agree with a brute-force oracle on thousands of random small maps."""

from collections import Counter
from random import Random
from typing import Any, get_args

from argmap.evaluation import evaluate, evaluate_run
from argmap.graph import Graph
from argmap.verdict import VERDICTS, Basis
from tests.effort import runs
from tests.evaluation.oracle import SECTIONS, Oracle, TooManyError

MAPS = runs(11_000, part=40)
BASES: tuple[Basis, ...] = get_args(Basis)


def random_map(random: Random) -> dict[str, Any]:
    """A map of at most seven statements and three inferences, dense enough for cycles."""
    names = list("abcdefg"[: random.randint(2, 7)])
    data: dict[str, Any] = {section: {} for section in SECTIONS}
    steps = list("xyz"[: random.randint(0, 3)])
    density = random.choice([0.6, 1.2])
    for name in names:
        section = random.choices(SECTIONS, [4, 3, 5, 1])[0]
        data[section][name] = _random_statement(random, section, names, steps, density)
    data["sources"] = {"work": {"title": "W"}}
    data["inferences"] = {step: _random_inference(random, [*names, "gone"]) for step in steps}
    return data


def _random_statement(
    random: Random, section: str, names: list[str], steps: list[str], density: float
) -> dict[str, Any]:
    def some(pool: list[str], mean: float) -> list[str]:
        count = sum(random.random() < mean * density / 3 for _ in range(3))
        return random.sample(pool, min(count, len(pool)))

    part: dict[str, Any] = {"text": "x"}
    means = {"premises": 0.15, "challenges": 0.5}
    part["supported_by"] = some([*names, "gone"], means.get(section, 0.9))
    if len(part["supported_by"]) > 1 and random.random() < 0.2:
        part["supported_by"] = [part["supported_by"]]
    if section != "challenges":
        part["answers"] = some(names, 0.9)
        part["denies"] = some(names, 0.2)
    if section in ("claims", "premises"):
        part["contradicts"] = some(names, 0.25)
    if section == "challenges":
        part["attacks"] = some([*names, *steps], 1.0) or [random.choice([*names, *steps])]
        if random.random() < 0.15:
            part["residual"] = {"severity": "low", "rationale": "x"}
    if random.random() < 0.3:
        part["sources"] = [random.choice(["work, p. 3", "work", "gone"])]
    if section == "premises" and random.random() < 0.3:
        part["assumption"] = "x"
    return part


def _random_inference(random: Random, names: list[str]) -> dict[str, Any]:
    part: dict[str, Any] = {
        "premises": random.sample(names, random.randint(1, 2)),
        "conclusion": random.choice(names),
    }
    if random.random() < 0.3:
        part["warrant"] = random.choice(names)
    return part


def test_runs_agree_with_the_oracle() -> None:
    seen: Counter[str] = Counter()
    for seed in range(MAPS):
        random = Random(seed)
        data = random_map(random)
        basis, residual = random.choice(BASES), random.random() < 0.5
        try:
            oracle = Oracle(data, basis, residual)
        except TooManyError:
            seen["too large"] += 1
            continue
        graph = Graph.of(data)
        evaluation = evaluate(graph, residual)
        run = evaluate_run(graph, basis, residual)
        for one in graph.statements:
            truths = (run.holds[one.index], run.force[one.index], run.attacked[one.index])
            assert truths == oracle.find_truths(one.key), (seed, basis, residual, data)
        seen.update(evaluation.verdicts.values())
        seen.update(_features(graph))
    assert MAPS - seen["too large"] > MAPS * 0.8
    assert {verdict: seen[verdict] > MAPS / 25 for verdict in VERDICTS} == dict.fromkeys(VERDICTS, True), seen
    features = (
        "undercut",
        "linked",
        "warrant",
        "answer",
        "denial",
        "contradiction",
        "support cycle",
        "attack cycle",
    )
    assert {name: seen[name] > MAPS / 25 for name in features} == dict.fromkeys(features, True), seen


def _features(graph: Graph) -> set[str]:
    """What a map has of the structures that make verdicts hard."""
    support = [(one.index, step.conclusion.index) for step in graph.steps for one in step.premises]
    attacks = [
        (one.challenge.index, (getattr(one.target, "conclusion", one.target)).index) for one in graph.attacks
    ]
    found = {
        "undercut": len(attacks) > sum(hasattr(one.target, "kind") for one in graph.attacks),
        "linked": any(len(step.premises) > 1 for step in graph.steps),
        "warrant": any(step.warrant for step in graph.steps),
        "answer": bool(graph.answers),
        "denial": bool(graph.denials),
        "contradiction": bool(graph.contradictions),
        "support cycle": _has_cycle(support),
        "attack cycle": _has_cycle(attacks),
    }
    return {name for name, there in found.items() if there}


def _has_cycle(edges: list[tuple[int, int]]) -> bool:
    """Strip what nothing leads to until nothing is left, or only cycles and what hangs on them."""
    while edges:
        ends = {end for _, end in edges}
        rest = [(start, end) for start, end in edges if start in ends]
        if len(rest) == len(edges):
            return True
        edges = rest
    return False
