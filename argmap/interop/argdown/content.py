"""The text that tokens stand for, and their tags."""

from collections.abc import Mapping, Sequence
from typing import Final

from argmap.interop.argdown.tokens import Token

SYMBOLS: Final = {
    "A": "∀",
    "E": "∃",
    "O": "𝗢",
    "P": "𝗣",
    "->": "→",
    "<->": "↔",
    "~": "¬",
    "^": "∧",
    "v": "∨",
    "v_": "⊻",
    "<>": "◇",
    "[]": "◻",
    "happy": "😀",
    "smile": "☺",
    "smiley": "☺",
    "laugh": "😆",
    "lol": "😆",
    "rofl": "🤣",
    "joy": "😂",
    "heart": "❤",
    "?": "❓",
    "question": "❓",
    "love": "😍",
    "wink": "😉",
    "shush": "🤫",
    "meh": "😐",
    "eye-roll": "🙄",
    "sad": "😢",
    "disappointed": "😞",
    "scream": "😱",
    "+1": "👍",
    "up": "👍",
    "-1": "👎",
    "down": "👎",
    "think": "🤔",
    "star": "⭐",
    "y": "✔",
    "agree": "✔",
    "n": "❌",
    "disagree": "❌",
}
"""What stands for `.name.` and `:name:`, as Argdown 1.7.5 has it."""

Symbols = Mapping[str, str]


def find_symbols(own: object) -> Symbols:
    """Return what short codes stand for, with those of a document's own settings."""
    known = {f"{mark}{name}{mark}": sign for name, sign in SYMBOLS.items() for mark in ".:"}
    known[":smile:"] += "\ufe0f"
    if isinstance(own, dict):
        signs = {code: value.get("unicode") for code, value in own.items() if isinstance(value, dict)}
        known.update({code: sign for code, sign in signs.items() if isinstance(sign, str)})
    return known


def find_tags(content: Sequence[Token]) -> list[str]:
    """Return the tags in a content, each once."""
    return list(dict.fromkeys(tag_of(token) for token in content if token.kind == "tag"))


def tag_of(token: Token) -> str:
    """Return the tag that a token stands for."""
    tag = token.image.removesuffix(" ").removesuffix("\t") if token.image[-1] in " \t" else token.image
    return tag[2:-1] if tag.startswith("#(") else tag[1:]


def write_plain(content: Sequence[Token], symbols: Symbols, *, tags: bool) -> str:
    """Return the text of a content as Argdown has it: without marks of emphasis, and with tags on demand."""
    parts: list[str] = []
    for index, token in enumerate(content):
        part = _plain(token, symbols, tags)
        if token.kind == "break":
            inside = index + 1 < len(content) and content[index + 1].kind != "end"
            part = " " if inside and not (parts and parts[-1].endswith(" ")) else ""
        if part:
            parts.append(part)
    return "".join(parts)


def _plain(token: Token, symbols: Symbols, tags: bool) -> str:
    kind, image = token.kind, token.image
    if kind == "escape":
        return image[1:]
    if kind == "symbol":
        sign = symbols.get(image.strip())
        return image if sign is None else sign + image[len(image.rstrip(" ")) :]
    if kind == "link":
        return image[1 : image.rindex("](")] + (" " if image.endswith(" ") else "")
    if kind == "end":
        return " " if image.endswith(" ") else ""
    if kind == "tag":
        return image if tags else ""
    return "" if kind in {"start", "break"} else image


SYMBOLS_OF_ARGDOWN: Final = find_symbols(None)
