"""Works as a block `sources:` in YAML, to paste into a map."""

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.bibliography.works import Trouble
from argmap.syntax.write import write_yaml


def write(sources: Mapping[str, Mapping[str, Any]]) -> tuple[str, Sequence[Trouble]]:
    """Return the block, which has all that the sources say."""
    return write_yaml({"sources": sources}), ()
