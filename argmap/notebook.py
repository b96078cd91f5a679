"""Maps in a notebook: drawn, and as an outline."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def register(shell: Any) -> None:
    """Let a shell of IPython show maps at the end of a cell, without importing the models yet."""
    formatter = shell.display_formatter.mimebundle_formatter
    formatter.for_type_by_name("argmap.model.map", "ArgumentMap", _show)


def _show(map_: "ArgumentMap") -> dict[str, str]:
    from argmap.analysis import Analysis

    return Analysis.from_map(map_)._repr_mimebundle_()
