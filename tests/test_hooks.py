"""The hooks for pre-commit and the action for GitHub: their commands are run as they are written."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import DANGLING, GOOD, UNSUPPORTED

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
PYTHON, INSTALL, CHECK = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    for name, text in (("good", GOOD), ("unsupported", UNSUPPORTED), ("dangling", DANGLING)):
        (tmp_path / f"maps/{name}.yaml").write_text(text, encoding="utf-8")
    programs = tmp_path / "programs"
    programs.mkdir()
    write_program(programs / "python", f'exec "{sys.executable}" "$@"')
    write_program(programs / "argmap", f'exec "{sys.executable}" -m argmap "$@"')
    return tmp_path


def write_program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def run(words: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'programs'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": path, **environment}
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def run_step(step: dict[str, Any], folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does, with the expressions of its environment worked out."""
    values = {
        "github.action_path": str(ROOT),
        "steps.python.outputs.python-path": str(folder / "programs/python"),
    }
    for name, one in ACTION["inputs"].items():
        values[f"inputs.{name}"] = inputs.get(name.replace("-", "_"), one["default"])
    environment = {
        name: EXPRESSION.sub(lambda found: values[found[1]], text) for name, text in step["env"].items()
    }
    (folder / "step.sh").write_text(step["run"], encoding="utf-8")
    words = [step["shell"], "--noprofile", "--norc", "-eo", "pipefail", "step.sh"]
    return run(words, folder, **environment)


@pytest.mark.parametrize(
    ("hook", "file", "code"),
    [
        ("argmap-validate", "good", 0),
        ("argmap-validate", "unsupported", 0),
        ("argmap-validate", "dangling", 1),
        ("argmap-check", "good", 0),
        ("argmap-check", "unsupported", 1),
        ("argmap-check", "dangling", 1),
        ("argmap-fmt", "dangling", 0),
    ],
)
def test_hooks_run(folder: Path, hook: str, file: str, code: int) -> None:
    result = run([*shlex.split(HOOKS[hook]["entry"]), f"maps/{file}.yaml"], folder)
    assert result.returncode == code, result.stderr


NO_MAPS = {
    "works.json": '[{"id": "lee", "type": "book", "title": "Buses"}]',
    "works.yaml": "references:\n- id: lee\n  type: book\n  title: On argmap\n",
    "profile.json": '{\n "properties": {\n  "argmap": {"const": 1},\n  "title": {"minLength": 9}\n }\n}',
    "profile.yaml": "type: object\nproperties:\n  argmap: {const: 1}\nrequired: [paper]\n",
    "known.json": '{"argmap": 1, "known": []}',
    "findings.json": '{\n  "argmap": 1,\n  "findings": [],\n  "summary": {}\n}',
    "verdicts.json": '{"argmap": 1, "file": "good.yaml", "verdicts": {}}',
    "tools.yaml": "jobs:\n  check:\n    argmap: latest\n",
    "empty.yaml": "",
    "broken.json": '{"id": "argmap',
    "package.yaml": "argmap-version: 1\n",
}
MAPS = {
    "plain.yaml": "argmap: 1\ntitle: T\n",
    "quoted.yaml": '# a map\n"argmap": 1\ntitle: T\n',
    "late.yaml": "title: T\nargmap: 1\n",
    "odd.yaml": "argmap\uff1a1\ntitle: T\n",
    "broken.yaml": "argmap: 1\ntitle: 'T\n",
    "flow.yaml": "{argmap: 1, title: T}\n",
    "one-line.json": '{"title":"T","argmap":1}',
    "cut.json": '{"argmap": 1, "title"',
}


@pytest.mark.parametrize("hook", ["argmap-validate", "argmap-check"])
def test_a_hook_and_a_folder_agree_on_what_a_map_is(folder: Path, hook: str) -> None:
    shutil.rmtree(folder / "maps")
    (folder / "maps").mkdir()
    for name, text in (NO_MAPS | MAPS).items():
        (folder / "maps" / name).write_text(text, encoding="utf-8")
    command = [*shlex.split(HOOKS[hook]["entry"]), "--format", "json"]
    by_name = run([*command, *(f"maps/{name}" for name in sorted(NO_MAPS | MAPS))], folder)
    by_folder = run([*command, "maps"], folder)
    assert (by_name.returncode, by_name.stdout) == (by_folder.returncode, by_folder.stdout)
    assert json.loads(by_name.stdout)["summary"]["files"] == len(MAPS)
    only_others = run([*command, *(f"maps/{name}" for name in NO_MAPS)], folder)
    assert (only_others.returncode, json.loads(only_others.stdout)["findings"]) == (0, [])


def test_the_hook_for_formatting_skips_what_is_no_map(folder: Path) -> None:
    for name, text in (NO_MAPS | MAPS).items():
        (folder / "maps" / name).write_text(text, encoding="utf-8")
    result = run([*shlex.split(HOOKS["argmap-fmt"]["entry"]), *(f"maps/{name}" for name in NO_MAPS)], folder)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    result = run([*shlex.split(HOOKS["argmap-fmt"]["entry"]), "maps/late.yaml"], folder)
    assert (result.returncode, result.stderr) == (0, "argmap: 1 file changed\n")
    assert (folder / "maps/late.yaml").read_text(encoding="utf-8") == "argmap: 1\ntitle: T\n"


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_hooks_take_maps_only(hook: dict[str, Any]) -> None:
    assert (hook["language"], hook["types_or"]) == ("python", ["yaml", "json"])
    assert hook["require_serial"]  # batches write one baseline
    assert re.search(hook["files"], "maps/late-fees.yaml")
    assert not re.search(hook["files"], ".github/workflows/ci.yml")


def test_action_fails_on_findings_and_annotates(folder: Path) -> None:
    result = run_step(CHECK, folder)
    assert result.returncode == 1
    assert "::error file=maps/unsupported.yaml,line=5," in result.stdout


def test_action_takes_several_files_and_wildcards(folder: Path) -> None:
    result = run_step(CHECK, folder, files="maps/go*.yaml maps/unsupported.yaml", format="json")
    assert '"files": 2' in result.stdout


def test_action_hands_on_the_severity(folder: Path) -> None:
    assert run_step(CHECK, folder, files="maps/good.yaml").returncode == 0
    assert run_step(CHECK, folder, files="maps/good.yaml", fail_on="none").returncode == 2


def test_action_hands_on_options(folder: Path) -> None:
    result = run_step(CHECK, folder, files="maps/unsupported.yaml", args="--ignore unsupported-claim")
    assert result.returncode == 0, result.stdout + result.stderr


def test_action_runs_nothing_that_is_in_an_input(folder: Path) -> None:
    for name in ACTION["inputs"]:
        run_step(CHECK, folder, **{name.replace("-", "_"): '$(touch ran) `touch ran`; touch ran; "'})
    assert not (folder / "ran").exists()
    for step in (INSTALL, CHECK):
        assert not EXPRESSION.search(step["run"])


def test_action_installs_itself(folder: Path) -> None:
    assert PYTHON["id"] == "python"
    write_program(folder / "programs/python", 'printf "%s\\n" "$@"')
    result = run_step(INSTALL, folder)
    assert result.stdout.splitlines() == ["-m", "pip", "install", "--quiet", str(ROOT)]
