"""Help, and the errors of a wrong command line: in one style, and with a suggestion where a word is near."""

import pytest

from argmap.cli.main import COMMANDS, GROUPS

from .conftest import Run

WRONG = {
    "chek": "unknown command 'chek' (did you mean 'check'?)",
    "nothing": "unknown command 'nothing'",
    "--vresion": "unknown option '--vresion' (did you mean '--version'?)",
    "check good.yaml --formt json": "unknown option '--formt' (did you mean '--format'?)",
    "check good.yaml -z": "unknown option '-z'",
    "check": "missing argument 'FILE...'",
    "convert good.yaml": "missing option '-o' / '--output'",
    "why good.yaml a b": "got unexpected extra argument (b)",
    "check good.yaml --format": "option '--format' requires an argument",
    "check good.yaml --jobs x": "invalid value for '--jobs'; choose a whole number from 0 to 61",
    "check good.yaml --format jsn": "unknown format 'jsn' (did you mean 'json'?); choose text, json, sarif, ",
    "render good.yaml --format dott": (
        "unknown format 'dott' (did you mean 'dot'?); choose svg, png, pdf, html, text, dot or mermaid"
    ),
    "render good.yaml --kind clam": "unknown kind 'clam' (did you mean 'claim'?); choose claim, premise, ",
    "evaluate good.yaml --basis sited": "unknown basis 'sited' (did you mean 'cited'?); choose ",
    "check good.yaml --questions al": "unknown choice of questions 'al' (did you mean 'all'?); choose ",
    "schema --of scheme": "unknown schema 'scheme' (did you mean 'schemes'?); choose map, ",
    "check good.yaml --fail-on eror": "unknown severity 'eror' (did you mean 'error'?); choose error, ",
    "sources good.yaml --to bibtx": "unknown format 'bibtx' (did you mean 'bibtex'?); choose bibtex, ",
    "table good.yaml -o x --of sorces": "unknown table 'sorces' (did you mean 'sources'?); choose ",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line(run: Run, line: str) -> None:
    words = line.split()
    result = run(*words)
    first, second = result.err.splitlines()
    command = f"argmap {words[0]}" if words[0] in COMMANDS else "argmap"
    assert (result.code, result.out) == (2, "")
    assert first.startswith(f"argmap: {WRONG[line]}")
    assert second == f"argmap: run '{command} --help' for help"


UNKNOWN = {
    "convert good.yaml -o x --to dott": "unknown format 'dott' (did you mean 'dot'?); choose yaml, json, ",
    "convert good.yaml -o x --from aiff": "unknown format 'aiff' (did you mean 'aif'?); choose yaml, json, ",
    "convert good.yaml -o x --from jsonld": "JSON-LD with the AIF ontology is only written, not read",
    "rule no-thesi": "unknown rule 'no-thesi' (did you mean 'no-thesis'?); 'argmap rule' lists them",
    "check good.yaml --select no-thesi": "unknown rule 'no-thesi' (did you mean 'no-thesis'?)",
    "render good.yaml -o x.svg --theme darkk": "unknown theme 'darkk' (did you mean 'dark'?); choose light, ",
}


@pytest.mark.parametrize("line", UNKNOWN)
def test_a_wrong_name(run: Run, line: str) -> None:
    result = run(*line.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"argmap: {UNKNOWN[line]}")
    assert result.err.count("\n") == 1


def test_without_words_there_is_help(run: Run) -> None:
    assert run() == run("--help")
    assert run("-h").out == run("--help").out


def test_help_lists_all_commands_in_groups(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = run("--help").out
    for title, names in GROUPS.items():
        block = text.partition(f"\n{title}:\n")[2].partition("\n\n")[0]
        assert [line.split()[0] for line in block.splitlines()] == list(names)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_eighty_columns(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    usage, *lines = run(name, "--help").out.splitlines()
    assert usage.startswith(f"Usage: argmap {name}")
    assert [line for line in lines if len(line) > 80 or line.endswith("...")] == []
