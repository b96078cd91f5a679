"""What the table of Argdown says is carried, by an example for each line."""

from typing import Any

import pytest

from argmap.interop import Options
from argmap.interop.argdown import CARRIED, read, write

EXAMPLES: dict[str, tuple[str, str, str]] = {
    "statements": ("[A]: a #t\n", "premises a text", "a"),
    "texts with line breaks": ('[A]: a b {argmap: {text: "a\\nb"}}\n', "premises a text", "a\nb"),
    "several definitions of a statement": ("[A]: a\n\n[A]: b\n", "premises a text", "b"),
    "arguments without structure": ("<A>: a\n", "premises a text", "a"),
    "premise-conclusion structures": ("<A>\n\n(1) [P]\n----\n(2) [C]\n", "inferences a premises", "['p']"),
    "rules of inference": ("<A>\n\n(1) [P]\n-- ad hoc --\n(2) [C]\n", "inferences a scheme", "ad-hoc"),
    "support": ("[A]\n  + [B]\n", "claims a supported_by", "['b']"),
    "support of one of several premises": (
        "[X]\n  +> <A>\n\n<A>\n\n(1) [P]\n(2) [Q]\n----\n(3) [C]\n",
        "premises x origin data relations",
        "['+> <A>']",
    ),
    "attack": ("[A]\n  - [B]\n", "challenges b attacks", "['a']"),
    "undercut of an argument or inference": (
        "<A>\n  _ [B]\n\n<A>\n\n(1) [P]\n----\n(2) [C]\n",
        "challenges b attacks",
        "['a']",
    ),
    "undercut of a challenge": ("[A]\n  - [B]\n    _ [C]\n", "premises c answers", "['b']"),
    "contradiction; attack in strict mode": (
        "===\nmodel: {mode: strict}\n===\n\n[A]\n  -> [B]\n",
        "premises a contradicts",
        "['b']",
    ),
    "headings": ("## One\n\n[A]\n", "origin data headings one level", "2"),
    "tags": ("[A]: a #t #(u v)\n", "premises a tags", "['t', 'u v']"),
    "data, front matter": ("===\ntitle: T\n===\n\n[A]: a {b: c}\n", "premises a origin data data b", "c"),
    "emphasis, links, mentions, short codes": (
        "**a** [b](c) @[D] :heart:\n",
        "premises b-d text",
        "a b @[D] ❤",
    ),
    "comments, included files": ("[A]: a // b\n", "premises a text", "a"),
    "kinds, sources, locators, notes, all else": (
        "[A]: a {argmap: {kind: claim, note: b}}\n",
        "claims a note",
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
        data = data[key]
    return data
