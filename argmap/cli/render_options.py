"""Options that say what of a map is drawn, and how: the fields of `DiagramOptions`."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from argmap.cli.parameters import Choice, complete_sections, complete_statements

_F = TypeVar("_F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--focus",
        metavar="ID",
        shell_complete=complete_statements,
        help="Show only this statement and its supports, attacks and answers.",
    ),
    click.option(
        "--depth",
        type=click.IntRange(0, 1_000_000),
        metavar="N",
        help="How many relations --focus follows.  [default: 2]",
    ),
    click.option(
        "--root",
        metavar="ID",
        shell_complete=complete_statements,
        help="Show only the case for this thesis or recommendation.",
    ),
    click.option(
        "--section",
        metavar="ID",
        shell_complete=complete_sections,
        help="Show only the statements of this section.",
    ),
    click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=Choice(["claim", "premise", "challenge", "recommendation"], "kind"),
        help="Show only statements of this kind; may be repeated.",
    ),
    click.option(
        "--overview",
        is_flag=True,
        help="Draw a poster: a card for each section, with its most important statements.",
    ),
    click.option(
        "--hide-sources",
        "sources",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Leave sources out of boxes.",
    ),
    click.option(
        "--verdicts/--no-verdicts", default=True, help="Whether boxes show verdicts.  [default: verdicts]"
    ),
    click.option("--findings", is_flag=True, help="Mark statements for which `argmap check` has findings."),
    click.option("--collapse", is_flag=True, help="Replace fully established support with a count."),
    click.option(
        "--theme",
        default="light",
        metavar="THEME",
        help="light, dark, print, contrast, or the path of a TOML file.  [default: light]",
    ),
    click.option(
        "--width",
        type=click.IntRange(80, 800),
        metavar="POINTS",
        help="The width of text in boxes.  [default: 212, or less in a small map of short texts]",
    ),
    click.option(
        "--direction",
        type=Choice(["up", "left", "down", "right"], "direction"),
        help="The direction of arrows, from reasons to conclusions.  [default: left]",
    ),
    click.option(
        "--group",
        type=Choice(["case", "section", "none"], "grouping"),
        help="What stands in a frame, with numbers in place of lines between frames.  "
        "[default: case for large maps, else none]",
    ),
    click.option("--title/--no-title", default=True, help="Whether to draw the title.  [default: title]"),
    click.option("--legend/--no-legend", default=True, help="Whether to draw a legend.  [default: legend]"),
    click.option(
        "--paper",
        type=Choice(["a4", "a3", "a2", "a1", "a0", "letter", "legal", "tabloid"], "paper size"),
        help="Split a PDF into pages of this size.  [default: one page, as large as the drawing]",
    ),
    click.option(
        "--fit",
        type=Choice(["page", "width"], "fit"),
        default="width",
        help="With --paper: scale the drawing to one page, or to the width of a page.  [default: width]",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0.1, 86_400),
        default=120.0,
        metavar="SECONDS",
        help="How long layout may take; after a third of that time a simpler layout is tried.  "
        "[default: 120]",
    ),
)


def render_options(function: _F) -> _F:
    """Add the options of `DiagramOptions`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
