"""What Argdown says, and what it refuses."""

import json
from pathlib import Path

import pytest

from argmap.interop import UnreadableError
from argmap.interop.argdown.model import ArgdownModel, ArgdownNode, HeadingSection, StructureInference
from argmap.interop.argdown.modeller import parse
from tests.interop.argdown.facts import find_facts, read_export, text_of
from tests.interop.argdown.grammar import BAD, GOOD
from tests.interop.argdown.transform import transform
from tests.interop.maps import SAMPLES, WHY_SKIPPED

DEBATES = ("argdown-primer", "semmelweis_betz", "state-censorship")
REFUSED = {"guide_adding-images_02": "5:1: an empty line has to follow the front matter"}
"""The one of Argdown's own snippets that Argdown refuses, and where."""


def describe(text: str) -> list[str]:
    model = parse(text).model
    lines = [line for one in model.sections for line in _describe_section(one, model)]
    lines += [line for node in model.statements.values() for line in _describe_node(node, model)]
    lines += [line for node in model.arguments.values() for line in _describe_node(node, model)]
    return lines + [f"{one.kind} {one.start.ref} {_describe_end(one.end)}" for one in transform(model)]


def _describe_section(one: HeadingSection, model: ArgdownModel) -> list[str]:
    return [f"{'#' * one.level} {text_of(one, model)}", *([f"  data {one.data}"] if one.data else [])]


def _describe_node(node: ArgdownNode, model: ArgdownModel) -> list[str]:
    defined = [text_of(one, model) for one in node.members if not one.is_reference]
    canonical = text_of(node.definitions[-1], model) if node.definitions else ""
    texts = [text for text in defined if text != canonical]
    inferences = [one.inference for one in node.structure if one.inference]
    numbers = [f"{'> ' if one.inference else ''}{one.number}" for one in node.structure]
    rules = "; ".join(", ".join(one.rules) for one in inferences if one.rules)
    data = [str(one.data) for one in inferences if one.data]
    words = [node.ref, " | ".join([canonical, *texts] if canonical else []), *numbers, rules, *data]
    lines = [" ".join(word for word in words if word)]
    are_seen = "#" in lines[0] and len(node.tags) == 1
    lines += [f"  tags {', '.join(node.tags)}"] if node.tags and not are_seen else []
    lines += [f"  data {node.data}"] if node.data else []
    return lines + ([f"  in {node.section.id}"] if node.section else [])


def _describe_end(end: ArgdownNode | StructureInference) -> str:
    return end.ref if isinstance(end, ArgdownNode) else f"{end.argument.ref}/{end.conclusion}"


@pytest.mark.parametrize("text", GOOD)
def test_documents_are_read(text: str) -> None:
    assert describe(text) == GOOD[text]


@pytest.mark.parametrize("text", BAD)
def test_faults_are_told_all_at_once_with_their_places(text: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        parse(text)
    messages = str(raised.value).splitlines()
    assert len(messages) == len(BAD[text])
    for message, beginning in zip(messages, BAD[text], strict=True):
        assert message.startswith(beginning)


@pytest.mark.parametrize("text", GOOD)
def test_line_ends_of_windows_make_no_difference(text: str) -> None:
    assert find_facts(text.replace("\n", "\r\n")) == find_facts(text)
    assert find_facts(text.removesuffix("\n")) == find_facts(text)


def test_a_comment_may_end_the_file() -> None:
    assert describe("[A]: x\n// said by the way") == ["[A] x"]


def test_the_number_of_faults_that_are_told_is_bounded() -> None:
    with pytest.raises(UnreadableError) as raised:
        parse("- x\n\n" * 1000)
    assert str(raised.value).splitlines()[-1] == "… and 900 more"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=WHY_SKIPPED)
@pytest.mark.parametrize("name", DEBATES)
def test_debates_are_read_as_in_the_export_of_argdown(name: str) -> None:
    text = (SAMPLES / f"argdown/{name}.argdown").read_text(encoding="utf-8")
    export = json.loads((SAMPLES / f"argdown-json/{name}.json").read_text(encoding="utf-8"))
    assert find_facts(text) == read_export(export)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=WHY_SKIPPED)
@pytest.mark.parametrize("path", sorted((SAMPLES / "argdown-snippets").glob("*")), ids=lambda path: path.stem)
def test_snippets_are_read_where_argdown_reads_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.stem not in REFUSED:
        assert parse(text).model.statements or parse(text).model.arguments
        return
    with pytest.raises(UnreadableError) as raised:
        parse(text)
    assert str(raised.value) == REFUSED[path.stem]
