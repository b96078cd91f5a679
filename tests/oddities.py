"""Values and keys that stand at the edge of what a map may hold, or beyond it."""

from typing import Any

_NOT_TEXT: list[Any] = [None, True, False, 0, 1, 1.0, -1, -0.0, 0.5, 2.5, 2023, 10_000, 1_000_000, 1_000_001]
_LARGE: list[Any] = [2**53 - 1, 2**53, 9007199254740991.0, 10**30, -(10**30), 1e300, 1e-300]
_BLANK = ["", " ", "\n", "\t\r\n", "\u00a0", "\u2028", "\x85", "\u3000", "\u200b", "\ufeff"]
_IDS = ["a", "a\n", "A", "1a", "_a", "-a", "a-", "a b", "a.b", "é", "\uff41", "aé", "a\u2028", "\na"]
_CITATIONS = [
    "a,",
    "a, ",
    "a,b",
    "a,  p. 1",
    "a, p. 1\n",
    "a, p.\n1",
    "a,\tx",
    "a, \u00a0",
    "a ,b",
    "A, p. 1",
]
_DATES = [
    *["2023-00", "2023-13", "2023-06-00", "2023-06-31", "2023-02-32", "2023-6-1", "2023-06-01\n"],
    *[
        "0000",
        "23",
        "20230",
        "2023-",
        "2023-06-",
        "\uff12\uff10\uff12\uff13",
        " 2023",
        "2023-06-01T00:00",
        "-2023",
    ],
]
_PATHS = [
    *[
        "..",
        "../x",
        "x/..",
        "x/../y",
        "..x",
        "x..",
        "x/..y",
        ".",
        "./x",
        "x\\..\\y",
        "x\\..",
        "...",
        "a/.../b",
    ],
    *["/x", "\\x", "~", "~x", "x~", "C:x", "http://x", "x\ny", "x\n", "x\r../y", "x/", "\u2028../x"],
]
_WORDS = [
    "low",
    "LOW",
    "report",
    "Report",
    "legal_case",
    "legal-case",
    "established",
    "Established",
    "1",
    "1.0",
]
_LISTS: list[Any] = [
    [],
    [None],
    [1],
    [True],
    [[]],
    [{}],
    ["a"],
    ["a", "a"],
    ["A"],
    ["a\n"],
    [""],
    ["a", None],
    [["a", "b"]],
    [["a", 1]],
    [[[]]],
    [{"premises": ["a"]}],
    [{"text": "x"}],
    [{"quote": "x"}],
]
_OBJECTS: list[Any] = [
    {},
    {"a": 1},
    {"a": "x"},
    {"text": "x"},
    {"a": {"text": "x"}},
    {"a": {"text": "x", "attacks": ["a"]}},
    {"A": {"text": "x"}},
    {"family": "x"},
    {"premises": ["a"]},
    {"premises": "a", "id": "b"},
    {"premises": []},
    {"quote": "x"},
    {"title": "x"},
    {"severity": "low"},
    {"severity": "low", "rationale": "x"},
]

ODD_VALUES: list[Any] = [
    *_NOT_TEXT,
    *_LARGE,
    *_BLANK,
    *_IDS,
    *_CITATIONS,
    *_DATES,
    *_PATHS,
    *_WORDS,
    *_LISTS,
    *_OBJECTS,
]

ODD_KEYS = [
    *["", " ", "a", "b", "A", "a\n", "1a", "é", "a b", "$schema", "__class__", "model_config", "self"],
    *["kind", "text", "Text", "attacks", "supported_by", "supported-by", "supports", "answers", "assumption"],
    *["container_title", "container-title", "doi", "DOI", "url", "URL", "isbn", "page", "note", "title"],
    *["family", "paragraph", "warrant", "premises", "claims", "argmap", "residual", "severity"],
    *[
        "by",
        "denies",
        "implicit",
        "remarks",
        "voices",
        "id",
        "in_tension_with",
        "base_score",
        "weight",
        "label",
    ],
]
