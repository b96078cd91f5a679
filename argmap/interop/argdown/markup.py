"""Text as Argdown writes it, so that it reads back as the same text."""

import re
from collections.abc import Sequence

from argmap.interop.argdown.inline import SHORT_CODES, find_tags, write_plain
from argmap.interop.argdown.lexer import Lexer
from argmap.interop.argdown.parser import ArgdownParser
from argmap.interop.argdown.syntax_tree import InferenceLine, Paragraph, Structure, TitledText
from argmap.interop.argdown.tokens import Token

_HARMLESS = re.compile(r"[^\W_](?:[^\W_]|[',;()?!%\"-]|[.:](?= |\Z)| (?! |\Z))*")
_SIGNS = re.compile(r"[\\#*_\[<{]|/(?=[/*])|=(?==)|(?<=@)i(?=nclude\()")
_ALL_SIGNS = re.compile(r"[!-/:-@\[-`{-~\t]")
_ESCAPED = r"\\\g<0>"
_NO_TITLE = re.compile(r"[\r\n\]>]|@include\(|\A[-+_!]|\A\s*\Z")
_NO_TAG = re.compile(r"[\r\n)]|[\]>]:|@include|\A\Z")
_LOOSE = re.compile(r"[{\[<]|#\(|/\*|===")
_LOOSE_KINDS = frozenset({"text", "symbol", "start", "end"})
_PLAIN_TAG = re.compile(r"[A-Za-z0-9\-\u00A0-\uD7FF]+")


def escape(text: str) -> str | None:
    """Return how a text is written; None where Argdown can't have it, as with line breaks in it."""
    if _HARMLESS.fullmatch(text):
        return text
    for written in (_SIGNS.sub(_ESCAPED, text), _ALL_SIGNS.sub(_ESCAPED, text)):
        content = _parse_content(written)
        if content and not find_tags(content) and _to_plain(content) == text:
            return written
    return None


def escape_rule(rule: str) -> str | None:
    """Return how the name of a rule of inference is written; None where it can't be."""
    escaped = _ALL_SIGNS.sub(_ESCAPED, rule)
    for written in [escaped] if _LOOSE.search(rule) else [rule, escaped]:
        match _parse(f"(1) x\n-- {written} --\n(2) y\n"):
            case Structure(lines=[_, InferenceLine(rules=[content], data=None), _]):
                if _to_plain(content) == rule:
                    return written
    return None


def read_markup(markup: object) -> str | None:
    """Return the text that markup gives, whatever comes behind it; None where it is no such markup."""
    content = _parse_content(markup) if isinstance(markup, str) else None
    if not content or find_tags(content):
        return None
    signs = "".join(token.image for token in content if token.kind in _LOOSE_KINDS)
    return None if _LOOSE.search(signs) else _to_plain(content)


def write_markup(content: Sequence[Token]) -> str:
    """Return how a content is written on one line, without tags."""
    parts = [""]
    for token in content:
        if token.kind == "break":
            parts.append("" if parts[-1].endswith(" ") else " ")
        elif token.kind != "tag":
            parts.append(token.image)
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


def write_tags(tags: Sequence[str]) -> str:
    """Return how tags are written, with a space before each."""
    return "".join(f" #{tag}" if _PLAIN_TAG.fullmatch(tag) else f" #({tag})" for tag in tags)


def _to_plain(content: Sequence[Token]) -> str:
    return write_plain(content, SHORT_CODES).strip()


def _parse_content(written: str) -> list[Token] | None:
    """Return the content that is written so; None where it is no content and nothing more."""
    match _parse(f"[x]: {written}\n"):
        case TitledText(relations=[], data=None, content=content):
            return content
    return None


def _parse(text: str) -> Paragraph | None:
    lexer = Lexer(text.replace("\r", "\n"))
    parser = ArgdownParser(lexer.run())
    tree = parser.run()
    whole = not lexer.faults and not parser.faults and not lexer.comments and len(tree.paragraphs) == 1
    return tree.paragraphs[0] if whole else None
