"""Files and folders that cannot be read: one line that names them, and the others are checked."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

import pytest

from .conftest import UNSUPPORTED, Run

is_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root becomes somebody else"
)
FOLDER = "it is a directory; name a file in it"
LOOP = "too many levels of symbolic links"
COMMANDS = (
    "evaluate",
    "why",
    "flip",
    "report",
    "render",
    "convert",
    "sources",
    "weight",
    "strength",
    "positions",
)


TAKE_FOLDERS = ("evaluate", "report", "render")


@pytest.mark.parametrize(
    ("command", "name", "reason"),
    [
        *((command, "sub", FOLDER) for command in COMMANDS if command not in TAKE_FOLDERS),
        *((command, "loop.yaml", LOOP) for command in COMMANDS),
        *((command, "no.yaml", "there is no such") for command in COMMANDS),
    ],
)
def test_what_is_no_file(run: Run, folder: Path, command: str, name: str, reason: str) -> None:
    (folder / "sub").mkdir()
    (folder / "loop.yaml").symlink_to("other.yaml")
    (folder / "other.yaml").symlink_to("loop.yaml")
    words = (
        ["x"] if command in ("why", "flip") else ["-o", "out.svg"] if command in ("render", "convert") else []
    )
    result = run(command, name, *words, *(["--to", "aif"] if command == "convert" else []))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"argmap: cannot read '{name}': {reason}")
    assert result.err.count("\n") == 1


OPTIONS = ("--config", "--profile", "--baseline")


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("name", ["loop.json", "missing.json", "sub"])
def test_options_that_name_no_file(run: Run, folder: Path, option: str, name: str) -> None:
    (folder / "sub").mkdir()
    (folder / "loop.json").symlink_to("loop.json")
    result = run("check", "good.yaml", option, name)
    if option == "--config" and name == "sub":  # a folder to look upward from
        assert result.code == 0
        return
    assert result.code == 2
    assert result.err.startswith("argmap: cannot read '")
    assert f"{name}': " in result.err
    assert result.err.count("\n") == 1


def test_a_loop_of_links_in_a_folder_is_told_and_the_others_are_checked(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    (folder / "maps/a.yaml").symlink_to("b.yaml")
    (folder / "maps/b.yaml").symlink_to("a.yaml")
    (folder / "maps/c.yaml").write_text(UNSUPPORTED)
    (folder / "maps/.#c.yaml").symlink_to("somebody@somewhere.1234")
    os.mkfifo(folder / "maps/d.yaml")
    result = run("check", "maps")
    assert result.code == 2
    assert "maps/c.yaml:5:3: error" in result.out
    assert (
        result.err
        == f"argmap: cannot read 'maps/a.yaml': {LOOP}\nargmap: cannot read 'maps/b.yaml': {LOOP}\n"
    )


@is_root
def test_what_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "maps/locked").mkdir(parents=True)
    (folder / "maps/a.yaml").write_text(UNSUPPORTED)
    (folder / "maps/b.yaml").write_text(UNSUPPORTED)
    (folder / "maps/b.yaml").chmod(0)
    (folder / "maps/locked").chmod(0)
    (folder / "maps").chmod(0o755)
    temporary = Path(gettempdir())
    for parent in (folder, *folder.parents):
        if temporary in parent.parents:
            parent.chmod(0o755)
    code = (
        "import os, sys\nfrom argmap.cli import main, check, files\nfrom argmap.rules import all_rules\n"
        "import argmap.settings_file, argmap.analysis, argmap.checker, argmap.report.text\n"
        "import argmap.syntax.yaml, argmap.rules.common.context, argmap.bibliography.loading\n"
        "[*all_rules().values()]; os.setgid(12345); os.setuid(12345)\n"
        "sys.argv = ['argmap', 'check', 'maps']\nmain.main()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    denied = "permission denied; check who may read it"
    assert (
        result.stderr
        == f"argmap: cannot read 'maps/b.yaml': {denied}\nargmap: cannot read 'maps/locked': {denied}\n"
    )
    assert "maps/a.yaml:5:3: error" in result.stdout
    assert result.returncode == 2
