"""The works that a paper cites, by id, each with the numbers of its notes and references."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from argmap.bibliography.works import make_id
from argmap.drafting.citation import read_citation
from argmap.drafting.details import Work
from argmap.drafting.links import find_links
from argmap.identifier import Names
from argmap.passages.blocks import fold_title

_MARK = re.compile(r"^(?:\[\^[\w-]+\]:|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*")
_IBID = re.compile(r"\W*(?:ibid|idem|ebd)\b", re.IGNORECASE)
_NEXT_WORK = re.compile(r";\s+(?=[A-Z“\"*_])")
_SHORT = re.compile(r"\W*(?P<name>[^,“\"]{2,60}), [“\"*_]?(?P<title>[^,”\"*_.]{3,100})")
_ARTICLE = re.compile(r"^(?:the|an?) ")
_MOST_ID = 4
_FEWEST_WORDS, _MOST_WORDS = 3, 30
"""How many words of a title a shorter form of it has."""


class Shelf:
    """Works by id; a note or reference that cites a work again adds its number."""

    def __init__(self) -> None:
        """Begin with no work."""
        self._works: dict[str, Work] = {}
        self._numbers: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._names = Names()
        self._by_title: dict[str, str] = {}
        self._by_start: dict[str, str] = {}
        self._addresses: set[str] = set()
        self._last = ""

    def add_note(self, text: str, label: str) -> bool:
        """Add the works that a note cites, and return whether it cites any."""
        text = _MARK.sub("", text)
        cited = [self._read(part) for part in _NEXT_WORK.split(text)]
        whole = cited if all(cited) else [self._read(text)]
        whole = whole if any(whole) else list(find_links(text))
        for one in [one for one in whole if one]:
            self._last = one if isinstance(one, str) else self._find_same(one) or self.add(one)
            self._numbers[self._last].append(("fn.", label))
        return any(whole)

    def _read(self, text: str) -> str | Work | None:
        """Return the id of the work that a note cites again, or a work, or nothing."""
        if _IBID.match(text) and self._last:
            return self._last
        return read_citation(text) or self._find_short(text)

    def _find_short(self, text: str) -> str:
        """Return the id of the work that `Okafor, Late Fees, 12` cites."""
        match = _SHORT.match(text)
        id_ = self._find(match["title"]) if match else ""
        people = self._works[id_].get("author", ()) if id_ else ()
        names = [person.get("family") or person.get("literal", "") for person in people]
        return id_ if match and any(name and name in match["name"] for name in names) else ""

    def add_reference(self, work: Work, number: str) -> None:
        """Add a work of the list of references; the number is empty where it has none."""
        id_ = self.add(work)
        if number:
            self._numbers[id_].append(("ref.", number))

    def list_works(self) -> dict[str, Work]:
        """Return the works by id, each with the numbers of the notes and references that cite it."""
        return {id_: {**work, **self._tell_numbers(id_, work)} for id_, work in self._works.items()}

    def _tell_numbers(self, id_: str, work: Work) -> Work:
        of_kinds = groupby(self._numbers[id_], itemgetter(0))
        parts = [f"{kind} {', '.join(number for _, number in of_kind)}" for kind, of_kind in of_kinds]
        return {"note": "; ".join([*filter(None, [work.get("note")]), *parts])} if parts else {}

    def _find(self, title: str) -> str:
        """Return the id of a work with a title, or with a longer one that begins with these words."""
        folded = fold_title(title)
        return self._by_title.get(folded) or self._by_start.get(_ARTICLE.sub("", folded), "")

    def _find_same(self, work: Work) -> str:
        id_ = self._find(work["title"])
        return id_ if id_ and _is_same(self._works[id_], work) else ""

    def add(self, work: Work) -> str:
        """Add a work, unless its title is there, and return its id."""
        known = self._by_title.get(fold_title(work["title"]), "")
        if known and _is_same(self._works[known], work):
            self._works[known] = _join(self._works[known], work)
            self._addresses |= _list_addresses(work)
            return known
        return self._put(work)

    def add_link(self, work: Work) -> bool:
        """Add what a text links to, unless a work has that address, and return whether it is new."""
        is_new = self._addresses.isdisjoint(_list_addresses(work))
        if is_new:
            self._put(work)
        return is_new

    def _put(self, work: Work) -> str:
        title = fold_title(work["title"])
        free = self._names.take(_name_work(work))
        self._works[free] = work
        self._addresses |= _list_addresses(work)
        self._by_title.setdefault(title, free)
        for start in _shorten(title):
            self._by_start.setdefault(start, free)
        return free


def _list_addresses(work: Work) -> set[str]:
    """Return the addresses of a work in a form in which they can be compared."""
    found = (work.get("URL", ""), work.get("DOI", ""))
    return {re.sub(r"^https?://(?:www\.)?|[/#]$", "", address).casefold() for address in found if address}


def _is_same(known: Work, work: Work) -> bool:
    """Return whether works of one title have, as far as they tell, one year and one first author."""
    years = {str(one["issued"])[:4] for one in (known, work) if "issued" in one}
    first = {_name_first(one) for one in (known, work)} - {""}
    return max(len(years), len(first)) <= 1


def _name_first(work: Work) -> str:
    first: Work = next(iter(work.get("author", ())), {})
    return str(first.get("family") or first.get("literal") or "")


def _join(known: Work, work: Work) -> Work:
    """Return what two accounts of a work tell together: the longer list of authors, and the exacter date."""
    longer = {key: max(known.get(key, ""), work.get(key, ""), key=len) for key in ("author", "issued")}
    return {**work, **known, **{key: value for key, value in longer.items() if value}}


def _shorten(title: str) -> Iterator[str]:
    """Yield shorter forms of a title, without an article before it."""
    title = _ARTICLE.sub("", title)
    yield title.partition(":")[0]
    words = title.split()
    yield from (" ".join(words[:length]) for length in range(_FEWEST_WORDS, min(len(words), _MOST_WORDS)))


def _name_work(work: Work) -> str:
    """Return `okafor-2023`, or `late-fees-in-elmwood` where there is no author."""
    who = _name_first(work) or work.get("container-title") or work["title"]
    words = re.findall(r"\w+", who)[:_MOST_ID]
    year = str(work.get("issued") or work.get("accessed") or "")[:4]
    return make_id("-".join(filter(None, [*words, year]))).lower()
