"""BibTeX and BibLaTeX as people write it: LaTeX, names, syntax, inheritance, dates, and keys."""

import logging
import re
from typing import Any

import pytest
from pylatexenc.latex2text import get_default_latex_context_db as text_macros
from pylatexenc.latexwalker import get_default_latex_context_db as walker_macros

from argmap.bibliography import inheritance, read_works, write_works
from argmap.bibliography.latex import decode
from argmap.bibliography.people import read_people
from argmap.bibliography.works import Shelf


def read(text: str) -> Shelf:
    return read_works(text, "a.bib")


def told(shelf: Shelf) -> list[tuple[int, str]]:
    return [(trouble.line, trouble.message) for trouble in shelf.troubles]


LATEX = [
    (r"Kir\'aly \& Sons", "Király & Sons", ()),
    (r"G\H ob\H os, \v Zi\v zka, {\'\i}", "Gőbős, Žižka, í", ()),
    (r"\o st \O st {\aa} \L\'od\'z \ss", "øst Øst å Łódź ß", ()),
    (r"method\hyphen free", "method-free", ()),
    (r"{\accent23 u} \accent 19 {e}, \'{ a}", "ů é, á", ()),
    (r"Zi{\polhk{e}}tek, {\Dbar}uri\'c, \soft{t}", "Ziętek, Đurić, ť", ()),
    (r"\~{} \^{} \textasciitilde x", "~ ^ ~x", ()),
    (r"The \textsc{nasa} \mbox{of two} \textup{a}\textsf{b}", "The nasa of two ab", ()),
    (r"\verb|a_b| \S\,4, \P 5, \pounds 6, \euro7, \copyright", "a_b § 4, ¶5, £6, €7, ©", ()),
    (r"\textless a\textgreater, \LaTeX{} and \BibTeX", "<a>, LaTeX and BibTeX", ()),
    (r"\glqq so\grqq, \flqq so\frqq, ``so'', `so'", "„so“, «so», “so”, `so'", ()),
    (r"a--b---c {--} d-{}-e", "a–b—c – d--e", ()),
    (r"$x_{1}$ costs $5, 50\%, 40%", "$x_{1}$ costs $5, 50%, 40%", ()),
    (r"\textit{An \emph{inner} word}", "An inner word", ()),
    (r"\foreignlanguage{german}{Zeit} \textcolor{red}{now} \enquote{so}", "Zeit now “so”", ()),
    (r"\url{http://a.org/~x_y%20z}", "http://a.org/~x_y%20z", ()),
    (r"\href{http://a.org}{here}", "here", ("the address in '\\href' is left out",)),
    (
        r"\wobble[2]{kept} and \gone.",
        "kept and .",
        (
            "the LaTeX macro '\\wobble' is not known; its argument is kept",
            "the LaTeX macro '\\gone' is not known; it is left out",
        ),
    ),
    ("{" * 90 + r"\o" + "}" * 90, "{" * 90 + r"\o" + "}" * 90, None),
    ("a } b { c \\", "a b c", ()),
]


@pytest.mark.parametrize(("latex", "text", "notes"), LATEX)
def test_latex_is_text(latex: str, text: str, notes: tuple[str, ...] | None) -> None:
    decoded = decode(latex)
    assert re.sub(" +", " ", decoded.text) == text
    assert decoded.notes == (notes if notes is not None else decoded.notes)
    assert notes is not None or decoded.notes


def test_no_macro_that_is_known_raises_and_few_lose_their_argument() -> None:
    names = {
        spec.macroname for macros in (text_macros(), walker_macros()) for spec in macros.iter_macro_specs()
    }
    assert len(names) > 1000
    for name in names:
        for after in ("{abc}", "{abc}{d}{e}{f}", "[o]{abc}", " x", "", "{", "}", "\\"):
            decode(f"a \\{name}{after}")
    assert "2026" not in decode(r"\today").text


NAMES: list[tuple[str, list[dict[str, Any]]]] = [
    (r"Ruiz, P. and \'Angel, T.", [{"family": "Ruiz", "given": "P."}, {"family": "Ángel", "given": "T."}]),
    (
        r"Ruiz, P. AND {\v Z}i{\v z}ka, J.",
        [{"family": "Ruiz", "given": "P."}, {"family": "Žižka", "given": "J."}],
    ),
    (r"J\o rn \AA s", [{"family": "Ås", "given": "Jørn"}]),
    (r"G\H ob\H os, B.", [{"family": "Gőbős", "given": "B."}]),
    (
        r"de la {Cruz Vega}, Ana and Ludwig von Bohlen und Halbach",
        [
            {"family": "Cruz Vega", "given": "Ana", "non-dropping-particle": "de la"},
            {"family": "Bohlen und Halbach", "given": "Ludwig", "non-dropping-particle": "von"},
        ],
    ),
    ("Roe, Jr., Kim", [{"family": "Roe", "given": "Kim", "suffix": "Jr."}]),
    ("{Sand and Gravel Board}", [{"literal": "Sand and Gravel Board"}]),
    (
        r"{\"U}nal~Can and P.\ Q.\ Roe",
        [{"family": "Can", "given": "Ünal"}, {"family": "Roe", "given": "P. Q."}],
    ),
    (
        "family=Roe, given=Kim, prefix=van, useprefix=true",
        [{"family": "Roe", "given": "Kim", "non-dropping-particle": "van"}],
    ),
    ("Roe, Kim and others", [{"family": "Roe", "given": "Kim"}, {"others": True}]),
    ("Roe, Kim and and Doe", [{"family": "Roe", "given": "Kim"}, {"family": "Doe"}]),
    ("Roe", [{"family": "Roe"}]),
    (" ", []),
    (r"Roe, Kim and \emph{et al.}", [{"family": "Roe", "given": "Kim"}, {"others": True}]),
    ("Roe, Kim, et al", [{"family": "Roe", "given": "Kim"}, {"others": True}]),
    ("{Roe et al.}", [{"literal": "Roe et al."}]),
    (r"{\relax Th}eo Roe", [{"family": "Roe", "given": "Theo"}]),
    (r"R{\accent23 u}{\accent23u}s, Kim", [{"family": "Růůs", "given": "Kim"}]),
    ("{Hill and Dale}, Inc.", [{"family": "Hill and Dale", "given": "Inc."}]),
    ("Ana de {la} Cruz", [{"family": "la Cruz", "given": "Ana", "non-dropping-particle": "de"}]),
    (r"d'Orsay, \'{E}.", [{"family": "d'Orsay", "given": "É."}]),
    (r"Th{\`\^e}n, {\c C}.", [{"family": "Thền", "given": "Ç."}]),
    ("鈴木, 花子 and\tЗуева, А.", [{"family": "鈴木", "given": "花子"}, {"family": "Зуева", "given": "А."}]),
]


@pytest.mark.parametrize(("field", "people"), NAMES)
def test_names_are_split_after_latex_is_read(field: str, people: list[dict[str, Any]]) -> None:
    assert read_people(field) == (people, ())


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Roe, Kim, Doe, Jo, Poe", "has too many commas"),
        ("Roe, K.; Doe, J.", "looks like several"),
        ("Roe, K. & Doe, J.", "looks like several"),
        ("Roe, K. {and} Doe, J.", "looks like several"),
    ],
)
def test_a_name_that_may_be_several_is_told(name: str, what: str) -> None:
    latex = name.replace("&", r"\&")
    assert read_people(latex)[1] == (f"the name '{name}' {what}; 'and' goes between people",)


@pytest.mark.parametrize(
    ("format_", "ending", "mark"),
    [
        ("bibtex", "bib", "author = {{Roe}, {Kim} and others}"),
        ("biblatex", "bib", "author = {{Roe}, {Kim} and others}"),
        ("csl-json", "json", '"literal": "others"'),
        ("csl-yaml", "yaml", "literal: others"),
        ("ris", "ris", "AU  - et al."),
    ],
)
def test_others_are_a_mark_in_every_format(format_: str, ending: str, mark: str) -> None:
    works = {"a": {"author": [{"family": "Roe", "given": "Kim"}, {"others": True}]}}
    text, lost = write_works(works, format_)
    assert mark in text
    assert not lost
    assert read_works(text, f"a.{ending}").sources["a"]["author"] == works["a"]["author"]


SYNTAX: list[tuple[str, dict[str, dict[str, Any]], list[tuple[int, str]]]] = [
    (
        '@string{ep = "Elm Press"}\n@misc{a, publisher = ep # { \\& } # "Sons", note = ep}',
        {"a": {"publisher": "Elm Press & Sons", "note": "Elm Press"}},
        [],
    ),
    (
        "@misc{a,\n title={T}\n note={N}\n keywords = {k}, volume = 3}",
        {"a": {"title": "T", "note": "N", "keyword": "k", "volume": "3"}},
        [
            (2, "a comma is missing before the field 'note'"),
            (2, "a comma is missing before the field 'keywords'"),
        ],
    ),
    (
        "@article{a,\n journal = jlp}",
        {"a": {"container-title": "jlp"}},
        [(2, "the abbreviation 'jlp' is not defined by @string; its name is kept")],
    ),
    (
        "@misc{a, note={1},\n note={2}}\n@misc{b, note={3}}",
        {"a": {"note": "2"}, "b": {"note": "3"}},
        [(2, "the field 'note' is given twice; the last one counts")],
    ),
    (
        "@misc{a, note={1}}\n@misc{a, note={2}}",
        {"a": {"note": "1"}},
        [(2, "the key 'a' is used twice; the first entry counts")],
    ),
    (
        "@misc{a, note={open\n\n@misc{b, note={3}}",
        {"b": {"note": "3"}},
        [(1, "this entry can't be read: a brace, a quote or a comma is missing")],
    ),
    ("@misc{a, note={1}, , volume=2}", {"a": {"note": "1", "volume": "2"}}, []),
    ("@misc{a, note={1},\n% volume = {2},\n edition={3}}", {"a": {"note": "1", "edition": "3"}}, []),
    (
        "@misc{a, edition = 2nd revised}",
        {"a": {"edition": "2nd revised"}},
        [(1, "braces are missing round the value '2nd revised'")],
    ),
    ("@misc{, note={1}}", {}, [(1, "this entry has no key, so nothing can cite it")]),
    ("@misc{a, % why\n note={1} % so\n, volume=2}", {"a": {"note": "1", "volume": "2"}}, []),
    ("@ misc {a, note={1}}\r\n@comment{@misc{b, note={2}}}\r\n", {"a": {"note": "1"}}, []),
    (
        "@misc{a, note={one}} more}, volume={2}}\n@misc{b, note={3}}",
        {"a": {"note": "one"}, "b": {"note": "3"}},
        [
            (1, "this is not in an entry, so it is not read: a brace too many may close the entry before it"),
        ],
    ),
    (
        '@preamble{"x" # y}\n@misc(a&b, note = {1} # gone # "2")',
        {"a-b": {"note": "1gone2"}},
        [(2, "the abbreviation 'gone' is not defined by @string; its name is kept")],
    ),
    ("@comment{x}\nwho@example.org wrote\n@misc(a, note={1})", {"a": {"note": "1"}}, []),
]


@pytest.mark.parametrize(("text", "works", "troubles"), SYNTAX)
def test_syntax(text: str, works: dict[str, Any], troubles: list[tuple[int, str]]) -> None:
    shelf = read(text)
    plain = {
        key: {name: value for name, value in work.items() if name != "type"}
        for key, work in shelf.sources.items()
    }
    assert plain == works
    assert told(shelf) == troubles


FIELDS: list[tuple[str, dict[str, Any], list[str]]] = [
    (r"doi = {10.5555/a\_b\%c}", {"DOI": "10.5555/a_b%c"}, []),
    (r"howpublished = {\url{http://a.org/x\_y}}", {"URL": "http://a.org/x_y"}, []),
    (r"howpublished = {http://a.org}, note={\url{http://b.org}}", {"URL": "http://a.org"}, ["http://b.org"]),
    (r"url = {\url{http://a.org/~x}}", {"URL": "http://a.org/~x"}, []),
    ("howpublished = {Talk}", {"medium": "Talk"}, []),
    ("title={Trees}, subtitle={A History}", {"title": "Trees: A History"}, []),
    ("title={Why?}, subtitle={Because}, titleaddon={Notes}", {"title": "Why? Because. Notes"}, []),
    (
        "maintitle={Works}, title={Volume One}, mainsubtitle={All}",
        {"title": "Works: All", "volume-title": "Volume One"},
        [],
    ),
    ("eprint={2101.00001}, eprinttype={arXiv}", {"URL": "https://arxiv.org/abs/2101.00001"}, []),
    ("eprint={2101.1}, archivePrefix={arXiv}, url={http://a.org}", {"URL": "http://a.org"}, ["'eprint'"]),
    ("eprint={77}, eprinttype={odd}", {}, ["'eprint' has no place"]),
    ("publisher={P}, school={S}", {"publisher": "P; S"}, []),
    ("volume={2}, part={1}, pages={1--9}", {"volume": "2.1", "page": "1-9"}, []),
    ("year={1923}, month=feb", {"issued": "1923-02"}, []),
    ("year={1923}, month={9--13 July}", {"issued": "1923-07-09"}, ["only the first date"]),
    ("year={1923}, month={February}, day={30}", {"issued": "1923-02"}, ["not a day of the calendar"]),
    ("year={1923--1924}", {"issued": "1923"}, ["is a range"]),
    ("year={1923, in press}", {"issued": "1923"}, ["only '1923' is kept"]),
    ("year={[1923]}", {"issued": "1923"}, ["only '1923' is kept"]),
    ("date={1923~}", {"issued": "1923"}, ["only '1923' is kept"]),
    ("date={1923-21}", {"issued": "1923"}, ["a season"]),
    ("date={1923-02/1923-03}", {"issued": "1923-02"}, ["is a range"]),
    ("date={soon}, year={1923}, month=may", {"issued": "1923-05"}, ["'soon' is not a date"]),
    ("date={1923/5/04}", {"issued": "1923-05-04"}, []),
    ("date={../1923}", {"issued": "1923"}, ["only '1923' is kept"]),
    ("date={192X}", {"issued": "1920"}, ["only '1920' is kept"]),
    ("date={1923-02-30}", {"issued": "1923-02"}, ["not a day of the calendar"]),
    ("date={1924-02-29T10:00:00Z}", {"issued": "1924-02-29"}, []),
    ("year={1923}, month={07}, day={1st}", {"issued": "1923-07-01"}, []),
    ("year={1923}, month={Sept.~3}", {"issued": "1923-09-03"}, []),
    (r"year={1923}, month={M{\"a}rz}", {"issued": "1923-03"}, []),
    (r"year={1923}, month={d\'ecembre}, day={7}", {"issued": "1923-12-07"}, []),
    ("year={1923}, month={sept.}", {"issued": "1923-09"}, []),
    ("year={1923}, month={juin}", {"issued": "1923-06"}, []),
    ("year={1923}, month={juil.}", {"issued": "1923-07"}, []),
    ("year={1923}, month={jui}", {"issued": "1923"}, ["is not a month"]),
    ("year={1923}, month={Ene}", {"issued": "1923-01"}, []),
    ("year={1923}, month={março}", {"issued": "1923-03"}, []),
    ("year={1923}, month={3. Mai}", {"issued": "1923-05-03"}, []),
    ("year={1. Juli 1923}", {"issued": "1923-07-01"}, []),
    ("year={1er août 1923}", {"issued": "1923-08-01"}, []),
    ("year={14 de Setiembre de 1923}", {"issued": "1923-09-14"}, []),
    ("date={maggio 1923}", {"issued": "1923-05"}, []),
    ("year={1923}, month={okt}", {"issued": "1923-10"}, []),
    ("year={1923}, month={Thermidor}", {"issued": "1923"}, ["is not a month"]),
    ("year={3 May 1923}", {"issued": "1923-05-03"}, []),
    ("year={May 1923 -- June 1923}", {"issued": "1923-05"}, ["is a range"]),
    ("year={31 April 1923}", {"issued": "1923-04"}, ["not a day of the calendar"]),
    ("year={476}", {"issued": "0476"}, []),
    ("year={300 BC}", {}, ["before the year 0"]),
    ("date={-0300/-0290}", {}, ["before the year 0"]),
    ("date={19230504}", {"issued": "1923-05-04"}, []),
    ("date={1923-05-~04}", {"issued": "1923-05-04"}, ["only '1923-05-04' is kept"]),
    ("date={1923-05-XX}", {"issued": "1923-05"}, ["only '1923-05' is kept"]),
    ("date={1923/..}", {"issued": "1923"}, ["is a range"]),
    ("date={y-17000}", {}, ["is not a date"]),
    (r"doi={10.1000/a\_b{\_}c}", {"DOI": "10.1000/a_b_c"}, []),
    (r"doi={10.1000/a\textless b}", {"DOI": "10.1000/a<b"}, []),
    (r"url={<http://a.org/$\sim$b/{\textasciitilde}c>}", {"URL": "http://a.org/~b/~c"}, []),
    (r"howpublished={\href{http://a.org}{here}}", {"URL": "http://a.org", "medium": "here"}, []),
    (
        r"howpublished={See \url{http://a.org/b_c}}",
        {"URL": "http://a.org/b_c", "medium": "See http://a.org/b_c"},
        [],
    ),
    ("year={n.d.}", {}, ["'n.d.' is not a date"]),
    ("urldate={1999-13-01}", {"accessed": "1999"}, ["a month that does not exist"]),
    (
        "author={Roe} and, foo={bar}",
        {"author": [{"family": "Roe"}]},
        ["braces are missing", "'foo' has no place"],
    ),
]


@pytest.mark.parametrize(("fields", "work", "notes"), FIELDS)
def test_fields(fields: str, work: dict[str, Any], notes: list[str]) -> None:
    shelf = read(f"@misc{{a, {fields}}}")
    assert {name: value for name, value in shelf.sources["a"].items() if name != "type"} == work
    assert len(shelf.troubles) == len(notes)
    assert all(note in one.message for note, one in zip(notes, shelf.troubles, strict=True))


PARENTS = """
@xdata{press, publisher={Elm Press}, location={Elmwood}}
@proceedings{conf, title={Proceedings}, subtitle={Day 2}, editor={Roe, K.}, year={2005}, xdata={press}}
@inproceedings{talk, crossref={CONF}, author={Doe, J.}, title={A Talk}, pages={1--2}, month=may}
@mvbook{all, title={Works}, author={Poe, E.}}
@book{one, crossref={all}, title={Volume One}, author={Poe, E.}, date={1999}}
@article{a, crossref={b}, title={A}}
@article{b, crossref={a}, journal={J}}
@misc{lost, crossref={nowhere}, title={L}}
@set{pair, entryset={talk, one}}
"""


def test_entries_inherit_as_in_biblatex() -> None:
    shelf = read(PARENTS)
    assert set(shelf.sources) == {"conf", "talk", "all", "one", "a", "b", "lost"}
    assert shelf.sources["talk"] == {
        "type": "paper-conference",
        "title": "A Talk",
        "container-title": "Proceedings: Day 2",
        "author": [{"family": "Doe", "given": "J."}],
        "editor": [{"family": "Roe", "given": "K."}],
        "issued": "2005-05",
        "page": "1-2",
        "publisher": "Elm Press",
        "publisher-place": "Elmwood",
    }
    assert (shelf.sources["one"]["title"], shelf.sources["one"]["volume-title"]) == ("Works", "Volume One")
    assert shelf.sources["a"]["container-title"] == "J"
    messages = [message for _, message in told(shelf)]
    assert "'crossref' names 'nowhere', which is not in this file" in messages
    assert "'@set' is a set of works: cite its members" in messages
    assert any("inherits from itself" in message for message in messages)


def test_a_parent_may_be_named_by_another_of_its_keys() -> None:
    shelf = read("@misc{a, crossref={old}}\n@misc{b, ids={older, old}, note={N}}")
    assert shelf.sources["a"]["note"] == "N"
    assert told(shelf) == []


def test_a_long_chain_of_crossrefs_is_followed() -> None:
    chain = "".join(f"@misc{{k{n}, crossref={{k{n + 1}}}}}\n" for n in range(3000))
    assert read(chain + "@misc{k3000, note={end}}").sources["k0"]["note"] == "end"


KEYS = [
    (["Brüning2020", "Bröning2020"], ["Bruning2020", "Broning2020"], 0),
    (["Roe:2020", "Roe-2020"], ["Roe-2020-2", "Roe-2020"], 0),
    (["Roe:2020", "Roe/2020"], ["Roe-2020", "Roe-2020-2"], 2),
    (["Чехов1899", "森鷗外1910"], ["Chekhov1899", "u68eeu9dd7u59161910"], 0),
    (["김1990", "Ωmega", "2020x", "--"], ["gim1990", "Omega", "s-2020x", "work"], 0),
]


@pytest.mark.parametrize(("keys", "ids", "clashes"), KEYS)
def test_keys_become_ids(keys: list[str], ids: list[str], clashes: int) -> None:
    shelf = read("".join(f"@misc{{{key}, note={{x}}}}\n" for key in keys))
    assert shelf.keys == dict(zip(ids, keys, strict=True))
    assert len(shelf.troubles) == clashes
    assert all("could mean" in trouble.message for trouble in shelf.troubles)


ODD = "A\\b_c{d}~e^f&g%h$i#j--k``l''m  n\n o"


@pytest.mark.parametrize("format_", ["bibtex", "biblatex"])
def test_what_is_written_is_read_back(format_: str) -> None:
    works: dict[str, Any] = {
        "a": {
            "type": "book",
            "title": ODD,
            "author": [
                {"literal": ODD},
                {"family": "Van Roe", "given": "K", "dropping-particle": "De"},
                {"family": "and", "given": "others"},
            ],
            "DOI": "10.5555/a\\b_{c}\\",
            "URL": "http://a.org/\\_x%20{y}~\\",
            "note": "  two spaces  ",
        }
    }
    text, lost = write_works(works, format_)
    assert not lost
    assert read(text).sources == works


LIMITS = [
    (
        "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60)) + "@misc{a, note = s60}",
        "the abbreviation 's19' is too long to be written out",
    ),
    ("@misc{a, " + "note={1} " * 5000 + "}", "no more than 100 fields are read without commas"),
    (
        "".join(f"@misc{{k{n}, xdata={{x}}}}\n" for n in range(99)) + "@xdata{x, title={T}, note={N}}",
        "its parents are passed over: more than 50 fields are inherited in this file",
    ),
]


@pytest.mark.parametrize(("text", "message"), LIMITS, ids=["abbreviations", "commas", "inheritance"])
def test_what_could_grow_without_end_is_limited(
    text: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inheritance, "_MOST_INHERITED", 50)
    assert message in {trouble.message for trouble in read_works(text, "a.bib").troubles}


def test_reading_leaves_nothing_behind_in_the_log_of_the_library() -> None:
    handlers = logging.getLogger("bibtexparser").handlers
    before = list(handlers)
    read("@misc{a, title = {A}}")
    assert handlers == before
