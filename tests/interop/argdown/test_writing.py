"""How a map is written as Argdown, and that it is the same map when it is read again."""

from pathlib import Path
from typing import Any

import pytest

from argmap.errors import ArgmapError
from argmap.interop import Options
from argmap.interop.argdown import read, write
from argmap.interop.argdown.parsing import parse
from argmap.text import read_file
from tests.interop.argdown.facts import find_facts
from tests.interop.argdown.grammar import GOOD
from tests.interop.maps import SAMPLES, WHY_SKIPPED, normalise

ROOT = Path(__file__).parents[3]
MAPS = [ROOT / "maps/hayat-2023.yaml", *sorted((ROOT / "tests/cases/ok").glob("*.yaml"))]
MAPS = [path for path in MAPS if path.stem != "waivers"]  # a reference in it leads nowhere


def render(**sections: Any) -> str:
    return (
        write({"argmap": 1, "title": "T", **sections}).content.decode().removeprefix("===\ntitle: T\n===\n\n")
    )


def again(text: str) -> str:
    """Return a document that was read and written."""
    return write(read(text, Options("doc")).data).content.decode()


@pytest.mark.parametrize(
    ("sections", "text"),
    [
        (
            {
                "claims": {"a": {"text": "A.", "supported_by": ["b", "c"]}},
                "premises": {
                    "b": {"text": "B."},
                    "c": {"text": "C.", "contradicts": ["d"]},
                    "d": {"text": "D."},
                },
                "challenges": {"x": {"text": "X.", "attacks": ["a", "b"]}},
            },
            "[a]: A.\n  + [b]: B.\n  + [c]: C.\n    >< [d]: D.\n  - [x]: X.\n    -> [b]\n",
        ),
        (
            {
                "claims": {"a": {"text": "A."}},
                "premises": {"b": {"text": "B."}, "c": {"text": "C."}},
                "challenges": {"x": {"text": "X.", "attacks": ["s"]}},
                "inferences": {
                    "s": {"premises": ["b", "c"], "conclusion": "a", "scheme": "analogy", "note": "N."}
                },
            },
            "[a]: A.\n\n<s>: N.\n  _ [x]: X.\n\n(1) [b]: B.\n(2) [c]: C.\n-- analogy --\n(3) [a]\n",
        ),
        (
            {
                "claims": {"a": {"text": "A."}, "b": {"text": "B."}},
                "premises": {"c": {"text": "C."}, "w": {"text": "W."}},
                "inferences": {"s": {"premises": ["c"], "conclusion": "a", "warrant": "w"}},
            },
            "[a]: A.\n\n<s>\n\n(1) [c]: C.\n(2) [w]: W.\n"
            '-- {argmap: {warrant: "[w]"}} --\n(3) [a]\n\n[b]: B. {argmap: {kind: "claim"}}\n',
        ),
        (
            {
                "sections": {"one": "One", "two": "Two: *"},
                "premises": {"p": {"text": "P.", "at": [{"section": "two"}]}},
            },
            "# One\n\n# Two: \\*\n\n[p]: P.\n",
        ),
        (
            {
                "premises": {
                    "p": {"text": "P #1 [x] <y> {z} a_b http://c.d", "tags": ["t", "u v"], "note": "N."}
                }
            },
            '[p]: P \\#1 \\[x] \\<y> \\{z} a\\_b http:\\//c.d #t #(u v) {argmap: {note: "N."}}\n',
        ),
        (
            {"premises": {"p": {"text": "two\nlines", "tags": ["a)b"]}}},
            '[p]: two lines {argmap: {tags: ["a)b"], text: "two\\nlines"}}\n',
        ),
        (
            {"premises": {"p": {"text": "- no relation === @include(x) 1. {a: b} // c"}}},
            "[p]: - no relation \\=\\== @\\include(x) 1. \\{a: b} \\// c\n",
        ),
        (
            {
                "premises": {"p": {"text": "P."}},
                "recommendations": {"r": {"text": "R.", "actor": ["me"], "answers": ["x"]}},
                "challenges": {
                    "x": {"text": "X.", "attacks": ["p"], "residual": {"severity": "low", "rationale": "L."}}
                },
            },
            "[p]: P.\n"
            '  - [x]: X. {argmap: {residual: {severity: "low", rationale: "L."}}}\n'
            '    _ [r]: R. {argmap: {kind: "recommendation", actor: ["me"]}}\n',
        ),
        ({"premises": {"p-2": {"text": "P."}, "p": {"text": "Q."}}}, "[p-2]: P.\n\n[p]: Q.\n"),
    ],
)
def test_maps_are_written_as_people_write(sections: Any, text: str) -> None:
    assert render(**sections) == text


def test_the_head_of_a_map_stands_in_the_front_matter() -> None:
    data = {
        "argmap": 1,
        "title": "T",
        "thesis": ["a"],
        "sources": {"s": {"title": "A === B"}},
        "expect": {"a": "unsupported"},
        "claims": {"a": {"text": "A."}},
    }
    text = write(data).content.decode()
    assert text == (
        '===\n{title: "T", argmap: {thesis: ["a"], sources: {s: {title: "A \\u003d\\u003d= B"}}, '
        'expect: {a: "unsupported"}}}\n===\n\n[a]: A. {argmap: {kind: "claim"}}\n'
    )
    assert normalise(read(text, Options("x")).data, "argdown") == normalise(data, "argdown")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_maps_come_back_as_they_were(path: Path) -> None:
    data: Any = read_file(path).data
    writing = write(data)
    back = read(writing.content.decode(), Options("x")).data
    assert normalise(back, "argdown") == normalise(data, "argdown")
    assert {one.what.split("'")[1] for one in writing.losses} <= {"answers"}


@pytest.mark.parametrize("text", GOOD)
def test_small_documents_come_back(text: str) -> None:
    data = read(text, Options("doc")).data
    assert normalise(read(again(text), Options("doc")).data, "argdown") == normalise(data, "argdown")


DEBATE = """\
===
title: Late fees
author: Okafor
date: 2024-05-01
model:
  mode: strict
===

# The **debate** {isGroup: false}

[Fees]: Late fees keep people _away_. #core {source: "p. 1", checked: True}
  + <Cards>: Two in five cards are blocked, as @[Fees] says. #pro
    _ <Old count>: The count is old.
  - [Returns]: Books come back later.
  >< [No effect]

## Reasons #(for the map)

<Main>: The main argument. #pro {weight: 2}

(1) People borrow less.
(2) [Rule]: A blocked card ends borrowing.
-- Modus ponens, causal reasoning {uses: [1, 2]} --
  <_ [Doubt]: It is not so.
(3) They stay away.
(4) Who stays away is excluded.
----
(5) [Fees]

They come back, in time.
  -> <Main>
"""


def test_a_debate_comes_back_in_full() -> None:
    assert again(DEBATE) == DEBATE


def test_a_debate_that_was_changed_as_a_map_keeps_the_rest() -> None:
    data = read(DEBATE, Options("doc")).data
    data["title"] = "Fees"
    data["claims"]["Fees"]["text"] = "Late fees keep many away."
    data["premises"]["new"] = {"text": "A new reason.", "at": [{"section": "reasons"}]}
    data["claims"]["Fees"]["supported_by"] = ["new"]
    data["claims"]["Fees"]["contradicts"].remove("no-effect")
    text = write(data).content.decode()
    expected = DEBATE.replace("title: Late fees", "title: Fees").replace("  >< [No effect]\n", "")
    assert "[Fees]: Late fees keep many away. #core" in text
    assert "\n  + [new]\n" in text
    assert "\n[new]: A new reason.\n" in text
    untouched = [line for line in expected.splitlines() if not line.startswith(("[Fees]:", "title", "date"))]
    assert set(untouched) <= set(text.splitlines())


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=WHY_SKIPPED)
@pytest.mark.parametrize("name", ["argdown-primer", "semmelweis_betz", "state-censorship"])
def test_debates_keep_statements_arguments_relations_sections_and_tags(name: str) -> None:
    text = (SAMPLES / f"argdown/{name}.argdown").read_text(encoding="utf-8")
    given, back = find_facts(text), find_facts(again(text))
    assert _without_places(back) == _without_places(given)


def _without_places(facts: Any) -> Any:
    """Return what has no title by its text, each statement by its definitions, and no lines."""
    names = {
        one["title"]: one["members"][-1]["text"]
        for one in facts["statements"]
        if one["title"].startswith("Untitled")
    }
    return {
        "statements": {
            (names.get(one["title"], one["title"]), tuple(one["tags"]), str(one["data"]), one["section"])
            for one in facts["statements"]
        },
        "texts": {member["text"] for one in facts["statements"] for member in one["members"]} - {""},
        "arguments": {
            (one["title"], tuple(one["tags"]), str(one["data"]), one["section"], _steps(one["steps"], names))
            for one in facts["arguments"]
        },
        "descriptions": {member["text"] for one in facts["arguments"] for member in one["members"]} - {""},
        "relations": {
            (kind, names.get(a[1], a[1]), names.get(b[1], b[1])) for kind, a, b in facts["relations"]
        },
        "sections": facts["sections"],
        "tags": set(facts["tags"]),
    }


def _steps(steps: Any, names: dict[str, str]) -> Any:
    return tuple(
        (
            names.get(one["title"], one["title"]),
            one["role"],
            one["inference"] and one["inference"]["rules"][0:2] == [],
        )
        for one in steps
    )


@pytest.mark.parametrize(
    ("sections", "losses"),
    [
        (
            {
                "claims": {"a": {"text": "A.", "supported_by": [["b", "gone"], "gone"]}},
                "premises": {"b": {"text": "B."}},
            },
            ["a: a step"],
        ),
        (
            {
                "premises": {"p": {"text": "P.", "answers": ["x"]}},
                "challenges": {"x": {"text": "X.", "attacks": ["p"]}},
            },
            ["p: 'answers' to 'x'"],
        ),
        (
            {
                "claims": {"a": {"text": "A.", "supported_by": ["a", "b"]}},
                "premises": {"b": {"text": "B."}},
            },
            ["a: '+>' to itself"],
        ),
        ({"title": "T"}, [": the map"]),
        (
            {
                "premises": {
                    "p": {"text": "P.", "origin": {"format": "argdown", "id": "a]b", "type": "statement"}}
                }
            },
            ["p: its title"],
        ),
        ({"premises": {"p": {"text": "P.", "origin": {"data": {"k" * 1100: 1}}}}}, ["[p]: its data"]),
    ],
)
def test_what_is_not_carried_is_said(sections: Any, losses: list[str]) -> None:
    writing = write({"argmap": 1, "title": "T", **sections})
    assert [f"{one.id}: {one.what}" for one in writing.losses] == losses


def test_in_strict_mode_an_attack_that_would_be_a_contradiction_is_said() -> None:
    data = read("===\nmodel: {mode: strict}\n===\n\n[A]\n\n[B]\n", Options("x")).data
    data["challenges"] = {"B": {**data["premises"].pop("B"), "attacks": ["A"]}}
    assert [f"{one.id}: {one.what}" for one in write(data).losses] == [
        "B: 'attacks' to 'A'",
        "B: 'contradicts' to 'A'",
    ]


def test_data_that_is_no_plain_data_is_refused() -> None:
    deep: Any = []
    for _ in range(200):
        deep = [deep]
    with pytest.raises(ArgmapError, match="deeper than"):
        write({"argmap": 1, "title": "T", "claims": {"a": {"text": "A.", "origin": {"data": {"x": deep}}}}})


def test_an_untitled_statement_gets_its_id_as_title_where_it_is_referred_to() -> None:
    text = again("One reason.\n  + Another reason.\n    -> Something else.\n\n[A]\n  + One\n")
    assert "[" in text
    titles = [title for title in parse(text).model.statements if not title.startswith("Untitled")]
    assert titles == ["A"]
