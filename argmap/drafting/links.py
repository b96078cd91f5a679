"""The addresses that a text links to, as works: all that many essays cite."""

import re
from collections.abc import Iterator

from argmap.drafting.details import Work
from argmap.passages.extraction.markdown import LINK

_BARE = re.compile(r"<?\b(https?://[^\s<>\[\]\"“”]{3,2000})>?")
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/\S+)")
_SAYS_NOTHING = re.compile(
    r"(?:click|see|read|here|this|that|it|links?|source|web ?site|(?:web ?)?page|more|pdf|ref|\W|\d)*",
    re.IGNORECASE,
)
_LONGEST = 200


def find_links(words: str) -> Iterator[Work]:
    """Yield the works that a paragraph links to, in the order of their kinds: with words, then without."""
    for match in LINK.finditer(words):
        if (address := (match[2] or match[3] or "").strip()).startswith(("http://", "https://")):
            yield _make_work(match[1], address)
    for match in _BARE.finditer(LINK.sub(r"\1", words)):
        yield _make_work("", match[1].rstrip(".,;:!?)*_'"))


def _make_work(words: str, address: str) -> Work:
    title = " ".join(words.replace("`", "").strip(" *_").split())
    if _SAYS_NOTHING.fullmatch(title) or "://" in title or len(title) > _LONGEST:
        title = re.sub(r"^https?://(?:www\.)?|/$", "", address)[:_LONGEST]
    doi = _DOI.match(address)
    return {"title": title, "DOI": doi[1]} if doi else {"type": "webpage", "title": title, "URL": address}
