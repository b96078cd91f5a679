"""Files for solvers, read back by readers that share nothing with the writers."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest

from argmap.evaluation.encoding import Encoding
from argmap.evaluation.positions.framework import Framework, instantiate
from argmap.graph import Graph
from argmap.interop import apx, iccma, tgf
from argmap.interop.names import write_names
from tests.effort import runs
from tests.evaluation.eight_oracle import random_map

Read: TypeAlias = tuple[list[str], list[tuple[str, str]]]
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT.parent / "shared/samples/tgf"


def read_iccma(text: str) -> Read:
    head = re.match(r"p af (\d+)\n", text)
    assert head is not None
    rest = re.sub(r"^#.*\n", "", text[head.end() :], flags=re.MULTILINE)
    attacks = re.findall(r"^([1-9]\d*) ([1-9]\d*)$", rest, re.MULTILINE)
    assert rest.count("\n") == len(attacks)
    return [str(one + 1) for one in range(int(head[1]))], attacks


def read_apx(text: str) -> Read:
    facts = re.sub(r"%.*\n", "", text)
    arguments = re.findall(r"arg\(([a-z]\w*)\)\.\n", facts)
    attacks = re.findall(r"att\(([a-z]\w*),([a-z]\w*)\)\.\n", facts)
    assert facts.count("\n") == len(arguments) + len(attacks)
    return arguments, attacks


def read_tgf(text: str) -> Read:
    arguments, attacks = text.rstrip("\n").split("#", 1)
    pairs = [tuple(line.split(" ")) for line in attacks.split("\n")[1:]]
    return arguments.split(), [(one, other) for one, other in pairs]


FORMATS: dict[str, tuple[Any, Callable[[str], Read]]] = {
    "iccma": (iccma, read_iccma),
    "apx": (apx, read_apx),
    "tgf": (tgf, read_tgf),
}


def make(seed: int) -> Framework:
    graph = Graph.of(random_map(Random(seed)))
    return instantiate(graph, Encoding(graph))


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_written_is_read_back(name: str) -> None:
    module, reader = FORMATS[name]
    for seed in range(runs(300)):
        framework = make(seed)
        names = list(map(module.name, range(len(framework.attackers))))
        assert reader(module.write(framework)) == (
            names,
            [
                (names[one], names[other])
                for other, against in enumerate(framework.attackers)
                for one in against
            ],
        )


@pytest.mark.parametrize("name", FORMATS)
def test_a_framework_of_nothing(name: str) -> None:
    module, reader = FORMATS[name]
    assert reader(module.write(Framework())) == ([], [])


@pytest.mark.parametrize("name", FORMATS)
def test_names_stand_beside_it(name: str) -> None:
    module, _ = FORMATS[name]
    framework = make(7)
    rows = list(csv.DictReader(io.StringIO(write_names(framework, module.name)), delimiter="\t"))
    assert [row["argument"] for row in rows] == list(map(module.name, range(len(framework.attackers))))
    assert [row["meaning"] for row in rows] == framework.meanings
    for column, arguments in (("holds", framework.holds), ("force", framework.force)):
        said = {row[column]: row["argument"] for row in rows if row[column]}
        assert said == {key: module.name(argument) for key, argument in arguments.items()}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_the_reader_of_tgf_reads_what_others_write() -> None:
    found = {path.name: read_tgf(path.read_text(encoding="utf-8")) for path in SAMPLES.glob("*.tgf")}
    assert found["odd_cycle1.tgf"] == (["1", "2", "3"], [("1", "2"), ("2", "3"), ("3", "1")])
    for arguments, attacks in found.values():
        assert {one for attack in attacks for one in attack} <= set(arguments)
