"""Options of commands that evaluate: `--basis`, `--residual`, `--voices`, `--format`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click

from argmap.cli.parameters import Choice, complete_voices, format_choice

_F = TypeVar("_F", bound=Callable[..., Any])
_BASES = ("asserted", "cited")


def basis_options(function: _F) -> _F:
    """Add `--basis` and `--residual`."""
    basis = click.option(
        "--basis",
        type=Choice(_BASES, "basis"),
        help="Say in, out or undecided instead of a verdict: 'asserted' counts all premises, 'cited' only "
        "those with a source or an assumption.",
    )
    return basis(residual_option(function))


def run_options(function: _F) -> _F:
    """Add `--basis` and `--residual` to a command that evaluates one run."""
    basis = click.option(
        "--basis",
        type=Choice(_BASES, "basis"),
        default="asserted",
        show_default=True,
        help="Which premises count: 'asserted' for all, 'cited' for those with a source or an assumption.",
    )
    return basis(residual_option(function))


def residual_option(function: _F) -> _F:
    """Add `--residual`."""
    words = "Let residual challenges have force."
    return click.option("--residual", is_flag=True, help=words)(function)


def voice_options(function: _F) -> _F:
    """Add `--voices` and `--without-voice`; the command gets `voices`, a `Voices`."""
    only = click.option(
        "--voices", metavar="IDS", help="Count only the author and these voices: ids separated by commas."
    )
    without = click.option(
        "--without-voice",
        multiple=True,
        metavar="ID",
        shell_complete=complete_voices,
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
        type=format_choice("answer"),
        default="text",
        show_default=True,
        help="Text for people, or JSON for programs.",
    )(function)
