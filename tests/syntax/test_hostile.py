"""Files made to exhaust a reader: each gives a clear finding, or data, at once."""

import subprocess
import sys
import time

import pytest

from argmap.syntax import read

BOMB = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(30))
DEEP = "the nesting is deeper than 100 levels, the most that is read: flatten the map"
HOSTILE = [
    ("m.yaml", "[" * 1_000_000, "depth-limit", (1, 101)),
    ("m.json", "[" * 1_000_000, "depth-limit", (1, 101)),
    ("m.yaml", '{"a":' * 50_000, "depth-limit", (1, 501)),
    ("m.json", '{"a":' * 50_000, "depth-limit", (1, 501)),
    ("m.yaml", "- " * 50_000, "depth-limit", (1, 201)),
    ("m.yaml", "[\n" * 50_000, "depth-limit", (101, 1)),
    ("m.yaml", "a:\n  b: " + "[" * 5_000, "depth-limit", (2, 104)),
    ("m.yaml", "".join(" " * level + "a:\n" for level in range(1_500)), "depth-limit", (101, 101)),
    ("m.yaml", "? " * 50_000, "wrong-type", (1, 3)),
    ("m.yaml", BOMB, "alias", (1, 4)),
    ("m.yaml", "- &a x\n" * 2_000, "alias", (1, 3)),
    ("m.yaml", "\0" * 100_000, "encoding", (1, 1)),
    ("m.yaml", "k" * 1_000_000 + ": 1", "syntax", (1, 1_000_001)),
    ("m.yaml", "a: " + "1" * 1_000_000, "syntax", (1, 4)),
    ("m.json", "[" + "1" * 1_000_000, "syntax", (1, 2)),
    ("m.json", '["' + "\\" * 1_000_001, "syntax", (1, 2)),
    ("m.yaml", "a: 1\n" * 100_000, "duplicate-key", (2, 1)),
    ("m.json", "{" + '"a":1,' * 100_000 + '"a":1}', "duplicate-key", (1, 8)),
    ("m.yaml", "%TAG ! tag:yaml.org,2002:python/\n---\na: !object b", "tag", (3, 4)),
]


@pytest.mark.parametrize(("name", "text", "rule", "place"), HOSTILE)
def test_hostile(name: str, text: str, rule: str, place: tuple[int, int]) -> None:
    start = time.process_time()
    first = read(text, name).findings[0]
    assert time.process_time() - start < 5
    assert (first.rule, first.line, first.column) == (rule, *place)
    assert rule != "depth-limit" or first.message == DEEP


def test_the_limit_of_the_parser_is_a_limit_too() -> None:
    (finding,) = read("[" * 5_000, "m.yaml", max_depth=3_000).findings
    assert finding.rule == "depth-limit"


@pytest.mark.parametrize("text", ["a: " + "x" * 10_000_000, "- x\n" * 100_000])
def test_large_is_no_fault(text: str) -> None:
    assert read(text, "m.yaml").findings == ()


@pytest.mark.parametrize("name", ["m.yaml", "m.json"])
def test_the_depth_limit_is_exact(name: str) -> None:
    assert read("[" * 100 + "]" * 100, name).findings == ()
    assert read('["[{", ' * 100 + "1" + "]" * 100, name).findings == ()
    assert [one.rule for one in read("[" * 101 + "]" * 101, name).findings] == ["depth-limit"]


def test_a_thousand_problems_are_enough() -> None:
    document = read("a: 1\n" * 100_000, "m.yaml")
    assert document.data is None
    assert len(document.findings) == 1001
    assert document.findings[-1].rule == "too-many-problems"
    assert document.findings[-1].message == (
        "there are more than 1,000 problems, and reading stopped here: fix those above first"
    )


def test_no_parser_is_imported_before_it_is_needed() -> None:
    code = "import sys, argmap.syntax; print(sorted({'yaml', 'json', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
