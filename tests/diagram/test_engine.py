"""Finding and running an engine, and what is said when that fails."""

import shutil
import sys
from pathlib import Path

import pytest

from argmap.diagram import draw, engine, find_engine
from argmap.errors import EngineError

DOT = "digraph { a -> b }\n"


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("ARGMAP_DOT", raising=False)
    monkeypatch.setattr(engine, "_candidates", lambda: iter(()))
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    return monkeypatch


def script(folder: Path, body: str) -> str:
    path = folder / "engine"
    path.write_text(f"#!{sys.executable}\nimport sys, time\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(("wanted", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("dot", b"digraph")])
def test_formats(wanted: str, start: bytes) -> None:
    assert draw(DOT, wanted).startswith(start)


def test_unknown_format() -> None:
    with pytest.raises(ValueError, match="choose svg, png, pdf or dot"):
        draw(DOT, "gif")


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize(
    ("wanted", "remedy"),
    [("svg", "pip install graphviz-pure"), ("png", "pip install"), ("pdf", r"argmap\[pdf\]")],
)
def test_without_an_engine(wanted: str, remedy: str) -> None:
    with pytest.raises(EngineError, match=remedy):
        draw(DOT, wanted)
    assert draw(DOT, "dot") == DOT.encode()


def test_letters_that_the_engine_lacks(no_engine: pytest.MonkeyPatch) -> None:
    no_engine.setattr(engine, "_candidates", lambda: iter(["/x/graphviz-pure"]))
    with pytest.raises(EngineError, match="no engine has a letter for '图' in PNG"):
        draw('digraph { a [label="图"] }', "png")


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are started by their first line")
@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("time.sleep(60)", "layout timed out after 0.5 s"),
        (
            "print('Warning: w\\nError: it broke\\nmore', file=sys.stderr); sys.exit(1)",
            "'engine' failed: Error: it",
        ),
        ("sys.exit(3)", "failed: exit status 3"),
        ("", "failed: exit status 0"),
    ],
)
def test_a_failing_engine(body: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_DOT", script(tmp_path, body))
    with pytest.raises(EngineError, match=message):
        draw(DOT, timeout=0.5 if "sleep" in body else 60)


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are started by their first line")
def test_the_environment_names_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = script(tmp_path, "print(sys.argv[1])")
    monkeypatch.setenv("ARGMAP_DOT", path)
    assert find_engine() == path
    assert draw(DOT) == b"-Tsvg\n"


def test_the_environment_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_DOT", "/no/such/program")
    with pytest.raises(EngineError, match="'/no/such/program', which is not a program"):
        draw(DOT)


def test_warnings_of_the_engine_are_not_noise(capfd: pytest.CaptureFixture[str]) -> None:
    draw('digraph { a [label="é", shape=nothing, fontname=Unknown] }')
    assert capfd.readouterr() == ("", "")
