"""The draft: paper, outline and sources. `argmap text cover` then lists what is to be encoded."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import PurePath
from typing import Any

from argmap.bibliography.works import make_id
from argmap.drafting.citation import Work, read_citation, read_names
from argmap.drafting.jats_sources import read_paper, read_references
from argmap.drafting.outline import Outline, Words, read_outline
from argmap.passages.blocks import fold_title, read_words
from argmap.passages.extraction.jats import parse_article
from argmap.result import Result
from argmap.syntax.write import write_yaml

_IBID = re.compile(r"\W*(?:ibid|idem|ebd)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"[\[(]?(\d{1,3})[\]).]\s")
_MOST_ID = 4
_FEWEST_WORDS = 3
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
    """A first draft: the map as plain data, and how many notes and references became sources.

    `uncited` are the numbers of the notes in which no work was found, and `new_text` is the text of the paper
    if that is not in a file of its own.
    """

    data: dict[str, Any]
    notes: int = 0
    references: int = 0
    uncited: list[str] = field(default_factory=list)
    new_text: str | None = None

    def format_map(self) -> str:
        """Return the map in YAML."""
        return write_yaml(self.data)

    def __str__(self) -> str:
        drafted = [_count(len(self.data.get(key, {})), key) for key in ("sections", "sources")]
        read = [(self.notes, "footnotes"), (self.references, "references")]
        origins = [_count(number, what) for number, what in read if number]
        words = " and ".join(drafted) + (f", from {' and '.join(origins)}" if origins else "")
        return f"{words}; notes that cite nothing: {', '.join(self.uncited)}" if self.uncited else words

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {"map": self.data, "notes": self.notes, "references": self.references, "uncited": self.uncited}


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number != 1 else f"1 {what.removesuffix('s')}"


def draft_map(text: str, text_name: str = "", source: str = "") -> Draft:
    """Return a first draft of the map of a paper.

    Args:
        text: its plain text.
        text_name: the file of the text, relative to the map.
        source: the article in JATS, if that is what it was.
    """
    outline = read_outline(text)
    words = partial(read_words, text)
    article = parse_article(source) if source else None
    shelf = _Shelf()
    notes = [block for block in outline.blocks if block.kind == "note"]
    uncited = [block.label for block in notes if not shelf.add_note(words(block), block.label)]
    works = read_references(article) if article is not None else list(_read_list(outline, words))
    for number, work in works:
        shelf.add_reference(work, number)
    paper = read_paper(article) if article is not None else _read_paper(outline)
    data: dict[str, Any] = {
        "argmap": 1,
        "title": paper.get("title") or PurePath(text_name).stem or "Untitled",
    }
    data["paper"] = {**paper, "text": text_name} if text_name else paper
    data["sections"] = dict(_name_sections(outline.sections))
    data["sources"] = shelf.sources
    return Draft({key: value for key, value in data.items() if value}, len(notes), len(works), uncited)


def _read_paper(outline: Outline) -> Work:
    paper: Work = {"title": outline.title} if outline.title else {}
    names = outline.authors
    if names and len(names) < 200 and not re.search(r"[.!?]$|\d{4}", names):  # noqa: PLR2004
        paper["author"] = read_names(re.sub(r"^by\s+|[*†‡§]", "", names, flags=re.IGNORECASE))
    return paper


def _read_list(outline: Outline, words: Words) -> Iterator[tuple[str, Work]]:
    for block in outline.references:
        number = _NUMBERED.match(words(block))
        if work := read_citation(words(block)):
            yield number[1] if number else "", work


def _name_sections(titles: list[str]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for title in titles:
        name = make_id("-".join(re.findall(r"\w+", fold_title(title))[:6]) or "section").lower()
        free = _find_free(name, taken)
        taken.add(free)
        yield free, title


def _find_free(name: str, taken: Container[str]) -> str:
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(free for free in names if free not in taken)


class _Shelf:
    """Works by id; a note or reference that cites a work again adds its number."""

    def __init__(self) -> None:
        self.sources: dict[str, Work] = {}
        self._by_title: dict[str, str] = {}
        self._last = ""

    def add_note(self, text: str, label: str) -> bool:
        """Add the work that a note cites, and return whether it cites one."""
        text = re.sub(r"^(?:\[\^[\w-]+\]:|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*", "", text)
        if _IBID.match(text) and self._last:
            id_ = self._last
        elif work := read_citation(text):
            id_ = self._find(work) or self.add(work)
        else:
            return False
        self._last = id_
        self._add_number(id_, "fn.", label)
        return True

    def add_reference(self, work: Work, number: str) -> None:
        """Add a work of the list of references; the number is empty where it has none."""
        id_ = self.add(work)
        if number:
            self._add_number(id_, "ref.", number)

    def _add_number(self, id_: str, kind: str, number: str) -> None:
        note = self.sources[id_].get("note", "")
        is_same = note.rpartition("; ")[2].startswith(kind)
        self.sources[id_]["note"] = (
            f"{note}, {number}" if is_same else f"{note}; {kind} {number}".lstrip("; ")
        )

    def _find(self, work: Work) -> str:
        """Return the id of a work with the same title, or with a longer one that begins with it."""
        title = fold_title(work["title"])
        if title in self._by_title or len(title.split()) < _FEWEST_WORDS:
            return self._by_title.get(title, "")
        return next((id_ for known, id_ in self._by_title.items() if known.startswith(title)), "")

    def add(self, work: Work) -> str:
        """Add a work, unless its title is there, and return its id."""
        title = fold_title(work["title"])
        known = self.sources.get(self._by_title.get(title, ""))
        if known and known.get("issued") == work.get("issued") and known.get("author") == work.get("author"):
            return self._by_title[title]
        free = _find_free(_name_work(work), self.sources)
        self.sources[free] = dict(work)
        self._by_title.setdefault(title, free)
        return free


def _name_work(work: Mapping[str, Any]) -> str:
    """Return `okafor-2023`, or `late-fees-in-elmwood` where there is no author."""
    first: Work = next(iter(work.get("author", ())), {})
    who = first.get("family") or first.get("literal") or work.get("container-title") or work["title"]
    words = re.findall(r"\w+", who)[:_MOST_ID]
    year = str(work.get("issued") or work.get("accessed") or "")[:4]
    return make_id("-".join(filter(None, [*words, year]))).lower()
