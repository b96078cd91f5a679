"""Merges of maps that include others: by their own text, and then of what the whole says."""

from pathlib import Path

import pytest

import argmap

PART = """\
argmap: 1
title: {0}
sources: {{book: {{title: {0}}}}}
premises: {{sweet: {{text: {0} is sweet., sources: book}}, dry: {{text: {0} is dry., sources: book}}}}
"""
BASE = """\
argmap: 1
title: Cake
include: [tea.yaml]  # what others say
thesis: good
claims:
  good: {text: Cake is good., supported_by: [tea/sweet]}
challenges:
  teeth: {text: Cake is bad for the teeth., attacks: good, sources: tea/book}
premises:
  brush: {text: People brush their teeth., sources: tea/book, answers: teeth}
  gum: {text: People chew gum., sources: tea/book, answers: teeth}
"""


def write(folder: Path, text: str, *included: str) -> Path:
    folder.mkdir()
    for name in included:
        (folder / f"{name}.yaml").write_text(PART.format(name.capitalize()), encoding="utf-8")
    path = folder / "cake.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def change(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


MILK = (("[tea.yaml]", "[tea.yaml, milk.yaml]"), ("[tea/sweet]", "[tea/sweet, milk/dry]"))
RUM = (("[tea.yaml]", "[tea.yaml, rum.yaml]"), ("[tea/sweet]", "[tea/sweet, rum/dry]"))
WITHOUT_BRUSH = ("their teeth., sources: tea/book, answers: teeth", "their teeth., sources: tea/book")
WITHOUT_GUM = ("chew gum., sources: tea/book, answers: teeth", "chew gum., sources: tea/book")

CASES = [
    pytest.param((MILK, "milk"), (RUM, "rum"), {}, id="both include another file"),
    pytest.param(
        ((*MILK, WITHOUT_BRUSH), "milk"),
        ((WITHOUT_GUM,), ""),
        {"good": "defeated", "teeth": "established"},
        id="each deletes an answer",
    ),
]
"""What ours changes and includes, what theirs does, and the verdicts that neither side had."""


@pytest.mark.parametrize(("ours", "theirs", "verdicts"), CASES)
def test_files_and_references_of_both_sides_are_in_the_merge(
    tmp_path: Path,
    ours: tuple[tuple[tuple[str, str], ...], str],
    theirs: tuple[tuple[tuple[str, str], ...], str],
    verdicts: dict[str, str],
) -> None:
    sides = {"base": (), "ours": ours[0], "theirs": theirs[0]}
    paths = [write(tmp_path / side, change(*pairs), "tea", "milk", "rum") for side, pairs in sides.items()]
    merged = argmap.merge(*paths)
    assert not merged.conflicts
    assert "# what others say" in merged.text
    names = ["tea", *filter(None, (ours[1], theirs[1]))]
    assert sorted(merged.data["include"]) == sorted(f"{name}.yaml" for name in names)
    assert set(merged.data["claims"]["good"]["supported_by"]) == {"tea/sweet"} | {
        f"{name}/dry" for name in names[1:]
    }
    assert {one.statement: one.merged for one in merged.aftermath.verdicts} == verdicts
    assert merged.clean is not bool(verdicts)


def test_a_file_that_is_not_there_yet_does_not_keep_maps_from_being_merged(tmp_path: Path) -> None:
    base, ours, theirs = (
        write(tmp_path / side, change(*pairs), "tea")
        for side, pairs in (("base", ()), ("ours", (WITHOUT_GUM,)), ("theirs", MILK))
    )
    merged = argmap.merge(base, ours, theirs)
    assert merged.data["include"] == ["tea.yaml", "milk.yaml"]
    assert not merged.conflicts
    assert not merged.clean
    assert str(merged) == (
        "verdicts were not compared: there is no file 'milk.yaml' beside the map; "
        "run 'argmap check' once it is there"
    )
    assert merged.to_dict()["not_compared"] == "there is no file 'milk.yaml' beside the map"
