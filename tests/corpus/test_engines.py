"""Every engine writes the same bytes, and no file stops it: it may hang, crash or take all memory."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap import corpus
from argmap.corpus import engines
from argmap.corpus.isolation import Clock
from argmap.corpus.parts import Part
from argmap.corpus.processing import Record
from tests.corpus.conftest import SMALL, Files, good, read_bytes

Write = Callable[[Files], Path]

MANY: Files = {**SMALL, **{f"many/{n:02}.yaml": good(str(n)) for n in range(24)}}
PLUGIN = """\
import os, time
from argmap.interop import Reading

NAME, TITLE, ENDINGS = "bad", "Bad", (".bad",)

def read(text, options):
    if text == "hang":
        time.sleep(600)
    if text == "crash":
        os.abort()
    if text == "memory":
        return [bytearray(2**20) for _ in range(4_000)]
    if text == "fault":
        raise KeyError(text)
    print("this must not be taken for an answer")
    return Reading({"argmap": 1, "title": text, "claims": {"c": {"text": "A claim."}}})
"""
METADATA = "Metadata-Version: 2.1\nName: bad\nVersion: 1.0\n"


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what a build in processes writes."""
    folder = tmp_path_factory.mktemp("processes")
    for name, content in MANY.items():
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        corpus.build(["in"], "out", jobs=1)
    return read_bytes(folder / "out")


@pytest.mark.parametrize("engine", ["joblib:loky", "dask"])
@pytest.mark.filterwarnings("ignore")  # those of other libraries
def test_engines_write_the_same_bytes(write: Write, engine: str, expected: dict[str, bytes]) -> None:
    folder = write({f"in/{name}": content for name, content in MANY.items()})
    corpus.build(["in"], "out", engine=engine, jobs=2)
    assert read_bytes(folder / "out") == expected


@pytest.mark.usefixtures("here")
def test_one_process_writes_the_same_bytes(write: Write, expected: dict[str, bytes]) -> None:
    folder = write({f"in/{name}": content for name, content in MANY.items()})
    corpus.build(["in"], "out", jobs=1)
    assert read_bytes(folder / "out") == expected


@pytest.mark.parametrize(
    ("engine", "message"),
    [
        ("magic", "unknown engine 'magic'; choose processes, joblib:BACKEND, dask or dask:ADDRESS"),
        ("processes:2", "unknown engine 'processes:2'; choose"),
        ("joblib:magic", "joblib has no backend 'magic'"),
        ("joblib:spark", "the engine 'joblib:spark' needs joblibspark: run pip install joblibspark pyspark"),
        ("dask:nowhere", "cannot reach a Dask scheduler at 'nowhere'"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_unknown_engine_is_an_error(engine: str, message: str) -> None:
    with pytest.raises(argmap.ArgmapError, match=message):
        list(engines.run(engine, lambda part: pytest.fail(str(part)), [], 1))


def test_engine_that_fails_is_an_error() -> None:
    def fail(part: Part) -> Record:
        raise KeyError(part)

    message = "the engine 'joblib:threading' failed: KeyError: 'a part'; see what it wrote above"
    with pytest.raises(argmap.ArgmapError, match=f"^{message}$"):
        list(engines.run("joblib:threading", fail, ["a part"], 1))  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("ticks", "over"),
    [
        ([4, 4], False),
        ([4, 4.5, 5, 5.5], False),  # others ran
        ([4, 6, 9.5], True),
        ([4, None, None], True),  # it waits for something, or nothing is known
        ([4, None, 4.5, 6], False),
    ],
)
def test_time_that_others_have_is_not_that_of_a_file(ticks: list[float | None], over: bool) -> None:
    clock = Clock()
    assert not clock.is_over(3, 4)
    clock.start(5)
    assert [clock.is_over(3, tick) for tick in ticks][-1] == over


def test_file_that_ends_its_process_is_a_failure(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {"hang": "timeout", "crash": "crash", "memory": "memory", "fault": "no-map"}
    folder = write(
        {
            "site/bad.py": PLUGIN,
            "site/bad-1.0.dist-info/METADATA": METADATA,
            "site/bad-1.0.dist-info/entry_points.txt": "[argmap.formats]\nbad = bad\n",
            **{f"in/{kind}.bad": kind for kind in kinds},
            **{f"in/good-{n}.bad": f"good {n}" for n in range(3)},
        }
    )
    os.mkfifo(folder / "in/pipe.yaml")
    monkeypatch.syspath_prepend(folder / "site")
    built = corpus.build(["in/*"], "out", jobs=1, timeout=15, memory=400 * 2**20)
    found = corpus.open("out").sql("SELECT path, kind, hash != '' FROM failures").fetchall()
    expected = [(f"in/{name}.bad", kind, True) for name, kind in kinds.items()]
    assert found == sorted([*expected, ("in/pipe.yaml", "timeout", None)])
    assert built.rows["maps"] == 3
    assert corpus.build(["in/*"], "out", jobs=1, timeout=15, memory=400 * 2**20).new == 0


@pytest.mark.usefixtures("here")
def test_build_that_is_killed_goes_on(write: Write, expected: dict[str, bytes]) -> None:
    folder = write({f"in/{name}": content for name, content in MANY.items()})
    command = [sys.executable, "-m", "argmap", "corpus", "build", "in", "-o", "out", "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while not list(folder.glob("out/parts/*.json")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert not (folder / "out/corpus.json").exists()
    built = corpus.build(["in"], "out", jobs=1)
    assert 0 < built.new < built.files
    assert read_bytes(folder / "out") == expected
