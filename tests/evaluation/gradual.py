"""What the tests of strength share: maps of certain shapes, and the formula of quadratic energy."""

from typing import Any

from hypothesis import strategies as st

import argmap
from argmap.evaluation.strength.bipolar import BipolarGraph, df_quad, quadratic_energy
from argmap.graph import find_components
from tests.evaluation.oracle import SECTIONS
from tests.strategies import scores

EXACT = 1e-12
SEMANTICS = [df_quad, quadratic_energy]


def measured(text: str, residual: bool = False) -> dict[str, tuple[float, float]]:
    """Both strengths by id, from the sections of a map, through the public function."""
    found = argmap.strength(argmap.loads(f"argmap: 1\ntitle: x\n{text}"), residual=residual)
    return {name: (one.df_quad, one.quadratic_energy) for name, one in found.items()}


def energy_strength(base: float, energy: float) -> float:
    """The strength of a statement under quadratic energy."""
    part = energy**2 / (1 + energy**2)
    return base + (1 - base) * part if energy > 0 else base - base * part


def has_circle(nodes: BipolarGraph) -> bool:
    return any(len(part) > 1 for part in find_components(range(len(nodes.weights)), nodes.inputs))


def rings(groups: int, size: int) -> dict[str, Any]:
    """Challenges in groups: all of a group attack all of the next, and the last the first."""
    names = [[f"c{group}-{number}" for number in range(size)] for group in range(groups)]
    made = {
        name: {"text": "x", "attacks": names[(group + 1) % groups], "base_score": 1 if group else 0.9}
        for group in range(groups)
        for name in names[group]
    }
    return {"challenges": made}


@st.composite
def acyclic_maps(draw: st.DrawFn) -> dict[str, Any]:
    """Maps in which everything depends on statements with lower numbers only."""
    kinds = draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=7))
    names = [f"n{number}" for number in range(len(kinds))]
    data: dict[str, Any] = {section: {} for section in SECTIONS} | {"inferences": {}}
    for number, section in enumerate(kinds):
        part: dict[str, Any] = {
            "text": "x",
            **draw(st.fixed_dictionaries({}, optional={"base_score": scores})),
        }
        lower, higher = names[:number], names[number + 1 :]
        if section == "challenges":
            part["attacks"] = draw(_some([*higher, *(f"s{name}" for name in higher)])) or ["gone"]
        if section != "premises":
            part["supported_by"] = draw(_some(lower))
            premises = draw(_some(lower))
            if premises:
                data["inferences"][f"s{names[number]}"] = {"premises": premises, "conclusion": names[number]}
        data[section][names[number]] = part
    for number, section in enumerate(kinds):
        if section != "challenges":
            firsts = {
                c: min(one.strip("s") for one in part["attacks"]) for c, part in data["challenges"].items()
            }
            answerable = [challenge for challenge, first in firsts.items() if first > names[number]]
            data[section][names[number]]["answers"] = draw(_some(answerable))
    return data


def _some(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=3) if names else st.just([])
