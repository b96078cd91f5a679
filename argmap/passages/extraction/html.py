"""The main text of a web page, by trafilatura."""

import re
from collections import Counter
from typing import Any

_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"[\w-]{1,40}")
_ESCAPED = re.compile(r"\\\[\^([\w-]{1,40})\\\]")
_BACK = "//a[@role='doc-backlink' or contains(@class, 'footnote-back')]"
_MARKS = "//a[@role='doc-noteref' or contains(@class, 'footnote-ref')][starts-with(@href, '#')]"
_DOCUMENT = "/*/*[not(.//article or .//main)][p or section or h1 or h2 or h3 or h4 or h5 or h6]"
"""A body that has the text right in it: trafilatura finds no frame of the text, and drops all headings."""


def read(source: bytes, changes: Counter[str]) -> str:
    """Return the text as Markdown; menus, comments and the like are left out, and their words counted."""
    import trafilatura

    tree = trafilatura.load_html(source)
    if tree is None:
        return ""
    _mark_notes(tree)
    for body in tree.xpath(_DOCUMENT):
        _frame(body)
    words = _count_words(trafilatura.html2txt(tree, clean=False))
    text = trafilatura.extract(
        tree,
        output_format="markdown",
        include_comments=False,
        include_formatting=True,
        include_links=True,
    )
    changes["words of menus, comments and the like left out"] += max(0, words - _count_words(text))
    return _ESCAPED.sub(r"[^\1]", text or "")


def _count_words(text: str | None) -> int:
    return len(_WORD.findall(text or ""))


def _frame(body: Any) -> None:
    """Put all that is in the body of a page into an article."""
    article = body.makeelement("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)


def _mark_notes(tree: Any) -> None:
    """Write marks of notes and notes as Markdown does: `[^2]`, and `[^2]:` before the note."""
    for link in tree.xpath(_BACK):
        link.drop_tree()
    places = {item.get("id"): item for item in tree.xpath("//li[@id]")}
    for link in tree.xpath(_MARKS):
        label = link.text_content().strip(" \n[]")
        if not _LABEL.fullmatch(label):
            continue
        _write_mark(link, label)
        if (item := places.pop(link.get("href")[1:], None)) is not None:
            _write_note(item, label)


def _write_mark(link: Any, label: str) -> None:
    raised = link.getparent() if link.getparent().tag == "sup" else link
    raised.text = f"[^{label}]"
    del raised[:]
    raised.drop_tag()


def _write_note(item: Any, label: str) -> None:
    """Make an item of a list a paragraph that begins with the mark of the note."""
    first = item.find("p")
    place = item if first is None else first
    place.text = f"[^{label}]: {(place.text or '').lstrip()}"
    item.tag = "p" if first is None else "div"
    item.getparent().tag = "div"
