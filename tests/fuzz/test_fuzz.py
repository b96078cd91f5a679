"""The targets with what they start from, and the tools of `make fuzz`, which changes it."""

import sys
from random import Random

import pytest

from argmap.errors import ArgmapError
from tests.effort import spread
from tests.fuzz import findings
from tests.fuzz.__main__ import Run
from tests.fuzz.findings import TooSlowError, find_fault, reduce
from tests.fuzz.mutation import Mutator
from tests.fuzz.targets import Target, list_targets

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there is no clock of CPU time that interrupts"
)
TARGETS = list_targets()


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_reads_its_seeds(name: str) -> None:
    seeds = TARGETS[name].find_small_seeds()
    assert seeds
    for seed in spread(seeds):
        assert find_fault(TARGETS[name], seed) is None, seed


FOUND = [
    ("bibtex", b"@misc{a, author={{L.} and \xc2\xa0 andB {M}}}, title={A}}"),
    ("bibtex", rb"@misc{a, author={~, {\ } and Doe, {~} and {\ } and family=Roe, given={\ }}}"),
    ("cited.json", b'[{"id": "k", "custom": {"argmap": {"remarks": {"text": "a"}, "affiliation": "b"}}}]'),
    ("gsn", b"G2:\nA:\n challenges: G2"),
    ("map.yaml", b'e: ! ""`'),
    ("map.yaml", b"e: &a '' b"),
    ("map.yaml", b"e: !<it's> '' b"),
    ("pyproject.toml", b"tool = {argmap = 10}"),
    ("pyproject.toml", b'tool = "x"\n[project.tool.argmap]\n'),
    ("baseline.json", b'{"known": [{"file": "", "rule": "", "path": "", "message": "", "count": 1e999}]}'),
    ("markdown", b"- A claim.\n" + b" " * 30_000 + b"x\n"),
    ("carneades", b'{"statements": {" ": "A"}}'),
    ("bibtex", b"@a{" * 20_000),
    ("bibtex", b"@book{k, " + b"a={1} " * 5000 + b"}"),
    (
        "bibtex",
        b"".join(b"@string{s%d = s%d # s%d}\n" % (n + 1, n, n) for n in range(60)) + b"@misc{k, title=s60}",
    ),
    ("argmap.toml", b"[severity]\n" + b"".join(b"rule-%d = 1\n" % number for number in range(20_000))),
]
"""Inputs that fuzzing found to end in faults."""


@pytest.mark.parametrize(("name", "content"), FOUND, ids=[name for name, _ in FOUND])
def test_what_was_found_is_mended(name: str, content: bytes) -> None:
    assert find_fault(TARGETS[name], content) is None


@pytest.mark.parametrize("name", [*{target.shape: name for name, target in TARGETS.items()}.values()])
def test_the_same_seed_makes_the_same_change(name: str) -> None:
    target = TARGETS[name]
    seeds = list(target.find_seeds())
    mutator = Mutator(target.shape, seeds)
    assert mutator.change(seeds[0], Random(7)) == mutator.change(seeds[0], Random(7))


def fail(content: bytes) -> None:
    if b"undocumented" in content:
        raise KeyError(content)
    if b"slow" in content:
        while True:
            pass
    raise ArgmapError("this is documented")


@pytest.mark.parametrize(
    ("content", "kind"), [(b"an undocumented error", KeyError), (b"slow", TooSlowError), (b"other", None)]
)
def test_what_is_a_fault(content: bytes, kind: type | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "SECONDS", 0.05)
    fault = find_fault(Target(fail, list), content)
    assert (fault and fault[0]) == (kind and f"{kind.__name__}-outside")


def test_an_input_is_reduced_to_what_fails() -> None:
    assert reduce(b"a (b) c ] d", lambda content: b"(" in content and b"]" in content) == b"(]"


LOG = """\
INFO: seed corpus: files: 320
#320\tINITED cov: 600 ft: 900 corp: 300/90Kb exec/s: 0 rss: 90Mb
slowest: 0.012
#700\tNEW    cov: 640 ft: 950 corp: 301/90Kb lim: 500 exec/s: 350 rss: 90Mb L: 20/500 MS: 1 Custom-
slowest large: 1.500
slowest: 0.030
#1000\tDONE   cov: 641 ft: 950 corp: 301/90Kb lim: 500 exec/s: 400 rss: 90Mb
"""


def test_a_row_of_the_table_tells_inputs_and_edges() -> None:
    run = Run()
    run.read(LOG.splitlines(keepends=True))
    assert run.row("ris", []) == "ris | 1,000 | 400/s | 640 | 641 | 0.030 s | 1.500 s | -"
    run.read(["ended with -9\n"])
    assert run.row("ris", ["KeyError-x", *run.ends]).endswith("| KeyError-x, ended with -9")
