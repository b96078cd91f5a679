"""The text that tokens stand for, and their tags."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from argmap.interop.argdown.tokens import Token

_CODES = """
A ∀, E ∃, O 𝗢, P 𝗣, -> →, <-> ↔, ~ ¬, ^ ∧, v ∨, v_ ⊻, <> ◇, [] ◻, happy 😀, smile ☺, smiley ☺, laugh 😆,
lol 😆, rofl 🤣, joy 😂, heart ❤, ? ❓, question ❓, love 😍, wink 😉, shush 🤫, meh 😐, eye-roll 🙄, sad 😢,
disappointed 😞, scream 😱, +1 👍, up 👍, -1 👎, down 👎, think 🤔, star ⭐, y ✔, agree ✔, n ❌, disagree ❌
"""
"""What stands for `.code.` and `:code:`, as Argdown 1.7.5 has it."""

ShortCodes: TypeAlias = Mapping[str, str]


def find_short_codes(own: object = None) -> ShortCodes:
    """Return what short codes stand for, with those of a document's own settings."""
    pairs = [entry.split() for entry in _CODES.split(",")]
    known = {f"{mark}{code}{mark}": sign for code, sign in pairs for mark in ".:"}
    known[":smile:"] += "\ufe0f"
    if isinstance(own, dict):
        signs = {code: value.get("unicode") for code, value in own.items() if isinstance(value, dict)}
        known.update({code: sign for code, sign in signs.items() if isinstance(sign, str)})
    return known


SHORT_CODES: Final = find_short_codes()
"""Those that every document has."""


def find_tags(content: Sequence[Token]) -> list[str]:
    """Return the tags in a content, each once."""
    return list(dict.fromkeys(_tag_of(token.image) for token in content if token.kind == "tag"))


def _tag_of(image: str) -> str:
    tag = image[:-1] if image[-1] in " \t" else image
    return tag[2:-1] if tag.startswith("#(") else tag[1:]


def write_plain(content: Sequence[Token], codes: ShortCodes, *, tags: bool = False) -> str:
    """Return the text of a content as Argdown has it: without marks of emphasis, and with tags on demand."""
    parts: list[str] = []
    for index, token in enumerate(content):
        part = _plain(token, codes, tags)
        if token.kind == "break":
            inside = index + 1 < len(content) and content[index + 1].kind != "end"
            part = " " if inside and not (parts and parts[-1].endswith(" ")) else ""
        if part:
            parts.append(part)
    return "".join(parts)


def has_markup(content: Sequence[Token], codes: ShortCodes) -> bool:
    """Return whether a content says more than its plain text: emphasis, links, mentions or short codes."""
    return any(
        token.kind in {"start", "link", "mention"}
        or (token.kind == "symbol" and _plain(token, codes, False) != token.image)
        for token in content
    )


def _plain(token: Token, codes: ShortCodes, tags: bool) -> str:
    kind, image = token.kind, token.image
    if kind == "escape":
        return image[1:]
    if kind == "symbol":
        sign = codes.get(image.strip())
        return image if sign is None else sign + image[len(image.rstrip(" ")) :]
    if kind == "link":
        return image[1 : image.rindex("](")] + (" " if image.endswith(" ") else "")
    if kind == "end":
        return " " if image.endswith(" ") else ""
    if kind == "tag":
        return image if tags else ""
    return "" if kind in {"start", "break"} else image
