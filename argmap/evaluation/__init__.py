"""Pure functions from a graph to values: what stands, and what does not.

What explains verdicts is imported when it is first used, because a check does without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.evaluation.diagnosis.dependencies import (
    find_dependencies,
    find_grounds,
    find_open_circles,
    find_uncited_grounds,
)
from argmap.evaluation.diagnosis.diagnoses import Diagnosis, find_standing_attacks
from argmap.evaluation.diagnosis.evidence import Evidence, Evidences
from argmap.evaluation.diagnosis.failures import Failure, Failures
from argmap.evaluation.diagnosis.inconsistency import Inconsistencies, find_inconsistencies
from argmap.evaluation.encoding import Encoding, cites, is_asserted, is_merely_said
from argmap.evaluation.intervention import NO_INTERVENTION, Intervention
from argmap.evaluation.program import Truth
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
from argmap.evaluation.weight.withdrawal import find_fallen_roots

if TYPE_CHECKING:
    from argmap.evaluation.changes import Change, Changes, find_changes, find_voice_effects, what_if
    from argmap.evaluation.repair.repairs import Repair, find_repairs
    from argmap.evaluation.verdict_table import Verdicts
    from argmap.evaluation.why.explain import Explainer
    from argmap.evaluation.why.explanation import Explanation, Justification
    from argmap.evaluation.why.explanations import Explanations
    from argmap.evaluation.why.flips import Flip, FlipMove, Flips, find_flips, suppose_moves

__all__ = [
    "NO_INTERVENTION",
    "Change",
    "Changes",
    "Diagnosis",
    "Encoding",
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
    "FlipMove",
    "Flips",
    "Inconsistencies",
    "Intervention",
    "Justification",
    "Repair",
    "Run",
    "Truth",
    "Verdicts",
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
    "find_repairs",
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
    "what_if",
    "withdraw_works",
]

_HOMES = {
    "changes": ("Change", "Changes", "find_changes", "find_voice_effects", "what_if"),
    "why.explain": ("Explainer",),
    "why.explanation": ("Explanation", "Justification"),
    "why.explanations": ("Explanations",),
    "repair.repairs": ("Repair", "find_repairs"),
    "why.flips": ("Flip", "FlipMove", "Flips", "find_flips", "suppose_moves"),
    "verdict_table": ("Verdicts",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"argmap.evaluation.{home}"), name)
    raise AttributeError(f"module 'argmap.evaluation' has no attribute '{name}'")
