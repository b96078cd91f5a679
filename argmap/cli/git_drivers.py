"""What git calls for maps, once `argmap git-setup` has told it to."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.errors import print_error
from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.reading import read_bytes
from argmap.syntax import read

if TYPE_CHECKING:
    from argmap.analysis import Analysis

_MIB = 2**20
_OLD, _NEW = 1, 4
"""Where git's words for a diff have the old and the new file; the first is the path in the repository."""

_EMPTY = b"argmap: 1\ntitle: Nothing\n"


def show_difference(words: tuple[str, ...], max_size: int) -> None:
    """Print what differs between two files that git names; where one is no map, the lines that differ.

    Raises:
        ArgmapError: these are not the words of git.
    """
    if len(words) <= _NEW:
        click.echo(f"unmerged: {words[0]}")
        return
    path, old, new = words[0], words[_OLD], words[_NEW]
    try:
        from argmap.comparison import compare

        maps = (_open(old, path, max_size), _open(new, path, max_size))
        click.echo(f"{compare(*maps, None, (f'a/{path}', f'b/{path}'))}\n")
    except (InvalidMap, ArgmapError) as error:
        print_error(f"cannot compare '{path}' as maps, so lines are compared: {str(error).splitlines()[0]}")
        subprocess.run(["git", "diff", "--no-index", "--no-ext-diff", "--", old, new], check=False)  # noqa: S603, S607


def _open(file: str, path: str, max_size: int) -> "Analysis":
    """Return a file as a map that stands at a path; what is not there is an empty map."""
    from argmap.analysis import Analysis

    content = _EMPTY if file in {"/dev/null", "nul"} else read_bytes(file, max_size * _MIB)
    folder = Path(path).parent
    document = read(content, path, max_bytes=max_size * _MIB).in_folder(folder)
    return Analysis(document, folder, folder=folder)


def merge_for_git(words: tuple[str, ...], max_size: int) -> int:
    """Merge three files that git names, into the second, and return the exit code for git.

    What cannot be merged as maps is merged by lines, as git itself would.
    """
    if len(words) != 4:  # noqa: PLR2004
        raise click.UsageError("git names a base, ours, theirs and a path")
    base, ours, theirs, path = words
    try:
        from argmap.cli.merging import encode_merge, tell
        from argmap.comparison.merging import merge_maps

        maps = [_open(name, path, max_size) for name in (base, ours, theirs)]
        merge = merge_maps(maps[0], maps[1], maps[2], path, max_size * _MIB)
        assert maps[1].document
        Path(ours).write_bytes(encode_merge(merge, maps[1].document))
        tell(merge)
        return int(not merge.clean)
    except (InvalidMap, ArgmapError) as error:
        print_error(f"cannot merge '{path}' as maps, so lines are merged: {str(error).splitlines()[0]}")
        labels = ["-L", "ours", "-L", "base", "-L", "theirs"]
        done = subprocess.run(["git", "merge-file", *labels, ours, base, theirs], check=False)  # noqa: S603, S607
        return min(done.returncode, 1)
