"""Hypothesis strategies for maps as plain data: good ones, and good ones with one random fault.

Ids come from a small pool, so that relations connect; some still name nothing, which is a matter for the
rules and not for the shape.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from hypothesis import strategies as st

from argmap.model import ITEM_TYPES
from argmap.verdict import VERDICTS
from tests.oddities import ODD_KEYS, ODD_VALUES

Data: TypeAlias = dict[str, Any]
Place: TypeAlias = tuple[str | int, ...]
Values: TypeAlias = st.SearchStrategy[Any]

IDS = ("a", "b", "c", "d", "fees-exclude", "e_2", "G1", "gone")

ids = st.sampled_from(IDS)
texts = st.sampled_from(["Fees keep people away.", "Straße 7: “no”", "two\nlines\n", "\u200b 漢字"])
texts |= st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
dates = st.sampled_from(["2023", "2023-06", "2023-06-30", "0001", "1999-12-31"]) | st.integers(1, 9999)
numbers = texts | st.integers(0, 2**53 - 1)
paths = st.sampled_from(["refs.bib", "works/more.json", "..."])
citations = st.sampled_from(["a", "b, p. 14", "fees-exclude,§ 2", "gone,  fn. 3"])
verdicts = st.sampled_from(VERDICTS)
scores = st.sampled_from([0, 1]) | st.floats(0, 1)


def some(values: Values, least: int = 0) -> Values:
    """Lists of a few values."""
    return st.lists(values, min_size=least, max_size=3)


def one_or_more(values: Values, least: int = 0) -> Values:
    """Lists of a few values, and one value without brackets."""
    return some(values, least) | values


def by_id(values: Values) -> Values:
    """Sections: a few values by id."""
    return st.dictionaries(ids, values, max_size=3)


remarks = one_or_more(
    texts
    | st.fixed_dictionaries(
        {"text": texts},
        optional={
            "kind": st.sampled_from(["weakness", "strength", "question"]),
            "severity": st.sampled_from(["low", "medium", "high"]),
            "by": ids,
        },
    )
)
names = st.fixed_dictionaries(
    {},
    optional={
        "family": texts,
        "given": texts,
        "literal": texts,
        "suffix": texts,
        "dropping-particle": texts,
        "non-dropping-particle": texts,
    },
).filter(bool)

_KINDS_OF_FIELD: list[tuple[Values, str]] = [
    (st.sampled_from(ITEM_TYPES), "type"),
    (some(names), "author editor translator"),
    (dates, "issued accessed event-date original-date"),
    (numbers, "ISBN ISSN volume issue number page number-of-pages edition chapter-number version"),
    (texts, "title container-title collection-title publisher publisher-place authority event-title"),
    (texts, "event-place DOI URL genre medium archive language abstract keyword note"),
]
FIELDS = {name: values for values, fields in _KINDS_OF_FIELD for name in fields.split()}
_items = st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=4).flatmap(
    lambda names: st.fixed_dictionaries({name: FIELDS[name] for name in names})
)
sources = st.builds(
    lambda item, judged: item | judged,
    _items,
    st.fixed_dictionaries(
        {},
        optional={
            "reliability": st.sampled_from("ABCDEF"),
            "credibility": st.integers(1, 6),
            "derived_from": one_or_more(ids),
            "affiliation": one_or_more(texts),
            "remarks": remarks,
        },
    ),
)
papers = st.builds(
    lambda item, path: item | path,
    _items,
    st.fixed_dictionaries(
        {},
        optional={
            "text": st.sampled_from(["paper.txt", "texts/a b.txt", "..."]),
            "affiliation": one_or_more(texts),
            "license": texts,
        },
    ),
)
locators = st.fixed_dictionaries(
    {},
    optional={
        "section": ids,
        "paragraph": st.integers(1, 1_000_000),
        "page": numbers,
        "label": texts,
        "quote": texts,
        "prefix": texts,
        "suffix": texts,
    },
).filter(bool)
_plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
origins = st.fixed_dictionaries(
    {},
    optional={
        "format": texts,
        "id": texts,
        "type": texts,
        "data": st.dictionaries(st.text(max_size=3), _plain, max_size=2),
    },
)
_said = {"by": ids, "implicit": st.just(True), "remarks": remarks, "note": texts, "origin": origins}
replies = texts | st.fixed_dictionaries(
    {}, optional={"text": texts, "shown_by": one_or_more(ids, 1), "does_not_arise": texts}
).filter(bool)
schemes = ids | st.sampled_from(["sign", "expert-opinion", "practical-reasoning", "verbal-classification"])
_steps: dict[str, Values] = {
    "scheme": schemes,
    "questions": by_id(replies),
    "warrant": ids,
    "allow": by_id(texts),
    **_said,
}
_needed = one_or_more(ids, 1) | st.dictionaries(ids, one_or_more(ids, 1), min_size=1, max_size=2)
reasons = (
    ids
    | st.lists(ids, min_size=1, max_size=3)
    | st.fixed_dictionaries({"premises": _needed}, optional={"id": ids, **_steps})
)
residuals = st.fixed_dictionaries(
    {"severity": st.sampled_from(["low", "medium", "high"]), "rationale": texts}
)


def _statements(*relations: str, required: Data | None = None, **own: Values) -> Values:
    common = {
        "at": one_or_more(locators | texts),
        "sources": one_or_more(citations),
        "tags": one_or_more(texts),
    }
    free = {**_said, "allow": by_id(texts), "base_score": scores, "supported_by": one_or_more(reasons)}
    named = dict.fromkeys((*relations, "in_tension_with"), one_or_more(ids))
    return st.fixed_dictionaries(
        {"text": texts, **(required or {})}, optional={**common, **free, **named, **own}
    )


claims = _statements("answers", "denies", "contradicts")
premises = _statements("answers", "denies", "contradicts", assumption=texts)
challenges = _statements(required={"attacks": one_or_more(ids, 1)}, residual=residuals, asks=ids)
recommendations = _statements("answers", "denies", actor=one_or_more(texts))
inferences = st.fixed_dictionaries({"premises": _needed, "conclusion": ids}, optional=_steps)

maps: st.SearchStrategy[Data] = st.fixed_dictionaries(
    {"argmap": st.just(1), "title": texts},
    optional={
        "paper": papers,
        "sections": by_id(texts | st.fixed_dictionaries({"title": texts}, optional={"remarks": remarks})),
        "thesis": one_or_more(ids),
        "sources": by_id(sources),
        "bibliography": one_or_more(paths),
        "claims": by_id(claims),
        "premises": by_id(premises),
        "challenges": by_id(challenges),
        "recommendations": by_id(recommendations),
        "inferences": by_id(inferences),
        "expect": by_id(verdicts),
        "voices": by_id(texts),
        "remarks": remarks,
        "origin": origins,
    },
)
"""Maps whose shape is right; whether they make sense is left to chance."""

odd_values = st.sampled_from(ODD_VALUES) | st.text(max_size=4) | st.integers() | ids
odd_keys = st.sampled_from(ODD_KEYS) | st.text(max_size=4)


@st.composite
def mutated_maps(draw: st.DrawFn) -> Any:
    """Maps with one random change, which need not be a fault."""
    data = draw(maps)
    place = draw(st.sampled_from(list(find_places(data))))
    return change(data, place, draw(st.sampled_from([_replace, _drop, _rename, _add]))(draw))


def find_places(data: Any, at: Place = ()) -> Iterator[Place]:
    """Yield the place of every value, the whole included."""
    yield at
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, child in children:
        yield from find_places(child, (*at, key))


Change: TypeAlias = Callable[[str | int, Any], list[tuple[str | int, Any]]]
"""From a key or index and its value to what stands there instead: nothing, one entry or more."""


def change(data: Any, place: Place, to: Change) -> Any:
    """Return data with one entry changed; the data given is left as it is."""
    if not place:
        entries = to("", data)
        return entries[0][1] if entries else None
    step, *rest = place
    children = data.items() if isinstance(data, dict) else enumerate(data)
    entries = []
    for key, child in children:
        if key != step:
            entries.append((key, child))
        elif rest:
            entries.append((key, change(child, tuple(rest), to)))
        else:
            entries.extend(to(key, child))
    return dict(entries) if isinstance(data, dict) else [child for _, child in entries]


def _replace(draw: st.DrawFn) -> Change:
    value = draw(odd_values)
    return lambda key, _: [(key, value)]


def _drop(_: st.DrawFn) -> Change:
    return lambda *_: []


def _rename(draw: st.DrawFn) -> Change:
    name = draw(odd_keys)
    return lambda _, value: [(name, value)]


def _add(draw: st.DrawFn) -> Change:
    """Add to the value if it holds others, else beside it."""
    name, extra = draw(odd_keys), draw(odd_values)

    def add(key: str | int, value: Any) -> list[tuple[str | int, Any]]:
        if isinstance(value, dict):
            return [(key, {**value, name: extra})]
        return [(key, [*value, extra])] if isinstance(value, list) else [(key, value), (name, extra)]

    return add
