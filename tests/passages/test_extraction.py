"""Text from files that libraries read, each in a process of its own."""

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest

import argmap
from argmap.passages.extraction import docx, extract, html, worker

DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>Two in five cards.</w:t></w:r></w:p></w:body></w:document>"
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)
HTML = """<html><body><nav>Menu</nav><article><h1>Findings</h1>
<p>Two in five cards are blocked over unpaid fees, and nobody at the desk knows why that is so or what may be
done about it.</p></article></body></html>"""


def make_docx(document: str = DOCUMENT, **more: str) -> bytes:
    """A Word file, by default of a heading and a paragraph, and more files in the archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, content in more.items():
            archive.writestr(name, content)
    return file.getvalue()


def make_pdf(pages: list[list[tuple[int, int, str]]]) -> bytes:
    """A PDF of pages of lines: each with its size, its height on the page, and its words."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[0 0 612 792]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, page in enumerate(pages):
        lines = (f"/F1 {size} Tf 1 0 0 1 72 {height} Tm ({words}) Tj" for size, height, words in page)
        stream = f"BT {' '.join(lines)} ET"
        font, content = "/Resources<</Font<</F1 3 0 R>>>>", f"/Contents {5 + 2 * number} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{font}{content}>>")
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(f"{len(body):010} 00000 n \n")
        body += f"{number} 0 obj{one}endobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{''.join(places)}"
    end = f"trailer<</Root 1 0 R/Size {len(objects) + 1}>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}{table}{end}".encode()


PDF = make_pdf(
    [
        [(9, 760, "Elm Review"), (16, 700, "Findings"), (10, 670, "Two in five cards are blocked over un-"),
         (10, 658, "paid fees, and nobody knows what"), (9, 30, "7")],
        [(9, 760, "Elm Review"), (10, 700, "may be done about it."), (10, 670, "The second paragraph."),
         (9, 30, "8")],
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "source", "text"),
    [
        ("a.docx", make_docx(), "# Findings\n\nTwo in five cards.\n"),
        ("a.html", HTML.encode(), "# Findings\n\nTwo in five cards are blocked over unpaid fees, and"),
        (
            "a.pdf",
            PDF,
            "[page 7]\n\n# Findings\n\nTwo in five cards are blocked over unpaid fees, and",
        ),
    ],
)
def test_what_is_extracted(tmp_path: Path, name: str, source: bytes, text: str) -> None:
    (tmp_path / name).write_bytes(source)
    found = argmap.extract(tmp_path / name)
    assert found.text.startswith(text)
    if name == "a.pdf":
        assert found.text.endswith("[page 8]\n\nmay be done about it.\n\nThe second paragraph.\n")
        assert found.changes["running heads and page numbers dropped"] == 4
    if name == "a.html":
        assert found.changes["words of menus, comments and the like left out"] == 1


def test_time_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS", 0.01)
    (tmp_path / "a.pdf").write_bytes(PDF)
    with pytest.raises(argmap.ArgmapError, match="timed out after"):
        argmap.extract(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("name", "source", "message"),
    [
        ("a.pdf", b"%PDF-1.4\n", r"cannot read '.*a.pdf' as PDF: Failed to load document"),
        ("a.docx", b"PK\x03\x04", "as DOCX: File is not a zip file"),
        ("a.docx", b"\xd0\xcf\x11\xe0" * 99, "as DOCX: it is encrypted, or of Word before 2007"),
        ("a.docx", make_docx("<a>" * 4000 + "</a>" * 4000), "as DOCX: its parts are too deep in one another"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, source: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(source)
    with pytest.raises(argmap.ArgmapError, match=message):
        argmap.extract(tmp_path / name)


@pytest.mark.parametrize(
    "more", [{"word/a.xml": " " * (64 * 2**20)}, {f"a{number}": "" for number in range(10_000)}]
)
def test_a_file_that_would_be_huge_unpacked_is_not_unpacked(more: dict[str, str]) -> None:
    with pytest.raises(argmap.ArgmapError, match="it has more than 10,000 files, or 64 MiB of text in them"):
        docx.read(make_docx(**more), Counter())


def test_pictures_are_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = (
        "<w:p><w:r><w:t>Two.</w:t></w:r><w:r><w:drawing>"
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/picture"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<a:graphic><a:graphicData><p:pic><p:blipFill><a:blip r:link="r9"/></p:blipFill></p:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body>"
    )
    link = (
        RELATIONS.replace("r1", "r9")
        .replace('officeDocument"', 'image"')
        .replace('Target="word/document.xml"', 'Target="file:///no/such/picture" TargetMode="External"')
    )
    source = make_docx(DOCUMENT.replace("</w:body>", drawing), **{"word/_rels/document.xml.rels": link})
    opened: list[str] = []
    monkeypatch.setattr("mammoth.docx.files.Files.open", lambda _, address: opened.append(address))
    assert docx.read(source, Counter()) == "# Findings\n\nTwo in five cards.\n\nTwo."
    assert opened == []


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "find_spec", lambda _: None)
    (tmp_path / "a.pdf").write_bytes(PDF)
    with pytest.raises(argmap.ArgmapError, match=r"needs pypdfium2: run 'pip install \"argmap\[text\]\"'"):
        argmap.extract(tmp_path / "a.pdf")


PANDOC = """<html><body><header><h1 class="title">Late fees</h1></header>
<h1 id="why">Why fees fail</h1>
<p>A long paragraph on late fees in libraries, as <em>Adams</em> says.<a href="#fn1" class="footnote-ref"
id="fnref1" role="doc-noteref"><sup>1</sup></a> They do not bring books back.</p>
<section class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1" role="doc-endnote"><p>Adams,
<em>Fees</em>, <a href="https://example.org/fees" class="uri">https://example.org/fees</a>.<a href="#fnref1"
class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></body></html>"""
"""What pandoc makes of Markdown with a note."""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<h2>Why</h2><p>A long paragraph on late fees in libraries.</p>",
         "## Why\n\nA long paragraph on late fees in libraries.\n"),
        ("<html><body><section><h1>Why</h1><p>A long paragraph on late fees in libraries.</p></section>",
         "# Why\n\nA long paragraph on late fees in libraries.\n"),
        (PANDOC, "# Late fees\n\n# Why fees fail\n\nA long paragraph on late fees in libraries, as Adams"
         " says.[^1] They do not bring books back.\n\n[^1]: Adams,\nFees, https://example.org/fees.\n"),
        ('<html><body><p>Libraries should drop fees.<sup><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
         '<ol><li id="fn:1">Adams. <a class="footnote-backref" href="#fnref:1">↩</a></li></ol>',
         "Libraries should drop fees.[^1]\n\n[^1]: Adams.\n"),
        ('<html><body><p>Libraries should drop fees.<a class="footnote-ref" href="#none">*</a></p>',
         "Libraries should drop fees.*\n"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore")  # those of the library
def test_headings_and_notes_of_a_page_without_frames_are_kept(
    source: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        extract, "run_worker", lambda _kind, source, _name, changes: html.read(source, changes)
    )
    assert extract.extract_text(source.encode(), "a.html").text == text
