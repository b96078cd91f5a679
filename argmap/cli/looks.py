"""The options that say what of a map is drawn, and how; their names are those of `Picture`."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--focus", metavar="ID", help="Only what supports, attacks and answers this statement."),
    click.option(
        "--depth", type=click.IntRange(min=0), metavar="N", help="How far --focus reaches.  [default: 2]"
    ),
    click.option("--root", metavar="ID", help="Only the whole case for this thesis or recommendation."),
    click.option("--section", metavar="ID", help="Only the statements of this section."),
    click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice(["claim", "premise", "challenge", "recommendation"]),
        help="Only statements of this kind; may be repeated.",
    ),
    click.option(
        "--overview", is_flag=True, help="A box for each section, with counts, in place of statements."
    ),
    click.option(
        "--hide-sources", "sources", is_flag=True, flag_value=False, default=True, help="No sources in boxes."
    ),
    click.option(
        "--verdicts/--no-verdicts", default=True, help="Whether boxes bear verdicts.  [default: verdicts]"
    ),
    click.option("--findings", is_flag=True, help="Mark where `argmap check` finds something."),
    click.option(
        "--collapse", is_flag=True, help="Count what is established throughout, in place of drawing it."
    ),
    click.option(
        "--theme",
        default="light",
        metavar="THEME",
        help="light, dark, print, contrast, or a TOML file.  [default: light]",
    ),
    click.option(
        "--width", type=click.IntRange(80, 800), metavar="POINTS", help="How wide texts are.  [default: 212]"
    ),
    click.option(
        "--direction",
        type=click.Choice(["up", "left", "down", "right"]),
        help="Where conclusions stand, seen from their reasons.  [default: up, or left for large maps]",
    ),
    click.option(
        "--legend/--no-legend", default=True, help="Whether signs are explained.  [default: legend]"
    ),
    click.option(
        "--paper",
        type=click.Choice(["a4", "a3", "a2", "a1", "a0", "letter", "legal", "tabloid"]),
        help="Put a PDF on sheets of this size.  [default: one page, as large as the drawing]",
    ),
    click.option(
        "--fit",
        type=click.Choice(["page", "width"]),
        default="width",
        help="With --paper: all of the drawing on one sheet, or its width on several.  [default: width]",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0.1),
        default=120.0,
        metavar="SECONDS",
        help="How long layout may take. It becomes simpler when a third has gone.  [default: 120]",
    ),
)


def look_options(function: _F) -> _F:
    """Add the options of `Picture`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
