"""The catalogue: complete, in its shape, found by all names; and catalogues of others."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from argmap.errors import ArgmapError
from argmap.interop.aif_schemes import find_number
from argmap.schemes.catalogue import FOLDER, SCHEMA, fold, load_catalogue, load_catalogue_schema, read_schemes
from argmap.schemes.scheme import Scheme, name_role

ROOT = Path(__file__).parents[2]
CATALOGUE = load_catalogue()
SCHEMES = list(CATALOGUE.schemes.values())
FILES = sorted({*FOLDER.glob("*.json")} - {SCHEMA})
ARGUMENTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "arguments.yaml").read_text("utf-8")
)
WANTED = """
    practical-reasoning positive-consequences negative-consequences cause-to-effect correlation-to-cause sign
    example analogy expert-opinion position-to-know popular-practice popular-opinion classification definition
    proxy trend waste best-explanation alternatives composition commitment rule precedent slippery-slope
    need-for-help danger sampling experiment
"""
each_scheme = pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)


def test_it_has_the_schemes_of_policy_and_science() -> None:
    assert set(WANTED.split()) <= CATALOGUE.schemes.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_fit_the_published_schema(file: Path) -> None:
    Draft202012Validator(load_catalogue_schema()).validate(json.loads(file.read_text("utf-8")))


def test_the_licence_is_beside_the_files() -> None:
    assert "SPDX: CC0-1.0" in (FOLDER / "LICENSE").read_text("utf-8")


def test_schema_is_valid_and_published() -> None:
    Draft202012Validator.check_schema(load_catalogue_schema())
    published = (ROOT / "schemas/schemes.schema.json").read_text("utf-8")
    assert json.loads(published) == load_catalogue_schema()


@each_scheme
def test_scheme_is_whole(scheme: Scheme) -> None:
    assert list(scheme.find_problems()) == []
    assert 3 <= len(scheme.questions) <= 6
    assert scheme.key is next(iter(scheme.questions.values()))
    assert all(question.ask.endswith("?") for question in scheme.questions.values())
    assert all(
        work.endswith((".", "Press", "Routledge", "Mifflin", "Erlbaum", "300")) for work in scheme.sources
    )
    assert scheme.sources
    assert scheme.use.endswith(".")
    assert scheme.conclusion.endswith(".")


@each_scheme
def test_names_of_aifdb_are_those_of_aifdb(scheme: Scheme) -> None:
    assert {name: find_number(str(number)) for name, number in scheme.aif.items()} == {
        name: name for name in scheme.aif
    }


def test_no_two_schemes_share_a_name() -> None:
    names = Counter(
        name
        for scheme in SCHEMES
        for name in {fold(name) for name in (scheme.name, scheme.title, *scheme.also)}
    )
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    ("name", "found", "near"),
    [
        ("expert-opinion", "expert-opinion", "expert-opinion"),
        ("Argument from Expert Opinion", "expert-opinion", "expert-opinion"),
        ("argument-from-sign", "sign", "sign"),
        ("VerbalClassification", None, "classification"),
        ("verbal-classification", "classification", "classification"),
        ("er-example", "example", "example"),
        ("sunk costs", "waste", "waste"),
        ("expert-opinon", None, "expert-opinion"),
        ("exampel", None, "example"),
        ("", None, None),
        ("transcendental", None, None),
    ],
)
def test_schemes_are_found_by_other_names_and_guessed(name: str, found: str | None, near: str | None) -> None:
    scheme = CATALOGUE.find(name)
    assert (scheme.name if scheme else None, CATALOGUE.nearest(name)) == (found, near)


@pytest.mark.parametrize("argument", ARGUMENTS, ids=lambda argument: argument["conclusion"])
def test_known_arguments_are_asked_in_their_own_words(argument: dict[str, Any]) -> None:
    scheme = CATALOGUE.find(argument["scheme"])
    assert scheme is not None
    assert argument["premises"].keys() <= scheme.premises.keys()
    said = {**argument["premises"], "conclusion": argument["conclusion"]}
    words = scheme.key.word(lambda role: said.get(role, name_role(role)))
    assert "{" not in words
    assert any(text in words for text in said.values()) == any(slot in said for slot in scheme.key.slots)


def test_sixty_arguments_are_known_and_each_scheme_has_one() -> None:
    assert len(ARGUMENTS) >= 60
    assert {argument["scheme"] for argument in ARGUMENTS} == CATALOGUE.schemes.keys()


OWN = """\
schemes:
  house-style:
    title: House style
    use: It is done because the house does it so.
    premises: {habit: The house does it so.}
    conclusion: It is done.
    questions:
      why: {ask: "Why does the house do so, as {habit} has it?", doubts: habit}
"""


def test_a_catalogue_of_ones_own_adds_schemes_and_replaces_them(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN + OWN.partition("\n")[2].replace("house-style", "sign"), "utf-8")
    catalogue = load_catalogue((path,))
    assert catalogue.schemes.keys() == {*CATALOGUE.schemes, "house-style"}
    assert catalogue.schemes["sign"].title == "House style"
    assert str(catalogue.schemes["sign"].key) == "Why does the house do so, as the habit has it?"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("schemes:", "schemas:"), ":1:1: a catalogue of schemes needs the key 'schemes'"),
        (("    title: House style\n", ""), ":2:3: a scheme needs the key 'title'"),
        (("    use:", "    usage:"), ":2:3: a scheme needs the key 'use'"),
        (("doubts: habit", "doubts: habits"), "'habits' is neither a role nor 'step' nor 'conclusion'"),
        (("{habit} has", "{habits} has"), "'{habits}' is neither a role nor 'conclusion'"),
        (("premises: {habit: The house does it so.}", "premises: {}"), ":5:5: the mapping is empty"),
        (("house-style", "House style"), ":2:3: 'House style' is not an id"),
        (("title: House style", "title: [x]"), ":3:5: expected a text, found a list"),
        (("schemes:", "schemes: ["), "own.yaml:"),
    ],
)
def test_faults_of_a_catalogue_have_their_place(
    change: tuple[str, str], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace(*change), "utf-8")
    with pytest.raises(ArgmapError) as raised:
        read_schemes(path)
    assert message in str(raised.value)
    assert str(path) in str(raised.value)


def test_a_catalogue_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="own\\.yaml"):
        load_catalogue((tmp_path / "own.yaml",))
