"""Text from files that libraries read, each in a process of its own."""

import io
import zipfile
from pathlib import Path

import pytest

import argmap
from argmap.passages.extraction import worker

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


def make_docx() -> bytes:
    """A Word file of a heading and a paragraph."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", DOCUMENT)
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
    extract = argmap.extract(tmp_path / name)
    assert extract.text.startswith(text)
    if name == "a.pdf":
        assert extract.text.endswith("[page 8]\n\nmay be done about it.\n\nThe second paragraph.\n")
        assert extract.changes["running heads and page numbers dropped"] == 4
    if name == "a.html":
        assert extract.changes["words of menus, comments and the like left out"] == 1


def test_time_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS", 0.01)
    (tmp_path / "a.pdf").write_bytes(PDF)
    with pytest.raises(argmap.ArgmapError, match="timed out after"):
        argmap.extract(tmp_path / "a.pdf")


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "find_spec", lambda _: None)
    (tmp_path / "a.pdf").write_bytes(PDF)
    with pytest.raises(argmap.ArgmapError, match=r"needs pypdfium2: run 'pip install \"argmap\[text\]\"'"):
        argmap.extract(tmp_path / "a.pdf")
