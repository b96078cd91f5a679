"""Paths as a code host knows them: from the root of the repository, wherever the command runs."""

import os
from pathlib import Path, PurePath


def from_root(file: str) -> str:
    """Return the path of a file from the root of the workspace of GitHub Actions, with forward slashes.

    A path stays relative to the current folder without such a workspace, or where there is no such file.
    What lies outside has an absolute path.
    """
    root = os.environ.get("GITHUB_WORKSPACE", "")
    if not os.path.lexists(file):  # such as <stdin>
        return PurePath(file).as_posix()
    path = Path(os.path.abspath(file))  # noqa: PTH100 - a link in the workspace is in it, wherever it leads
    real = Path(os.path.realpath(path.parent), path.name)
    base = root if os.path.isdir(root) else os.getcwd()  # noqa: PTH109, PTH112
    for one, folder in ((path, Path(os.path.abspath(base))), (real, Path(os.path.realpath(base)))):  # noqa: PTH100
        if one.is_relative_to(folder):
            return one.relative_to(folder).as_posix()
    return path.as_posix()
