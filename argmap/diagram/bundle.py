"""Nodes that stand together in a drawing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.graph import Statement, Step


class Bundle(NamedTuple):
    """Statements that stand together, by the names of their nodes: a frame of premises if there is a `step`.

    `references` are those of a frame that stand elsewhere: the frame names them by their numbers.
    """

    name: str
    members: tuple[str, ...]
    step: "Step | None" = None
    references: "Mapping[str, Statement]" = MappingProxyType({})


class Bundles(NamedTuple):
    """All bundles by their names, and the name of the one in which a node stands."""

    all: Mapping[str, Bundle] = MappingProxyType({})
    home: Mapping[str, str] = MappingProxyType({})
