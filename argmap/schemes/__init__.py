"""Argumentation schemes: patterns of reasoning, each with the questions that a critical reader asks.

The catalogue is data (`*.yaml` in this folder, CC0); other catalogues may add to it, by path or by entry
point. It is read when a scheme is first looked up.
"""

from argmap.schemes.catalogue import Catalogue, load_catalogue
from argmap.schemes.questions import OpenQuestion, OpenQuestions
from argmap.schemes.scheme import Question, Scheme

__all__ = ["Catalogue", "OpenQuestion", "OpenQuestions", "Question", "Scheme", "load_catalogue"]
