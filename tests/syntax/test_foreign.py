"""Files of other tools in any encoding: what they declare holds; what is not certain is told."""

import codecs

import pytest

from argmap.syntax.foreign import decode_foreign


def xml(encoding: str, text: str = "<a>{}</a>") -> str:
    return f"<?xml version='1.0' encoding=\"{encoding}\"?>{text}"


CERTAIN = [
    ("a,b\nÄ,1\n", "utf-8"),
    ("a,b\nÄ,1\n", "utf-8-sig"),
    ("\ufeffa,b\n", "utf-8-sig"),
    ("a,b\nÄ,1\n", "utf-16"),
    ("a,b\nÄ,1\n", "utf-16-le"),
    ("a,b\nÄ,1\n", "utf-16-be"),
    ("a,b\nÄ,1\n", "utf-32"),
    (xml("windows-1251", "<a>Книги</a>"), "cp1251"),
    (xml("ISO-8859-2", "<a>Łódź</a>"), "iso8859-2"),
    (xml("KOI8-R", "<a>Книги</a>"), "koi8-r"),
    (xml("Shift_JIS", "<a>図書館</a>"), "shift_jis"),
    (xml("GB18030", "<a>图书馆</a>"), "gb18030"),
    (xml("EUC-KR", "<a>도서관</a>"), "euc_kr"),
    (xml("macintosh", "<a>Bücher</a>"), "mac-roman"),
    (xml("UTF-16", "<a>Книги</a>"), "utf-16"),
    ("<a>Книги</a>", "utf-16-le"),
    (" \n" + xml("latin1", "<a>é</a>"), "latin-1"),
    ("% Encoding: windows-1252\n@book{a, title = {“Straße”}}\n", "cp1252"),
    ("# -*- coding: iso-8859-15 -*-\ntext\n€\n", "iso8859-15"),
    (xml("ISO-8859-1", "<a>“so” – 5 €</a>"), "cp1252"),
    (xml("ISO-8859-9", "<a>“ğ” – 5 €</a>"), "cp1254"),
    (xml("TIS-620", "<a>ก – €</a>"), "cp874"),
    (xml("GB2312", "<a>镕基 – €</a>"), "gb18030"),
    (xml("Shift_JIS", "<a>①～②</a>"), "cp932"),
    (xml("EUC-KR", "<a>똠방각하</a>"), "cp949"),
    ("", "utf-8"),
]


@pytest.mark.parametrize(("text", "encoding"), CERTAIN, ids=lambda value: value[:20])
def test_what_is_certain(text: str, encoding: str) -> None:
    assert decode_foreign(text.encode(encoding)) == (text.lstrip("\ufeff"), [])


WRONG = "'\ufffd' stands in its place"
WINDOWS = "the file is not UTF-8, so it was read as Windows-1252: see whether its letters are right"
TOLD = [
    (
        "Ä\nB\0,\0\nÜ".encode(),
        "Ä\nB\ufffd,\ufffd\nÜ",
        [(2, f"a NUL character is here: {WRONG}")],
    ),
    (
        "Büro\nnaïf\n".encode() + b"caf\xe9\n",
        "Büro\nnaïf\ncaf\ufffd\n",
        [(3, f"a byte here is not UTF-8: {WRONG}")],
    ),
    (
        b"B\xfcro und Gr\xf6\xdfe\0",
        "Büro und Größe\ufffd",
        [(1, WINDOWS), (1, f"a NUL character is here: {WRONG}")],
    ),
    (b"one\ncaf\xe9 na\xefve", "one\ncafé naïve", [(2, WINDOWS)]),
    (xml("utf-8", "<a>é</a>").encode("latin-1"), xml("utf-8", "<a>é</a>"), [(1, WINDOWS)]),
    (
        xml("utf-16", "é").encode(),
        xml("utf-16", "é"),
        [(1, "the declared encoding 'utf-16' is wrong: the file was read as UTF-8")],
    ),
    *(
        (
            xml(name).encode(),
            xml(name),
            [(1, f"the declared encoding '{name}' is unknown: the file was read as UTF-8")],
        )
        for name in ("zlib", "rot13", "idna", "unicode_escape", "no-such")
    ),
    (
        xml("ascii", "é").encode(),
        xml("ascii", "é"),
        [(1, "the declared encoding 'ascii' is wrong: the file was read as UTF-8")],
    ),
    (
        xml("koi8-r", "<a>").encode() + b"\x81" + xml("cp1253").encode(),
        xml("koi8-r", "<a>") + "\u2502" + xml("cp1253"),
        [],
    ),
    (
        xml("cp1253", "\xd2").encode("latin-1"),
        xml("cp1253", "\ufffd"),
        [(1, f"a byte here is not CP1253: {WRONG}")],
    ),
    (
        codecs.BOM_UTF16_LE + "a\ud800b".encode("utf-16-le", "surrogatepass") + b"\0",
        "a\ufffdb\ufffd",
        [(1, f"a byte here is not UTF-16-LE: {WRONG}")],
    ),
]


@pytest.mark.parametrize(("source", "text", "problems"), TOLD)
def test_what_is_told(source: bytes, text: str, problems: list[tuple[int, str]]) -> None:
    assert decode_foreign(source) == (text, problems)


def test_many_lines_are_told_as_one() -> None:
    text, problems = decode_foreign("ü\n".encode() * 99 + b"\0\n" * 50)
    assert text.count("\ufffd") == 50
    assert [line for line, _ in problems] == list(range(100, 121))
    assert problems[-1][1].endswith("; the same holds for 30 lines from here on")
