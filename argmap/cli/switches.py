"""What commands that evaluate have in common: the two switches of verdicts, and text or JSON."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click

_F = TypeVar("_F", bound=Callable[..., Any])


def switch_options(function: _F) -> _F:
    """Add `--basis` and `--residual`."""
    basis = click.option(
        "--basis",
        type=click.Choice(["asserted", "cited"]),
        help="A single run in place of verdicts: all premises count, or only those with a source or an "
        "assumption.",
    )
    return basis(residual_option(function))


def run_options(function: _F) -> _F:
    """Add `--basis` and `--residual` to a command that looks at one run."""
    basis = click.option(
        "--basis",
        type=click.Choice(["asserted", "cited"]),
        default="asserted",
        show_default=True,
        help="Which premises count: all, or only those with a source or an assumption.",
    )
    return basis(residual_option(function))


def residual_option(function: _F) -> _F:
    """Add `--residual`."""
    words = "Let challenges that are left open knowingly have force."
    return click.option("--residual", is_flag=True, help=words)(function)


def voice_options(function: _F) -> _F:
    """Add `--voices` and `--without-voice`; the command gets `voices`, a `Voices`."""
    only = click.option(
        "--voices", metavar="IDS", help="Count only these voices and the author: ids, separated by commas."
    )
    without = click.option(
        "--without-voice",
        multiple=True,
        metavar="ID",
        help="Leave out this voice; may be repeated.",
    )

    @wraps(function)
    def command(*args: Any, voices: str | None, without_voice: tuple[str, ...], **others: Any) -> Any:
        from argmap.graph import Voices

        chosen = None if voices is None else frozenset(filter(None, map(str.strip, voices.split(","))))
        return function(*args, voices=Voices(chosen, frozenset(without_voice)), **others)

    return cast("_F", only(without(command)))


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
