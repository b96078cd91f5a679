"""Pages of rules and help texts do not depend on whether Python keeps docstrings."""

import json
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

import argmap
from argmap import docstrings
from argmap.docstrings import read_docstring
from argmap.finding import Results
from argmap.model import Claim
from argmap.report import sarif
from argmap.rules import remark

COMMANDS = [["--help"], ["check", "--help"], ["rule"], ["rule", "remark"]]
SCRIPT = f"""
import sys
from argmap.cli.main import main
for words in {COMMANDS!r}:
    sys.argv = ["argmap", *words]
    try:
        main()
    except SystemExit as stop:
        print(stop.code)
"""


def test_all_words_are_there_without_docstrings() -> None:
    kept, dropped = (
        subprocess.run([sys.executable, *options, "-c", SCRIPT], capture_output=True, check=True).stdout
        for options in ([], ["-OO"])
    )
    assert b"Check, evaluate and draw argument maps." in kept
    assert dropped == kept


@pytest.mark.parametrize("thing", [remark, Claim, read_docstring])
def test_a_docstring_is_read_from_the_source(thing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = read_docstring(thing)
    monkeypatch.setattr(
        docstrings, "sys", SimpleNamespace(flags=SimpleNamespace(optimize=2), modules=sys.modules)
    )
    monkeypatch.setattr(thing, "__doc__", None)
    assert read_docstring(thing) == kept != ""


def test_the_version_is_known_without_an_installation() -> None:
    log = json.loads(sarif.format_results(Results(), {}))
    assert log["runs"][0]["tool"]["driver"]["version"] == argmap.__version__
    assert not hasattr(sarif, "version")
