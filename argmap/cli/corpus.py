"""`argmap corpus`: many maps at once."""

import click

from argmap.cli.lazy import LazyGroup


class _CorpusCommands(LazyGroup):
    headings = {"Commands": ("build", "sql", "stats", "duplicates", "sources")}  # noqa: RUF012
    module = "argmap.cli.corpus_{}"


@click.group("corpus", cls=_CorpusCommands)
def command() -> None:
    """Read many maps into tables, and ask about them."""
