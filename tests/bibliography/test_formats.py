"""Works in BibTeX, BibLaTeX, CSL and RIS: what each carries comes back, and hostile files do no harm."""

import json
import re
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.bibliography import Trouble, read_works, write_works
from argmap.errors import ArgmapError
from argmap.finding import Severity
from argmap.formats import formats_for
from argmap.model import ArgumentMap
from tests.effort import runs
from tests.interop.maps import edit, edits, without_empty
from tests.strategies import sources

ENDINGS = {"bibtex": "bib", "biblatex": "bib", "csl-json": "json", "csl-yaml": "yaml", "ris": "ris"}


def validate(shelf_sources: dict[str, Any]) -> dict[str, Any]:
    data = {"argmap": 1, "title": "x", "sources": shelf_sources}
    sources: dict[str, Any] = (
        ArgumentMap.model_validate(data, by_alias=True, by_name=False).to_data().get("sources", {})
    )
    return sources


def return_trip(works: dict[str, Any], format_: str) -> dict[str, Any]:
    text, _ = write_works(works, format_)
    shelf = read_works(text, f"works.{ENDINGS[format_]}")
    assert [one for one in shelf.troubles if one.severity is Severity.ERROR] == []
    return validate(shelf.sources)


BIBTEX = r"""
@string{jlp = "Journal of Library Policy"}
@article{Okafor:2023,
  author = {Okafor, Ada and {City Auditor} and van der Berg, Jan and Silva, Jr., Rui},
  title = {Fines {\&} access in {Elmwood}, \'e 50% off}, journal = jlp, year = 2023, month = jun,
  pages = {1--14}, number = 3, doi = {10.1/x_y}, foo = {bar}}
@Online{2020a, title = "A \emph{site}", date = {2020-01/2021}, url = {http://a.org/~b_c}}
@mastersthesis{t, title={T}, school={MIT}, year={forthcoming}}
"""


def test_bibtex_is_read() -> None:
    shelf = read_works(BIBTEX, "a.bib")
    assert validate(shelf.sources) == {
        "Okafor-2023": {
            "type": "article-journal",
            "title": "Fines & access in Elmwood, é 50% off",
            "author": [
                {"family": "Okafor", "given": "Ada"},
                {"literal": "City Auditor"},
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
                {"family": "Silva", "given": "Rui", "suffix": "Jr."},
            ],
            "container-title": "Journal of Library Policy",
            "issued": "2023-06",
            "DOI": "10.1/x_y",
            "issue": "3",
            "page": "1-14",
        },
        "s-2020a": {"type": "webpage", "title": "A site", "issued": "2020-01", "URL": "http://a.org/~b_c"},
        "t": {"type": "thesis", "title": "T", "publisher": "MIT", "genre": "Master's thesis"},
    }
    assert shelf.keys == {"Okafor-2023": "Okafor:2023", "s-2020a": "2020a", "t": "t"}
    assert shelf.troubles == [
        Trouble("Okafor:2023", 6, "'foo' has no place in a source", Severity.INFO),
        Trouble("2020a", 7, "'date': '2020-01/2021' is a range; its beginning is kept"),
        Trouble("t", 8, "'year': 'forthcoming' is not a date"),
    ]


def test_csl_is_read_from_json_and_yaml() -> None:
    items = [
        {
            "id": "A b",
            "type": "book",
            "title": "T",
            "author": [{"family": "F", "given": "G", "parse-names": True}],
            "issued": {"date-parts": [[2023, 6]]},
            "accessed": {"raw": "2023-7-1"},
            "volume": 3,
            "custom": {"argmap": {"reliability": "B", "credibility": 9}},
            "shortTitle": "S",
        },
        {"id": 7, "type": "odd", "issued": {"literal": "soon"}},
        "x",
    ]
    for text, name in ((json.dumps(items), "a.json"), (json.dumps({"references": items}), "a.yaml")):
        shelf = read_works(text, name)
        assert validate(shelf.sources) == {
            "A-b": {
                "type": "book",
                "title": "T",
                "author": [{"family": "F", "given": "G"}],
                "issued": "2023-06",
                "accessed": "2023-07-01",
                "volume": "3",
                "reliability": "B",
            },
            "s-7": {},
        }
        assert [(one.key, one.message) for one in shelf.troubles] == [
            ("A b", "'shortTitle' has no place in a source"),
            ("7", "'issued': 'soon' is not a date"),
            ("7", "'odd' is not a CSL type"),
            ("", "entry-3: a work is a mapping of fields"),
        ]


def test_ris_is_read() -> None:
    text = (
        "Record #1\nTY  - JOUR\nID  - k1\nAU  - Okafor, Ada\nAU  - City\nTI  - T\nT2  - J\nPY  - 2023\n"
        "DA  - 2023/06/1/\nSP  - 1\nEP  - 4\nUR  - http://x\nUR  - http://y\nKW  - a\nKW  - b\nZZ  - odd\n"
        "ER  - \n\nTY  - ODD\nTI  - U\nER  - \n"
    )
    shelf = read_works(text, "a.ris")
    assert validate(shelf.sources) == {
        "k1": {
            "type": "article-journal",
            "title": "T",
            "author": [{"family": "Okafor", "given": "Ada"}, {"literal": "City"}],
            "container-title": "J",
            "issued": "2023-06-01",
            "page": "1-4",
            "URL": "http://x",
            "keyword": "a, b",
        },
        "record-2": {"type": "document", "title": "U"},
    }
    assert [(one.key, one.message) for one in shelf.troubles] == [
        ("k1", "1 more URLs: a source has one"),
        ("k1", "'ZZ' has no place in a source"),
        ("record-2", "the type 'ODD' is not known; it is read as a document"),
    ]


@settings(max_examples=runs(200))
@given(
    st.dictionaries(st.sampled_from(["a", "b-2", "C_3"]), sources, max_size=3),
    st.sampled_from(["csl-json", "csl-yaml"]),
)
def test_csl_carries_all_of_a_source(works: dict[str, Any], format_: str) -> None:
    works = validate(works)
    for work in works.values():
        work.update(
            {k: [n for n in v if n] for k, v in work.items() if k in ("author", "editor", "translator")}
        )
    assert without_empty(return_trip(works, format_)) == without_empty(works)


words = (
    st.text("Aé ß-{}&%$#_~^\\,.;:!?()'\"/ 9", min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text.strip("- \"'`?!~"))
)
plain = st.sampled_from(["Okafor", "O'Neil", "de Silva Santos", "Ån"])
people = st.lists(
    st.one_of(
        st.fixed_dictionaries({"literal": words.filter(lambda text: " and " not in text)}),
        st.fixed_dictionaries(
            {"family": plain},
            optional={
                "given": plain,
                "suffix": st.just("Jr."),
                "non-dropping-particle": st.sampled_from(["van", "van der"]),
            },
        ),
    ),
    min_size=1,
    max_size=3,
)
days = st.sampled_from(["2023", "2023-06", "2023-06-30", "0999"])
TEXTS = (
    "title",
    "publisher",
    "volume",
    "edition",
    "abstract",
    "note",
    "genre",
    "language",
    "container-title",
)
MORE = (
    "collection-title",
    "publisher-place",
    "event-title",
    "event-place",
    "authority",
    "archive",
    "medium",
    "version",
    "keyword",
    "chapter-number",
    "number-of-pages",
    "issue",
    "number",
)
TYPES = (
    "article-journal",
    "book",
    "chapter",
    "thesis",
    "report",
    "webpage",
    "legal_case",
    "figure",
    "article-newspaper",
    "post-weblog",
)


def works_of(fields: dict[str, Any]) -> Any:
    return st.dictionaries(
        st.sampled_from(["a", "b-2", "C_3"]),
        st.fixed_dictionaries({"type": st.sampled_from(TYPES)}, optional=fields),
        max_size=2,
    )


LATEX_FIELDS = {
    **dict.fromkeys((*TEXTS, *MORE), words),
    "author": people,
    "editor": people,
    **dict.fromkeys(("issued", "accessed", "event-date", "original-date"), days),
    "page": st.sampled_from(["1-14", "e12", "3"]),
    "URL": st.sampled_from(["https://a.org/~b_c?d=%20&e#f"]),
    "DOI": st.just("10.1/x_y"),
    "ISBN": st.just("978-0"),
    "reliability": st.sampled_from("ABF"),
    "credibility": st.integers(1, 6),
    "derived_from": st.just(["a", "b-2", "C"]),
    "affiliation": st.lists(words.filter(lambda text: ";" not in text), min_size=1, max_size=2),
}


@settings(max_examples=runs(300))
@given(works_of(LATEX_FIELDS), st.sampled_from(["bibtex", "biblatex"]))
def test_bibtex_carries_sources(works: dict[str, Any], format_: str) -> None:
    """All fields and types; not dropping particles, which go with the given names."""
    assert return_trip(works, format_) == validate(works)


RIS_FIELDS = {
    **dict.fromkeys(
        ("title", "publisher", "volume", "issue", "edition", "abstract", "language", "genre"), words
    ),
    "author": st.lists(st.fixed_dictionaries({"family": plain, "given": plain}), min_size=1, max_size=2),
    "issued": days,
    "accessed": days,
    "page": st.just("1-14"),
    "URL": st.just("https://a.org"),
    "keyword": st.just("a, b"),
    "affiliation": st.just(["City Library", "Elmwood University"]),
}
RIS_TYPES = ("article-journal", "book", "chapter", "thesis", "report", "webpage", "legal_case")


@settings(max_examples=runs(200))
@given(works_of(RIS_FIELDS))
def test_ris_carries_the_usual_fields(works: dict[str, Any]) -> None:
    works = {key: work for key, work in works.items() if work["type"] in RIS_TYPES}
    assert return_trip(works, "ris") == validate(works)


def test_what_ris_does_not_carry_is_told() -> None:
    _, troubles = write_works({"a": {"type": "figure", "authority": "City", "reliability": "A"}}, "ris")
    assert [one.message for one in troubles] == [
        "RIS has no type 'figure': it is written as GEN",
        "RIS has no place for 'authority'",
        "RIS has no place for what is judged of it",
    ]


def test_keys_that_differ_in_case_alone_are_told_apart_in_bibtex() -> None:
    works: dict[str, Any] = {
        "A": {"title": "T"},
        "a": {"title": "U", "derived_from": ["A"]},
        "a-2": {"derived_from": ["a"]},
    }
    text, troubles = write_works(works, "bibtex")
    assert [tuple(one) for one in troubles] == [
        ("a", 0, "its key differs from another in case alone: it is 'a-3'", Severity.WARNING)
    ]
    assert {id_: work.get("derived_from") for id_, work in read_works(text, "a.bib").sources.items()} == {
        "A": None,
        "a-3": ["A"],
        "a-2": ["a-3"],
    }


REMARKED = {"a": {"affiliation": ["A; B", "C"], "remarks": [{"text": "Old.", "severity": "high"}]}}


@pytest.mark.parametrize(
    ("format_", "kept", "told"),
    [
        ("csl-json", REMARKED["a"], []),
        ("csl-yaml", REMARKED["a"], []),
        (
            "bibtex",
            {"affiliation": ["A, B", "C"]},
            ["a semicolon in 'affiliation' is written as a comma", "BibTeX has no place for remarks"],
        ),
        (
            "ris",
            {"affiliation": ["A, B", "C"]},
            ["RIS has no place for 'remarks'", "a semicolon in 'affiliation' is written as a comma"],
        ),
    ],
)
def test_affiliations_and_remarks_are_carried_or_told(
    format_: str, kept: dict[str, Any], told: list[str]
) -> None:
    text, troubles = write_works(REMARKED, format_)
    work = read_works(text, f"x.{ENDINGS[format_]}").sources["a"]
    assert {key: work[key] for key in ("affiliation", "remarks") if key in work} == kept
    assert [one.message for one in troubles] == told


PIECES = [
    "",
    "{",
    "}",
    "@",
    "\\",
    "\n",
    '"',
    ",",
    "=",
    "\0",
    " and ",
    "TY  - ",
    "ER  - ",
    "[",
    "]",
    ":",
    "#",
    "%",
    "$",
]
GOOD = {
    "a.bib": BIBTEX,
    "a.json": '[{"id": "a", "type": "book", "author": [{"family": "F"}], '
    '"issued": {"date-parts": [[2023]]}}]',
    "a.yaml": "references:\n- id: a\n  author: [{family: F}]\n  issued: 2023\n",
    "a.ris": "TY  - JOUR\nID  - a\nAU  - F, G\nPY  - 2023\nSP  - 1\nER  - \n",
}


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=runs(150))
@given(changes=edits(PIECES))
def test_damaged_files_do_no_harm(name: str, changes: list[tuple[int, int, str]]) -> None:
    text = edit(GOOD[name], changes)
    shelf = read_works(text, name)
    works = validate(shelf.sources)
    for format_ in formats_for("works", reads=True):
        write_works(works, format_)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", "@misc{a, title={" + "{" * 20_000 + "}" * 20_000 + "}}"),
        ("a.bib", "@misc{a, author={" + "{" * 5000 + "}" * 5000 + " and " * 5000 + "}}"),
        ("a.bib", "@misc{a" + "{" * 100_000),
        ("a.bib", "@misc{a, title={x}}\n" * 5000),
        ("a.bib", "@misc{a, title={" + r"\textbf{" * 25 + "x" + "}" * 25 + "}}"),
        ("a.json", "[" * 10_000),
        ("a.json", '[{"id": ' + "9" * 10_000 + "}]"),
        ("a.yaml", "a: &a [x]\nb: *a"),
        ("a.ris", "TY  - JOUR\n" * 5000),
        ("a.ris", "TY  - JOUR\nTI  - a\nTI  - b\n" + "more\n" * 100_000 + "ER  - \n"),
        ("a.ris", "TY  - JOUR\n" + "AU  - " + "," * 50_000 + "\nER  - \n"),
    ],
)
def test_hostile_files_do_no_harm(name: str, text: str) -> None:
    validate(read_works(text, name).sources)


def test_errors_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ArgmapError, match=re.escape("cannot tell the format of 'a.txt'")):
        read_works("", "a.txt")
    monkeypatch.setitem(sys.modules, "bibtexparser", None)
    with pytest.raises(ArgmapError, match=re.escape("run pip install 'argmap[bib]'")):
        read_works("", "a.bib")


RIS_LINES = [
    ("TY  - JOUR\nTI  - a\n b\n\nER  - \n", {"title": "a b"}, []),
    ("TY  - JOUR\nTI  - a\nTI  - b\nmore\nER  - \n", {"title": "a"}, ["'title' is given 2 times"]),
    ("TY  - JOUR\nKW  - a\nb\nER  - \n", {"keyword": "a, b"}, []),
    ("TY  - JOUR\nmore\nTI  - a\nER  - \n", {"title": "a"}, ["this line has no tag"]),
    ("TI  - b\nTY  - jour\nTI  - a\nER  -", {"title": "a"}, ["'TI' stands outside of a record"]),
    ("TY - JOUR\r\nTI - a\r\n", {"title": "a"}, ["'ER  - ' is missing at the end"]),
    ("TY  - JOUR\nAB  - a\nN2  - b\nER  - \n", {"abstract": "a"}, ["'notes_abstract' has no place"]),
    ("TY  - JOUR\nPY  - 1923///\nDA  - 4 May\nER  - \n", {"issued": "1923"}, ["'issued': '4 May' is not"]),
    (
        "TY  - JOUR\nAU  - Roe, K.; Doe, J.\nED  - Poe, L.\nER  - \n",
        {
            "author": [{"family": "Roe", "given": "K."}, {"family": "Doe", "given": "J."}],
            "editor": [{"family": "Poe", "given": "L."}],
        },
        [],
    ),
]


@pytest.mark.parametrize(("text", "work", "told"), RIS_LINES)
def test_lines_of_ris_without_a_tag_go_on(text: str, work: dict[str, Any], told: list[str]) -> None:
    before = "TY  - BOOK\nTI  - Before\nER  - \n"
    shelf = read_works(before + text, "a.ris")
    assert list(shelf.sources.values())[1:] == [{"type": "article-journal", **work}]
    assert len(shelf.troubles) == len(told)
    assert all(one.message.startswith(words) for one, words in zip(shelf.troubles, told, strict=True))


def test_a_record_begins_where_the_one_before_lacks_its_end() -> None:
    shelf = read_works("\ufeffTY  - BOOK\nTI  - One\nTY  - JOUR\nTI  - Two\n", "a.ris")
    assert [work["title"] for work in shelf.sources.values()] == ["One", "Two"]
    assert [(one.line, one.message) for one in shelf.troubles] == [
        (3, "'ER  - ' is missing before this record"),
        (4, "'ER  - ' is missing at the end of the file"),
    ]


CSL_DATES: list[tuple[Any, str | None, str]] = [
    ({"date-parts": [[1923, 5, 4]]}, "1923-05-04", ""),
    ({"date-parts": [["1923", "05", "31"]]}, "1923-05-31", ""),
    ({"date-parts": [[1923, 2, 29]]}, "1923-02", "not a day of the calendar"),
    ({"date-parts": [[1923], [1924]]}, "1923", "this is a range"),
    ({"date-parts": [[1923, 4], [1923, 4]]}, "1923-04", "this is a range"),
    ({"date-parts": [[1923]], "circa": True}, "1923", "'circa' left out"),
    ({"date-parts": [[1923]], "season": "2"}, "1923", "'season' left out"),
    ({"date-parts": [[1923, 22]]}, "1923", "has a season"),
    ({"date-parts": [[1923, None, 4]]}, "1923", "only '1923' is kept"),
    ({"date-parts": [[1923, "May"]]}, "1923", "only '1923' is kept"),
    ({"date-parts": [["1923-05"]]}, "1923-05", ""),
    ({"date-parts": [1923, 5]}, "1923-05", ""),
    ({"date-parts": 1923}, "1923", ""),
    ({"date-parts": "01923"}, "1923", ""),
    ({"date-parts": [[None, None]]}, None, "there is no date"),
    ({"date-parts": [[]]}, None, "there is no date"),
    ({"date-parts": [None, {"a": []}]}, None, "there is no date"),
    ({"date-parts": [[True]]}, None, "there is no date"),
    ({"date-parts": [[10**40]]}, None, "is not a date"),
    ({"date-parts": [[-300]]}, None, "is not a date"),
    ({"raw": ["a"]}, None, "there is no date"),
    ({"literal": "c. 1923"}, "1923", "only '1923' is kept"),
    ({"raw": "May 1923"}, "1923-05", ""),
    ({"year": 1923, "month": "5"}, "1923-05", ""),
    ([{"year": 1923}], "1923", ""),
    ("1923-05-04/1923-06", "1923-05-04", "is a range"),
    (19230504, "1923-05-04", ""),
    (1.5, None, "not a date"),
    ([[None]], None, "not a date"),
    (True, None, "not a date"),
    ({}, None, ""),
]


@pytest.mark.parametrize(("value", "date", "told"), CSL_DATES, ids=str)
def test_dates_of_csl_are_read_or_told(value: Any, date: str | None, told: str) -> None:
    shelf = read_works(json.dumps([{"id": "a", "title": "A", "issued": value}]), "a.json")
    assert shelf.sources["a"].get("issued") == date
    assert len(shelf.troubles) == bool(told)
    assert all(told in one.message for one in shelf.troubles)


CSL_ODD: list[tuple[str, Any, Any, int]] = [
    ("author", {"family": "Roe"}, [{"family": "Roe"}], 0),
    ("author", ["Roe", None], [{"literal": "Roe"}], 1),
    ("author", "Roe", [{"literal": "Roe"}], 0),
    ("author", [{"family": 3, "given": ["K."]}], [{"family": "3"}], 1),
    ("author", 7, None, 1),
    ("volume", 12, "12", 0),
    ("volume", [12], None, 1),
    ("keyword", ["a", None, 3, []], "a, 3", 1),
    ("title", None, None, 0),
    ("type", {"a": 1}, None, 1),
    ("custom", [None], None, 0),
    ("id", ["a"], None, 1),
    ("id", True, None, 1),
    ("id", 12, None, 0),
    ("id", None, None, 0),
]


@pytest.mark.parametrize(("key", "value", "read", "told"), CSL_ODD)
def test_odd_values_of_csl_are_read_or_told(key: str, value: Any, read: Any, told: int) -> None:
    for name, whole in (
        ("a.json", [{"id": "a", key: value}]),
        ("a.yaml", {"references": [{"id": "a", key: value}]}),
    ):
        shelf = read_works(json.dumps(whole), name)
        (work,) = shelf.sources.values()
        assert work.get(key) == read
        assert len(shelf.troubles) == told
