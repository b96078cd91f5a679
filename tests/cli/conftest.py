"""Running the command line as a user does, in this process."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from argmap.cli.main import main

GOOD = """\
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude: {text: Late fees keep the poorest away., supported_by: [blocked-cards]}
premises:
  blocked-cards: {text: Two in five cards are blocked., assumption: Not disputed.}
"""
UNSUPPORTED = """\
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude: {text: Late fees keep the poorest away.}
"""
NO_MAP = "argmap: 1\ntitel: Late fees\n"
DANGLING = GOOD.replace("[blocked-cards]", "[bloked-cards]")
RESIDUAL = """\
argmap: 1
title: Late fees
premises:
  blocked-cards: {text: Two in five cards are blocked.}
challenges:
  old-count: {text: The count is old., attacks: [blocked-cards], residual: {severity: low, rationale: Ok.}}
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


def show(value: object) -> str:
    """Name a parameter of a test: the words of a command line."""
    return " ".join(value) if isinstance(value, list) else ""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "good": GOOD,
        "unsupported": UNSUPPORTED,
        "no-map": NO_MAP,
        "dangling": DANGLING,
        "residual": RESIDUAL,
    }
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    assert folder.exists()

    def run_command(*words: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["argmap", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        code = stop.value.code
        return Result(code if isinstance(code, int) else 0, out.decode(), err.decode())

    return run_command
