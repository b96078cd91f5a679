"""The draft: paper, outline and sources. `argmap text cover` then lists what is to be encoded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath
from typing import Any

from argmap.bibliography.works import make_id
from argmap.drafting.citation import read_citation
from argmap.drafting.details import Work
from argmap.drafting.entries import split_entries
from argmap.drafting.front import read_front_matter
from argmap.drafting.jats_sources import read_paper, read_references
from argmap.drafting.links import find_links
from argmap.drafting.names import read_names
from argmap.drafting.outline import Outline, Words, read_outline
from argmap.drafting.shelf import Shelf
from argmap.identifier import Names
from argmap.message import count
from argmap.passages.blocks import fold_title, read_words
from argmap.passages.extraction.jats import parse_article
from argmap.result import Result
from argmap.shape.order import sort_keys
from argmap.syntax.write import write_yaml

_SAME_AUTHOR = re.compile(r"(?:[—–]{1,3}|-{3}|_{3,})[.,:]? ?")
_NUMBERED = re.compile(r"[\[(]?(\d{1,3})[\]).]\s")
EMPTY = """\
argmap: 1
title: "What is the question?"           # what the paper argues about
paper: {title: Title of the paper}       # author, issued, URL; text: paper.txt for its plain text
sections: {introduction: Introduction}   # the outline: id and heading
thesis: main-claim                       # the claims that the whole argues for
claims:
  main-claim: {text: What it argues for., at: {section: introduction}, supported_by: a-fact}
premises:
  a-fact: {text: What it starts from., at: {section: introduction}, sources: a-work}
sources: {a-work: {title: The work that is cited, author: [{family: Name}], issued: 2024}}
"""
"""A map to fill in."""


@dataclass(frozen=True, repr=False)
class Draft(Result):
    """A first draft: the map as plain data, and how many notes, references and links became sources.

    `uncited` are the numbers of the notes in which no work was found, and `new_text` is the text of the paper
    if that is not in a file of its own.
    """

    data: dict[str, Any]
    notes: int = 0
    references: int = 0
    links: int = 0
    uncited: list[str] = field(default_factory=list)
    new_text: str | None = None

    def format_map(self) -> str:
        """Return the map in YAML."""
        return write_yaml(sort_keys(self.data))

    def __str__(self) -> str:
        drafted = [count(len(self.data.get(f"{noun}s", {})), noun) for noun in ("section", "source")]
        read = [(self.notes, "footnote"), (self.references, "reference"), (self.links, "link")]
        origins = [count(number, noun) for number, noun in read if number]
        words = " and ".join(drafted) + (f", from {' and '.join(origins)}" if origins else "")
        return f"{words}; notes that cite nothing: {', '.join(self.uncited)}" if self.uncited else words

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        counts = {"notes": self.notes, "references": self.references, "links": self.links}
        return {"map": self.data, **counts, "uncited": self.uncited}


def draft_map(text: str, text_name: str = "", source: str = "") -> Draft:
    """Return a first draft of the map of a paper.

    Args:
        text: its plain text, or better its Markdown, with links and marks of emphasis.
        text_name: the file of the text, relative to the map.
        source: the article in JATS, if that is what it was.
    """
    outline = read_outline(text)
    words = partial(read_words, text)
    article = parse_article(source) if source else None
    shelf = Shelf()
    notes = [block for block in outline.blocks if block.kind == "note"]
    uncited = [block.label for block in notes if not shelf.add_note(words(block), block.label)]
    works = read_references(article) if article is not None else list(_read_list(outline, text))
    for number, work in works:
        shelf.add_reference(work, number)
    links = 0 if article is not None else sum(map(shelf.add_link, _find_links(outline, words)))
    paper = (
        read_paper(article) if article is not None else {**_read_paper(outline), **read_front_matter(text)}
    )
    data: dict[str, Any] = {
        "argmap": 1,
        "title": paper.get("title") or PurePath(text_name).stem or "Untitled",
    }
    data["paper"] = {**paper, "text": text_name} if text_name else paper
    data["sections"] = dict(_name_sections(outline.sections))
    data["sources"] = shelf.list_works()
    return Draft({key: value for key, value in data.items() if value}, len(notes), len(works), links, uncited)


def _find_links(outline: Outline, words: Words) -> Iterator[Work]:
    listed = {block.start for block in outline.references}
    for block in outline.blocks:
        if block.kind != "note" and block.start not in listed:
            yield from find_links(words(block))


def _read_paper(outline: Outline) -> Work:
    paper: Work = {"title": outline.title} if outline.title else {}
    names = outline.authors
    if names and len(names) < 200 and not re.search(r"[.!?]$|\d{4}", names):  # noqa: PLR2004
        paper["author"] = read_names(re.sub(r"^by\s+|[*†‡§]", "", names, flags=re.IGNORECASE))
    return paper


def _read_list(outline: Outline, text: str) -> Iterator[tuple[str, Work]]:
    last: Work = {}
    for words in (entry for block in outline.references for entry in split_entries(text, block)):
        number = _NUMBERED.match(words)
        if work := read_citation(words) or next(find_links(words), None):
            if _SAME_AUTHOR.match(words) and "author" in last:
                work["author"] = last["author"]
            yield number[1] if number else "", work
            last = work


def _name_sections(titles: list[str]) -> Iterator[tuple[str, str]]:
    names = Names()
    for title in titles:
        name = make_id("-".join(re.findall(r"\w+", fold_title(title))[:6]) or "section").lower()
        yield names.take(name), title
