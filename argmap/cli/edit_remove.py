"""`argmap edit remove`."""

import click

from argmap.cli.refactoring import edit_options, refactor


@click.command("remove")
@edit_options("id_")
def command(file: str, id_: str, kind: str | None, dry_run: bool, max_size: int) -> None:
    """Remove the part ID from FILE, and every reference to it.

    What makes no sense without it goes too: a linked step that needs it or concludes it, and a challenge that
    attacks nothing else. All that goes is listed, and so is each verdict that changes; see it first with
    --dry-run.
    """
    from argmap.refactoring.remove import remove_part

    refactor(file, max_size, dry_run, lambda analysis: remove_part(analysis, id_, namespace=kind))
