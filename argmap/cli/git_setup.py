"""`argmap git-setup`: let git compare and merge maps as maps."""

import shlex
import sys
from pathlib import Path

import click

from argmap.errors import ArgmapError

PATTERNS = ("*.map.yaml", "*.map.yml", "*.map.json", "maps/**/*.yaml", "maps/**/*.yml", "maps/**/*.json")
_FIRST, _LAST = "# Maps, compared and merged by argmap:", "# End of maps."
_SETTINGS = {
    "diff.argmap.command": "diff --driver",
    "merge.argmap.driver": "merge --driver %O %A %B %P",
}
_NAME = "merge.argmap.name"


@click.command("git-setup")
@click.option("--undo", is_flag=True, help="Remove what this command has set up.")
def command(undo: bool) -> None:
    """Let git compare and merge maps as maps.

    In the repository of the current folder, this adds lines to .gitattributes, for files that are called
    *.map.yaml and those in the folder maps, and two commands to the configuration of this clone: then `git
    diff`, `git merge` and `git rebase` run argmap. Commit .gitattributes; whoever has not run this command
    gets the diffs and merges of git itself.
    """
    from argmap.comparison.git import find_root, run_git

    root = find_root(Path())
    file = root / ".gitattributes"
    text = _without_ours(_read(file))
    for name in (*_SETTINGS, _NAME):
        run_git(root, "config", "--local", "--unset-all", name, check=False)
    if undo:
        _write(file, text)
        click.echo("git compares and merges maps by lines again")
        return
    run = f"{shlex.quote(Path(sys.executable).as_posix())} -m argmap"
    for name, words in _SETTINGS.items():
        run_git(root, "config", "--local", name, f"{run} {words}")
    run_git(root, "config", "--local", _NAME, "merge of argument maps")
    lines = "".join(f"{pattern} diff=argmap merge=argmap\n" for pattern in PATTERNS)
    _write(file, f"{text}{_FIRST}\n{lines}{_LAST}\n")
    click.echo(f"git now compares and merges maps by argmap; commit '{file.name}', and undo it with --undo")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ArgmapError(f"cannot read '{file}': {error}") from error


def _without_ours(text: str) -> str:
    """Return the text of a .gitattributes without the lines of this command."""
    before, first, rest = text.partition(f"{_FIRST}\n")
    if not first:
        return text if not text or text.endswith("\n") else f"{text}\n"
    return before + rest.partition(f"{_LAST}\n")[2]


def _write(file: Path, text: str) -> None:
    from argmap.writing import atomic_write

    if text:
        atomic_write(file, text.encode())
    else:
        file.unlink(missing_ok=True)
