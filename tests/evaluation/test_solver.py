"""The solver runs in a process of its own, which may be slow, or die, or not be there at all."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from argmap.evaluation.program import Program
from argmap.evaluation.weight.solver import Answers, ask_solver, has_solver
from argmap.evaluation.weight.weights import weigh
from argmap.graph import Graph

SECONDS = 2.0


def hard_program() -> tuple[Program, list[int], int]:
    """Four hundred reasons for one conclusion, of three premises each, out of a hundred: hard to cover."""
    random, program = Random(0), Program()
    parts = [program.add_atom() for _ in range(100)]
    for part in parts:
        program.add_rule(part)
    goal = program.add_atom()
    for _ in range(400):
        program.add_rule(goal, random.sample(parts, 3))
    return program, parts, goal


def easy_program() -> tuple[Program, list[int], int]:
    """Two reasons for one conclusion, of one premise each."""
    program = Program()
    parts = [program.add_atom() for _ in range(2)]
    goal = program.add_atom()
    for part in parts:
        program.add_rule(part)
        program.add_rule(goal, [part])
    return program, parts, goal


def write_stub(folder: Path, body: str) -> str:
    """A program that stands in for Python, and answers in its own way."""
    stub = folder / "stub"
    stub.write_text(f"#!{sys.executable}\nimport os, signal, sys, time\n{body}\n", encoding="utf-8")
    stub.chmod(0o755)
    return str(stub)


def test_what_it_finds() -> None:
    program, parts, goal = easy_program()
    assert ask_solver(program, parts, {goal: []}, 5) == Answers({goal: [[0, 1]]}, {goal})
    assert ask_solver(program, parts, {goal: [[0, 1]]}, 5) == Answers({}, {goal})


def test_all_of_one_and_one_more_than_is_asked_for() -> None:
    """Nine parts are needed, and one of each of six pairs."""
    program = Program()
    goal = program.add_atom()
    parts = [program.add_atom() for _ in range(21)]
    either = [program.add_atom() for _ in range(6)]
    for part in parts:
        program.add_rule(part)
    for number, atom in enumerate(either):
        program.add_rule(atom, [parts[9 + 2 * number]])
        program.add_rule(atom, [parts[10 + 2 * number]])
    program.add_rule(goal, [*parts[:9], *either])
    answers = ask_solver(program, parts, {goal: [[0]]}, 3)
    assert [len(one) for one in answers.cut_sets[goal]] == [1] * 8 + [2] * 4
    assert [0] not in answers.cut_sets[goal]


def test_it_is_stopped_in_time() -> None:
    program, parts, goal = hard_program()
    easy = program.add_atom()
    program.add_rule(easy, [parts[0]])
    answers = ask_solver(program, parts, {goal: [], easy: []}, 5, SECONDS)
    assert answers.stopped == "timed out after 2 s"
    assert (answers.finished, answers.cut_sets[easy]) == ({easy}, [[0]])


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="needs an alarm")
def test_it_ends_by_itself_when_nobody_stops_it() -> None:
    program, parts, goal = hard_program()
    rules = [[program.body(rule) for rule in program.rules_of(atom)] for atom in range(len(program))]
    question = {"rules": rules, "parts": parts, "goals": [[goal, []]], "most": 5, "seconds": 0.5}
    done = subprocess.run(
        [sys.executable, "-m", "argmap.evaluation.weight.cut_set_solver"],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs programs that start with #! and signals")
@pytest.mark.parametrize(
    ("body", "stopped"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "the solver stopped early (exit status -9)"),
        ("sys.exit('no memory is left')", "the solver stopped early (no memory is left)"),
        ("time.sleep(60)", "timed out after 2 s"),
    ],
    ids=["killed", "failed", "asleep"],
)
def test_what_was_found_before_it_stopped_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, stopped: str
) -> None:
    program, parts, goal = easy_program()
    half = f"sys.stdin.read(); print('[{goal}, [0, 1]]\\n[{goal}, nu', end='', flush=True)\n{body}"
    monkeypatch.setattr(sys, "executable", write_stub(tmp_path, half))
    answers = ask_solver(program, parts, {goal: []}, 5, SECONDS)
    assert answers == Answers({goal: [[0, 1]]}, set(), stopped)


@pytest.mark.parametrize("name", ["pysat", "pysolvers"])
def test_whether_it_is_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_solver()
    monkeypatch.setitem(sys.modules, name, None)
    assert not has_solver()


def test_no_module_is_taken_from_where_the_user_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pysat.py").write_text("raise SystemExit('taken')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    program, parts, goal = easy_program()
    assert ask_solver(program, parts, {goal: []}, 5).stopped == ""


def hard_map() -> dict[str, Any]:
    random = Random(0)
    names = [f"p{number}" for number in range(100)]
    steps = {f"k{n}": {"premises": random.sample(names, 3), "conclusion": "c"} for n in range(400)}
    return {
        "claims": {"c": {"text": "C."}, "d": {"text": "D.", "supported_by": ["p0"]}},
        "premises": {name: {"text": "P."} for name in names},
        "inferences": steps,
        "thesis": ["c", "d"],
    }


def test_a_map_that_is_too_hard() -> None:
    weights = weigh(Graph.of(hard_map()), None, "premise", "asserted", False, 16, SECONDS)
    hard, easy = weights.roots
    assert weights.stopped == "timed out after 2 s"
    assert (hard.cut_sets, hard.corroboration, hard.gap) == ((), None, "stopped")
    assert hard.complete_to is not None
    assert hard.complete_to >= 1
    assert (easy.cut_sets, easy.complete_to, easy.gap) == ((("p0",),), None, "")
