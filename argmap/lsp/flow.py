"""Where in brackets somebody is typing."""

import re
from typing import NamedTuple

from argmap.edits import Path

_TOKEN = re.compile(
    r"""
    "(?:[^"\\]|\\.)*+(?:"|\Z)      # text in quotes, which may be open at the end
    | '(?:[^']|'')*+(?:'|\Z)
    | [][{},]
    | :(?=[\s"'\[{]|\Z) | (?<=["']):
    | (?<!\S)\#[^\r\n]*+           # a comment
    | [^\s\[\]{},:"'](?:[^\[\]{},:\r\n]|:(?=\S))*+
    """,
    re.VERBOSE | re.DOTALL,
)


class FlowEnd(NamedTuple):
    """Where a text in brackets ends.

    `path` leads from the outer bracket to the value, or to the mapping in which a key is due; `is_text` says
    that something stands before the end that it would be a part of.
    """

    path: Path
    takes_key: bool
    is_quoted: bool
    is_text: bool


class _Frame:
    """An open bracket: what is at its end."""

    def __init__(self, sign: str) -> None:
        self.is_list = sign == "["
        self.index = 0
        self.key: str | None = None
        self.word = ""

    @property
    def step(self) -> str | int | None:
        return self.index if self.is_list else self.key

    def take(self, piece: str) -> None:
        if piece == ",":
            self.index, self.key, self.word = self.index + 1, None, ""
        elif piece == ":" and not self.is_list:
            self.key, self.word = self.word.strip("\"'"), ""
        elif not piece.startswith("#"):
            self.word = piece


def find_flow_end(text: str, start: int, end: int) -> FlowEnd | None:
    """Return where one is at `end`, in the bracket at `start`; None if that is closed before."""
    frames: list[_Frame] = []
    token = ""
    for match in _TOKEN.finditer(text, start, end):
        token = match[0]
        if token in ("[", "{"):
            frames.append(_Frame(token))
        elif token in ("]", "}"):
            if frames:
                frames.pop()
            if not frames:
                return None
            frames[-1].word = token
        elif frames:
            frames[-1].take(token)
    if not frames:
        return None
    last = frames[-1]
    is_quoted = last.word in ('"', "'")
    steps = [frame.step for frame in frames if frame.step is not None]
    is_text = bool(last.word) and not is_quoted
    return FlowEnd(tuple(steps), last.step is None, is_quoted, is_text)
