"""Asking the process that finds cut sets, and stopping it in time."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec

from argmap.evaluation.program import Program

SECONDS = 20.0
"""How long it may take for all goals together."""


@dataclass
class Answers:
    """What was found for each goal, the smallest sets first.

    cut_sets: by goal, cut sets, as numbers of parts.
    finished: the goals for which these are all, or more than were asked for.
    stopped: why there may be goals that are not finished; empty if there are none.
    """

    cut_sets: dict[int, list[list[int]]] = field(default_factory=dict)
    finished: set[int] = field(default_factory=set)
    stopped: str = ""


def has_solver() -> bool:
    """Return whether python-sat is installed."""
    return find_spec("pysat") is not None and find_spec("pysolvers") is not None


def ask_solver(
    program: Program,
    parts: Sequence[int],
    goals: Mapping[int, Sequence[Sequence[int]]],
    most: int,
    seconds: float = SECONDS,
) -> Answers:
    """Return the minimal cut sets of atoms: those of one, and up to one more than `most` others for each.

    Args:
        program: a program.
        parts: the atoms whose rules go, of all that can be withdrawn.
        goals: atoms that are true, and for each some of its sets, which are left out.
        most: how many sets of two or more are wanted.
        seconds: how long it may take.
    """
    rules = [[program.body(rule) for rule in program.rules_of(atom)] for atom in range(len(program))]
    question = {"rules": rules, "parts": parts, "goals": [*goals.items()], "most": most, "seconds": seconds}
    # the same modules as here, and none from the folder that the user happens to be in
    command = [sys.executable, "-P", "-m", "argmap.evaluation.weight.cut_set_solver"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=json.dumps(question).encode(),
            env=environment,
            timeout=seconds,
            capture_output=True,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        return _read(expired.stdout or b"", f"timed out after {seconds:g} s")
    return _read(done.stdout, _explain(done) if done.returncode else "")


def _read(output: bytes, stopped: str) -> Answers:
    answers = Answers(stopped=stopped)
    for line in output.decode().splitlines(keepends=True):
        if not line.endswith("\n"):  # cut off
            break
        goal, parts = json.loads(line)
        if parts is None:
            answers.finished.add(goal)
        else:
            answers.cut_sets.setdefault(goal, []).append(parts)
    return answers


def _explain(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = done.stderr.decode(errors="replace").split("\n")
    last = next((line for line in reversed(lines) if line.strip()), f"exit status {done.returncode}")
    return f"the solver stopped early ({last[:200]})"
