"""Shell completion, by the protocol between shells and click."""

from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.main import COMMANDS
from argmap.rules import BUILTIN_RULES

from .conftest import Result, Run

MAP = """\
argmap: 1
title: Late fees
sections: {results: Results}
voices: {judge: {name: A judge}}
claims: {fees-exclude: {text: "Late fees\\n keep the \\u001b[31mpoorest away."}}
premises: {blocked-cards: {text: Cards are blocked.}, "blocked\\ncards": {text: No id.}, 3: {text: No id.}}
inferences: {by-sign: {premises: [blocked-cards], conclusion: fees-exclude}}
sources: {blocked-survey: {title: A survey}}
"""
Complete = Callable[..., list[str]]


@pytest.fixture
def complete(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Complete:
    """Return what completes the last of some words, as lines `type,value`."""
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")

    def complete_words(*words: str, shell: str = "bash") -> list[str]:
        monkeypatch.setenv("_ARGMAP_COMPLETE", f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", " ".join(["argmap", *words]))
        monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words)))
        result = run()
        assert (result.code, result.err) == (0, "")
        return result.out.strip("\n").split("\n") if result.out.strip() else []

    return complete_words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("_ARGMAP_COMPLETE", f"{shell}_source")
    monkeypatch.setattr("click.shell_completion.BashComplete._check_version", lambda _: None)
    result = run()
    assert (result.code, result.err) == (0, "")
    assert f"_ARGMAP_COMPLETE={shell}_complete" in result.out


WORDS = [
    (["ch"], ["check"]),
    (["weight", "map.yaml", "--b"], ["--by", "--basis"]),
    (["evaluate", "map.yaml", "--basis", ""], ["asserted", "cited"]),
    (["check", "--select", "no-"], ["no-scheme", "no-challenge", "no-thesis"]),
    (["check", "--ignore", "remark,no-t"], ["remark,no-thesis"]),
    (["rule", "dangling"], ["dangling-reference"]),
    (["edit", "re"], ["rename", "remove"]),
    (["edit", "rename", "map.yaml", "b"], ["blocked-cards", "by-sign", "blocked-survey"]),
    (["edit", "merge", "map.yaml", "x", "f"], ["fees-exclude"]),
    (["fmt", "--d"], ["--diff"]),
    (["scheme", "expert"], ["expert-opinion"]),
    (["convert", "x", "--from", "ar"], ["arggraph", "arguebuf", "argdown"]),
    (["convert", "x", "--to", "ar"], ["arguebuf", "argdown"]),
    (["render", "map.yaml", "--format", "p"], ["png", "pdf"]),
    (["why", "map.yaml", ""], ["fees-exclude", "blocked-cards"]),
    (["flip", "map.yaml", "b"], ["blocked-cards"]),
    (["weight", "map.yaml", "fees-exclude", "b"], ["blocked-cards"]),
    (["what-if", "map.yaml", "--without", "b"], ["blocked-cards", "by-sign", "blocked-survey"]),
    (["render", "map.yaml", "--focus", "b"], ["blocked-cards"]),
    (["render", "map.yaml", "--root", "f"], ["fees-exclude"]),
    (["render", "map.yaml", "--section", ""], ["results"]),
    (["evaluate", "map.yaml", "--without-voice", ""], ["judge"]),
    (["why", "missing.yaml", "f"], []),
    (["why", "-", "f"], []),
    (["why", ".", "f"], []),
]


@pytest.mark.parametrize(("words", "expected"), WORDS, ids=" ".join)
def test_words_are_completed(complete: Complete, words: list[str], expected: list[str]) -> None:
    assert complete(*words) == [f"plain,{word}" for word in expected]


def test_all_commands_and_rules_are_completed(complete: Complete) -> None:
    assert complete("") == [f"plain,{name}" for name in COMMANDS]
    assert {f"plain,{rule}" for rule in BUILTIN_RULES} < set(complete("rule", ""))


FILES = [
    ["check", "ma"],
    ["why", "ma"],
    ["convert", "ma"],
    ["serve", "ma"],
    ["render", "map.yaml", "-o", "ma"],
    ["check", "map.yaml", "--config", "ma"],
]


@pytest.mark.parametrize("words", FILES, ids=" ".join)
def test_files_are_left_to_the_shell(complete: Complete, words: list[str]) -> None:
    assert complete(*words) == ["file,ma"]


@pytest.mark.parametrize("text", ["", "3", "[a]", "claims: [a]", "claims: {a: 3}", "claims: {", "\x00"])
def test_whatever_the_file_holds(complete: Complete, folder: Path, text: str) -> None:
    (folder / "map.yaml").write_text(text, encoding="utf-8")
    assert complete("why", "map.yaml", "b") == []


def test_texts_are_shown_and_harmless(complete: Complete) -> None:
    shown = complete("why", "map.yaml", "f", shell="fish")
    assert shown == ["plain,fees-exclude\tLate fees keep the \ufffd[31mpoorest away."]


def test_a_broken_plugin_says_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    metadata = tmp_path / "theirs-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Name: theirs\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[argmap.rules]\nx = nowhere\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("_ARGMAP_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "argmap rule x")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert run() == Result(2, "", "")
