"""Markdown and plain text in the form that quotes are looked up in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import partial

from argmap.passages.extraction.code import hide_code, show_code

_WORDS = r"(?:[^\[\]\n]|\n(?!\s{0,99}\n)){0,300}"
_TARGET = (
    r"\((?:<([^>\n]{0,1000})>|((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}))(?:\s{1,9}[\"'][^\"\n]{0,300}[\"'])?\)"
)
LINK = re.compile(rf"(?<![!\\])\[(?!\^)({_WORDS})\]{_TARGET}")
"""A link: its words, and its address in one of two groups."""
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\]\n^]{1,200})\]:[ \t]{1,9}<?([^\s>]{1,1000})>?"
    r"(?:[ \t]{1,9}[\"'(][^\n]{0,300})?[ \t]{0,9}$",
    re.MULTILINE,
)
_REFERENCE = re.compile(rf"(?<![\]!\\])\[(?!\^)({_WORDS})\](?:\[([^\[\]\n]{{0,200}})\])?(?![(:\[])")
_FRONT = re.compile(r"\A---[ \t]*\n(.{0,50000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_FIGURE = re.compile(
    r"^[ \t]*!\[([^\]\n]{1,2000})\]\([^()\n]{0,2000}\)(?:\{[^}\n]{0,500}\})?[ \t]*$", re.MULTILINE
)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\1(?![\w*])")
_UNDERLINE = re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_])\1(?!\w)")
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).){0,10000}-->", re.DOTALL)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\n[ \t]*(?=[^\W\d_A-Z])")
_SOFT = re.compile("\u00ad")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BLANK = re.compile(r"\n{3,}")


def tidy_text(text: str, changes: Counter[str]) -> str:
    """Return plain text with its words whole: hyphens at line ends joined, ligatures parted."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _count(_HYPHEN, "", text, changes, "hyphens at line ends joined")
    text = _count(_SOFT, "", text, changes, "soft hyphens dropped")
    for ligature in sorted(set(_LIGATURE.findall(text))):
        changes["ligatures parted"] += text.count(ligature)
        text = text.replace(ligature, unicodedata.normalize("NFKC", ligature))
    lines = (line.rstrip() for line in text.split("\n"))
    return _BLANK.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def tidy_markdown(text: str, changes: Counter[str]) -> str:
    """Return Markdown with its marks of emphasis, and with its links each where it is."""
    text = hide_code(tidy_text(text, changes))
    text = _count(_COMMENT, "", text, changes, "comments dropped")
    text = _count(_FIGURE, r"[caption] \1", text, changes, "captions marked")
    text = _count(_IMAGE, r"\1", text, changes, "pictures dropped")
    targets = {match[1].casefold(): match[2] for match in _DEFINITION.finditer(text)}
    if targets:
        text = _REFERENCE.sub(partial(_write_link, targets=targets), _DEFINITION.sub("", text))
    return show_code(text)


def _write_link(match: re.Match[str], targets: Mapping[str, str]) -> str:
    target = targets.get((match[2] or match[1]).casefold())
    return f"[{match[1]}](<{target}>)" if target else match[0]


def drop_marks(text: str, changes: Counter[str]) -> str:
    """Return Markdown as plain text that keeps the marks of headings and notes."""
    text = hide_code(_count(_FRONT, "", text, changes, "data before the text dropped"))
    text = _count(LINK, r"\1", text, changes, "addresses of links dropped")
    text = _count(_EMPHASIS, r"\2", text, changes, "marks of emphasis dropped")
    text = _count(_UNDERLINE, r"\2", text, changes, "marks of emphasis dropped")
    text = _count(_ESCAPE, r"\1", text, changes, "backslashes before signs dropped")
    return show_code(_BLANK.sub("\n\n", text).strip("\n") + "\n")


def drop_escapes(words: str) -> str:
    """Return words of Markdown as they are shown: without backslashes before signs, and with dashes."""
    return _ESCAPE.sub(r"\1", words).replace("---", "—").replace("--", "–")


def read_front(text: str) -> str:
    """Return the data in YAML that stands before the text of a Markdown file."""
    match = _FRONT.match(text)
    return match[1] if match else ""


def _count(pattern: re.Pattern[str], new: str, text: str, changes: Counter[str], change: str) -> str:
    text, count = pattern.subn(new, text)
    changes[change] += count
    return text
