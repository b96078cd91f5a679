"""BibLaTeX: what BibTeX is, with more types, and dates in one field."""

from collections.abc import Mapping
from typing import Any

from argmap.bibliography import bibtex
from argmap.bibliography.bibtex import read
from argmap.bibliography.works import Trouble

__all__ = ["read", "write"]


def write(sources: Mapping[str, Mapping[str, Any]]) -> tuple[str, list[Trouble]]:
    """Return sources as BibLaTeX."""
    return bibtex.write(sources, biblatex=True)
