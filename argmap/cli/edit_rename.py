"""`argmap edit rename`."""

import click

from argmap.cli.refactoring import edit_options, refactor


@click.command("rename")
@edit_options("old", "new")
def command(file: str, old: str, new: str, kind: str | None, dry_run: bool, max_size: int) -> None:
    """Give a part of FILE another id: OLD becomes NEW.

    It is renamed wherever the file names it: in lists, inferences, citations and expectations, in the seal of
    the map, and in the maps that include FILE. OLD may be an id of a file that FILE includes. Everything else
    keeps every byte.
    """
    from argmap.refactoring.rename import rename_part

    refactor(file, max_size, dry_run, lambda analysis: rename_part(analysis, old, new, namespace=kind))
