"""Three-way merges: cases in folders, each with three maps, the merge, and what is told of it."""

from pathlib import Path

import pytest

import argmap
from argmap.comparison.merging.lines import match_lines, merge_lines
from tests.comparison.random_merges import check

HERE = Path(__file__).parent / "merges"
CASES = sorted(HERE.iterdir())


def merge(folder: Path, *sides: str) -> argmap.MergeResult:
    maps = []
    for side in sides:
        [path] = folder.glob(f"{side}.[yj]*")
        maps.append(argmap.Analysis.from_text(path.read_text(encoding="utf-8"), path.name))
    return argmap.merge(*maps)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_merge_is_what_the_case_says(folder: Path, request: pytest.FixtureRequest) -> None:
    merged = merge(folder, "base", "ours", "theirs")
    expected = {"merged.out": merged.text, "told.txt": f"{merged}\n"}
    for name, text in expected.items():
        if request.config.getoption("--regenerate"):
            (folder / name).write_text(text, encoding="utf-8", newline="")
        assert (folder / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_merge_of_one_side_is_that_side(folder: Path) -> None:
    [ours] = folder.glob("ours.[yj]*")
    for sides in (("base", "ours", "base"), ("base", "base", "ours")):
        merged = merge(folder, *sides)
        assert merged.text == ours.read_text(encoding="utf-8")
        assert merged.clean
        assert not merged.notes


CLEAN = {
    "both-append-a-premise": True,
    "renamed-and-newly-referred-to": True,
    "comments-of-both": True,
    "strengthened-and-weakened": False,
    "two-answers": False,
    "two-answers-deleted": False,
    "both-reword": False,
    "expectation-broken": False,
    "new-circle": False,
}


@pytest.mark.parametrize(("name", "clean"), CLEAN.items())
def test_what_needs_attention_is_told(name: str, clean: bool) -> None:
    merged = merge(HERE / name, "base", "ours", "theirs")
    assert merged.clean is clean
    assert bool(merged.conflicts) is (name == "both-reword")


def test_both_sides_of_a_conflict_are_valid_maps() -> None:
    merged = merge(HERE / "deleted-and-changed", "base", "ours", "theirs")
    lines = merged.text.splitlines()
    [place] = merged.places
    assert lines[place.ours - 2].startswith("<<<<<<<")
    assert lines[place.theirs - 2].startswith("=======")
    start, middle = place.ours - 1, place.theirs - 1
    end = next(number for number, line in enumerate(lines) if line.startswith(">>>>>>>"))
    for side in (lines[start : middle - 1], lines[middle:end]):
        text = "\n".join([*lines[: start - 1], *side, *lines[end + 1 :]])
        assert not argmap.Analysis.from_text(text).faults


@pytest.mark.parametrize("seed", range(60))
def test_random_merge_loses_nothing_and_tells_all(seed: int) -> None:
    assert check(seed) == []


LINES = [
    ("", "", "", ""),
    ("abc", "abc", "abxc", "abxc"),
    ("abc", "ac", "abxc", "ac"),
    ("abc", "abcd", "abce", "abcde"),
    ("abc", "abd", "abe", "abd"),
    ("abc", "xabc", "abcy", "xabcy"),
    ("aabb", "ab", "aabb", "ab"),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "merged"), LINES)
def test_lines_are_merged(base: str, ours: str, theirs: str, merged: str) -> None:
    assert "".join(merge_lines(base, ours, theirs, "both")) == merged
    for run in match_lines(base, ours):
        assert base[run.one : run.one + run.length] == ours[run.other : run.other + run.length]
