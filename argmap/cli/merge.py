"""`argmap merge`: the changes of two sides to a map, in one."""

import sys

import click

from argmap.cli.files import max_size_option, open_map, write_output
from argmap.cli.merging import encode_merge, tell
from argmap.cli.parameters import complete_files, standard_output_option

_MIB = 2**20


@click.command("merge")
@click.argument("words", nargs=-1, required=True, metavar="BASE OURS THEIRS", shell_complete=complete_files)
@standard_output_option
@click.option("--driver", is_flag=True, hidden=True)
@max_size_option
def command(words: tuple[str, ...], output: str, driver: bool, max_size: int) -> None:
    """Merge what OURS and THEIRS changed since BASE.

    Maps are merged by statement and key: only where both sides changed the same value there is a conflict,
    which is written between the marks that git uses. Comments stay. What one side renamed is renamed where
    the other one refers to it.

    Then the merge is checked for what neither side had: verdicts, circles, broken expectations, references
    that lead nowhere. Standard error says so. Exit codes: 0 if there is nothing to tell but notes, 1 if there
    are conflicts or such things, 2 if it could not run.
    """
    if driver:
        from argmap.cli.git_drivers import merge_for_git

        sys.exit(merge_for_git(words, max_size))
    if len(words) != 3:  # noqa: PLR2004
        raise click.UsageError("name three files: BASE OURS THEIRS")
    from argmap.comparison.merging import merge_maps

    base, ours, theirs = (open_map(name, max_size) for name in words)
    merge = merge_maps(base, ours, theirs, None if output == "-" else output, max_size * _MIB)
    assert ours.document is not None
    write_output(output, encode_merge(merge, ours.document))
    tell(merge)
    sys.exit(int(not merge.clean))
