"""JATS XML, in which journals and PubMed Central publish: headings, paragraphs, notes and references."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from argmap.errors import ArgmapError

_DEEPEST = 200
_LEFT_OUT = ("table", "disp-formula", "media", "graphic", "alternatives", "label", "object-id", "sec-meta")
_FLOATING = ("fig", "fig-group", "table-wrap", "supplementary-material")
"""What has a caption, and stands anywhere."""
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE = re.compile(r"\s+")


class Jats(NamedTuple):
    """The text of an article, and its XML, for who reads its title and its references."""

    text: str
    article: Element


def read_jats(text: str, changes: Counter[str]) -> Jats:
    """Return the text of an article.

    Raises:
        ArgmapError: it is no XML, declares entities, is too deep, or is no article.
    """
    article = parse_article(text)
    blocks = list(_write(article, changes))
    return Jats("\n\n".join(blocks) + "\n", article)


def parse_article(text: str) -> Element:
    """Return the element `article`.

    Raises:
        ArgmapError: it is no XML, declares entities, is too deep, or is no article.
    """
    if "<!ENTITY" in text:
        raise ArgmapError("it declares entities, which are not read")
    reader = _Reader()
    parser = ElementTree.XMLParser(target=reader)  # noqa: S314 - entities are refused
    try:
        parser.feed(text)
        parser.close()
    except ElementTree.ParseError as error:
        raise ArgmapError(f"it is not XML: {error}") from error
    article = reader.root if reader.root.tag == "article" else reader.root.find(".//article")
    if article is None:
        raise ArgmapError("it is not an article in JATS: it has no element 'article'")
    return article


class _Reader(ElementTree.TreeBuilder):
    """Builds a tree that is not too deep."""

    depth = 0
    root: Element

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ArgmapError(f"its elements are more than {_DEEPEST} deep")
        element = super().start(tag, attributes)
        if self.depth == 1:
            self.root = element
        return element

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(tag)


def plain(element: Element | None) -> str:
    """Return the words in an element; notes and references are marked by their numbers."""
    return _SPACE.sub(" ", "".join(_words(element))).strip() if element is not None else ""


def _words(element: Element) -> Iterator[str]:
    pending: list[Element | str] = [element]
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            yield part
            continue
        if part.tag == "xref" and part.get("ref-type") == "fn":
            yield f"[^{_number(part)}]"
            continue
        if _is_raised_citation(part):
            yield f"[{''.join(part.itertext()).strip('[]() ')}]"
            continue
        if part.tag in ("break", "td", "th", "tr", "title"):
            yield " "
        if part.tag not in (*_LEFT_OUT, *_FLOATING):
            for child in reversed(part):
                pending += (child.tail or "", child)
            pending.append(part.text or "")


def _is_raised_citation(part: Element) -> bool:
    """Return whether it is raised numbers of references, which would else run into the word before."""
    if part.tag == "sup":
        return any(xref.get("ref-type") == "bibr" for xref in part.iter("xref"))
    return part.tag == "xref" and part.get("ref-type") == "bibr" and part.find(".//sup") is not None


def _number(xref: Element) -> str:
    return re.sub(r"[^\w-]", "", "".join(xref.itertext()))[:40] or "n"


def _write(article: Element, changes: Counter[str]) -> Iterator[str]:
    title = plain(article.find("front//article-title"))
    if title:
        yield f"# {title}"
    for abstract in _choose_abstracts(article, changes):
        yield f"## {plain(abstract.find('title')) or 'Abstract'}"
        yield from _write_section(abstract, 2, changes)
    body = article.find("body")
    if body is not None:
        if heading := _head_untitled(body):
            yield heading
        yield from _write_section(body, 1, changes)
    for note in article.iterfind(".//fn-group/fn"):
        yield f"[^{_label(note)}]: {plain(note)}"
    references = article.findall("back//ref")
    if references:
        yield "## References"
        for number, reference in enumerate(references, 1):
            yield f"{_label(reference) or number}. {plain_reference(reference)}"
        changes["references written as they stand"] += len(references)


def _choose_abstracts(article: Element, changes: Counter[str]) -> list[Element]:
    """Return the abstracts with words, and of those that name their language only the article's."""
    found = [one for one in article.iterfind("front//abstract") if plain(one)]
    language = article.get(_LANGUAGE, "en")[:2].lower()
    own = [one for one in found if one.get(_LANGUAGE, language)[:2].lower() == language] or found
    translated = len(found) - len(own) + len(article.findall("front//trans-abstract"))
    changes["abstracts in another language left out"] += translated
    return own


def _head_untitled(body: Element) -> str:
    """Return a heading for what comes before the first title, so that it does not belong to the abstract."""
    titled = [bool(plain(part.find("title"))) for part in body]
    if not titled or titled[0]:
        return ""
    return "## Introduction" if any(titled) else "## Text"


def _label(element: Element) -> str:
    return re.sub(r"[^\w-]", "", plain_label(element))


def plain_label(element: Element) -> str:
    """Return the words of the label of an element."""
    label = element.find("label")
    return "" if label is None else "".join(label.itertext())


def plain_reference(reference: Element) -> str:
    """Return the words of a reference as it is written, or its parts as they are usually put."""
    citation = next((child for child in reference.iter() if child.tag.endswith("citation")), reference)
    if citation.find(".//year") is None or citation.find(".//source") is None:
        return plain(citation)
    people = [_name(part) for part in citation.iter() if part.tag in ("name", "string-name", "collab")]
    names = ", ".join([*people, *(["et al"] if citation.find(".//etal") is not None else [])])
    words = {part.tag: plain(part) for part in citation.iter() if part is not citation}
    where = f"{words.get('source', '')} {words.get('volume', '')}".strip()
    issue = f"({words['issue']})" if "issue" in words else ""
    pages = "-".join(filter(None, (words.get("fpage"), words.get("lpage"))))
    parts = (
        f"{names} ({words['year']})" if "year" in words else names,
        words.get("article-title", ""),
        f"{where}{issue}{f': {pages}' if pages else ''}",
        *(words.get(tag, "") for tag in ("publisher-name", "comment", "ext-link")),
        "".join(f"doi:{plain(doi)}" for doi in citation.iterfind(".//pub-id[@pub-id-type='doi']")),
    )
    return ". ".join(part.strip(" .") for part in parts if part.strip(" .")) + "."


def _name(name: Element) -> str:
    family, given = plain(name.find("surname")), plain(name.find("given-names"))
    return f"{family} {given}".strip() or plain(name)


def _write_section(section: Element, level: int, changes: Counter[str]) -> Iterator[str]:
    for child in section:
        if child.tag == "sec":
            if title := plain(child.find("title")):
                yield f"{'#' * min(level + 1, 6)} {title}"
            yield from _write_section(child, level + 1, changes)
        elif child.tag in _FLOATING:
            yield from _write_captions(child, changes)
        elif child.tag in ("list", "def-list"):
            yield from (plain(item) for item in child if plain(item))
        elif child.tag in ("p", "disp-quote", "boxed-text", "verse-group"):
            if words := plain(child):
                yield words
            yield from _write_captions(child, changes)


def _write_captions(part: Element, changes: Counter[str]) -> Iterator[str]:
    for floating in part.iter():
        if floating.tag in _FLOATING and (words := plain(floating.find("caption"))):
            changes["captions marked"] += 1
            yield f"[caption] {plain_label(floating)} {words}".replace("  ", " ")
