"""Pure functions from a graph to values: what stands, and what does not."""

from argmap.evaluation.attacks import find_standing_attacks
from argmap.evaluation.changes import Change, find_changes
from argmap.evaluation.dependencies import (
    find_dependencies,
    find_grounds,
    find_open_circles,
    find_uncited_grounds,
)
from argmap.evaluation.evidence import Evidence, Evidences
from argmap.evaluation.explain import Explainer
from argmap.evaluation.explanation import Explanation
from argmap.evaluation.failures import Failure, Failures
from argmap.evaluation.flips import Flip, Flips, Move, find_flips, suppose_moves
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
from argmap.evaluation.verdicts import Basis, Evaluation, evaluate, is_asserted
from argmap.evaluation.withdrawal import find_fallen_roots

__all__ = [
    "AS_IT_IS",
    "Basis",
    "Change",
    "Evaluation",
    "Evidence",
    "Evidences",
    "Explainer",
    "Explanation",
    "Failure",
    "Failures",
    "Flip",
    "Flips",
    "Inconsistencies",
    "Move",
    "Scenario",
    "Truth",
    "evaluate",
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
    "is_asserted",
    "suppose",
    "suppose_moves",
    "withdraw_works",
]
