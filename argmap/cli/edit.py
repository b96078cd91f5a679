"""`argmap edit`: changes that reach through a whole map."""

import click

from argmap.cli.lazy import LazyGroup


class _EditCommands(LazyGroup):
    headings = {"Commands": ("rename", "remove", "merge")}  # noqa: RUF012
    module = "argmap.cli.edit_{}"


@click.group("edit", cls=_EditCommands)
def command() -> None:
    """Rename, remove or merge parts of a map, everywhere in its file."""
