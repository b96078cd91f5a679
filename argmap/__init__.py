"""Structured argument maps: read them, check them, weigh them, draw them.

    import argmap

    for finding in argmap.check("maps/hayat-2023.yaml"):
        print(finding.line, finding.message)
    analysis = argmap.Analysis.open("maps/hayat-2023.yaml")
    print(analysis.verdicts())
    open("map.png", "wb").write(analysis.render("png"))

Whatever is imported from here is loaded when it is first used, so that importing argmap costs nothing.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis import Analysis
    from argmap.api import (
        anchor,
        check,
        cover,
        diff,
        draft,
        dump,
        evaluate,
        extract,
        flip,
        impact,
        load,
        loads,
        merge,
        positions,
        render,
        strength,
        to_networkx,
        weight,
        what_if,
        why,
    )
    from argmap.comparison import MapDiff
    from argmap.comparison.merging import MergeResult
    from argmap.diagram import DiagramOptions
    from argmap.drafting.draft import Draft
    from argmap.edits import Delete, Insert, Move, Range, Replace, TextEdit
    from argmap.errors import ArgmapError, DrawingWarning, EngineError, FaultError, ReportWarning
    from argmap.evaluation import Change, Changes, Explanation, Flips, Verdicts
    from argmap.evaluation.impact import Impact
    from argmap.evaluation.positions.coherent_positions import Position, Positions
    from argmap.evaluation.strength.strengths import Strength, Strengths
    from argmap.evaluation.weight.weights import PartWeight, RootWeight, Weights
    from argmap.finding import Finding, Findings, InvalidMap, Severity
    from argmap.graph import Graph
    from argmap.model import (
        ArgumentMap,
        Challenge,
        Claim,
        Inference,
        Locator,
        Name,
        Paper,
        Premise,
        Reason,
        Recommendation,
        Remark,
        Residual,
        Section,
        Source,
    )
    from argmap.passages.anchors import Anchor, Anchors
    from argmap.passages.cover import Coverage
    from argmap.passages.extraction.extract import Extract
    from argmap.passages.locating import Passage
    from argmap.refactoring.formatting import format_text
    from argmap.refactoring.merge import merge_parts
    from argmap.refactoring.refactoring import Refactoring, VerdictEffect
    from argmap.refactoring.remove import remove_part
    from argmap.refactoring.rename import rename_part
    from argmap.syntax.edit import edit
    from argmap.verdict import Answer, Basis, Verdict

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Anchor",
    "Anchors",
    "Answer",
    "ArgmapError",
    "ArgumentMap",
    "Basis",
    "Challenge",
    "Change",
    "Changes",
    "Claim",
    "Coverage",
    "Delete",
    "DiagramOptions",
    "Draft",
    "DrawingWarning",
    "EngineError",
    "Explanation",
    "Extract",
    "FaultError",
    "Finding",
    "Findings",
    "Flips",
    "Graph",
    "Impact",
    "Inference",
    "Insert",
    "InvalidMap",
    "Locator",
    "MapDiff",
    "MergeResult",
    "Move",
    "Name",
    "Paper",
    "PartWeight",
    "Passage",
    "Position",
    "Positions",
    "Premise",
    "Range",
    "Reason",
    "Recommendation",
    "Refactoring",
    "Remark",
    "Replace",
    "ReportWarning",
    "Residual",
    "RootWeight",
    "Section",
    "Severity",
    "Source",
    "Strength",
    "Strengths",
    "TextEdit",
    "Verdict",
    "VerdictEffect",
    "Verdicts",
    "Weights",
    "anchor",
    "check",
    "cover",
    "diff",
    "draft",
    "dump",
    "edit",
    "evaluate",
    "extract",
    "flip",
    "format_text",
    "impact",
    "load",
    "loads",
    "merge",
    "merge_parts",
    "positions",
    "remove_part",
    "rename_part",
    "render",
    "strength",
    "to_networkx",
    "weight",
    "what_if",
    "why",
]

_HOMES = {
    "argmap.analysis": ("Analysis",),
    "argmap.api": (
        *(
            "anchor",
            "check",
            "cover",
            "diff",
            "draft",
            "dump",
            "evaluate",
            "extract",
            "flip",
            "impact",
            "load",
            "loads",
            "merge",
            "positions",
            "render",
            "strength",
        ),
        *("to_networkx", "weight", "what_if", "why"),
    ),
    "argmap.comparison": ("MapDiff",),
    "argmap.comparison.merging": ("MergeResult",),
    "argmap.diagram": ("DiagramOptions",),
    "argmap.edits": ("Delete", "Insert", "Move", "Range", "Replace", "TextEdit"),
    "argmap.errors": ("ArgmapError", "DrawingWarning", "EngineError", "FaultError", "ReportWarning"),
    "argmap.evaluation": ("Change", "Changes", "Explanation", "Flips", "Verdicts"),
    "argmap.evaluation.impact": ("Impact",),
    "argmap.evaluation.positions.coherent_positions": ("Position", "Positions"),
    "argmap.evaluation.strength.strengths": ("Strength", "Strengths"),
    "argmap.evaluation.weight.weights": ("PartWeight", "RootWeight", "Weights"),
    "argmap.finding": ("Finding", "Findings", "InvalidMap", "Severity"),
    "argmap.graph": ("Graph",),
    "argmap.passages.anchors": ("Anchor", "Anchors"),
    "argmap.drafting.draft": ("Draft",),
    "argmap.passages.cover": ("Coverage",),
    "argmap.passages.extraction.extract": ("Extract",),
    "argmap.passages.locating": ("Passage",),
    "argmap.refactoring.formatting": ("format_text",),
    "argmap.refactoring.merge": ("merge_parts",),
    "argmap.refactoring.refactoring": ("Refactoring", "VerdictEffect"),
    "argmap.refactoring.remove": ("remove_part",),
    "argmap.refactoring.rename": ("rename_part",),
    "argmap.syntax.edit": ("edit",),
    "argmap.verdict": ("Answer", "Basis", "Verdict"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'argmap' has no attribute '{name}'")
    home = next((home for home, names in _HOMES.items() if name in names), "argmap.model")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def load_ipython_extension(shell: Any) -> None:
    """Show maps in a notebook: `%load_ext argmap`. Importing argmap in IPython does so as well."""
    import_module("argmap.notebook").register(shell)


if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()):
    load_ipython_extension(_shell)
