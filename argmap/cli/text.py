"""`argmap text`: the text of the paper."""

import click

from argmap.cli.lazy import LazyGroup


class _TextCommands(LazyGroup):
    headings = {"Commands": ("extract", "anchor", "cover")}  # noqa: RUF012
    module = "argmap.cli.text_{}"


@click.group("text", cls=_TextCommands)
def command() -> None:
    """Tie a map to the text of its paper."""
