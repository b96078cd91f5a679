"""What files, names, options and the machine may do to us: one clear line, exit code 2, and nothing lost."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap import writing
from argmap.cli.streams import end_on_signals
from argmap.formats import CONVERTED, formats_for

from .conftest import GOOD, UNSUPPORTED, Run, show

TOML = {
    "tool = 4": "'tool' is not a table",
    'tool = ["black", "argmap"]': "'tool' is not a table",
    "[[tool]]\nargmap = 1": "'tool' is not a table",
    "[tool]\nargmap = true": "'tool.argmap' is not a table",
    "[[tool.argmap]]\nignore = []": "'tool.argmap' is not a table",
    "[tool.argmap]\nbaseline = 'a\0b'": "invalid TOML",
    '[tool.argmap]\nbaseline = "a\\u0000b"': "'baseline' is the path of a file",
}


@pytest.mark.parametrize("text", TOML)
@pytest.mark.parametrize("words", [[], ["--config", "pyproject.toml"]], ids=["found", "named"])
def test_a_project_file_with_other_values(run: Run, folder: Path, text: str, words: list[str]) -> None:
    (folder / "pyproject.toml").write_text(text)
    result = run("check", "good.yaml", *words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert f"pyproject.toml: {TOML[text]}" in result.err


NO_TOML = {
    "ignore = " + "[" * 3000: "brackets are nested too deeply",
    "ignore = " + "{a = " * 3000: "brackets are nested too deeply",
    # Python 3.13 reads so many dots
    "[" + ".".join("a" * 5000) + "]": "brackets are nested too deeply|unknown setting 'a'|has no key 'a'",
    "ignore = " + "7" * 5000: "Exceeds the limit",
    "ignore = 0x" + "f" * 5000: "Exceeds the limit",
    "ignore = " + "# " * 2**20: "larger than 1,048,576 bytes",
    "ignore = '\udcff'": "invalid TOML",
}


@pytest.mark.parametrize("text", NO_TOML, ids=range(len(NO_TOML)))
@pytest.mark.parametrize("words", [["check", "--config"], ["render", "-o", "x.dot", "--theme"]], ids=show)
def test_toml_without_end(run: Run, folder: Path, text: str, words: list[str]) -> None:
    (folder / "odd.toml").write_bytes(text.encode(errors="surrogateescape"))
    result = run(words[0], "good.yaml", *words[1:], "odd.toml")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "argmap: odd.toml: " in result.err
    assert re.search(NO_TOML[text], result.err)


KNOWN = '{"argmap": 1, "known": [{"file": "a", "rule": "b", "path": "", "message": "c", "count": %s}]}'
NO_BASELINES = [
    *(KNOWN % count for count in ("1e999", "-1e999", "NaN", "0", "-3", "true", "1.5", '"2"', "null")),
    KNOWN % ("9" * 5000),
    '{"known": {"a": 1}}',
    '{"known": [[]]}',
    '{"known": [1]}',
    '["known"]',
    "[" * 50_000,
]  # fmt: skip


@pytest.mark.parametrize("text", NO_BASELINES, ids=range(len(NO_BASELINES)))
def test_no_baseline(run: Run, folder: Path, text: str) -> None:
    (folder / "known.json").write_text(text)
    result = run("check", "good.yaml", "--baseline", "known.json")
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith("'known.json' is not a baseline; write one with --write-baseline\n")


_DOUBLED = {
    **{f"d{number}": {"allOf": [{"$ref": f"#/$defs/d{number + 1}"}] * 2} for number in range(30)},
    "d30": {},
}
NO_PROFILES: dict[str, tuple[dict[str, object], str]] = {
    "itself": ({"allOf": [{"$ref": "#"}]}, "refers to itself without end"),
    "negated": ({"not": {"$ref": "#"}}, "refers to itself without end"),
    "condition": ({"if": {"$ref": "#"}, "then": {}}, "refers to itself without end"),
    "two": (
        {
            "$defs": {"a": {"$ref": "#b"}, "b": {"$anchor": "b", "oneOf": [{"$ref": "#/$defs/a"}]}},
            "$ref": "#b",
        },
        "refers to itself without end",
    ),
    "key": ({"properties": {"title": {"$ref": "#/properties/title"}}}, "refers to itself without end"),
    "dynamic": ({"$dynamicAnchor": "x", "anyOf": [{"$dynamicRef": "#x"}]}, "refers to itself without end"),
    "id": ({"$id": "http://example.org/a", "$ref": "a"}, "refers to itself without end"),
    "errors": (
        {"required": [f"key{number}" for number in range(1_000)], "$ref": "#"},
        "refers to itself without end",
    ),
    "doubled": ({"$defs": _DOUBLED, "$ref": "#/$defs/d0"}, "or far too often"),
    "unevaluated": (
        {"$defs": _DOUBLED, "$ref": "#/$defs/d0", "unevaluatedProperties": False},
        "or far too often",
    ),
    "file": ({"$ref": "file:///etc/hostname"}, "refers to 'file:///etc/hostname', which is not in it"),
    "beside": ({"$ref": "good.yaml"}, "refers to 'good.yaml', which is not in it"),
    "no address": ({"$ref": "http://[x"}, "refers to 'http://[x', which is not in it"),
    "no schema": ({"title": "x", "$ref": "#/title"}, "cannot be used as a profile"),
    "pattern": ({"patternProperties": {"(": {}}}, "the pattern '(': unclosed group"),
    "deep pattern": ({"pattern": "(" * 5000 + ")" * 5000}, "the pattern '((("),
    "great pattern": ({"pattern": "((a{999}){999}){999}"}, "exceeds size limit"),
    "look-around": ({"properties": {"title": {"pattern": "(?=(a+)+$)"}}}, "look-around"),
    "other keys": (
        {"patternProperties": {"a": {}}, "unevaluatedProperties": False},
        "'unevaluatedProperties' does not go together with 'patternProperties'",
    ),
}


@pytest.mark.parametrize("name", NO_PROFILES)
def test_no_profile(run: Run, folder: Path, name: str) -> None:
    schema, message = NO_PROFILES[name]
    (folder / "odd.json").write_text(json.dumps(schema))
    result = run("check", "good.yaml", "--profile", "odd.json")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert message in result.err
    assert "odd.json" in result.err


def test_a_profile_may_call_itself_for_parts(run: Run, folder: Path) -> None:
    (folder / "tree.json").write_text('{"not": {"type": "number"}, "additionalProperties": {"$ref": "#"}}')
    (folder / "deep.json").write_text('{"a": ' * 90 + '"x"' + "}" * 90)
    assert "[profile]" not in run("check", "deep.json", "--profile", "tree.json").out
    assert "[profile]" in run("check", "good.yaml", "--profile", "tree.json").out


SLOW_PROFILES: dict[str, dict[str, object]] = {
    "pattern": {"properties": {"title": {"pattern": "^(a+)+$"}}},
    "search": {"properties": {"title": {"pattern": "a*a*a*a*a*b"}}},
    "names": {"properties": {"claims": {"propertyNames": {"pattern": "^(a|aa)*$"}}}},
    "keys": {
        "properties": {"claims": {"patternProperties": {"^(a|a)*-$": {}}, "additionalProperties": False}}
    },
    "unique": {"properties": {"claims": {"additionalProperties": {"uniqueItems": True}}}},
}


@pytest.mark.parametrize("name", SLOW_PROFILES)
def test_a_profile_takes_linear_time(run: Run, folder: Path, name: str) -> None:
    (folder / "slow.json").write_text(json.dumps(SLOW_PROFILES[name]))
    listed = [{"number": number // 2} for number in range(8000)]
    (folder / "map.json").write_text(
        json.dumps({"argmap": 1, "title": "a" * 5000 + "!", "claims": {"a" * 5000 + "_": listed}})
    )
    start = time.process_time()
    result = run("check", "map.json", "--profile", "slow.json")
    assert time.process_time() - start < 5
    assert (result.code, result.out.count("[profile]")) == (1, 1)


def test_the_published_patterns_may_be_copied(run: Run, folder: Path) -> None:
    schema = {"properties": {"claims": {"propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9_-]*(?!\\n)$"}}}}
    (folder / "house.json").write_text(json.dumps(schema))
    assert run("check", "good.yaml", "--profile", "house.json").code == 0


LOOPS = [
    "check a", "check a good.yaml", "validate a", "evaluate a", "sources a", "convert a -o x.json --to aif",
    "convert good.yaml --to json -o a", "report good.yaml -o a --format html --no-diagram",
    "check good.yaml --config a", "check good.yaml --profile a", "check good.yaml --baseline a",
    "check good.yaml --write-baseline a", "check a/b/map.yaml", "table good.yaml -o a",
    "render good.yaml -o a/x.dot", "check below/good.yaml", "check project/good.yaml",
]  # fmt: skip


@pytest.mark.parametrize("line", LOOPS)
def test_a_loop_of_links(run: Run, folder: Path, line: str) -> None:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    for name, file in (("below", "argmap.toml"), ("project", "pyproject.toml")):
        (folder / name).mkdir()
        (folder / name / "good.yaml").write_text(GOOD)
        (folder / name / file).symlink_to(file)
    result = run(*line.split())
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "cannot read '" in result.err or "cannot write '" in result.err
    assert (folder / "a").is_symlink()


NUMBERS = [
    "check good.yaml --max-size 99999999999999999999",
    "convert good.yaml -o x.json --max-size 2000000",
    "check good.yaml --jobs 99999999999999999999",
    "check good.yaml --jobs 1000",
    "weight good.yaml -n 99999999999999999999",
    "positions good.yaml -n 99999999999999999999",
    "render good.yaml -o x.dot --focus fees-exclude --depth 99999999999999999999",
    "render good.yaml -o x.dot --timeout inf",
    "render good.yaml -o x.dot --timeout 1e9",
    "render good.yaml -o x.dot --width 99999999999999999999",
    "serve good.yaml --port 99999999999999999999",
]


@pytest.mark.parametrize("line", NUMBERS)
def test_numbers_have_limits(run: Run, folder: Path, line: str) -> None:
    result = run(*line.split())
    assert (result.code, result.out) == (2, "")
    assert "; choose a" in result.err.splitlines()[0]
    assert not (folder / "x.dot").exists()


def test_the_largest_size_takes_no_memory(run: Run) -> None:
    assert run("check", "good.yaml", "--max-size", str(2**20)).code == 0


ODD = os.fsdecode(b"r\xfc\xff.yaml")
ODD_JSON = os.fsdecode(b"r\xfc\xff.json")
EVERYWHERE = [
    *(["check", ODD, ODD_JSON, "--format", name] for name in formats_for("findings")),
    *([name, ODD, "--format", form] for name in ("evaluate", "weight", "positions", "strength")
      for form in ("text", "json")),
    *([name, ODD, "fees-exclude", "--format", form] for name in ("why", "flip") for form in ("text", "json")),
    *(["convert", ODD, "-o", f"{ODD}.x", "--to", name] for name in formats_for(*CONVERTED, writes=True)
      if name not in ("jsonld", "xaif")),
    *(["convert", os.fsdecode(b"\xff.csv"), "-o", "-", "--to", name] for name in ("yaml", "sadface")),
    *(["sources", ODD, "--to", name] for name in formats_for("works", writes=True)),
    ["check", ODD, "--write-baseline", f"{ODD}.known"],
    ["check", ODD_JSON, "--diff"],
    ["framework", ODD, "-o", f"{ODD}.apx"],
    ["table", ODD, "-o", f"{ODD}.tables"],
    ["render", ODD, "-o", f"{ODD}.html"],
    ["report", ODD, "-o", f"{ODD}.md"],
]  # fmt: skip


@pytest.mark.parametrize(
    "words", EVERYWHERE, ids=lambda words: " ".join(words).encode("ascii", "ignore").decode()
)
def test_a_name_that_is_not_utf_8(run: Run, folder: Path, words: list[str]) -> None:
    (folder / ODD).write_text(GOOD)
    (folder / ODD_JSON).write_text(json.dumps({"argmap": 1, "claims": {"a": {"text": "x", "tags": "t"}}}))
    (folder / os.fsdecode(b"\xff.csv")).write_text("id,text\na,Fees.\n")
    result = run(*words)
    assert result.code in (0, 1)
    assert "argmap: f" not in result.err


def test_a_baseline_knows_odd_names(run: Run, folder: Path) -> None:
    (folder / ODD).write_text(UNSUPPORTED)
    assert run("check", ODD, "--write-baseline", "known.json").code == 0
    assert run("check", ODD, "--baseline", "known.json").code == 0
    (folder / "good.yaml").write_text(UNSUPPORTED)
    assert run("check", "good.yaml", "--baseline", "known.json").code == 1


STREAMS = [
    ["--version"], ["check", "--help"], ["rule"], ["schema"], ["evaluate", "good.yaml"],
    ["evaluate", "good.yaml", "--format", "json"], ["check", "good.yaml"], ["check", "good.yaml", "--diff"],
    ["render", "good.yaml", "-o", "-", "--format", "dot"],
]  # fmt: skip


@pytest.mark.parametrize("words", STREAMS, ids=show)
@pytest.mark.parametrize("state", ["closed", "full"])
def test_standard_output_that_takes_nothing(folder: Path, words: list[str], state: str) -> None:
    if words != STREAMS[4] and state == "full" and words != STREAMS[1]:
        pytest.skip("the same as for the others")
    assert folder.exists()
    reason = "it is closed" if state == "closed" else "no space left on device"
    done = _run(words, ">&-" if state == "closed" else ">/dev/full")
    assert (done.returncode, done.stderr) == (2, f"argmap: cannot write to standard output: {reason}\n")


@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-", ">&- 2>&- <&-"])
def test_standard_error_that_takes_nothing(folder: Path, redirection: str) -> None:
    assert folder.exists()
    assert _run(["check", "missing.yaml"], redirection).returncode == 2


def _run(words: list[str], redirection: str) -> "subprocess.CompletedProcess[str]":
    script = f'"$@" {redirection}'
    command = ["sh", "-c", script, "sh", sys.executable, "-m", "argmap", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_fault_of_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError("first\nsecond")

    monkeypatch.setattr("argmap.analysis.find_faults", fail)
    monkeypatch.setattr("argmap.cli.rule.command.callback", fail)
    reason = "IndexError: first second; please report it, with what ARGMAP_TRACEBACK=1 shows: https://"
    result = run("rule", "no-thesis")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"argmap: fault of argmap in 'argmap rule no-thesis': {reason}")
    result = run("check", "good.yaml", "missing.yaml", "unsupported.yaml")
    assert (result.code, result.err.count("\n")) == (2, 3)
    assert result.err.startswith(f"argmap: fault of argmap in 'good.yaml': {reason}")
    assert "fault of argmap in 'unsupported.yaml': " in result.err
    monkeypatch.setenv("ARGMAP_TRACEBACK", "1")
    result = run("rule")
    assert result.code == 2
    assert result.err.startswith("argmap: Traceback (most recent call last):\n")
    assert "\nargmap: fault of argmap in 'argmap rule': IndexError: first second; " in result.err


SAME = [
    "check good.yaml --write-baseline good.yaml",
    "check . --write-baseline sub/../good.yaml",
    "check good.yaml -o link.yaml",
    "check unsupported.yaml good.yaml -o hard.yaml",
    "check good.yaml --diff -o good.yaml",
    "check . -o good.yaml --jobs 2",
    "validate good.yaml -o hard.yaml",
    "report good.yaml -o link.md --no-diagram",
    "render good.yaml -o link.yaml --format dot",
    "render good.yaml -o twin --split section --format dot",
    "convert good.yaml -o hard.yaml",
    "convert good.yaml -o x.json --to json --report good.yaml",
    "sources good.yaml -o good.yaml",
    "sources good.yaml -o refs.bib",
    "framework good.yaml -o good.yaml --format apx",
    "framework good.yaml -o twin/good --format apx",
    "table good.yaml -o link.yaml --of sources",
    "table good.yaml -o twin",
    "why good.yaml fees-exclude -o good.yaml",
    "check good.yaml --config own.toml -o own.toml",
    "check good.yaml -o argmap.toml",
    "check good.yaml --profile own.json -o own.json",
    "render good.yaml --theme own.toml -o own.toml --format dot",
    "convert good.yaml -o x.json --to json --report ./x.json",
]


@pytest.mark.parametrize("line", SAME)
def test_what_is_read_is_not_written(run: Run, folder: Path, line: str) -> None:
    (folder / "good.yaml").write_text(f"{GOOD}bibliography: refs.bib\n")
    contents = {"refs.bib": "@book{a, title={A}}", "own.toml": "", "own.json": "{}", "argmap.toml": ""}
    for name, text in contents.items():
        (folder / name).write_text(text)
    (folder / "sub").mkdir()
    (folder / "twin").mkdir()
    (folder / "link.yaml").symlink_to("good.yaml")
    (folder / "link.md").symlink_to("hard.yaml")
    for name in ("hard.yaml", "twin/overview.dot", "twin/good.names.tsv", "twin/remarks.csv"):
        (folder / name).hardlink_to(folder / "good.yaml")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run(*line.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith(
        ("is a file that is read; write to another one\n", "name another file for one of them\n")
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_map_that_is_appended_to_itself(folder: Path) -> None:
    before = (folder / "good.yaml").read_text()
    done = _run(["render", "good.yaml", "--format", "dot"], ">>good.yaml")
    assert done.returncode == 2
    assert done.stderr == "argmap: standard output is a file that is read; write to another one\n"
    assert (folder / "good.yaml").read_text() == before


@pytest.mark.usefixtures("folder")
def test_standard_input_is_converted() -> None:
    done = _run(["convert", "-", "-o", "-"], "<good.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert "fees-exclude:" in done.stdout


def test_a_baseline_may_be_written_anew(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('baseline = "known.json"')
    for _ in range(2):
        assert run("check", "unsupported.yaml", "--write-baseline", "known.json").code == 0
    words = ["check", "unsupported.yaml", "--baseline", "known.json", "--write-baseline", "known.json"]
    assert run(*words).code == 0


ALL_OR_NOTHING = [
    ["table", "good.yaml", "-o", "new/out"],
    ["table", "good.yaml", "-o", "out"],
    ["render", "good.yaml", "-o", "out", "--split", "section", "--format", "dot"],
    ["framework", "good.yaml", "-o", "out/map.apx"],
    ["convert", "good.yaml", "-o", "out/map.json", "--to", "json", "--report", "out/lost.json"],
]


@pytest.mark.parametrize("words", ALL_OR_NOTHING, ids=show)
def test_all_files_or_none(run: Run, folder: Path, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "out").mkdir()
    for name in ("statements.csv", "relations.csv", "index.dot", "map.apx", "map.apx.names.tsv", "map.json"):
        (folder / "out" / name).write_text("old")
    before = {path: path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}
    replace, calls = Path.replace, [0]

    def fail_once(self: Path, target: Path) -> Path:
        calls[0] += 1
        if calls[0] == 2:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_once)
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith(": no space left on device\n")
    assert {path: path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()} == before
    assert not (folder / "new").exists()


def test_fixes_that_cannot_be_written(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "map.yaml").write_text(
        GOOD.replace("[blocked-cards]", "[blocked-cards, blocked-cards, bloked]")
    )

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    result = run("check", "map.yaml", "unsupported.yaml", "--fix")
    assert result.code == 2
    assert result.out.startswith("map.yaml:")
    assert "[duplicate-reference]" in result.out
    assert "unsupported.yaml:5:" in result.out
    assert result.err == "argmap: cannot write 'map.yaml': no space left on device\n0 fixed\n"


def test_partial_files(run: Run, folder: Path) -> None:
    name = f"{'x' * 240}.dot"
    assert run("render", "good.yaml", "-o", name).code == 0
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    names = [f".argmap-{writing._HOST}-{number}-0.partial" for number in (dead.pid, os.getppid())]
    for partial in (*names, ".argmap-00000000-1-0.partial", ".mine.partial"):
        (folder / partial).write_text("")
    assert run("render", "good.yaml", "-o", name).code == 0
    left = {path.name for path in folder.iterdir() if path.name.startswith(".")}
    assert left == {names[1], ".argmap-00000000-1-0.partial", ".mine.partial"}


SLEEPER = """\
#!/bin/sh
sleep 60 &
echo $$ $! > "$PIDS.new"
mv "$PIDS.new" "$PIDS"
wait
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_the_engine(folder: Path, number: int) -> None:
    engine, pids = folder / "engine", folder / "pids"
    engine.write_text(SLEEPER)
    engine.chmod(0o700)
    command = [sys.executable, "-m", "argmap", "render", "good.yaml", "-o", "x.svg"]
    environment = os.environ | {"ARGMAP_DOT": str(engine), "PIDS": str(pids)}
    kept = signal.signal(number, signal.SIG_DFL)  # what started the tests may ignore it
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as running:
        signal.signal(number, kept)
        _wait_until(pids.exists)
        started = pids.read_text().split()
        running.send_signal(number)
        assert running.wait(50) == 2
        assert running.stderr
        assert running.stderr.read() == "argmap: interrupted\n"
    _wait_until(lambda: not any(map(_is_running, started)))
    assert not list(folder.glob("*.partial"))
    assert not (folder / "x.svg").exists()


def test_a_signal_while_the_engine_starts(folder: Path) -> None:
    engine, pids = folder / "engine", folder / "pids"
    engine.write_text('#!/bin/sh\necho $$ > "$PIDS"\nkill -TERM $PPID\nsleep 60\n')
    engine.chmod(0o700)
    command = [sys.executable, "-m", "argmap", "render", "good.yaml", "-o", "x.svg"]
    environment = os.environ | {"ARGMAP_DOT": str(engine), "PIDS": str(pids)}
    done = subprocess.run(command, env=environment, capture_output=True, timeout=50, check=False)
    assert (done.returncode, done.stderr) == (2, b"argmap: interrupted\n")
    _wait_until(lambda: not _is_running(pids.read_text().strip()))


def _is_running(pid: str) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def _wait_until(is_done: Callable[[], bool]) -> None:
    end = time.monotonic() + 50
    while not is_done():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_nohup_is_respected() -> None:
    kept = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        end_on_signals()
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, kept)
