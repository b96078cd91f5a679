"""What a map is: frozen models, without input, output or presentation."""

from argmap.model.inference import Inference, Reason
from argmap.model.map import ArgumentMap, Section
from argmap.model.remark import Remark
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
    "Reason",
    "Recommendation",
    "Remark",
    "Residual",
    "Section",
    "Source",
    "Statement",
]
