"""Maps of any size, the same for the same size: support trees and chains, attack chains, random graphs.

    python -m benchmarks.generate SHAPE STATEMENTS FILE

writes YAML, or JSON if the file's name ends in `.json`.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]

SEED = 2024
BRANCHES = 3
RARE = 0.1
_SOURCES = {"survey": {"type": "report", "title": "Survey of all branches", "issued": "2023-06-01"}}


def tree(size: int) -> Data:
    """A claim with three reasons, each of which has three reasons, down to premises with a source."""
    inner = (size - 1 + BRANCHES - 1) // BRANCHES
    reasons = [range(n * BRANCHES + 1, min(n * BRANCHES + BRANCHES + 1, size)) for n in range(inner)]
    claims = {_id(n): _text(n) | {"supported_by": [_id(r) for r in reasons[n]]} for n in range(inner)}
    premises = {_id(n): _text(n) | {"sources": ["survey, p. 1"]} for n in range(inner, size)}
    return _map("Support tree", claims=claims, premises=premises)


def chain(size: int) -> Data:
    """One premise, and claims each of which is the only reason for the next."""
    claims = {_id(n): _text(n) | {"supported_by": [_id(n + 1)]} for n in range(size - 1)}
    premises = {_id(size - 1): _text(size - 1) | {"sources": ["survey, p. 1"]}}
    return _map("Support chain", claims=claims, premises=premises)


def attacks(size: int) -> Data:
    """A claim, a challenge to it, a challenge to that challenge, and so on."""
    claims = {_id(0): _text(0) | {"sources": ["survey"]}}
    challenges = {_id(n): _text(n) | {"attacks": [_id(n - 1)]} for n in range(1, size)}
    return _map("Attack chain", claims=claims, challenges=challenges)


def graph(size: int) -> Data:
    """Statements of all kinds, half of the premises unsourced, with random relations, cycles included."""
    random = Random(SEED)
    sections: Data = {"claims": {}, "premises": {}, "challenges": {}, "recommendations": {}}
    makers = {
        "claims": lambda: {"supported_by": _some(random, size, 2)},
        "premises": lambda: {"sources": ["survey, p. 7"]} if random.random() < 1 / 2 else {},
        "challenges": lambda: {"attacks": _some(random, size, 1)},
        "recommendations": lambda: {"supported_by": _some(random, size, 2), "actor": ["The board"]},
    }
    for n in range(size):
        [section] = random.choices(list(sections), [4, 4, 2, 1])
        sections[section][_id(n)] = _text(n) | makers[section]()
    _add_rarer_relations(random, size, sections)
    conclusions = [*sections["claims"], *sections["recommendations"]]
    inferences = {
        f"step-{n}": {"premises": _some(random, size, 2), "conclusion": random.choice(conclusions)}
        for n in range(size // 10)
    }
    return _map("Random graph", **sections, inferences=inferences)


def _add_rarer_relations(random: Random, size: int, sections: Data) -> None:
    challenges = list(sections["challenges"])
    for part in [*sections["premises"].values(), *sections["recommendations"].values()]:
        for relation in ("answers", "denies"):
            if challenges and random.random() < RARE:
                part[relation] = [random.choice(challenges)]
    for claim in sections["claims"].values():
        if random.random() < RARE:
            claim["supported_by"].append(_some(random, size, 2))
    rivals = [*sections["claims"], *sections["premises"]]
    for name in random.sample(rivals, size // 50):
        section = "claims" if name in sections["claims"] else "premises"
        sections[section][name]["contradicts"] = [random.choice(rivals)]


SHAPES: dict[str, Callable[[int], Data]] = {
    "tree": tree,
    "chain": chain,
    "attacks": attacks,
    "graph": graph,
}


def _map(title: str, **sections: Data) -> Data:
    filled = {name: section for name, section in sections.items() if section}
    return {"argmap": 1, "title": title, "sources": _SOURCES, **filled}


def _id(number: int) -> str:
    return f"s{number}"


def _text(number: int) -> Data:
    return {
        "text": f"Statement {number} says something of about the usual length about branch {number % 97}."
    }


def _some(random: Random, size: int, count: int) -> list[str]:
    return list(dict.fromkeys(_id(random.randrange(size)) for _ in range(count)))


def write(data: Data, path: Path) -> None:
    """Write a map as JSON or YAML, by the file's name."""
    from argmap.syntax.write import write_json, write_yaml

    writer = write_json if path.suffix == ".json" else write_yaml
    path.write_text(writer(data), "utf-8")


def main() -> None:
    """Read the command line and write one map."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="Write a large map.")
    parser.add_argument("shape", choices=SHAPES)
    parser.add_argument("statements", type=int)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    write(SHAPES[arguments.shape](arguments.statements), arguments.file)


if __name__ == "__main__":
    main()
