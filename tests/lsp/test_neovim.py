"""Neovim with its built-in client."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MAP = """\
argmap: 1
title: Late fees
thesis: fees-exclude
claims:
  fees-exclude:
    text: Late fees keep the poorest away.
    supported_by: [blocked-cards, gone]
premises:
  blocked-cards: {text: Two in five are blocked., assumption: counted by hand}
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim_finds_hovers_and_renames(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(MAP)
    script = Path(__file__).with_name("neovim.lua")
    command = ["nvim", "--headless", "--clean", "-n", "map.yaml", f"+luafile {script}", "+cquit"]
    words = json.dumps([sys.executable, "-m", "argmap", "lsp"])
    environment = os.environ | {"ARGMAP": words, "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert "dangling-reference" in told["codes"]
    assert "Two in five are blocked." in told["hover"]
    assert told["definition"] == 8
    assert "\n".join(told["lines"]) + "\n" == MAP.replace("blocked-cards", "renamed")
