"""Formats that are only read: Kialo, microtexts, tables and outlines."""

import csv
import re
from typing import Any

import pytest
from hypothesis import given, settings

from argmap.errors import ArgmapError
from argmap.graph import find_lost_references
from argmap.interop import Loss, UnreadableError, load_format, read, read_text
from argmap.interop.carrying import Options
from tests.effort import runs
from tests.interop.maps import SAMPLES, WHY_SKIPPED, edit, edits, to_data, without_empty

KIALO = sorted((SAMPLES / "kialo").glob("*.txt"))
MICROTEXTS = sorted((SAMPLES / "arggraph-xml").glob("*.xml"))


def load(format_: str, text: str) -> tuple[dict[str, Any], list[Loss]]:
    """The map without its origins, and the losses; the map validates."""
    reading = load_format(format_).read(text, Options("debate"))
    assert list(find_lost_references(to_data(reading.data))) == []
    return bare(reading.data), list(reading.losses)


def bare(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items() if key != "origin"}
    return data


KIALO_TEXT = r"""Discussion Title: Should fees go?

1. Fees should go \(all of them\).
1.1. Pro: They exclude:
1. the poor,
2. the young.

1.1.1. Con: They are small.
1.1.1.1. Con: Not for all.
1.2. Con: Returns fall.
1.2.1. Pro: -> See 1.1.1.
1.2.1.1. Pro: A euro is little.
1.3. Con: -> See 1.9.
"""


def test_kialo() -> None:
    data, losses = load("kialo", KIALO_TEXT)
    assert data == {
        "argmap": 1,
        "title": "Should fees go?",
        "thesis": ["fees-should-go-all-them"],
        "claims": {
            "fees-should-go-all-them": {
                "text": "Fees should go (all of them).",
                "supported_by": ["they-exclude-1-poor-2-young"],
            }
        },
        "premises": {
            "they-exclude-1-poor-2-young": {"text": "They exclude:\n1. the poor,\n2. the young."},
            "euro-little": {"text": "A euro is little."},
        },
        "challenges": {
            "they-small": {
                "text": "They are small.",
                "supported_by": ["euro-little"],
                "attacks": ["they-exclude-1-poor-2-young"],
            },
            "not-all": {"text": "Not for all.", "attacks": ["they-small"]},
            "returns-fall": {
                "text": "Returns fall.",
                "supported_by": ["they-small"],
                "attacks": ["fees-should-go-all-them"],
            },
        },
    }
    assert losses == [Loss("1.9", "'attacks' to '1'", "there is no such statement")]


@pytest.mark.skipif(not KIALO, reason=WHY_SKIPPED)
def test_a_whole_kialo_export() -> None:
    """Each numbered line is a statement, but for the one that is a link."""
    (path,) = KIALO
    map_, losses = read(path)
    lines = re.findall(r"^([0-9.]+) (?:(?:Pro|Con): )?(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    parts = [one for name in ("claims", "premises", "challenges") for one in getattr(map_, name).values()]
    said = {(one.origin.id + ".", one.text) for one in parts}
    assert said == {
        (number, re.sub(r"\\([()])", r"\1", text).strip()) for number, text in lines if "-> See" not in text
    }
    assert len(parts) == 105
    assert losses == []


MICROTEXT = """\
<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE arggraph SYSTEM "arggraph.dtd">
<arggraph id="m1" topic_id="dog_fines" stance="pro">
  <edu id="e1"><![CDATA[Fines should]]></edu><edu id="e1b">rise &amp; stay.</edu>
  <edu id="e2">Dirt is bad.</edu> <edu id="e3">It is everywhere.</edu>
  <edu id="e4">Fines anger.</edu> <edu id="e5">Anger fades.</edu> <edu id="e6">As here.</edu>
  <edu id="e7">So what.</edu> <edu id="e8">Well.</edu>
  <joint id="j1"/>
  <adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a3" type="pro"/>
  <adu id="a4" type="opp"/><adu id="a5" type="pro"/><adu id="a6" type="pro"/><adu id="a7" type="opp"/>
  <edge id="s1" src="e1b" trg="j1" type="seg"/><edge id="s2" src="e1" trg="j1" type="seg"/>
  <edge id="s3" src="j1" trg="a1" type="seg"/><edge id="s4" src="e2" trg="a2" type="seg"/>
  <edge id="s5" src="e3" trg="a3" type="seg"/><edge id="s6" src="e4" trg="a4" type="seg"/>
  <edge id="s7" src="e5" trg="a5" type="seg"/><edge id="s8" src="e6" trg="a6" type="seg"/>
  <edge id="s9" src="e7" trg="a7" type="seg"/>
  <edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a3" trg="c1" type="add"/>
  <edge id="c3" src="a4" trg="a1" type="reb"/><edge id="c4" src="a5" trg="c3" type="und"/>
  <edge id="c5" src="a6" trg="a2" type="exa"/><edge id="c6" src="a7" trg="c2" type="und"/>
  <edge id="c7" src="a7" trg="a1" type="odd"/>
</arggraph>
"""


def test_microtexts() -> None:
    data, losses = load("arggraph", MICROTEXT)
    assert data == {
        "argmap": 1,
        "title": "dog fines",
        "thesis": ["a1"],
        "claims": {"a1": {"text": "Fines should rise & stay."}, "a2": {"text": "Dirt is bad."}},
        "premises": {
            "a3": {"text": "It is everywhere."},
            "a5": {"text": "Anger fades.", "answers": ["a4"]},
            "a6": {"text": "As here."},
        },
        "challenges": {
            "a4": {"text": "Fines anger.", "attacks": ["a1"]},
            "a7": {"text": "So what.", "attacks": ["c1"]},
        },
        "inferences": {
            "c1": {"premises": ["a2", "a3"], "conclusion": "a1"},
            "c5": {"premises": ["a6"], "conclusion": "a2", "scheme": "example"},
        },
    }
    assert [(one.id, one.what) for one in losses] == [
        ("e8", "a segment: 'Well.'"),
        ("c7", "'odd' from 'a7' to 'a1'"),
    ]


@pytest.mark.skipif(not MICROTEXTS, reason=WHY_SKIPPED)
def test_all_relations_of_the_microtexts_are_there() -> None:
    assert len(MICROTEXTS) == 6
    for path in MICROTEXTS:
        map_, losses = read(path)
        types = re.findall(r'<edge [^>]*type="(\w+)"', path.read_text(encoding="utf-8"))
        steps = len(map_.inferences) + sum(len(one.supported_by) for one in map_.claims.values())
        steps += sum(len(one.supported_by) for one in map_.challenges.values())
        attacks = sum(len(one.attacks) for one in map_.challenges.values())
        answers = sum(len(one.answers) for part in (map_.claims, map_.premises) for one in part.values())
        assert steps == types.count("sup") + types.count("exa"), path.name
        assert attacks + answers == types.count("reb") + types.count("und"), path.name
        assert {loss.what for loss in losses} <= {"that it is the thesis"}


def test_a_table() -> None:
    text = (
        "ID;Statement;Type;Supported by;Rebuts;Section;Source(s);Owner\r\n"
        'fees;"Fees; all of them, go.";Claim;c-1|Zwei Fünftel;;Findings;;Ada\r\n'
        ";Zwei Fünftel;Evidence;;;Findings;audit-2023, p. 14|https://example.org/a;\r\n"
        "c-1;Cards matter.;;;;;A good book;\r\n"
        ";;;;;;;\r\n"
        "o;'=1+1 is a formula;Objection;;fees;;;;extra\r\n"
        "o2;No target.;Odd;;gone;;;\r\n"
    )
    data, losses = load("csv", text)
    assert data == {
        "argmap": 1,
        "title": "debate",
        "sections": {"findings": "Findings"},
        "sources": {
            "audit-2023": {"title": "audit-2023"},
            "example-org": {"URL": "https://example.org/a"},
            "good-book": {"title": "A good book"},
        },
        "claims": {
            "fees": {
                "text": "Fees; all of them, go.",
                "at": [{"section": "findings"}],
                "supported_by": ["c-1", "zwei-funftel"],
            }
        },
        "premises": {
            "zwei-funftel": {
                "text": "Zwei Fünftel",
                "at": [{"section": "findings"}],
                "sources": ["audit-2023, p. 14", "example-org"],
            },
            "c-1": {"text": "Cards matter.", "sources": ["good-book"]},
            "o2": {"text": "No target."},
        },
        "challenges": {"o": {"text": "=1+1 is a formula", "attacks": ["fees"]}},
    }
    assert [(one.id, one.what) for one in losses] == [
        ("line 6", "the cell 'extra'"),
        ("line 7", "the kind 'Odd'"),
        ("line 7", "'attacks' to 'gone'"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "id,text,parent,relation\n1,Go.,,\n2,Yes.,1,pro\n3,No.,1,con\n4,Met.,3,answer\n",
        "sep=;\nid;text;parent;relation\n1;Go.;;\n2;Yes.;1;+\n3;No.;1;-\n4;Met.;3;reply\n",
        "\ufeffNr.\tSTATEMENT\tParent ID\tStance\n"
        "1\tGo.\t\t\n2\tYes.\t1\t\n3\tNo.\t1\tAgainst\n4\tMet.\t3\tAnswers\n",
    ],
)
def test_tables_with_parents(text: str) -> None:
    reading = read_text(text.encode(), "debate.csv", None, None)
    assert without_empty(bare(reading.data)) == {
        "argmap": 1,
        "title": "debate",
        "claims": {"go": {"text": "Go.", "supported_by": ["yes"]}},
        "premises": {"yes": {"text": "Yes."}, "met": {"text": "Met.", "answers": ["no"]}},
        "challenges": {"no": {"text": "No.", "attacks": ["go"]}},
    }
    assert reading.losses == []


KINDS = {
    "supports": "claim premise evidence Pro reason supporting + 👍 yes Vorteil 支持 statement",
    "attacks": "Con cons OBJECTION challenge rebuttal counter-argument Counterclaim attack rebuts against"
    " undercut criticism disagree - − -1 👎 ❌ no Einwand contre против 反对 (con) con:",
}


@pytest.mark.parametrize(
    ("relation", "word"), [(relation, word) for relation, words in KINDS.items() for word in words.split()]
)
def test_without_a_relation_the_kind_decides(relation: str, word: str) -> None:
    data, losses = load("csv", f"id,text,kind,parent\n1,A.,,\n2,B.,{word},1\n")
    supported = [one.get("supported_by") for one in data.get("claims", {}).values() if one["text"] == "A."]
    attacks = [one["attacks"] for one in data.get("challenges", {}).values()]
    assert (supported, attacks) == (([["b"]], []) if relation == "supports" else ([], [["a"]]))
    assert losses == []


TABLES = [
    (  # the only claim is what a table without parents is about
        "text,type\nA.,Thesis\nB.,Pro\nC.,Con\nD.,Fact\n",
        {"a": {"supported_by": ["b"]}, "c": {"attacks": ["a"]}},
        [],
    ),
    ("text,side\nA.,\nB.,for\nC.,against\n", {"a": {"supported_by": ["b"]}, "c": {"attacks": ["a"]}}, []),
    ("text;For or against?\nA.;\nB.;con\n", {"b": {"attacks": ["a"]}}, []),
    (
        "id,text,objections,replies,reasons\na,A.,b,,d\nb,B.,,c,\nc,C.,,,\nd,D.,,,\n",
        {"a": {"supported_by": ["d"]}, "b": {"attacks": ["a"]}, "c": {"answers": ["b"]}},
        [],
    ),
    (  # a column of another name with con in it is that of kinds
        "id,text,node type,parent\n1,A.,Claim,\n2,B.,Con,1\n3,C.,pro,1\n4,D.,quip,1\n",
        {"a": {"supported_by": ["c"]}, "b": {"attacks": ["a"]}},
        ["line 5 the kind 'quip'", "line 5 the relation 'quip' to 'line 2'"],
    ),
    ("id,text,checked,parent\n1,A.,yes,\n2,B.,no,1\n", {"a": {"supported_by": ["b"]}}, []),
    (  # ids of programs that calculate
        "id,text,kind,parent\n1,A.,,\n2,B.,con,1.0\n3,C.,pro,1.0\n",
        {"a": {"supported_by": ["c"]}, "b": {"attacks": ["a"]}},
        [],
    ),
    *(
        (  # numbers as signs
            f"id,text,parent,{column}\n1,A.,,{zero}\n2,B.,1,{plus}\n3,C.,1,{minus}\n",
            {"a": {"supported_by": ["b"]}, "c": {"attacks": ["a"]}},
            [],
        )
        for column in ("stance", "kind")
        for zero, plus, minus in (("", "1", "-1"), ("", "1.0", "-1.0"), ("", "1", "\u22121"))
    ),
    (
        "id,text,parent,side\n1,A.,,\n2,B.,1,1\n3,C.,1,0\n4,D.,1,-1\n5,E.,1,2\n",
        {"a": {"supported_by": ["b"]}, "d": {"attacks": ["a"]}},
        ["line 4 the relation '0' to 'line 2'", "line 6 the relation '2' to 'line 2'"],
    ),
    (  # a column of another name that has 1 and -1
        "id,text,parent,sentiment\n1,A.,,\n2,B.,1,1\n3,C.,1,-1\n",
        {"a": {"supported_by": ["b"]}, "c": {"attacks": ["a"]}},
        [],
    ),
    (  # of two columns that say the same, the first counts
        "id,text,parent,relation,stance\n1,A.,,,\n2,B.,1,pro,con\n",
        {"a": {"supported_by": ["b"]}},
        [" what the column 'stance' says"],
    ),
    (
        "id,text,pro,objection,opposes,opponents\n1,A.,2,3,,\n2,B.,,,,Ada\n3,C.,,,,\n4,D.,,,1,\n",
        {"a": {"supported_by": ["b"]}, "c": {"attacks": ["a"]}, "d": {"attacks": ["a"]}},
        [" what the column 'opponents' means"],
    ),
    (  # a word that is not known is no reason
        "id,text,kind,parent\n1,A.,,\n2,B.,zzz,1\n3,C.,question,1\n4,D.,not pro,1\n",
        {},
        [
            "line 3 the kind 'zzz'",
            "line 4 the kind 'question'",
            "line 5 the kind 'not pro'",
            "line 3 the relation 'zzz' to 'line 2'",
            "line 4 the relation 'question' to 'line 2'",
            "line 5 the relation 'not pro' to 'line 2'",
        ],
    ),
    (  # a relation comes before the kind
        "id,text,kind,parent,relation\n1,A.,,,\n2,B.,con,1,pro\n3,C.,con,1,maybe\n4,D.,pro,,con\n",
        {"a": {"supported_by": ["b"]}},
        [
            "line 4 the relation 'maybe' to 'line 2'",
            "line 5 the relation 'con'",
            "line 3 the kind 'con'",
            "line 4 the kind 'con'",
        ],
    ),
    (  # the first row has the id
        "id,text,parent,relation\n1,A.,,\n1,B.,1,con\n1,C.,1,pro\nx,D.,,\nx,E.,x,\n",
        {"a": {"supported_by": ["c"]}, "b": {"attacks": ["a"]}, "x": {"supported_by": ["e"]}},
        ["line 3 the id '1'", "line 4 the id '1'", "line 6 the id 'x'"],
    ),
]


@pytest.mark.parametrize(("text", "relations", "losses"), TABLES)
def test_relations_of_tables(text: str, relations: dict[str, Any], losses: list[str]) -> None:
    data, told = load("csv", text)
    statements = {**data.get("claims", {}), **data["premises"], **data.get("challenges", {})}
    related = {id_: {key: one[key] for key in one if key != "text"} for id_, one in statements.items()}
    assert {id_: one for id_, one in related.items() if one} == relations
    assert [f"{one.id} {one.what}" for one in told] == losses


def test_cells_have_any_size() -> None:
    limit = csv.field_size_limit()
    data, losses = load("csv", "text,id\n" + "x" * 400_000 + ",a\n")
    assert len(data["premises"]["a"]["text"]) == 400_000
    assert losses == []
    assert csv.field_size_limit() == limit


def test_a_table_says_what_denies_a_challenge_and_what_is_in_tension() -> None:
    text = (
        "id,text,attacks,denies,in tension with,page,sources\n"
        'c,C.,p,,,,\np,P.,,c,,14,"Smith, John|Audit2023, p. 4|Smith"\nq,Q.,,p,c;p,,\n'
    )
    data, losses = load("csv", text)
    assert data["sources"] == {
        "smith-john": {"title": "Smith, John"},
        "Audit2023": {"title": "Audit2023"},
        "smith": {"title": "Smith"},
    }
    assert data["premises"] == {
        "p": {
            "text": "P.",
            "at": [{"page": "14"}],
            "sources": ["smith-john", "Audit2023, p. 4", "smith"],
            "denies": ["c"],
        },
        "q": {"text": "Q.", "in_tension_with": ["c", "p"]},
    }
    assert [(one.id, one.what) for one in losses] == [("line 4", "'denies' to 'line 3'")]


BYTES = [
    ("x.csv", "text;id\nDie Straße – naß;a\n", "cp1252", ["line 2"]),
    ("x.csv", "text;id\nDie Straße – naß;a\n", "utf-16-le", []),
    ("x.opml", "<?xml version='1.0' encoding='koi8-r'?><opml><outline text='Книги'/></opml>", "koi8-r", []),
    ("x.opml", "<?xml version='1.0' encoding='EUC-JP'?><opml><outline text='図書館'/></opml>", "euc-jp", []),
    ("x.opml", "<opml><outline text='Книги\0'/></opml>", "utf-8", ["line 1"]),
    ("x.xml", "<arggraph><edu id='e1'>Straße</edu><adu id='a1'/>{}</arggraph>", "utf-16", []),
    ("x.md", "- Straße\n  - naß\0\n", "utf-8", ["line 2"]),
]


@pytest.mark.parametrize(("name", "text", "encoding", "lines"), BYTES)
def test_encodings(name: str, text: str, encoding: str, lines: list[str]) -> None:
    text = text.format("<edge id='c' type='seg' src='e1' trg='a1'/>")
    data, losses = read_text(text.encode(encoding), name, None, None)
    sentences = [one["text"] for kind in ("claims", "premises") for one in data.get(kind, {}).values()]
    assert set(sentences) & {"Die Straße – naß", "Straße", "Книги", "Книги\ufffd", "図書館"}
    assert [one.id for one in losses if one.what == "the encoding of the file"] == lines


OUTLINE = {
    "argmap": 1,
    "title": "Fees",
    "thesis": ["fees-should-go"],
    "claims": {"fees-should-go": {"text": "Fees should go.", "supported_by": ["they-exclude"]}},
    "premises": {
        "they-exclude": {"text": "They exclude."},
        "bill-lost-books": {"text": "Bill lost books.", "answers": ["returns-fall"]},
    },
    "challenges": {"returns-fall": {"text": "Returns fall.", "attacks": ["fees-should-go"]}},
}


def test_markdown() -> None:
    text = """\
# Fees
Preamble.
## Why

* Fees should
  go.
    - (+) They exclude.
    - con: Returns fall.
\t\t1. Answer: Bill lost books.
"""
    data, losses = load("markdown", text)
    outlined = {**OUTLINE, "sections": {"why": "Why"}}
    statements = [one for kind in ("claims", "premises", "challenges") for one in data[kind].values()]
    assert all(one.pop("at") == [{"section": "why"}] for one in statements)
    data["claims"]["fees-should-go"]["text"] = data["claims"]["fees-should-go"]["text"].replace("\n", " ")
    assert data == outlined
    assert losses == [Loss("line 2", "the text 'Preamble.'", "it is in no list")]


def test_opml() -> None:
    text = """\
<?xml version="1.0"?><opml version="2.0"><head><title>Fees</title><ownerName>Ada</ownerName></head><body>
<outline text="Fees should go." color="red"><outline text="Because: They exclude." _note="A note."/><outline
 text="- Returns fall."><outline title="Reply: Bill lost books."/></outline></outline></body></opml>
"""
    data, losses = load("opml", text)
    assert data["premises"]["they-exclude"].pop("note") == "A note."
    assert data == OUTLINE
    assert [(one.id, one.what) for one in losses] == [
        ("line 2", "the attribute 'color'"),
        ("", "'ownerName' of the head"),
    ]


DEEP_XML = "<opml><body>" + "<outline text='a'>" * 2000 + "</outline>" * 2000 + "</body></opml>"
ENTITIES = (
    '<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;"/></body></opml>'
)


@pytest.mark.parametrize(
    ("format_", "text", "message"),
    [
        ("kialo", "Discussion Title: x\n\n", "there is no claim"),
        ("arggraph", "<arggraph><adu/></arggraph>", "1:1: 'adu' has no 'id'"),
        ("arggraph", "<arggraph><edge id='a' type='sup' src='b'/></arggraph>", "'edge' has no 'trg'"),
        ("arggraph", "<arggraph>", "this is not XML: no element found"),
        ("arggraph", "<xml/>", "1:1: the root is 'xml', not 'arggraph'"),
        ("opml", DEEP_XML, "nested deeper than 1,000 levels"),
        ("opml", ENTITIES, "1:28: it declares the entity 'a', and entities are not read"),
        ("opml", "<opml><body>&x;</body></opml>", "this is not XML: undefined entity"),
        ("csv", "", "no column is called 'text'"),
        ("csv", "a,b\n1,2\n", "no column is called 'text'"),
        ("csv", 'text,id\n"open,1\n', "2:1: this row can't be read: unexpected end of data"),
        ("markdown", "Nothing here.", "1:1: there is no list"),
    ],
)
def test_what_is_no_such_file_is_refused(format_: str, text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(message)):
        load(format_, text)


GOOD = {
    "kialo": KIALO_TEXT,
    "arggraph": MICROTEXT,
    "csv": "id,text,kind,parent,relation,sources\n1,Go.,claim,,,a\n2,Yes.,,1,pro,b; c\n3,No.,con,1,con,\n",
    "opml": "<opml><body><outline text='a'><outline text='- b'/></outline></body></opml>",
    "markdown": "# T\n\n- a\n    - con: b\n        - answer: c\n",
}
PIECES = [
    "",
    "\n",
    "\0",
    '"',
    "<",
    "&",
    ">",
    "1.1.",
    "1. ",
    "- ",
    "\t",
    ";",
    ",",
    "\ud7ff",
    "'",
    "=",
    "()",
    "   ",
    "-> See 1.1.",
]


@pytest.mark.parametrize("format_", GOOD)
@settings(max_examples=runs(200))
@given(changes=edits(PIECES))
def test_damaged_files_are_read_or_refused(format_: str, changes: list[tuple[int, int, str]]) -> None:
    text = edit(GOOD[format_], changes)
    try:
        reading = load_format(format_).read(text, Options())
    except ArgmapError:
        return
    to_data(reading.data)


@pytest.mark.parametrize("format_", GOOD)
def test_each_is_recognised(format_: str) -> None:
    assert [name for name in GOOD if load_format(name).recognise(GOOD[format_])] == [format_]


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("kialo", "1. a\n" + "".join(f"1.{n}. Pro: -> See 1.{n + 1}.\n" for n in range(1, runs(20_000)))),
        ("csv", "id,text,supports\n" + "".join(f"r{n},t{n},r{n + 1}\n" for n in range(runs(20_000)))),
        ("markdown", "".join(f"- item {n}\n" for n in range(runs(20_000)))),
        ("opml", "<opml><body>" + "<outline text='a'/>" * runs(20_000) + "</body></opml>"),
        (
            "arggraph",
            "<arggraph>"
            + "".join(
                f"<adu id='a{n}'/><edge id='c{n}' type='add' src='a{n}' trg='c{n + 1}'/>" for n in range(3000)
            )
            + "</arggraph>",
        ),
    ],
)
def test_size_is_no_trouble(format_: str, text: str) -> None:
    load_format(format_).read(text, Options())
