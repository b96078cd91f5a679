"""Standard output in the encoding that it has, the same for all commands; files in UTF-8."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.main import main
from argmap.cli.streams import encode_text

MAP = """\
argmap: 1
title: "Caf\u00e9s \u2014 \u8a9e \U0001f600"
thesis: [open]
claims:
  open: {text: "Caf\u00e9s \u2014 \u8a9e \U0001f600 stay open.", supported_by: [full], note: "na\u00efve #1"}
  shut: {text: "Na\u00efve."}
premises:
  full: {text: They are full., assumption: "Vu \u00e0 midi."}
"""
TEXTS = [
    ["check", "map.yaml"],
    ["evaluate", "map.yaml"],
    ["why", "map.yaml", "open"],
    ["flip", "map.yaml", "open"],
    ["report", "map.yaml"],
    ["render", "map.yaml", "--format", "text", "-o", "-"],
    ["what-if", "map.yaml", "--without", "full"],
]
JSON = [
    ["check", "map.yaml", "--format", "json"],
    ["check", "map.yaml", "--format", "sarif"],
    ["evaluate", "map.yaml", "--format", "json"],
    ["why", "map.yaml", "open", "--format", "json"],
    ["schema"],
]
DATA = [
    ["table", "map.yaml", "--of", "statements", "-o", "-"],
    ["convert", "map.yaml", "--to", "argdown", "-o", "-"],
    ["render", "map.yaml", "--format", "dot", "-o", "-"],
    ["check", "map.yaml", "--format", "junit"],
    ["check", "map.yaml", "--format", "csv"],
]
Write = Callable[[list[str], str], bytes]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def write_in(words: list[str], encoding: str) -> bytes:
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(sys, "argv", ["argmap", *words])
        with pytest.raises(SystemExit):
            main()
        stream.flush()
        content = stream.buffer.getvalue()
        assert isinstance(content, bytes)
        return content

    return write_in


@pytest.mark.parametrize("words", TEXTS, ids=" ".join)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_text_is_in_the_encoding_of_standard_output(write: Write, words: list[str], encoding: str) -> None:
    text = write(words, "utf-8").decode()
    assert "?\n" not in text
    expected = encode_text(text, "x")
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="argmap.escape", newline="")
    stream.write(expected.decode())
    stream.flush()
    assert write(words, encoding) == stream.buffer.getvalue()


@pytest.mark.parametrize("words", JSON, ids=" ".join)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_stays_json(write: Write, words: list[str], encoding: str) -> None:
    assert json.loads(write(words, encoding).decode(encoding)) == json.loads(write(words, "utf-8"))


@pytest.mark.parametrize("words", DATA, ids=" ".join)
def test_what_programs_read_is_in_utf_8(write: Write, words: list[str]) -> None:
    assert write(words, "ascii") == write(words, "utf-8")


@pytest.mark.parametrize("words", [["check", "map.yaml"], ["report", "map.yaml"]], ids=" ".join)
def test_files_are_in_utf_8(write: Write, words: list[str]) -> None:
    text = write(words, "utf-8")
    assert write([*words, "-o", "out.md"], "ascii") == b""
    assert Path("out.md").read_bytes() == text


PIPED = [["rule"], ["rule", "--help"], ["--help"], ["schema"], ["check", "map.yaml", "--fail-on", "info"]]


@pytest.mark.parametrize("words", PIPED, ids=" ".join)
def test_a_reader_that_has_gone_changes_no_exit_code(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    command = [sys.executable, "-m", "argmap", *words]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == int(words[0] == "check")
