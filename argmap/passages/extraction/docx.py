"""The text of a Word file, by mammoth."""

import io
import re
import zipfile
from collections import Counter
from html.parser import HTMLParser

from argmap.errors import ArgmapError

_NOTE = re.compile(r"(?:foot|end)note-(\d+)")
_LEVELS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_EMPHASIS = {"em": "*", "strong": "**"}
_MOST_FILES, _MOST_BYTES = 10_000, 64 * 2**20
_OLE = bytes.fromhex("D0CF11E0")
_BLOCKS = (*_LEVELS, "p", "li", "tr")


class _Writer(HTMLParser):
    """Writes HTML of mammoth as Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._note = ""
        self._skips = False
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _BLOCKS:
            self._end()
            self._words = [_LEVELS.get(tag, "")]
        if tag == "li" and (match := _NOTE.match(attributes.get("id") or "")):
            self._note = f"[^{match[1]}]: "
        reference = re.fullmatch(r"#((?:foot|end)note-(\d+))", attributes.get("href") or "")
        if tag == "a" and reference:
            self._words.append(f"[^{reference[2]}]")
            self._skips = True
        elif tag == "a" and "note-ref" in (attributes.get("href") or ""):
            self._skips = True
        elif tag == "a" and (attributes.get("href") or "").startswith("http"):
            self._link = attributes["href"] or ""
            self._words.append("[")
        self._words.append(_EMPHASIS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._skips = False
            self._words.append(f"](<{self._link}>)" if self._link else "")
            self._link = ""
        self._words.append(_EMPHASIS.get(tag, ""))
        if tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._skips:
            self._words.append(data)

    def _end(self) -> None:
        words = " ".join("".join(self._words).split())
        if words.strip("# "):
            self.blocks.append(self._note + words)
            self._note = ""
        self._words = []


def _check_size(source: bytes) -> None:
    """Refuse what would be too large unpacked: no more is ever unpacked than an archive says.

    Raises:
        ArgmapError: it is too large, or encrypted.
    """
    if source.startswith(_OLE):
        raise ArgmapError("it is encrypted, or of Word before 2007: save it as DOCX without a password")
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        files = archive.infolist()
    texts = sum(file.file_size for file in files if file.filename.endswith((".xml", ".rels")))
    if len(files) > _MOST_FILES or texts > _MOST_BYTES:
        raise ArgmapError(
            f"it has more than {_MOST_FILES:,} files, or {_MOST_BYTES // 2**20} MiB of text in them"
        )


def read(source: bytes, changes: Counter[str]) -> str:
    """Return the text as Markdown."""
    import mammoth

    _check_size(source)
    result = mammoth.convert_to_html(
        io.BytesIO(source), convert_image=lambda _: [], external_file_access=False
    )
    changes["notes of mammoth on the file"] += len(result.messages)
    writer = _Writer()
    writer.feed(result.value)
    return "\n\n".join(writer.blocks)
