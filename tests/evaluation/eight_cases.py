"""Cases that tell the eight verdicts from simpler definitions."""

from __future__ import annotations

from typing import Any

Statements = dict[str, dict[str, Any]]
Case = tuple[str, dict[str, Any], dict[str, str]]


def build(**sections: Statements) -> dict[str, Any]:
    """A map with one source, `s`, of statements that need not repeat a text."""
    written = {
        section: {name: {"text": f"Text of {name}.", **statement} for name, statement in statements.items()}
        for section, statements in sections.items()
    }
    return {"argmap": 1, "title": "A case", "sources": {"s": {"title": "A source"}}, **written}


SOURCED = {"sources": ["s"]}

CASES: tuple[Case, ...] = (
    (
        "a challenge whose only reason is an unsourced premise attacks a sourced claim",
        build(
            claims={"c": SOURCED},
            premises={"p": {}},
            challenges={"x": {"attacks": ["c"], "supported_by": ["p"]}},
        ),
        {"c": "questioned"},
    ),
    (
        "a bare challenge attacks the sourced challenge of a sourced claim",
        build(
            claims={"c": SOURCED},
            challenges={"x": {"attacks": ["c"], **SOURCED}, "y": {"attacks": ["x"]}},
        ),
        {"c": "granted", "x": "questioned"},
    ),
    (
        "a bare challenge attacks the sourced premise at the end of a chain",
        build(
            claims={"t": {"supported_by": ["c"]}, "c": {"supported_by": ["p"]}},
            premises={"p": SOURCED},
            challenges={"y": {"attacks": ["p"]}},
        ),
        {"t": "questioned", "c": "questioned", "p": "questioned"},
    ),
    (
        "a bare challenge attacks a claim with nothing given",
        build(claims={"c": {}}, challenges={"y": {"attacks": ["c"]}}),
        {"c": "unsupported"},
    ),
    (
        "two bare challenges attack each other, and one of them a sourced claim",
        build(claims={"c": SOURCED}, challenges={"a": {"attacks": ["b", "c"]}, "b": {"attacks": ["a"]}}),
        {"c": "questioned"},
    ),
    (
        "a residual challenge that nobody answers",
        build(
            claims={"c": SOURCED},
            challenges={
                "x": {"attacks": ["c"], "residual": {"severity": "low", "rationale": "It is left open."}}
            },
        ),
        {"x": "answered"},
    ),
    (
        "a sourced challenge whose answer is saved by a bare challenge",
        build(
            claims={"c": SOURCED, "r": {"answers": ["x"], **SOURCED}},
            challenges={
                "x": {"attacks": ["c"], **SOURCED},
                "z": {"attacks": ["r"], **SOURCED},
                "y": {"attacks": ["z"]},
            },
        ),
        {"x": "parried"},
    ),
    (
        "a challenge whose only reason is a bare challenge",
        build(
            claims={"c": SOURCED},
            challenges={"x": {"attacks": ["c"], "supported_by": ["y"]}, "y": {"attacks": ["c"]}},
        ),
        {"x": "granted"},
    ),
    (
        "an unsourced premise denies the sourced challenge of a sourced claim",
        build(
            claims={"c": SOURCED},
            premises={"p": {"denies": ["x"]}},
            challenges={"x": {"attacks": ["c"], **SOURCED}},
        ),
        {"x": "questioned", "c": "granted"},
    ),
    (
        "a sourced claim denies the sourced challenge of a sourced claim",
        build(
            claims={"c": SOURCED, "d": {"denies": ["x"], **SOURCED}},
            challenges={"x": {"attacks": ["c"], **SOURCED}},
        ),
        {"x": "defeated", "c": "established"},
    ),
    (
        "a bare challenge attacks and an unsourced premise answers the sourced challenge of a sourced claim",
        build(
            claims={"c": SOURCED},
            premises={"r": {"answers": ["x"]}},
            challenges={"x": {"attacks": ["c"], **SOURCED}, "y": {"attacks": ["x"]}},
        ),
        {"c": "granted"},
    ),
    (
        "a bare challenge attacks the sourced premise on which the challenge of a sourced claim rests",
        build(
            claims={"c": SOURCED},
            premises={"p": SOURCED},
            challenges={"x": {"attacks": ["c"], "supported_by": ["p"]}, "y": {"attacks": ["p"]}},
        ),
        {"c": "granted", "x": "questioned", "p": "questioned"},
    ),
    (
        "a bare challenge attacks the sourced answer to the sourced challenge of a sourced claim",
        build(
            claims={"c": SOURCED, "r": {"answers": ["x"], **SOURCED}},
            challenges={"x": {"attacks": ["c"], **SOURCED}, "y": {"attacks": ["r"]}},
        ),
        {"x": "granted", "c": "questioned", "r": "questioned"},
    ),
    (
        "a bare challenge attacks the sourced claim that denies the sourced challenge of a sourced claim",
        build(
            claims={"c": SOURCED, "d": {"denies": ["x"], **SOURCED}},
            challenges={"x": {"attacks": ["c"], **SOURCED}, "y": {"attacks": ["d"]}},
        ),
        {"c": "questioned", "x": "granted", "d": "questioned"},
    ),
    (
        "a bare challenge attacks the bare challenge of a sourced claim",
        build(claims={"c": SOURCED}, challenges={"y1": {"attacks": ["c"]}, "y2": {"attacks": ["y1"]}}),
        {"c": "granted"},
    ),
    (
        "an unsourced premise answers the challenge of a sourced claim, whose only reason is another",
        build(
            claims={"c": SOURCED},
            premises={"p1": {}, "p2": {"answers": ["x"]}},
            challenges={"x": {"attacks": ["c"], "supported_by": ["p1"]}},
        ),
        {"c": "granted"},
    ),
    (
        "a claim rests on a sourced premise and on the bare challenge that attacks this premise",
        build(
            claims={"c": {"supported_by": ["p", "y"]}},
            premises={"p": SOURCED},
            challenges={"y": {"attacks": ["p"]}},
        ),
        {"c": "granted"},
    ),
    (
        "an unsourced premise answers the sourced challenge of the sourced challenge of a sourced claim",
        build(
            claims={"c": SOURCED},
            premises={"r": {"answers": ["z"]}},
            challenges={"x": {"attacks": ["c"], **SOURCED}, "z": {"attacks": ["x"], **SOURCED}},
        ),
        {"c": "questioned"},
    ),
    (
        "an unsourced premise contradicts a sourced claim",
        build(claims={"c": SOURCED}, premises={"p": {"contradicts": ["c"]}}),
        {"p": "contested", "c": "contested"},
    ),
    (
        "a sourced claim denies the sourced challenge that attacks it",
        build(
            claims={"c": {**SOURCED, "denies": ["x"]}},
            challenges={"x": {"attacks": ["c"], **SOURCED}},
        ),
        {"c": "contested", "x": "contested"},
    ),
    (
        "two sourced claims contradict each other, and a challenge rests on one of them",
        build(
            claims={"c": SOURCED, "d": SOURCED, "e": {**SOURCED, "contradicts": ["d"]}},
            challenges={"x": {"attacks": ["c"], "supported_by": ["d"]}},
        ),
        {"c": "contested", "d": "contested", "e": "contested", "x": "contested"},
    ),
)
