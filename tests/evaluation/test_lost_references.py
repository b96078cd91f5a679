"""References that lead nowhere count as not written: a map with them is as it is without them."""

import json
import re
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from argmap import Analysis
from argmap.evaluation.encoding import Encoding
from argmap.evaluation.positions.framework import instantiate
from argmap.interop.apx import write
from tests.effort import runs
from tests.evaluation.test_oracle import random_map

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("claims", "premises", "challenges", "recommendations")
LOST = ("gone", "nowhere")


def make_map(random: Random) -> dict[str, Any]:
    """A random map that has no reference that leads nowhere, or to what it may not name."""
    data: dict[str, Any] = {"argmap": 1, "title": "x", "thesis": [], **random_map(random)}
    challenges = list(data["challenges"])
    for kind in KINDS:
        for name, part in data[kind].items():
            for key, allowed in (("answers", challenges), ("denies", challenges)):
                if key in part:
                    part[key] = [target for target in part[key] if target in allowed and target != name]
            part["supported_by"] = [reason for reason in part["supported_by"] if "gone" not in reason]
            part["attacks"] = [name for name in part.get("attacks", ()) if name != "gone"]
            if kind != "challenges" or not part["attacks"]:
                del part["attacks"]
            if part.get("sources") == ["gone"]:
                del part["sources"]
    data["challenges"] = {name: part for name, part in data["challenges"].items() if "attacks" in part}
    return data


def add_lost(data: dict[str, Any], random: Random) -> dict[str, Any]:
    """The map with references of all sorts that lead nowhere, at the end of lists so that places stay."""
    names = [name for kind in KINDS for name in data[kind]]
    data = json.loads(json.dumps(data))
    data["thesis"].append("gone")
    reasons: list[Callable[[], Any]] = [
        lambda: "gone",
        lambda: [random.choice(names), "nowhere"],
        lambda: {"premises": [random.choice(names)], "warrant": "gone"},
        lambda: {"premises": ["gone", random.choice(names)], "id": f"step-{random.randrange(10**6)}"},
    ]
    for kind in KINDS:
        for part in data[kind].values():
            for key in ("attacks", "answers", "denies", "contradicts"):
                if key in part and random.random() < 0.5:
                    part[key].append(random.choice(LOST))
            if random.random() < 0.6:
                part["supported_by"].append(random.choice(reasons)())
            if random.random() < 0.4:
                part.setdefault("sources", []).append("gone, p. 3")
    for number in range(random.randint(0, 2)):
        ends = [random.choice(names), "gone"]
        random.shuffle(ends)
        data["inferences"][f"lost{number}"] = {"premises": ends[:1], "conclusion": ends[1]}
    return data


def show(data: dict[str, Any]) -> dict[str, Any]:
    """What argmap says of a map, but for the notices of what is left out."""
    analysis = Analysis.from_map(data)
    keys = [statement.key for statement in analysis.graph.statements]
    drawn = analysis.render("dot").partition("\n  node ")[2]
    told = re.sub(r"\n[^\n]*left out\.?(?=\n)", "", analysis.render("text"))
    return {
        "verdicts": analysis.verdicts().to_dict(),
        "residual": analysis.verdicts(residual=True).to_dict(),
        "strength": analysis.strength().to_dict(),
        "positions": analysis.positions().to_dict(),
        "flips": [analysis.flip(key).to_dict() for key in keys[:3]],
        "why": [str(analysis.why(key)) for key in keys],
        "framework": write(instantiate(analysis.graph, Encoding(analysis.graph))),
        "dot": drawn,
        "text": told,
    }


def test_lost_references_count_as_not_written() -> None:
    compared = 0
    for seed in range(runs(400)):
        random = Random(seed)
        data = make_map(random)
        if Analysis.from_map(data).faults or not any(data[kind] for kind in KINDS):
            continue
        compared += 1
        with_lost = add_lost(data, random)
        assert show(with_lost) == show(data), (seed, with_lost)
    assert compared > runs(400) / 2


OBJECTIONS = [
    "supported_by: [gone]",
    "supported_by: [[gone, cards]]",
    "sources: [gone]",
    "supported_by: [work]",
]


@pytest.mark.parametrize("key", OBJECTIONS)
def test_a_typo_does_not_disarm_an_objection(key: str) -> None:
    text = f"""\
argmap: 1
title: Late fees
claims: {{fees: {{text: Late fees exclude., supported_by: [cards]}}}}
premises: {{cards: {{text: Cards are blocked., sources: [work]}}}}
challenges: {{old: {{text: The count is old., attacks: [fees], {key}}}}}
sources: {{work: {{title: W}}}}
"""
    verdicts = Analysis.from_text(text).verdicts()
    assert (verdicts["old"], verdicts["fees"]) == ("granted", "questioned")
