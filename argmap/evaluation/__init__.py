"""Pure functions from a graph to values: what stands, and what does not."""

from argmap.evaluation.attacks import find_standing_attacks
from argmap.evaluation.dependencies import find_dependencies, find_open_circles, find_uncited_grounds
from argmap.evaluation.failures import Failure, Failures
from argmap.evaluation.program import Truth
from argmap.evaluation.verdicts import Basis, Evaluation, evaluate, is_asserted

__all__ = [
    "Basis",
    "Evaluation",
    "Failure",
    "Failures",
    "Truth",
    "evaluate",
    "find_dependencies",
    "find_open_circles",
    "find_standing_attacks",
    "find_uncited_grounds",
    "is_asserted",
]
