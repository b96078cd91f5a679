"""What commands that evaluate have in common: the two switches of verdicts, and text or JSON."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from argmap.evaluation import Basis

_F = TypeVar("_F", bound=Callable[..., Any])


def switch_options(function: _F) -> _F:
    """Add `--basis` and `--residual`."""
    basis = click.option(
        "--basis",
        type=click.Choice(["asserted", "cited"]),
        default="asserted",
        show_default=True,
        help="On 'cited', a premise counts only if it has a source or a stated assumption.",
    )
    return basis(residual_option(function))


def residual_option(function: _F) -> _F:
    """Add `--residual`."""
    words = "Let challenges that are left open knowingly have force."
    return click.option("--residual", is_flag=True, help=words)(function)


def read_basis(word: str) -> "Basis":
    """Return a basis by its name."""
    return "cited" if word == "cited" else "asserted"


def format_option(function: _F) -> _F:
    """Add `--format`."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Text for people, or JSON for programs.",
    )(function)
