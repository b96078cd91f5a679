"""The text of a PDF, by PDFium: paragraphs, headings, notes and pages from where its lines stand."""

import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_PAGES = 3000
_LONGEST_HEADING = 200
_NUMBER = re.compile(r"\W*(?:page\s*)?(\d{1,5})(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE)
_NOTE = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)|(\d{1,3})(?=[A-Z“\"])")
_ENDED = re.compile(r"[.!?:][\"'”’)\]\d]*$")


class _Line(NamedTuple):
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def read(source: bytes, changes: Counter[str]) -> str:
    """Return the text as Markdown."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(source)
    pages = [_read_lines(document[index]) for index in range(min(len(document), _MOST_PAGES))]
    changes[f"pages after the first {_MOST_PAGES:,} left out"] += len(document) - len(pages)
    running = _find_running_heads(pages)
    sizes = [line.size for page in pages for line in page for _ in range(len(line.text) // 20 + 1)]
    body = median(sizes) if sizes else 0
    blocks: list[str] = []
    for number, page in enumerate(pages, 1):
        kept = [line for line in page if not _is_running(line, page, running)]
        changes["running heads and page numbers dropped"] += len(page) - len(kept)
        label = next(
            (match[1] for line in page if line not in kept and (match := _NUMBER.fullmatch(line.text))), ""
        )
        blocks.append(f"[page {label or number}]")
        blocks += _join(kept, body)
    return "\n\n".join(blocks)


def _read_lines(page: "PdfPage") -> list[_Line]:
    from pypdfium2.raw import FPDFText_GetFontSize

    text_page = page.get_textpage()
    lines: list[_Line] = []
    at = 0
    for raw in text_page.get_text_range().split("\r\n"):
        shown = raw.replace("\ufffe", "-\n").replace("\x02", "-\n")
        boxes = [
            text_page.get_charbox(at + index) for index, letter in enumerate(raw) if not letter.isspace()
        ]
        if boxes:
            size = FPDFText_GetFontSize(text_page, at + len(raw) // 2)
            left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
            lines.append(
                _Line(
                    shown.strip(),
                    left,
                    right,
                    max(box[3] for box in boxes),
                    min(box[1] for box in boxes),
                    size,
                )
            )
        at += len(raw) + 2
    return lines


def _fold(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.text.casefold())


def _find_running_heads(pages: list[list[_Line]]) -> Counter[str]:
    """Return how often a line is the first or the last of a page, whatever its numbers."""
    return Counter(_fold(line) for page in pages for line in {*page[:1], *page[-1:]} if len(pages) > 1)


def _is_running(line: _Line, page: list[_Line], running: Counter[str]) -> bool:
    at_edge = line in (page[0], page[-1])
    return at_edge and (running[_fold(line)] > 1 or _NUMBER.fullmatch(line.text) is not None)


def _join(lines: list[_Line], body: float) -> list[str]:
    """Return the paragraphs, headings and notes of a page."""
    blocks: list[list[_Line]] = []
    for line in lines:
        last = blocks[-1][-1] if blocks else None
        if last is None or _begins(line, last, blocks[-1][0], lines):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [_write(block, body) for block in blocks]


def _begins(line: _Line, last: _Line, first: _Line, lines: list[_Line]) -> bool:
    """Return whether a line begins a block: after a gap, in another size, indented, or after a short line."""
    height = max(last.top - last.bottom, 1)
    gap = last.bottom - line.top
    if gap > height or gap < -3 * height or abs(line.size - last.size) > 1:
        return True
    width = max(one.right for one in lines) - min(one.left for one in lines)
    is_short = last.right < first.left + 0.75 * width and _ENDED.search(last.text)
    is_indented = line.left > last.left + 0.8 * height and last.left <= first.left + 0.1 * height
    return bool(is_short or (is_indented and _ENDED.search(last.text)))


def _write(block: list[_Line], body: float) -> str:
    text = "\n".join(line.text for line in block)
    size = median(line.size for line in block)
    if size > body + 1 and len(text) < _LONGEST_HEADING:
        return f"{'#' if size > 1.5 * body else '##'} {' '.join(text.split())}"
    note = _NOTE.match(text) if size < body - 0.5 else None
    return f"[^{note[1] or note[2]}]: {text[note.end() :]}" if note else text
