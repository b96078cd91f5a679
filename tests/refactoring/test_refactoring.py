"""Renaming, removing and merging the parts of a map."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import Analysis, ArgmapError, merge_parts, remove_part, rename_part
from argmap.cli.main import argmap as command_line
from argmap.graph import find_lost_references
from argmap.refactoring.parts import NAMESPACES, open_parts
from argmap.syntax import read
from argmap.writing import write_files
from tests.effort import runs
from tests.strategies import maps
from tests.syntax.styles import Writer

MAP = """\
argmap: 1
title: Fees
sections: {results: Results, outlook: {title: Outlook, remarks: [Short.]}}
voices: {judge: A court}
thesis: [fees, poor]  # both
claims:
  # about fees
  fees:
    text: Fees go.
    at: [{section: results, paragraph: 2}, {section: outlook, quote: fees}]
    supported_by: [cards, [cards, 'counted'], {id: by-need, premises: {a: [cards], b: poor}, by: judge}]
  poor: {text: The poor stay away., supported_by: cards, answers: doubt, tags: [a]}
premises:
  cards: {text: Cards are blocked., sources: ["audit, p. 3", survey], note: N}
  counted: {text: We counted., sources: ["audit, p. 3"], in_tension_with: cards, tags: [b], note: M}
challenges:
  doubt: {text: Who counted?, attacks: [cards]}
  leap: {text: A leap., attacks: [by-need, fees]}
inferences:
  by-sign: {premises: [cards, counted], conclusion: poor, questions: {q: {shown_by: [counted]}}}
expect: {fees: granted, cards: granted}
sources:
  audit: {title: Audit, derived_from: [survey]}
  survey: {title: Survey, publisher: Elmwood}
"""


def change(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


RENAMED = [
    ("cards", None, "cards", 9),
    ("by-need", None, "by-need", 2),
    ("by-sign", None, "by-sign", 1),
    ("audit", None, "audit", 3),
    ("survey", None, "survey", 3),
    ("results", "section", "results", 2),
    ("judge", "voice", "judge", 2),
    ("doubt", "statement", "doubt", 2),
]


@pytest.mark.parametrize(("old", "namespace", "word", "places"), RENAMED)
def test_rename(old: str, namespace: str | None, word: str, places: int) -> None:
    refactoring = rename_part(Analysis.from_text(MAP), old, "new", namespace=namespace)
    assert MAP.count(word) == places
    assert refactoring.text == MAP.replace(word, "new")
    assert refactoring.verdicts == ()
    assert refactoring.after.graph
    assert str(refactoring).splitlines()[0].endswith(f"'{old}' to 'new'")


CARDS_GONE = change(
    MAP,
    (
        "    supported_by: [cards, [cards, 'counted'], "
        "{id: by-need, premises: {a: [cards], b: poor}, by: judge}]\n",
        "",
    ),
    (", supported_by: cards, answers: doubt", ""),
    ('  cards: {text: Cards are blocked., sources: ["audit, p. 3", survey], note: N}\n', ""),
    (", in_tension_with: cards", ""),
    ("  doubt: {text: Who counted?, attacks: [cards]}\n", ""),
    ("[by-need, fees]", "[fees]"),
    (
        "inferences:\n"
        "  by-sign: {premises: [cards, counted], conclusion: poor, questions: {q: {shown_by: [counted]}}}\n",
        "",
    ),
    (", cards: granted", ""),
)
REMOVED = [
    ("cards", CARDS_GONE),
    (
        "by-need",
        change(MAP, (", {id: by-need, premises: {a: [cards], b: poor}, by: judge}", ""), ("by-need, ", "")),
    ),
    (
        "doubt",
        change(MAP, (", answers: doubt", ""), ("  doubt: {text: Who counted?, attacks: [cards]}\n", "")),
    ),
    ("results", change(MAP, ("results: Results, ", ""), ("{section: results, paragraph: 2}, ", ""))),
    (
        "outlook",
        change(MAP, (", outlook: {title: Outlook, remarks: [Short.]}", ""), ("section: outlook, ", "")),
    ),
    (
        "survey",
        change(
            MAP,
            (", survey]", "]"),
            (", derived_from: [survey]", ""),
            ("  survey: {title: Survey, publisher: Elmwood}\n", ""),
        ),
    ),
]


@pytest.mark.parametrize(("name", "text"), REMOVED)
def test_remove(name: str, text: str) -> None:
    assert remove_part(Analysis.from_text(MAP), name).text == text


def test_what_goes_with_a_part_and_the_verdicts_that_change_are_told() -> None:
    assert str(remove_part(Analysis.from_text(MAP), "cards")).splitlines() == [
        "remove the premise 'cards'",
        "10 references to what goes",
        "with it goes the inference 'by-need'",
        "with it goes the challenge 'doubt'",
        "with it goes the inference 'by-sign'",
        "'fees' changes from questioned to unsupported",
        "'poor' changes from questioned to unsupported",
        "'cards' is gone; it was questioned",
        "'doubt' is gone; it was contested",
    ]


SOURCES_MERGED = change(
    MAP,
    (", survey], note", ", audit], note"),
    (", derived_from: [survey]", ", publisher: Elmwood"),
    ("  survey: {title: Survey, publisher: Elmwood}\n", ""),
)
COUNTED_GONE = change(
    MAP,
    ("[cards, [cards, 'counted'], {id", "[cards, [cards], {id"),
    (", tags: [a]", ", tags: [a]"),
    ("survey], note: N}", "survey], note: N, tags: [b]}"),
    (
        '  counted: {text: We counted., sources: ["audit, p. 3"], '
        "in_tension_with: cards, tags: [b], note: M}\n",
        "",
    ),
    ("premises: [cards, counted]", "premises: [cards]"),
    ("[counted]}}}", "[cards]}}}"),
)
POOR_GONE = change(
    MAP,
    ("thesis: [fees, poor]", "thesis: [fees]"),
    (
        ", {id: by-need, premises: {a: [cards], b: poor}, by: judge}]",
        "]\n    answers: [doubt]\n    tags: [a]",
    ),
    ("  poor: {text: The poor stay away., supported_by: cards, answers: doubt, tags: [a]}\n", ""),
    ("attacks: [by-need, fees]", "attacks: [fees]"),
    ("conclusion: poor", "conclusion: fees"),
)
MERGED = [
    ("survey", "audit", SOURCES_MERGED),
    ("counted", "cards", COUNTED_GONE),
    ("poor", "fees", POOR_GONE),
    (
        "leap",
        "doubt",
        change(
            MAP,
            ("attacks: [cards]", "attacks: [cards, by-need, fees]"),
            ("  leap: {text: A leap., attacks: [by-need, fees]}\n", ""),
        ),
    ),
    (
        "outlook",
        "results",
        change(MAP, (", outlook: {title: Outlook, remarks: [Short.]}", ""), ("outlook, q", "results, q")),
    ),
]


@pytest.mark.parametrize(("name", "into", "text"), MERGED)
def test_merge(name: str, into: str, text: str) -> None:
    assert merge_parts(Analysis.from_text(MAP), name, into).text == text


def test_what_a_merge_drops_is_told() -> None:
    assert merge_parts(Analysis.from_text(MAP), "counted", "cards").notes == (
        "3 references to it",
        "dropped: 'text' of 'counted': 'We counted.'",
        "what leads from 'cards' to itself goes: 'in_tension_with'",
        "dropped: 'note' of 'counted': 'M'",
    )
    assert merge_parts(Analysis.from_text(MAP), "fees", "poor").notes == (
        "3 references to it",
        "the comments on 'fees' go with it",
        "dropped: 'text' of 'fees': 'Fees go.'",
        "what leads from 'poor' to itself goes: 'supported_by'",
    )


ERRORS = [
    (rename_part, ("gone", "new"), "unknown id 'gone'"),
    (rename_part, ("card", "new"), "unknown id 'card' (did you mean 'cards'?)"),
    (rename_part, ("cards", "fees"), "'fees' is the id of the claim already"),
    (rename_part, ("cards", "by-need"), "'by-need' is the id of the inference already"),
    (
        rename_part,
        ("cards", "a b"),
        "invalid id 'a b': use letters, digits, '-' and '_', and begin with a letter",
    ),
    (rename_part, ("judge", "reviewer"), "'reviewer' is known already"),
    (
        remove_part,
        ("judge",),
        "cannot remove the voice 'judge': it speaks in 1 place; merge it into another voice",
    ),
    (merge_parts, ("cards", "cards"), "'cards' cannot be merged into itself"),
    (merge_parts, ("by-sign", "by-need"), "inferences cannot be merged: remove one"),
    (
        merge_parts,
        ("doubt", "cards"),
        "cannot merge the challenge 'doubt' into the premise 'cards': that has no 'attacks'",
    ),
    (
        merge_parts,
        ("fees", "cards"),
        "cannot merge the claim 'fees' into 'cards': 'thesis' cannot name a statement",
    ),
    (merge_parts, ("audit", "cards"), "unknown source 'cards'"),
]


@pytest.mark.parametrize(("function", "words", "message"), ERRORS)
def test_what_cannot_be_done(function: Any, words: tuple[str, ...], message: str) -> None:
    with pytest.raises(ArgmapError) as error:
        assert function(Analysis.from_text(MAP), *words).text
    assert str(error.value).startswith(message)


def test_an_id_of_two_parts() -> None:
    text = MAP.replace("audit", "cards")
    with pytest.raises(
        ArgmapError, match="'cards' is the id of several parts \\(premise, source\\); say which by its kind"
    ):
        rename_part(Analysis.from_text(text), "cards", "new")
    renamed = rename_part(Analysis.from_text(text), "cards", "audit", namespace="source")
    assert renamed.text == MAP
    twice = MAP.replace("  counted: {", "  fees: {").replace("'counted'", "cards").replace(", counted]", "]")
    with pytest.raises(
        ArgmapError, match="'fees' is the id of several parts \\(claim, premise\\); rename one"
    ):
        remove_part(Analysis.from_text(twice.replace("[counted]", "[cards]")), "fees")


def test_a_map_built_in_python_has_no_text() -> None:
    with pytest.raises(ArgmapError, match="the map was not read from a text"):
        rename_part(Analysis.from_map({"argmap": 1, "title": "x", "claims": {"a": {"text": "A"}}}), "a", "b")


SEAL = """\
{"normaliser": 1,
 "text": {"sha256": "00"},
 "quotes": [
  {"statement": "fees", "sha256": "11", "start": 0, "end": 4, "section": "outlook", "paragraph": 1}
 ]}
"""


def test_the_seal_changes_too(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "m.anchors.json").write_text(SEAL, encoding="utf-8")
    for refactoring, seal in (
        (rename_part(tmp_path / "m.yaml", "fees", "new"), SEAL.replace('"fees"', '"new"')),
        (rename_part(tmp_path / "m.yaml", "outlook", "new"), SEAL.replace('"outlook"', '"new"')),
        (merge_parts(tmp_path / "m.yaml", "outlook", "results"), SEAL.replace('"outlook"', '"results"')),
    ):
        names = {path.name: content.decode() for path, content in refactoring.files.items()}
        assert names == {"m.yaml": refactoring.text, "m.anchors.json": seal}
    assert [path.name for path in rename_part(tmp_path / "m.yaml", "doubt", "new").files] == ["m.yaml"]
    (gone,) = [
        content
        for path, content in remove_part(tmp_path / "m.yaml", "fees").files.items()
        if "anchors" in path.name
    ]
    assert b'"fees"' not in gone


def find_all(analysis: Analysis) -> list[tuple[str, str]]:
    """Return the parts of a random map whose id is that of one part alone."""
    parts = open_parts(analysis)
    found = []
    for namespace in NAMESPACES:
        for name in ("a", "b", "c", "d", "fees-exclude", "e_2", "G1", "gone"):
            try:
                found.append((parts.find(name, namespace).id, namespace))
            except ArgmapError:
                continue
    return found


def count_lost(analysis: Analysis) -> int:
    return sum(1 for _ in find_lost_references(analysis.whole))


@settings(max_examples=runs(300))
@given(maps, st.randoms(use_true_random=False))
def test_random_maps(data: Any, random: Random) -> None:
    analysis = Analysis(read(Writer(random, "\n").write({**data, "bibliography": []}), "m.yaml"), False)
    found = find_all(analysis)
    for name, namespace in random.sample(found, min(2, len(found))):
        renamed = rename_part(analysis, name, "new", namespace=namespace)
        assert renamed.verdicts == ()
        assert count_lost(renamed.after) == count_lost(analysis)
        again = rename_part(renamed.after, "new", name, namespace=namespace)
        assert again.after.whole == analysis.whole
        try:
            removed = remove_part(analysis, name, namespace=namespace)
            assert open_parts(removed.after).references_to(open_parts(analysis).find(name, namespace)) == []
            if len(find_all(analysis)) == len(set(open_parts(analysis).at.values())):  # all ids are different
                assert count_lost(removed.after) <= count_lost(analysis)
        except ArgmapError as error:
            assert "it speaks in" in str(error)  # noqa: PT017 - all else is a fault
        for into, other in found:
            if other == namespace and into != name:
                check_merge(analysis, name, into, namespace)


def check_merge(analysis: Analysis, name: str, into: str, namespace: str) -> None:
    try:
        merged = merge_parts(analysis, name, into, namespace=namespace)
    except ArgmapError as error:
        assert any(words in str(error) for words in ("cannot be merged", "cannot merge")), error  # noqa: PT017
        return
    assert count_lost(merged.after) <= count_lost(analysis)
    with pytest.raises(ArgmapError, match="unknown"):
        open_parts(merged.after).find(name, namespace)


def _write_files(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


INCLUDED = {
    "argmap.toml": "",
    "papers/one.yaml": """\
argmap: 1
title: One
claims: {fees: {text: Fees are fair., supported_by: [old]}}
premises: {old: {text: They are old., assumption: assumed, sources: [audit]}}
sources: {audit: {type: report, title: Audit}}
""",
    "papers/pair.yaml": """\
argmap: 1
title: A pair
include: one.yaml  # by its name
premises: {new: {text: They are new., assumption: assumed, contradicts: one/old}}
expect: {one/old: established}
""",
    "debate.yaml": """\
argmap: 1
title: A debate
include: {both: papers/pair.yaml}
premises: {old: {text: They are older., assumption: assumed, contradicts: [both/one/old, both/new]}}
""",
    "ci.yml": "include: one.yaml\n",
}


OLD = {"papers/one.yaml": 2, "papers/pair.yaml": 2, "debate.yaml": 1}


@pytest.mark.parametrize(
    ("file", "name", "changed"),
    [
        ("papers/one.yaml", "old", OLD),
        ("papers/pair.yaml", "one/old", OLD),
        ("debate.yaml", "both/one/old", OLD),
        ("debate.yaml", "both/new", {"papers/pair.yaml": 1, "debate.yaml": 1}),
        ("papers/one.yaml", "audit", {"papers/one.yaml": 2}),
        ("debate.yaml", "old", {"debate.yaml": 1}),
    ],
)
def test_rename_follows_include(tmp_path: Path, file: str, name: str, changed: dict[str, int]) -> None:
    _write_files(tmp_path, INCLUDED)
    renaming = rename_part(tmp_path / file, name, "renamed")
    new = {path.relative_to(tmp_path).as_posix(): source.decode() for path, source in renaming.files.items()}
    assert {other: text.count("renamed") for other, text in new.items()} == changed
    _write_files(tmp_path, new)
    for other in ("debate.yaml", "papers/pair.yaml"):
        assert count_lost(Analysis.open(tmp_path / other)) == 0


CHALLENGED = {
    "one.yaml": """\
argmap: 1
title: One
claims: {fees: {text: Fees are fair., supported_by: [old, older]}}
premises: {old: {text: They are old., assumption: a}, older: {text: They are older., assumption: a}}
""",
    "pair.yaml": """\
argmap: 1
title: A pair
include: one.yaml
challenges: {doubt: {text: Are they?, attacks: one/old}, both: {text: No., attacks: [one/old, one/older]}}
""",
    "debate.yaml": """\
argmap: 1
title: A debate
include: pair.yaml
thesis: claim
claims: {claim: {text: It depends., answers: pair/doubt, supported_by: [pair/one/old, pair/one/older]}}
expect: {pair/one/old: questioned}
""",
}
OTHER = """\
argmap: 1
title: Another
include: one.yaml
claims: {claim: {text: It depends.}}
inferences: {step: {premises: [one/old], conclusion: one/older}}
"""


@pytest.mark.parametrize("file", CHALLENGED)
@pytest.mark.parametrize(
    ("change", "pair", "debate"),
    [
        (
            lambda file, at: remove_part(file, f"{at}old"),
            ("doubt: {text: Are they?, attacks: one/old}, ", "", "[one/old, one/older]", "[one/older]"),
            ("answers: pair/doubt, ", "", "pair/one/old, ", "", "expect: {pair/one/old: questioned}\n", ""),
        ),
        (
            lambda file, at: merge_parts(file, f"{at}old", f"{at}older"),
            ("attacks: one/old}", "attacks: one/older}", "[one/old, one/older]", "[one/older]"),
            ("[pair/one/old, pair/one/older]", "[pair/one/older]", "pair/one/old:", "pair/one/older:"),
        ),
    ],
)
def test_remove_and_merge_follow_include(
    tmp_path: Path, change: Any, file: str, pair: tuple[str, ...], debate: tuple[str, ...]
) -> None:
    _write_files(tmp_path, CHALLENGED)
    at = {"one.yaml": "", "pair.yaml": "one/", "debate.yaml": "pair/one/"}[file]
    write_files(change(tmp_path / file, at).files)
    for other, pairs in (("pair.yaml", pair), ("debate.yaml", debate)):
        expected = CHALLENGED[other]
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            expected = expected.replace(old, new)
        assert (tmp_path / other).read_text() == expected
        assert count_lost(Analysis.open(tmp_path / other)) == 0


@pytest.mark.parametrize(
    ("name", "into", "said"),
    [
        ("one/old", "claim", "only parts of one file"),
        ("one/old", "one/older", "'step' of '.*other.yaml' makes no sense then"),
    ],
)
def test_a_merge_that_another_map_does_not_survive(tmp_path: Path, name: str, into: str, said: str) -> None:
    _write_files(tmp_path, CHALLENGED | {"other.yaml": OTHER})
    with pytest.raises(ArgmapError, match=said):
        merge_parts(tmp_path / "other.yaml", name, into)


def test_review_marks_are_renamed_with_their_map(tmp_path: Path) -> None:
    """In the map itself and in those that include it, whether they name it or not."""
    _write_files(tmp_path, CHALLENGED)
    for file in CHALLENGED:
        assert CliRunner().invoke(command_line, ["review-mark", str(tmp_path / file), "--all"]).exit_code == 0
    old = {path: path.read_text() for path in tmp_path.glob("*.marks.json")}
    gone = remove_part(tmp_path / "one.yaml", "old").files
    merged = merge_parts(tmp_path / "one.yaml", "old", "older").files
    new = rename_part(tmp_path / "one.yaml", "fees", "new").files
    assert new.keys() == {tmp_path / "one.yaml", *old}
    for path, text in old.items():
        assert new[path].decode() == text.replace("fees", "new")
        assert 'old"' in text
        assert b'old"' not in gone[path] + merged[path]
        assert b'older"' in gone[path]


def test_rename_is_refused_where_a_map_that_includes_the_file_cannot_be_read(tmp_path: Path) -> None:
    _write_files(tmp_path, INCLUDED | {"debate.yaml": "argmap: 1\ninclude: {one: papers/one.yaml}\n"})
    with pytest.raises(ArgmapError, match=r"debate\.yaml' may name this part too, but has errors"):
        rename_part(tmp_path / "papers/one.yaml", "old", "new")
