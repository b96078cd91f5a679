"""What the table of Argdown says is carried, by an example for each line."""

from typing import Any

import pytest

from argmap.interop import Options
from argmap.interop.argdown import CARRIED, read, write

EXAMPLES: dict[str, tuple[str, str, str]] = {
    "statements": ("[A]: a #t\n", "premises A text", "a"),
    "texts with line breaks": ('[A]: a b {argmap: {text: "a\\nb"}}\n', "premises A text", "a\nb"),
    "several definitions of a statement": ("[A]: a\n\n[A]: b\n", "premises A text", "b"),
    "arguments without structure": ("<A>: a\n", "premises A text", "a"),
    "premise-conclusion structures": ("<A>\n\n(1) [P]\n----\n(2) [C]\n", "inferences A premises", "['P']"),
    "rules of inference": ("<A>\n\n(1) [P]\n-- ad hoc --\n(2) [C]\n", "inferences A scheme", "ad-hoc"),
    "support": ("[A]\n  + [B]\n", "claims A supported_by", "['B']"),
    "support of one of several premises": (
        "[X]\n  +> <A>\n\n<A>\n\n(1) [P]\n(2) [Q]\n----\n(3) [C]\n",
        "premises X text",
        "X",
    ),
    "attack": ("[A]\n  - [B]\n", "challenges B attacks", "['A']"),
    "attack on an argument with a structure": (
        "<A>\n  - [B]\n\n<A>\n\n(1) [P]\n----\n(2) [C]\n",
        "challenges B attacks",
        "['A']",
    ),
    "undercut of an argument or inference": (
        "<A>\n  _ [B]\n\n<A>\n\n(1) [P]\n----\n(2) [C]\n",
        "challenges B attacks",
        "['A']",
    ),
    "undercut of a challenge": ("[A]\n  - [B]\n    _ [C]\n", "premises C answers", "['B']"),
    "attack that our data marks as a denial": (
        '[A]\n  - [B]\n    - [C] {argmap: {denies: ["[B]"], instead_of: {attacks: ["[B]"]}}}\n',
        "premises C denies",
        "['B']",
    ),
    "linked reasons and reasons in place, without id": (
        "(1) [P]\n(2) [Q]\n-- {argmap: {kind: reason}} --\n(3) [C]\n",
        "claims C supported_by 0 premises",
        "['P', 'Q']",
    ),
    "contradiction; attack in strict mode": (
        "===\nmodel: {mode: strict}\n===\n\n[A]\n  -> [B]\n",
        "premises A contradicts",
        "['B']",
    ),
    "headings": ("## One\n\n[A]\n", "origin data headings one level", "2"),
    "tags": ("[A]: a #t #(u v)\n", "premises A tags", "['t', 'u v']"),
    "data, front matter": ("===\ntitle: T\n===\n\n[A]: a {b: c}\n", "premises A origin data data b", "c"),
    "emphasis, links, mentions, short codes": (
        "**a** [b](c) @[D] :heart:\n",
        "premises b-d text",
        "a b @[D] ❤",
    ),
    "comments, included files": ("[A]: a // b\n", "premises A text", "a"),
    "kinds, sources, locators, voices, remarks, all else": (
        "[A]: a {argmap: {kind: claim, note: b}}\n",
        "claims A note",
        "b",
    ),
}


def test_every_line_has_its_example() -> None:
    assert list(EXAMPLES) == [what for what, _, _ in CARRIED]


@pytest.mark.parametrize(("what", "into", "out_of"), CARRIED)
def test_what_is_said_to_be_carried_is(what: str, into: str, out_of: str) -> None:
    text, path, value = EXAMPLES[what]
    reading = read(text, Options("x"))
    assert str(_get(reading.data, path)) == value
    assert bool(reading.losses) == ("lost" in into)
    writing = write(reading.data)
    assert bool(writing.losses) == ("lost" in out_of)
    assert str(_get(read(writing.content.decode(), Options("x")).data, path)) == value


def _get(data: Any, path: str) -> Any:
    for key in path.split():
        data = data[int(key) if isinstance(data, list) else key]
    return data
