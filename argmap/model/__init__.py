"""What a map is: frozen models, without input, output or presentation."""

from argmap.model.inference import Inference
from argmap.model.map import ArgumentMap
from argmap.model.source import ITEM_TYPES, Item, Name, Paper, Source
from argmap.model.statement import Challenge, Claim, Locator, Premise, Recommendation, Residual, Statement

__all__ = [
    "ITEM_TYPES",
    "ArgumentMap",
    "Challenge",
    "Claim",
    "Inference",
    "Item",
    "Locator",
    "Name",
    "Paper",
    "Premise",
    "Recommendation",
    "Residual",
    "Source",
    "Statement",
]
