"""What differs between two maps: cases in files, each `NAME.old.yaml`, `NAME.new.yaml` and `NAME.txt`."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import argmap
from argmap.comparison.matching import Matching
from argmap.comparison.schema import generate_difference_schema
from argmap.comparison.similarity import compare, count_common, split_words

HERE = Path(__file__).parent / "diffs"
ROOT = Path(__file__).parents[2]
NAMES = sorted(path.name.removesuffix(".old.yaml") for path in HERE.glob("*.old.yaml"))
SCHEMA = Draft202012Validator(generate_difference_schema())


def diff(name: str) -> argmap.MapDiff:
    paths = (HERE / f"{name}.{side}.yaml" for side in ("old", "new"))
    maps = (argmap.Analysis.from_text(path.read_text(encoding="utf-8"), path.name) for path in paths)
    return argmap.diff(*maps)


@pytest.mark.parametrize("name", NAMES)
def test_difference_is_told(name: str, request: pytest.FixtureRequest) -> None:
    expected, found = HERE / f"{name}.txt", diff(name)
    if request.config.getoption("--regenerate"):
        expected.write_text(f"{found}\n", encoding="utf-8", newline="")
    assert f"{found}\n" == expected.read_text(encoding="utf-8")
    assert bool(found) is (name != "shuffled")


@pytest.mark.parametrize("name", NAMES)
def test_all_formats_tell_it(name: str) -> None:
    found = diff(name)
    data = json.loads(json.dumps({"argmap": 1, **found.to_dict()}))
    SCHEMA.validate(data)
    assert data["same"] is (name == "shuffled")
    assert found._repr_markdown_() == found.to_markdown()
    html = found._repr_html_()
    assert "<script>" not in html
    assert "<b>keep" not in html
    for status, word in (("added", "added"), ("removed", "removed")):
        parts = [one for one in data["statements"] if one["status"] == status]
        assert (f"Statements {word} ({len(parts)})" in str(found)) is bool(parts)


def test_nothing_differs_between_a_map_and_itself() -> None:
    shipped = argmap.Analysis.open(ROOT / "maps/hayat-2023.yaml", False)
    found = argmap.diff(shipped, shipped, complete=False)
    assert not found
    assert str(found).endswith("The maps say the same.")


def test_published_schema_is_that_of_the_code() -> None:
    published = json.loads((ROOT / "schemas/difference.schema.json").read_text(encoding="utf-8"))
    assert published == generate_difference_schema()


def test_picture_says_without_colour_what_changed() -> None:
    svg = diff("another-kind").to_svg()
    assert "~ CHANGED" in svg
    gone = diff("answer-gone").to_svg()
    assert "ESTABLISHED → QUESTIONED" in gone
    assert "− answers it: 6" in gone
    assert "answers (gone)" in re.sub(r"<[^>]*>", "", gone)
    assert "<svg" in diff("answer-gone").to_html()


def test_picture_shows_the_whole_step_of_what_changed() -> None:
    text = "argmap: 1\ntitle: t\nclaims:\n  c: {text: C., supported_by: [[p, q], r]}\npremises:\n"
    text += "  p: {text: One hare.}\n  q: {text: A fox.}\n  r: {text: Rain.}\n"
    maps = (argmap.Analysis.from_text(one, "m.yaml") for one in (text, text.replace("One", "Each")))
    shown = re.findall('id="statement&#45;([a-z])"', argmap.diff(*maps).to_svg())
    assert sorted(shown) == ["c", "p", "q"]


@pytest.mark.parametrize("name", ["contradicts", "in_tension_with"])
@pytest.mark.parametrize("first", ["a", "b"])
def test_picture_marks_new_relations_without_a_direction(name: str, first: str) -> None:
    text = "argmap: 1\ntitle: t\nclaims:\n  a: {text: Rain falls.}\n  b: {text: Sun shines.}\n"
    other = "ab".replace(first, "")
    new = text.replace(f"{first}: {{text", f"{first}: {{{name}: [{other}], text")
    maps = (argmap.Analysis.from_text(one, "m.yaml") for one in (text, new))
    assert re.search('class="edge added ', argmap.diff(*maps).to_svg())


LCS = [
    ("", "", 0),
    ("a", "", 0),
    ("a b c", "a c", 2),
    ("a b a b", "b a b a", 3),
    ("x y", "y x", 1),
    ("a " * 9, "a " * 4, 4),
]


@pytest.mark.parametrize(("one", "other", "length"), LCS)
def test_common_words_are_counted(one: str, other: str, length: int) -> None:
    assert count_common(one.split(), other.split()) == count_common(other.split(), one.split()) == length


def test_similarity_is_from_zero_to_one() -> None:
    assert compare((), ()) == 1
    assert compare(("a",), ("b",)) == 0
    assert split_words("都市図書館 fees!") == ("都", "市", "図", "書", "館", "fees")


def test_neighbours_tell_statements_apart_that_say_the_same() -> None:
    def build(first: str, second: str) -> argmap.Graph:
        text = "The cards are blocked in this district of the city."
        premises = {first: {"text": f"{text} One."}, second: {"text": f"{text} Two."}}
        claims = {"c": {"text": "C.", "supported_by": [first]}, "d": {"text": "D.", "supported_by": [second]}}
        return argmap.Graph.of({"argmap": 1, "title": "T", "claims": claims, "premises": premises})

    old, new = build("a", "b"), build("y", "x")
    for number, name in enumerate("ab"):
        data = dict(old.data["premises"][name])
        assert data["text"].endswith(("One.", "Two."))
        assert Matching(old, new).pairs[old.statements[2 + number]].id == "yx"[number]


def test_many_renamed_statements_take_little_time() -> None:
    def build(prefix: str, word: str) -> argmap.Graph:
        premises = {
            f"{prefix}{n}": {"text": f"Number {n} of the {word} counts {n * 7}."} for n in range(2000)
        }
        return argmap.Graph.of({"argmap": 1, "title": "T", "premises": premises})

    matching = Matching(build("a", "first"), build("b", "second"))
    assert not matching.added
    assert all(old.id[1:] == new.id[1:] for old, new in matching.pairs.items())
