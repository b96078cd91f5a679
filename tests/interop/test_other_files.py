"""A file of another format where a map is expected: one error that says what it is and what to do."""

import time

import pytest

from argmap.analysis import Analysis
from argmap.interop.other_files import describe_other_format
from argmap.syntax.own_map import looks_like_map

AIF = '{"nodes": [{"nodeID": "1", "text": "A", "type": "I"}], "edges": []}'
CONVERT = "run 'argmap convert {} -o {}'"
READ = "argmap writes it and does not read it; give the map that it was made from"
WORKS = "name it under 'bibliography' in a map, or run 'argmap sources {}'"
BEGINS = "a map is YAML or JSON that begins with argmap: 1"
OTHERS = [
    ("d.argdown", b"[A]: Text.\n  - <B>: Not so.\n", "Argdown", CONVERT.format("d.argdown", "d.yaml")),
    ("d.yaml", b"[A]: A.\n  - <B>: No.\n", "Argdown", CONVERT.format("d.yaml --from argdown", "d.map.yaml")),
    ("a b.json", AIF.encode(), "AIF JSON (AIFdb)", CONVERT.format("'a b.json'", "'a b.map.yaml'")),
    ("<stdin>", AIF.encode(), "AIF JSON (AIFdb)", CONVERT.format("- --from aif", "map.yaml")),
    ("g.yaml", b"G1:\n  text: A\n", "GSN YAML (gsn2x)", CONVERT.format("g.yaml", "g.map.yaml")),
    ("t.csv", b"id,text\n1,A\n", "Tables (CSV, TSV)", CONVERT.format("t.csv", "t.yaml")),
    ("n.md", b"# Notes\n\nNo list.\n", "Markdown outlines", CONVERT.format("n.md", "n.yaml")),
    ("o.x", "<opml/>".encode("utf-16"), "OPML outlines", CONVERT.format("o.x --from opml", "o.yaml")),
    ("r.bib", b"Works.\n\n@book{a, title={A}}\n", "BibTeX", WORKS.format("r.bib")),
    ("r.ris", b"TY  - BOOK\nER  - \n", "RIS", WORKS.format("r.ris")),
    ("r.json", b'[{"id": "a", "type": "book"}]', "CSL-JSON", WORKS.format("r.json")),
    ("r.yaml", b"---\nreferences:\n- id: a\n", "CSL-YAML", WORKS.format("r.yaml")),
    ("g.dot", b"strict digraph g {\n a -> b\n}\n", "Graphviz DOT", READ),
    ("g.mmd", b"flowchart LR\n  a --> b\n", "Mermaid", READ),
    ("g.yaml", b"<?xml version='1.0'?>\n<graphml xmlns='x'/>", "GraphML", READ),
    ("g.tgf", b"1\n2\n#\n1 2\n", "trivial graph format", READ),
    ("g.af", b"p af 2\n1 2\n", "an ICCMA framework", READ),
    ("g.yaml", b"<svg/>", "SVG", READ),
    ("n.txt", b"Some notes.\n", "plain text", BEGINS),
    ("s.json", b'{"$schema": "https://json-schema.org/x"}', "a JSON Schema", "give it with --profile"),
    ("n.ipynb", b'{"cells": [], "nbformat": 4}', "a Jupyter notebook", BEGINS),
    ("p.tex", b"\\documentclass{article}\n", "LaTeX", BEGINS),
    ("m.yaml", b"version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS",
     "fetch the file itself with 'git lfs pull'"),
    ("p.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0", "a PDF document", BEGINS),
    ("p.gz", b"\x1f\x8b\x08\0\0", "a gzip archive", "unpack it first"),
    ("p.docx", b"PK\x03\x04\0", "a ZIP archive, as documents of Word, Excel and LibreOffice are", BEGINS),
    ("p.png", b"\x89PNG\r\n\x1a\n\0", "a picture", BEGINS),
    ("p.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture", BEGINS),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "title", "advice"), OTHERS)
def test_another_format_is_one_error(name: str, source: bytes, title: str, advice: str) -> None:
    (fault,) = Analysis.from_text(source, name).faults
    assert (fault.rule, fault.severity) == ("syntax", "error")
    assert fault.message == f"this is {title}, not a map: {advice}"


MAPS = [
    "argmap: 1\ntitle: [",
    "{argmap: 1, title: x",
    '{"title": "x",\n "argmap" : 1, ',
    "title: x\r\nargmap: 1\nclaims: <b>",
    "# [A]: comment\n'argmap': 1\n[A]: x",
    "argmap:\ntitle: <x>\n[A]: b",
    "argmap\uff1a 1\n[A]: x\n",
]
NO_MAPS = [
    "argmap:\n  a: 1\n",
    'x: {"argmap": {"a": 1}}',
    "argmap: {a: 1}",
    "my-argmap: 1",
    "the argmap: 1",
    "",
]


@pytest.mark.parametrize("text", MAPS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_broken_map_is_a_map(text: str, encoding: str) -> None:
    assert looks_like_map(text.encode(encoding))
    assert describe_other_format(text, "m.yaml") is None


@pytest.mark.parametrize("text", NO_MAPS)
def test_what_is_under_the_key_of_another_format_makes_no_map(text: str) -> None:
    assert not looks_like_map(text)


@pytest.mark.parametrize("text", ["claims:\n  a: {text: <b>}\n  b: [", "text", "[]", "- a\n  - b\n", "@x"])
def test_what_is_no_other_format(text: str) -> None:
    assert describe_other_format(text, "m.yaml") is None


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 200_000,
        "{" * 200_000,
        "argmap " * 50_000,
        ", \n" * 70_000,
        "graph" + " " * 200_000,
        "@" * 200_000,
    ],
)
def test_size_is_no_trouble(text: str) -> None:
    before = time.process_time()
    assert not looks_like_map(text)
    describe_other_format(text, "m.yaml")
    assert time.process_time() - before < 2
