"""Pure functions from a graph to values: what stands, and what does not.

What explains verdicts is imported when it is first used, because a check does without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.evaluation.attacks import find_standing_attacks
from argmap.evaluation.dependencies import (
    find_dependencies,
    find_grounds,
    find_open_circles,
    find_uncited_grounds,
)
from argmap.evaluation.diagnosis import Diagnosis
from argmap.evaluation.encoding import cites, is_asserted, is_merely_said
from argmap.evaluation.evidence import Evidence, Evidences
from argmap.evaluation.failures import Failure, Failures
from argmap.evaluation.inconsistency import Inconsistencies, find_inconsistencies
from argmap.evaluation.program import Truth
from argmap.evaluation.scenario import AS_IT_IS, Scenario
from argmap.evaluation.supposition import (
    find_carried,
    find_part,
    find_statement,
    find_statements,
    suppose,
    withdraw_works,
)
from argmap.evaluation.verdicts import (
    Evaluation,
    Evaluator,
    Run,
    evaluate,
    evaluate_run,
    find_bare,
    read_answers,
)
from argmap.evaluation.withdrawal import find_fallen_roots

if TYPE_CHECKING:
    from argmap.evaluation.changes import Change, find_changes
    from argmap.evaluation.explain import Explainer
    from argmap.evaluation.explanation import Explanation, Justification
    from argmap.evaluation.explanations import Explanations
    from argmap.evaluation.flips import Flip, Flips, Move, find_flips, suppose_moves
    from argmap.evaluation.voices import find_voice_effects

__all__ = [
    "AS_IT_IS",
    "Change",
    "Diagnosis",
    "Evaluation",
    "Evaluator",
    "Evidence",
    "Evidences",
    "Explainer",
    "Explanation",
    "Explanations",
    "Failure",
    "Failures",
    "Flip",
    "Flips",
    "Inconsistencies",
    "Justification",
    "Move",
    "Run",
    "Scenario",
    "Truth",
    "cites",
    "evaluate",
    "evaluate_run",
    "find_bare",
    "find_carried",
    "find_changes",
    "find_dependencies",
    "find_fallen_roots",
    "find_flips",
    "find_grounds",
    "find_inconsistencies",
    "find_open_circles",
    "find_part",
    "find_standing_attacks",
    "find_statement",
    "find_statements",
    "find_uncited_grounds",
    "find_voice_effects",
    "is_asserted",
    "is_merely_said",
    "read_answers",
    "suppose",
    "suppose_moves",
    "withdraw_works",
]

_HOMES = {
    "changes": (
        "Change",
        "find_changes",
    ),
    "explain": ("Explainer",),
    "explanation": (
        "Explanation",
        "Justification",
    ),
    "explanations": ("Explanations",),
    "flips": (
        "Flip",
        "Flips",
        "Move",
        "find_flips",
        "suppose_moves",
    ),
    "voices": ("find_voice_effects",),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'argmap.evaluation' has no attribute '{name}'")
    return getattr(import_module(f"argmap.evaluation.{home}"), name)
