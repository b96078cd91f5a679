"""How a map is written as Argdown, and that it is the same map when it is read again."""

from pathlib import Path
from typing import Any

import pytest

from argmap.errors import ArgmapError
from argmap.interop import Options
from argmap.interop.argdown import read, write
from argmap.interop.argdown.modeller import parse
from argmap.syntax import read_file
from tests.interop.argdown.grammar import GOOD
from tests.interop.argdown.test_grammar import REFUSED
from tests.interop.maps import SAMPLES, WHY_SKIPPED, normalise

ROOT = Path(__file__).parents[3]
MAPS = [ROOT / "maps/hayat-2023.yaml", *sorted((ROOT / "tests/cases/ok").glob("*.yaml"))]
# A reference of `waivers` leads nowhere, and what includes others becomes one map first.
MAPS = [path for path in MAPS if path.stem not in ("waivers", "include", "include-names")]


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
            "[a]: A.\n  + [b]\n  + [c]\n  - [x]\n\n"
            "[b]: B.\n  - [x]\n\n[c]: C.\n  >< [d]\n\n[d]: D.\n\n[x]: X.\n",
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
            "[a]: A.\n\n<s>: N.\n  _ [x]\n\n(1) [b]\n(2) [c]\n-- analogy --\n(3) [a]\n\n"
            "[b]: B.\n\n[c]: C.\n\n[x]: X.\n",
        ),
        (
            {
                "claims": {"a": {"text": "A."}, "b": {"text": "B."}},
                "premises": {"c": {"text": "C."}, "w": {"text": "W."}},
                "inferences": {"s": {"premises": ["c"], "conclusion": "a", "warrant": "w"}},
            },
            "[a]: A.\n\n<s>\n\n(1) [c]\n(2) [w]\n"
            '-- {argmap: {warrant: "[w]"}} --\n(3) [a]\n\n[b]: B. {argmap: {kind: "claim"}}\n\n'
            "[c]: C.\n\n[w]: W.\n",
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
            '[p]: two lines {argmap: {text: "two\\nlines", tags: ["a)b"]}}\n',
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
            "[p]: P.\n  - [x]\n\n"
            '[x]: X. {argmap: {residual: {severity: "low", rationale: "L."}}}\n\n'
            '[r]: R. {argmap: {kind: "recommendation", actor: ["me"]}}\n  _> [x]\n',
        ),
        ({"premises": {"p-2": {"text": "P."}, "p": {"text": "Q."}}}, "[p-2]: P.\n\n[p]: Q.\n"),
    ],
)
def test_maps_are_written_in_one_layout(sections: Any, text: str) -> None:
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
        '===\n{title: "T", argmap: {thesis: ["[a]"], sources: {s: {title: "A \\u003d\\u003d= B"}}, '
        'expect: {"[a]": "unsupported"}}}\n===\n\n[a]: A. {argmap: {kind: "claim"}}\n'
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


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=WHY_SKIPPED)
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("argdown*/*.argdown")), ids=lambda path: path.stem)
def test_documents_of_others_come_back_as_the_same_map(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.stem in REFUSED:
        return
    data = read(text, Options("doc")).data
    written = again(text)
    assert normalise(read(written, Options("doc")).data, "argdown") == normalise(data, "argdown")
    assert again(written) == written


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
                "premises": {
                    "a": {"text": "A.", "contradicts": ["a"]},
                    "b": {"text": "B.", "contradicts": ["a"]},
                },
            },
            ["a: '><' to itself"],
        ),
        (
            {
                "premises": {
                    "p": {"text": "P.", "origin": {"format": "argdown", "id": "a]b", "type": "statement"}}
                }
            },
            ["p: its title"],
        ),
        ({"premises": {"p": {"text": "P.", "origin": {"data": {"k" * 1100: 1}}}}}, ["p: its data"]),
    ],
)
def test_what_is_not_carried_is_said(sections: Any, losses: list[str]) -> None:
    writing = write({"argmap": 1, "title": "T", **sections})
    assert [f"{one.id}: {one.what}" for one in writing.losses] == losses


def test_in_strict_mode_an_attack_that_would_be_a_contradiction_comes_back() -> None:
    data = read("===\nmodel: {mode: strict}\n===\n\n[A]\n\n[B]\n", Options("x")).data
    data["challenges"] = {"B": {**data["premises"].pop("B"), "attacks": ["A"]}}
    writing = write(data)
    assert writing.losses == []
    back = read(writing.content.decode(), Options("x")).data
    assert back["challenges"]["B"]["attacks"] == ["A"]
    assert "contradicts" not in back["premises"]["A"]


def test_data_that_is_no_plain_data_is_refused() -> None:
    deep: Any = []
    for _ in range(200):
        deep = [deep]
    with pytest.raises(ArgmapError, match="deeper than"):
        write({"argmap": 1, "title": "T", "claims": {"a": {"text": "A.", "origin": {"data": {"x": deep}}}}})


def test_a_map_without_a_statement_or_section_is_refused() -> None:
    with pytest.raises(ArgmapError, match="no document without a statement or heading"):
        write({"argmap": 1, "title": "T"})


def test_an_untitled_statement_gets_its_id_as_title() -> None:
    text = again("One reason.\n  + Another reason.\n    -> Something else.\n\n[A]\n  + One\n")
    titles = parse(text).model.statements
    assert list(titles) == ["one-reason", "another-reason", "A", "one", "something-else"]


@pytest.mark.parametrize("premises", [["p"], ["p", "q"], ["q", "p"]])
def test_a_warrant_that_is_a_premise_too_comes_back_as_both(premises: list[str]) -> None:
    step = {"premises": premises, "warrant": "p", "conclusion": "a"}
    sections = {"claims": {"a": {"text": "A."}}, "premises": {"p": {"text": "P."}, "q": {"text": "Q."}}}
    text = write({"argmap": 1, "title": "T", **sections, "inferences": {"s": step}}).content.decode()
    back = read(text, Options("T")).data["inferences"]["s"]
    assert {key: back[key] for key in step} == step


@pytest.mark.parametrize("text", [" A.", "A.\u2028", "\u2028A.\n", "\u00a0A\u2028b", "  two\n\n lines "])
def test_white_space_of_a_text_comes_back(text: str) -> None:
    written = write({"argmap": 1, "title": "T", "premises": {"p": {"text": text}}}).content.decode()
    assert read(written, Options("T")).data["premises"]["p"]["text"] == text


def test_what_relates_to_itself_comes_back_beside_others() -> None:
    claims = {"a": {"text": "A.", "supported_by": ["b", "a"]}}
    data = {"argmap": 1, "title": "T", "claims": claims, "premises": {"b": {"text": "B."}}}
    writing = write(data)
    assert writing.losses == []
    assert read(writing.content.decode(), Options("T")).data["claims"]["a"]["supported_by"] == ["a", "b"]


def test_data_without_quotes_stays_so() -> None:
    data = "{checked: True, date: 2024-05-01, no: 'true', when: 2024-05-01 10:30:00, number: 0x1f, n: '7'}"
    text = again(f"[A]: x {data}\n")
    assert (
        '{checked: True, date: 2024-05-01, no: "true", when: 2024-05-01 10:30:00, number: 0x1f, n: "7"}'
        in text
    )
    assert again(text) == text
