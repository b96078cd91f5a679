"""Signs that are not what they look like, or not where they should be: each is named, at its place."""

import pytest

from argmap import Analysis
from argmap.lookalikes import PLAIN, describe
from argmap.syntax import read

MAP = "argmap: 1\ntitle: Buses\nclaims:\n"
NBSP = "U+00A0 (no-break space) is not a space"
COLON = "U+FF1A (fullwidth colon) is not a colon"
SYNTAX = [
    ("  bus:\n  \xa0 text: Late.\n    note: B\n", 5, 3, f"{NBSP}: write a plain space"),
    ("  bus:\xa0\n    text: Late.\n", 4, 7, f"{NBSP}: write a plain space"),
    ("  bus:\n    text: Late.\n    tags:\n    -\xa0a\n", 7, 6, f"{NBSP}: write a plain space"),
    (
        "  bus:\n    text: Late.\n\u2003   note: B: C\n",
        6,
        1,
        "U+2003 (em space) is not a space: write a plain space",
    ),
    ("  bus:\n    text：Late.\n    note: B\n", 5, 9, f"{COLON}: write ': '"),
    ("  bus：\n    text: Late.\n", 4, 6, f"{COLON}: write ': '"),
    (
        "  bus: {text: A}\n\ufeffpremises:\n  p: {text: A}\n",
        5,
        1,
        "the invisible U+FEFF (zero width no-break space) does not belong here: remove it",
    ),
    ("  bus: ｛text: Late.｝\n", 4, 8, "U+FF5B (fullwidth left curly bracket) is not a brace: write '{'"),
    (
        "  bus: {text: Late.｝\n  car: {text: A}\n",
        4,
        20,
        "U+FF5D (fullwidth right curly bracket) is not a brace: write '}'",
    ),
    ("  bus: {text: Late， note: B}\n", 4, 19, "U+FF0C (fullwidth comma) is not a comma: write ', '"),
    (
        "  bus: {text: A}\n＃ the rest\n",
        5,
        1,
        "U+FF03 (fullwidth number sign) is not the sign of a comment: write '#'",
    ),
    (
        "  bus:\n    text: A\n    tags:\n    — a\n    — b\n",
        7,
        5,
        "U+2014 (em dash) is not a hyphen: write '- '",
    ),
    (
        "  bus:\n    text: „Late: always“\n",
        5,
        11,
        "U+201E (double low-9 quotation mark) is not a straight quote: write '\"'",
    ),
    (
        '  bus:\n    text: "Late”\n    note: "B"\n',
        5,
        16,
        "U+201D (right double quotation mark) is not a straight quote, so no text in quotes ends "
        "here: write '\"'",
    ),
    (
        "  bus:\n    text: 'Late’\n",
        5,
        16,
        "U+2019 (right single quotation mark) is not a straight quote, so no text in quotes ends "
        'here: write "\'"',
    ),
    ("  bus:\n    text:Late.\n    note: B\n", 5, 10, "a space is missing after 'text:': write 'text: '"),
    ("  bus:\n    note: B\n    text:Late.\n", 6, 10, "a space is missing after 'text:': write 'text: '"),
    ("  bus:\n    text: A\n    tags:\n    -late\n", 7, 5, "a space is missing after '-': write '- '"),
    (
        "  bus:\n    text: A\n    tags:\n    * a\n",
        7,
        5,
        "a list item begins with '- ', not with '* ': write '- '",
    ),
    (
        f"  bus:\n    text: A\n    {'b' * 99} = A\n",
        6,
        5,
        "this key needs ': ' after it, with the space; "
        "text that goes on from the line above is indented more",
    ),
    ("  bus:\n    text: A\n    note = B\n", 6, 10, "a key has ': ' after it, not '=': write 'note: '"),
    (
        '  bus:\n    text: The "late" bus\n    note: "The "late" bus"\n',
        6,
        17,
        "the text in double quotes ends before this: put the whole text in single quotes, "
        'or write \\" for each quote in it',
    ),
    (
        "  bus: {text: 'Late' said the driver}\n",
        4,
        22,
        "the text in single quotes ends before this: put the whole text in double quotes, "
        "or write '' for each quote in it",
    ),
    (
        '  bus:\n    text: "Late.\n    note: "B"\n',
        5,
        11,
        "the quote that opens here is closed on line 6 only: close it where its text ends",
    ),
    (
        "  bus:\n    text: A\u2028note\n",
        5,
        12,
        "U+2028 (line separator) ends a line in YAML: write a plain space",
    ),
    ("  bus:\n    supported_by:\n    –x\n", 6, 5, "U+2013 (en dash) is not a hyphen: write '- '"),
    ("  bus:\n    text: [sic] late\n", 5, 17, "text that begins with '[' needs quotes"),
    ("  bus: {text: Late [sic] again}\n", 4, 20, "a text with '[' needs quotes here"),
    ("  bus: {text: Late: always}\n", 4, 19, "there is a second ': ' in this line: put the text in quotes"),
    (
        "  bus:\n    text: Late on line\n      #12 and\n      on others\n",
        6,
        7,
        "' #' begins a comment, which cuts the text off here: put the whole text in quotes",
    ),
    (
        "  bus: {text: Line #12 is late}\n  car: {text: A}\n",
        4,
        20,
        "' #' begins a comment, which cuts the text off here: put the whole text in quotes",
    ),
    (
        "  bus:\n    text: A\n<<<<<<< HEAD\n    note: B\n=======\n    note: C\n>>>>>>> other\n",
        6,
        1,
        "this is the mark of an unresolved merge conflict: resolve the conflict, and remove its marks",
    ),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), SYNTAX)
def test_a_syntax_error_names_the_sign(text: str, line: int, column: int, message: str) -> None:
    (finding,) = read(MAP + text, "m.yaml").findings
    assert (finding.line, finding.column, finding.message) == (line, column, message)


JSON = [
    ('{"argmap":\xa01}', 11, f"{NBSP}: write a plain space"),
    ('{"argmap"：1}', 10, f"{COLON}: write ': '"),
    ("{“argmap”: 1}", 2, "U+201C (left double quotation mark) is not a straight quote: write '\"'"),
    ('{"argmap": 1，"title": "T"}', 13, "U+FF0C (fullwidth comma) is not a comma: write ', '"),
    (
        '{"argmap": 1, \ufeff"title": "T"}',
        15,
        "the invisible U+FEFF (zero width no-break space) does not belong here: remove it",
    ),
]


@pytest.mark.parametrize(("text", "column", "message"), JSON)
def test_a_syntax_error_of_json_names_the_sign(text: str, column: int, message: str) -> None:
    (finding,) = read(text, "m.json").findings
    assert (finding.column, finding.message) == (column, message)


NOTHING = "expected a mapping of keys to values, found nothing: indent its keys below it, with plain spaces"
SHAPE = [
    (
        "\u3000\u3000bus: {text: A}\n",
        [
            f"3:8 {NOTHING}",
            "4:1 an argument map has no key '\u3000\u3000bus': U+3000 (ideographic space) is not a space; "
            "write a plain space",
        ],
    ),
    (
        "  bus:\n    text:\xa0Late.\n",
        [
            "5:5 expected a mapping of keys to values, found the text 'text:\xa0Late.': "
            f"{NBSP}; write a plain space"
        ],
    ),
    (
        "  bus:\n    text:Late.\n",
        [
            "5:5 expected a mapping of keys to values, found the text 'text:Late.': "
            "a space is missing after 'text:'"
        ],
    ),
    (
        "  b\u200bus: {text: A}\n",
        [
            "4:3 'b\u200bus' is not an id: the invisible U+200B (zero width space) does not belong here; "
            "remove it"
        ],
    ),
    (
        "  bus: {text: A, supported_by: “x”}\n",
        ["4:32 '“x”' is not valid: U+201C (left double quotation mark) is not a straight quote; write '\"'"],
    ),
    (
        "  bus:\n    text: A\n    supported_by:\n      -x\n",
        ["7:7 '-x' is not valid: a space is missing after '-'"],
    ),
    (
        "  bus: {text: Late, and full.}\n",
        ["4:21 a claim has no key 'and full.': a text with a comma needs quotes here"],
    ),
    (
        "  bus: {text: Late, by: two, note: A}\n",
        ["4:25 'by' names 'two'"],
    ),
    (
        "  bus: {text: Late, supported_by: a, b, c}\n",
        [
            "4:38 a claim has no key 'b': write several in brackets: [a, b, c]",
            "4:41 a claim has no key 'c': write several in brackets: [a, b, c]",
        ],
    ),
    (
        "  bus: {supported_by: a, b, text: Late}\n",
        ["4:26 a claim has no key 'b': write several in brackets: [a, b]"],
    ),
    (
        "  bus: {text: Late, tags: a, b c}\n",
        [
            "4:30 a claim has no key 'b c': write several in brackets: [a, b c], "
            "or a text with a comma in quotes"
        ],
    ),
    (
        "  bus: {text: Late, sources: a-2020, p. 3}\n",
        ["4:38 a claim has no key 'p. 3': a text with a comma needs quotes here"],
    ),
    (
        "  bus: {text: 'Late', colour: red}\n",
        ["4:23 a claim has no key 'colour'"],
    ),
    (
        "  bus: {text: Late, premises}\n",
        ["4:21 a claim has no key 'premises': a text with a comma needs quotes here"],
    ),
    (
        "  bus:\n    text: #12 is late.\n",
        ["5:10 expected a text, found nothing: '#' begins a comment here: put the text in quotes"],
    ),
    (
        "  # none\n",
        [f"3:8 {NOTHING}"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHAPE)
def test_a_fault_of_shape_names_the_sign(text: str, expected: list[str]) -> None:
    findings = Analysis.from_text(MAP + text).validation.findings
    shown = [f"{finding.line}:{finding.column} {finding.text}" for finding in findings]
    assert [line[: len(start)] for line, start in zip(shown, expected, strict=True)] == expected


@pytest.mark.parametrize("sign", PLAIN)
def test_every_sign_is_named(sign: str) -> None:
    found = describe(sign, 3)
    assert f"U+{ord(sign):04X} (" in found.message
    assert found.at == 3
    assert found.advice.startswith(("write ", "remove "))


VERSIONS = [
    ("2", "the number 2"),
    ("'1'", "the text '1'"),
    ("1.1", "the number 1.1"),
    ("true", "the truth value true"),
]


@pytest.mark.parametrize(("version", "shown"), VERSIONS)
def test_another_version_is_told_which_one_is_read(version: str, shown: str) -> None:
    (finding,) = Analysis.from_text(f"argmap: {version}\ntitle: T\n").faults
    assert finding.text == (
        f"expected the version of the format, found {shown}: "
        "write 'argmap: 1', the only version that this argmap reads"
    )


CUT = [
    ("  bus: {text: A}\n", []),
    ("  bus:\n    text: Line #12 is late.\n", [("claims.bus.text", "#12 is late.")]),
    ("  bus:\n    text: Line\n     four #12\n", [("claims.bus.text", "#12")]),
    (
        "  bus:\n    text: A\n    note: B # C\n    tags: [d # e\n     ]\n",
        [("claims.bus.note", "# C"), ("claims.bus.tags.0", "# e")],
    ),
    (
        "  bus:\n    text: A\n    remarks:\n    - B\t# C\n    - text: D # E\n",
        [("claims.bus.remarks.0", "# C"), ("claims.bus.remarks.1.text", "# E")],
    ),
    (
        "  bus: # not a text\n    text: 'A #1' # quoted\n    note: |\n      B #2\n    base_score: 1 # C\n",
        [],
    ),
    ("  bus:\n    text: A#1\n", []),
    (
        "  bus:\n    text: A\n    allow:\n      no-challenge: B #1\n",
        [("claims.bus.allow.no-challenge", "#1")],
    ),
    (
        "  bus: {text: A}\nvoices:\n  v: Ann #2\nsections:\n  s: First #1\n",
        [("voices.v", "#2"), ("sections.s", "#1")],
    ),
    (
        "  bus: {text: A}\npaper: {title: B #1\n }\nsources:\n  s: # C\n    publisher: D #2\n",
        [("paper.title", "#1"), ("sources.s.publisher", "#2")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_an_unquoted_text_before_a_comment_is_a_warning(text: str, expected: list[tuple[str, str]]) -> None:
    findings = Analysis.from_text(MAP + text).validation.findings
    cut = [finding for finding in findings if finding.rule == "comment-after-text"]
    assert [(".".join(map(str, one.path)), one.message.split("'")[1]) for one in cut] == expected
    assert {one.severity.value for one in cut} <= {"warning"}


def test_an_unquoted_text_before_a_comment_is_told_beside_faults_of_shape() -> None:
    text = (
        MAP
        + "  bus:\n    text: As ticket #12 says.\n    colour: red\n"
        + "  tram: {colour: red #1\n    }\n  b: 1 #2\n"
    )
    findings = Analysis.from_text(text).results.findings
    assert [(one.rule, one.line) for one in findings] == [
        ("comment-after-text", 5),
        ("unknown-key", 6),
        ("missing-key", 7),
        ("unknown-key", 7),
        ("wrong-type", 9),
    ]


def test_a_text_of_a_voice_that_is_left_out_is_not_looked_at() -> None:
    text = (
        MAP + "  bus:\n    text: A\n    remarks:\n    - {text: B, by: ann}\n    - C #1\nvoices: {ann: Ann}\n"
    )
    analysis = Analysis.from_text(text, without_voices=["ann"])
    (finding,) = [one for one in analysis.validation.findings if one.rule == "comment-after-text"]
    assert (finding.line, finding.path) == (8, ("claims", "bus", "remarks", 1))
