"""`argmap edit merge`."""

import click

from argmap.cli.refactoring import edit_options, refactor


@click.command("merge")
@edit_options("id_", "into")
def command(file: str, id_: str, into: str, kind: str | None, dry_run: bool, max_size: int) -> None:
    """Merge the part ID of FILE into the part INTO, which is of the same kind.

    Whatever names ID names INTO afterwards. INTO keeps what it says, and takes over what it does not say: its
    lists get the entries that they lack. What is dropped is listed, and so is each verdict that changes; see
    it first with --dry-run.
    """
    from argmap.refactoring.merge import merge_parts

    refactor(file, max_size, dry_run, lambda analysis: merge_parts(analysis, id_, into, namespace=kind))
