"""What an entry of BibLaTeX takes from others: `xdata`, `crossref`, by the rules of BibLaTeX's manual."""

from collections.abc import Mapping

from argmap.bibliography.bibtex_syntax import Entry, Value
from argmap.bibliography.works import Shelf

_MOST_INHERITED = 1_000_000
_OWN = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "abstract",
        "keywords",
        "file",
    ]
)
"""Fields that stay with their entry."""
_TITLES = frozenset(["title", "subtitle", "titleaddon"])
_NO_TITLES = frozenset(["shorttitle", "sorttitle", "indextitle", "indexsorttitle"])
_DATES = frozenset(["date", "year", "month", "day"])
_IN_BOOK = ("inbook", "bookinbook", "suppbook")
_IN_COLLECTION = ("incollection", "inreference", "suppcollection")


def _rules() -> dict[tuple[str, str], str]:
    """Return what goes before the title of a parent, by the kinds of parent and child."""
    main = {("mvbook", child): "main" for child in ("book", *_IN_BOOK)}
    for parent in ("mvcollection", "mvreference"):
        main |= {(parent, child): "main" for child in ("collection", "reference", *_IN_COLLECTION)}
    main |= {("mvproceedings", child): "main" for child in ("proceedings", "inproceedings")}
    book = {("book", child): "book" for child in _IN_BOOK}
    for parent in ("collection", "reference"):
        book |= {(parent, child): "book" for child in _IN_COLLECTION}
    book |= {("proceedings", child): "book" for child in ("inproceedings", "conference")}
    return main | book | {("periodical", child): "journal" for child in ("article", "suppperiodical")}


_PREFIXES = _rules()


class Inheritance:
    """The entries of one file, and what each has once it has taken what it inherits."""

    def __init__(self, entries: list[Entry], shelf: Shelf) -> None:
        """Take the entries."""
        self._by_key = {entry.key: entry for entry in reversed(entries)}
        for entry in entries:
            for alias in _keys_in(entry, "ids"):
                self._by_key.setdefault(alias, entry)
        self._by_lower = {entry.key.lower(): entry for entry in reversed(entries)}
        self._shelf = shelf
        self._done: dict[str, Mapping[str, Value]] = {}
        self._left = _MOST_INHERITED

    def fields_of(self, entry: Entry) -> Mapping[str, Value]:
        """Return the fields of an entry, with those that it inherits; parents are worked out first."""
        pending, waiting = [entry], {entry.key}
        while pending:
            top = pending[-1]
            missing = [parent for parent in self._parents(top) if parent.key not in self._done]
            fresh = [parent for parent in missing if parent.key not in waiting]
            if fresh:
                pending += fresh
                waiting |= {parent.key for parent in fresh}
                continue
            if missing and top.key not in self._done:
                circle = missing[0].key
                self._shelf.warn(top.key, top.line, f"it inherits from itself by way of '{circle}'")
            if top.key not in self._done:
                self._done[top.key] = self._inherit(top)
            pending.pop()
        return self._done[entry.key]

    def _parents(self, entry: Entry) -> list[Entry]:
        names = [name for field in ("xdata", "crossref") for name in _keys_in(entry, field)]
        return [parent for name in names if (parent := self._find(name)) is not None]

    def _find(self, name: str) -> Entry | None:
        return self._by_key.get(name) or self._by_lower.get(name.lower())

    def _inherit(self, entry: Entry) -> Mapping[str, Value]:
        if "xdata" not in entry.fields and "crossref" not in entry.fields:
            return entry.fields
        if self._left < 0:
            most = f"more than {_MOST_INHERITED:,} fields are inherited in this file"
            self._shelf.fail(entry.key, entry.line, f"its parents are passed over: {most}")
            return entry.fields
        fields = dict(entry.fields)
        for field in ("xdata", "crossref"):
            for name in _keys_in(entry, field):
                parent = self._find(name)
                if parent is None:
                    line = entry.fields[field].line
                    self._shelf.warn(entry.key, line, f"'{field}' names '{name}', which is not in this file")
                elif field == "xdata":
                    fields = {**self._done.get(parent.key, parent.fields), **fields}
                else:
                    _take_from(parent, self._done.get(parent.key, parent.fields), entry, fields)
        self._left -= len(fields) - len(entry.fields)
        return fields


def _keys_in(entry: Entry, field: str) -> list[str]:
    value = entry.fields.get(field)
    names = value.text.split(",") if value else []
    return [name.strip() for name in names if name.strip()]


def _take_from(parent: Entry, has: Mapping[str, Value], entry: Entry, fields: dict[str, Value]) -> None:
    """Add what a child takes from the entry that `crossref` names."""
    prefix = _PREFIXES.get((parent.kind, entry.kind), "")
    dated = "date" in fields or "year" in fields
    moved = {f"{prefix}{name}": value for name, value in has.items() if prefix and name in _TITLES}
    if parent.kind in ("mvbook", "book") and entry.kind in _IN_BOOK and "author" in has:
        moved["bookauthor"] = has["author"]
    same = {name: value for name, value in has.items() if not (prefix and name in _TITLES | _NO_TITLES)}
    for name, value in (moved | {name: value for name, value in same.items() if name not in moved}).items():
        if name not in fields and name not in _OWN and not (dated and name in _DATES):
            fields[name] = value
