"""Minimal cut sets by definition: each set of parts is withdrawn, and the map evaluated anew."""

from itertools import combinations
from random import Random
from typing import Any

from argmap.evaluation import Intervention, Run, evaluate_run, withdraw_works
from argmap.evaluation.weight.withdrawal import Part
from argmap.graph import Graph, Statement
from argmap.verdict import Basis
from tests.evaluation.test_oracle import random_map

Sets = list[tuple[int, ...]]


def list_parts(graph: Graph, by: str) -> list[Part]:
    """What can be withdrawn, in the order in which cut sets number it."""
    if by == "source":
        return sorted(graph.data["sources"])
    return [*sorted(graph.of_kind("premise"), key=lambda one: one.key)]


def find_cut_sets(
    graph: Graph, by: str, basis: Basis, residual: bool, *, force: bool = False
) -> dict[Statement, Sets]:
    """The minimal cut sets of all that holds; with `force`, of challenges whose force is decided."""
    parts = list_parts(graph, by)
    before = find_state(evaluate_run(graph, basis, residual), force)
    found: dict[Statement, Sets] = {one: [] for one in graph.statements if before[one.index]}
    if force:
        found = {one: sets for one, sets in found.items() if one.kind == "challenge"}
    for size in range(1, len(parts) + 1):
        for numbers in combinations(range(len(parts)), size):
            run = evaluate_without(graph, [parts[one] for one in numbers], basis, residual)
            after = find_state(run, force)
            for root, sets in found.items():
                fallen = after[root.index] != before[root.index]
                if fallen and not any(set(one) <= set(numbers) for one in sets):
                    sets.append(numbers)
    return found


def find_state(run: Run, force: bool) -> list[str]:
    """How each statement stands; nothing where it does not, or where with `force` that of it is undecided."""
    shown = {True: "with force", False: "without force", None: ""}
    states = zip(run.holds, run.force, strict=True)
    return [(shown[forced] if force else "holds") if held else "" for held, forced in states]


def evaluate_without(graph: Graph, parts: list[Part], basis: Basis, residual: bool) -> Run:
    """What a run says once some parts are withdrawn."""
    statements = frozenset(part for part in parts if isinstance(part, Statement))
    works = withdraw_works(graph, [part for part in parts if isinstance(part, str)])
    return evaluate_run(graph, basis, residual, works.join(Intervention(withdrawn=statements)))


def premise_map(random: Random) -> dict[str, Any]:
    """A random map with more premises, each given for several statements."""
    data = random_map(random)
    names = [f"p{number}" for number in range(random.randint(2, 4))]
    conclusions = [
        (name, part)
        for one in ("claims", "recommendations", "challenges")
        for name, part in data[one].items()
    ]
    for _, part in conclusions:
        if random.random() < 0.7:
            part["supported_by"] += random.sample(names, random.randint(1, 2))
    data["premises"] |= {name: {"text": "x"} for name in names}
    for number in range(random.randint(0, 4) if conclusions else 0):
        linked = random.sample([*names, *(name for name, _ in conclusions)], 2)
        data["inferences"][f"k{number}"] = {
            "premises": linked,
            "conclusion": random.choice(conclusions)[0],
        }
    return data


def source_map(random: Random) -> dict[str, Any]:
    """A random map with several works, some derived from others, circles included."""
    data = random_map(random)
    names = ["audit", "gazette", "paper", "study"][: random.randint(2, 4)]
    data["sources"] = {name: {"title": "W"} for name in names}
    for source in data["sources"].values():
        if random.random() < 0.4:
            source["derived_from"] = random.sample(names, random.randint(1, 2))
    for section in ("claims", "premises", "challenges", "recommendations"):
        for part in data[section].values():
            if random.random() < 0.6:
                part["sources"] = random.sample(names, random.randint(1, 2))
    return data


MAKERS = {"premise": premise_map, "source": source_map}
