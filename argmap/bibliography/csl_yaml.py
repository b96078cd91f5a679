"""CSL-YAML, as pandoc reads it: the items of CSL-JSON under `references`."""

from collections.abc import Mapping
from typing import Any

from argmap.bibliography import csl
from argmap.bibliography.works import Shelf, Trouble
from argmap.syntax.write import write_yaml


def read(text: str) -> Shelf:
    """Return the works of a CSL-YAML text."""
    return csl.read(text, "works.yaml")


def write(sources: Mapping[str, Mapping[str, Any]]) -> tuple[str, list[Trouble]]:
    """Return sources as CSL-YAML; nothing is lost."""
    return write_yaml({"references": csl.make_items(sources)}), []
