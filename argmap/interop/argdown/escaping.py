"""Text as Argdown writes it, so that it reads back as the same text."""

import re
from collections.abc import Sequence

from argmap.interop.argdown.content import SYMBOLS_OF_ARGDOWN, write_plain
from argmap.interop.argdown.lexer import Lexer
from argmap.interop.argdown.parser import Parser
from argmap.interop.argdown.tokens import Token
from argmap.interop.argdown.tree import Element, Inference, Paragraph, Structure

_SIGNS = re.compile(r"[\\#*_\[<{]|/(?=[/*])|=(?==)|(?<=@)i(?=nclude\()")
_ALL_SIGNS = re.compile(r"[!-/:-@\[-`{-~\t]")
_ESCAPED = r"\\\g<0>"
_NO_TITLE = re.compile(r"[\r\n\]>]|@include\(|\A[-+_!]|\A\s*\Z")
_NO_TAG = re.compile(r"[\r\n)]|[\]>]:|@include|\A\Z")
_LOOSE = re.compile(r"[{\[<]|#\(|/\*|===")
_SIGNS_IN = frozenset({"text", "symbol", "start", "end"})
_PLAIN_TAG = re.compile(r"[A-Za-z0-9\-\u00A0-\uD7FF]+")


def escape(text: str) -> str | None:
    """Return how a text is written; None where Argdown can't have it, as with line breaks in it."""
    for written in (_SIGNS.sub(_ESCAPED, text), _ALL_SIGNS.sub(_ESCAPED, text)):
        content = parse_content(written)
        if content and not has_tags(content) and to_plain(content) == text:
            return written
    return None


def escape_rule(rule: str) -> str | None:
    """Return how the name of a rule of inference is written; None where it can't be."""
    for written in (rule, _ALL_SIGNS.sub(_ESCAPED, rule)):
        match _parse(f"(1) x\n-- {written} --\n(2) y\n"):
            case Structure(steps=[_, Inference(rules=[content], data=None), _]) if to_plain(content) == rule:
                return written
    return None


def parse_content(written: str) -> list[Token] | None:
    """Return the content that is written so; None where it is no content and nothing more."""
    element = parse_element(f"[x]: {written}")
    return element.content if element and not element.data else None


def parse_element(written: str) -> Element | None:
    """Return the statement or argument that is written so; None where it is none or more than that."""
    match _parse(f"{written}\n"):
        case Element(relations=[]) as element:
            return element
    return None


def to_plain(content: Sequence[Token], *, tags: bool = False) -> str:
    """Return the text of a content, without white space around it."""
    return write_plain(content, SYMBOLS_OF_ARGDOWN, tags=tags).strip()


def has_tags(content: Sequence[Token]) -> bool:
    """Return whether a tag stands in a content."""
    return any(token.kind == "tag" for token in content)


def is_loose(content: Sequence[Token]) -> bool:
    """Return whether a content has signs that could mean more together with what comes after it."""
    return bool(_LOOSE.search("".join(token.image for token in content if token.kind in _SIGNS_IN)))


def write_markup(content: Sequence[Token]) -> str:
    """Return how a content is written on one line, without tags at its end."""
    end = len(content)
    while end and content[end - 1].kind in {"tag", "break"}:
        end -= 1
    parts = [""]
    for token in content[:end]:
        if token.kind != "break":
            parts.append(token.image)
        elif not parts[-1].endswith(" "):
            parts.append(" ")
    return "".join(parts).strip()


def flatten(text: str) -> str:
    """Return a text on one line, as Argdown has it."""
    return " ".join(text.split())


def is_title(title: str) -> bool:
    """Return whether a title can be written."""
    return not _NO_TITLE.search(title)


def is_tag(tag: str) -> bool:
    """Return whether a tag can be written."""
    return not _NO_TAG.search(tag)


def write_tag(tag: str) -> str:
    """Return how a tag is written."""
    return f"#{tag}" if _PLAIN_TAG.fullmatch(tag) else f"#({tag})"


def _parse(text: str) -> Paragraph | None:
    lexer = Lexer(text.replace("\r", "\n"))
    parser = Parser(lexer.run())
    document = parser.run()
    whole = not lexer.faults and not parser.faults and not lexer.comments and len(document.paragraphs) == 1
    return document.paragraphs[0] if whole else None
