"""Pure functions from a graph to values: what stands, and what does not."""

from argmap.evaluation.attacks import find_standing_attacks
from argmap.evaluation.dependencies import (
    find_dependencies,
    find_grounds,
    find_open_circles,
    find_uncited_grounds,
)
from argmap.evaluation.evidence import Evidence, Evidences
from argmap.evaluation.failures import Failure, Failures
from argmap.evaluation.program import Truth
from argmap.evaluation.scenario import AS_IT_IS, Scenario
from argmap.evaluation.supposition import (
    find_carried,
    find_part,
    find_statement,
    suppose,
    withdraw_works,
)
from argmap.evaluation.verdicts import Basis, Evaluation, evaluate, is_asserted
from argmap.evaluation.withdrawal import find_fallen_roots

__all__ = [
    "AS_IT_IS",
    "Basis",
    "Evaluation",
    "Evidence",
    "Evidences",
    "Failure",
    "Failures",
    "Scenario",
    "Truth",
    "evaluate",
    "find_carried",
    "find_dependencies",
    "find_fallen_roots",
    "find_grounds",
    "find_open_circles",
    "find_part",
    "find_standing_attacks",
    "find_statement",
    "find_uncited_grounds",
    "is_asserted",
    "suppose",
    "withdraw_works",
]
