"""What holds of every map and every document."""

import copy
from random import Random
from typing import Any

import pytest
from hypothesis import given

from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.graph import Graph
from argmap.interop import Options, UnreadableError
from argmap.interop.argdown import read, write
from argmap.shape import find_shape_problems
from argmap.vocabulary import KINDS
from tests.effort import runs
from tests.evaluation.eight_oracle import random_map
from tests.interop.argdown.documents import write_documents
from tests.interop.argdown.grammar import BAD, GOOD
from tests.interop.maps import good_maps, mend, normalise

_LOOP = "to itself"
_EMPTY = "Argdown has no document"


def _is_empty(data: Any) -> bool:
    """Return whether there is nothing to write: neither statements nor sections."""
    return not any(data.get(section) for section in (*KINDS, "sections"))


def simplify(data: Any) -> Any:
    """Return a map without origins in Argdown, with each contradiction said from both sides."""
    data = normalise(data, "argdown")
    pairs = set()
    for section in ("claims", "premises"):
        for id_, one in data.get(section, {}).items():
            pairs |= {frozenset((id_, other)) for other in one.pop("contradicts", ())}
    return data, pairs


@given(good_maps)
def test_a_map_comes_back_as_it_was(data: Any) -> None:
    """All of it: what Argdown has no sign for is kept in data. Only what relates to itself may be lost."""
    if _is_empty(data):
        with pytest.raises(ArgmapError, match=_EMPTY):
            write(data)
        return
    writing = write(data)
    told = " ".join(f"{one.what} {one.reason}" for one in writing.losses)
    back = read(writing.content.decode(), Options("x"))
    if _LOOP not in told:
        # an answer to what attacks as well is told as lost, although it is kept beside
        assert [loss for loss in back.losses if "that it is met there" not in loss.reason] == []
        assert simplify(back.data) == simplify(data)
    assert write(data) == writing


@pytest.mark.parametrize("seed", range(30))
def test_verdicts_do_not_change_on_the_way(seed: int) -> None:
    data = mend(random_map(Random(seed)))
    writing = write(data)
    back = read(writing.content.decode(), Options("x")).data
    assert (
        _LOOP in str(writing.losses) or evaluate(Graph.of(back)).verdicts == evaluate(Graph.of(data)).verdicts
    )


@pytest.mark.parametrize("seed", range(runs(4, part=2)))
def test_a_document_read_and_written_gives_the_same_map(seed: int) -> None:
    """The same statements, steps, relations, sections, tags and data, under the same ids."""
    count = 0
    for text in write_documents(seed, 100):
        try:
            data = read(text, Options("doc")).data
        except UnreadableError:
            continue
        writing = write(data)
        back = read(writing.content.decode(), Options("doc")).data
        if all("answers" in one.what for one in writing.losses):
            assert simplify(back) == simplify(data), text
            assert _find_data(back) == _find_data(data), text
            count += 1
    assert count > 50


def _find_data(data: Any) -> Any:
    """Return what origins keep of data in braces, of headings and of front matter."""
    parts = {"": data} | {id_: one for key in _SECTIONS for id_, one in data.get(key, {}).items()}
    kept = ("data", "inference", "rules", "front", "headings")
    return {
        id_: {key: one.get("origin", {}).get("data", {}).get(key) for key in kept}
        for id_, one in parts.items()
    }


_SECTIONS = ("claims", "premises", "challenges", "inferences")
_PIECES = (
    *(
        "[",
        "]",
        "<",
        ">",
        "{",
        "}",
        "(",
        "#",
        "@",
        "*",
        "_",
        "\\",
        "\n",
        "\n\n",
        "  ",
        "-",
        "--",
        "----",
        "===",
    ),
    *(
        "+",
        "//",
        "/*",
        "*/",
        "<!--",
        ":",
        ".",
        "{argmap: {kind: challenge}}",
        "{argmap: 3}",
        "\r",
        "\t",
        "\u2028",
    ),
    *("{argmap: {id: x, kind: claim, text: 'a\n b'}}", "(1) ", "&x *x !x", "é", "\x00"),
)
_ODD: tuple[Any, ...] = (
    *(None, True, 7, -1e300, "", "x", [], {}, [[]], ["x"], {"x": []}, [{}], {"": 1}, ["-> [x]"], "[A]"),
    *("a\nb", "Untitled 3", 10**9, ["(1) [A]", "----", "(2) [B]"], "{x", "a < b", "\ud7ff"),
)
_KEPT = (
    *("line", "untitled", "defined", "markup", "definitions", "data", "raw", "relations", "tags", "section"),
    *("inference", "raw_inference", "rules", "lines", "front", "headings"),
)


@pytest.mark.parametrize("seed", range(runs(4, part=2)))
def test_damaged_documents_and_origins_end_in_a_map_or_an_error(seed: int) -> None:
    random = Random(seed)
    outcomes = {"map": 0, "error": 0}
    for text in (*write_documents(seed, 150), *GOOD, *BAD):
        try:
            data = read(_damage(text, random), Options("x")).data
        except UnreadableError:
            outcomes["error"] += 1
            continue
        assert list(find_shape_problems(data)) == []
        _damage_origins(data, random)
        if not list(find_shape_problems(data)):
            if not _is_empty(data):
                read(write(data).content.decode(), Options("x"))
            outcomes["map"] += 1
    assert min(outcomes.values()) > 30


def _damage(text: str, random: Random) -> str:
    for _ in range(random.randint(0, 4)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(_PIECES) + text[at + random.choice((0, 0, 1, 3)) :]
    return text


def _damage_origins(data: Any, random: Random) -> None:
    parts = [data, *(one for key in _SECTIONS for one in data.get(key, {}).values())]
    for _ in range(random.randint(0, 5)):
        origin = random.choice(parts).setdefault("origin", {"format": "argdown"})
        origin.setdefault("data", {})[random.choice(_KEPT)] = copy.deepcopy(random.choice(_ODD))
        if random.random() < 0.2:
            origin["id"] = random.choice(("x", "[A]", "a]b", "Untitled 2", "-x", "A", "a\nb"))
        if random.random() < 0.2:
            origin["type"] = random.choice(("argument", "statement", "inference", "support", "x"))
