"""Markdown and plain text in the form that quotes are looked up in."""

import re
import unicodedata
from collections import Counter

_LINK = re.compile(r"(?<!!)\[([^\]\n^][^\]\n]{0,500})\]\((?:<[^>\n]{0,2000}>|[^()\s]{0,2000})\)")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\1(?![\w*])")
_UNDERLINE = re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_])\1(?!\w)")
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,10000}-->", re.DOTALL)
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
    """Return Markdown as plain text that keeps the marks of headings and notes."""
    text = tidy_text(text, changes)
    text = _count(_COMMENT, "", text, changes, "comments dropped")
    text = _count(_IMAGE, r"\1", text, changes, "pictures dropped")
    text = _count(_LINK, r"\1", text, changes, "addresses of links dropped")
    text = _count(_EMPHASIS, r"\2", text, changes, "marks of emphasis dropped")
    text = _count(_UNDERLINE, r"\2", text, changes, "marks of emphasis dropped")
    return _BLANK.sub("\n\n", text).strip("\n") + "\n"


def _count(pattern: re.Pattern[str], new: str, text: str, changes: Counter[str], change: str) -> str:
    text, count = pattern.subn(new, text)
    changes[change] += count
    return text
