"""A draft from the file of a paper, whatever its format."""

from dataclasses import replace

from argmap.drafting.draft import Draft, draft_map
from argmap.passages.extraction import extract_text
from argmap.syntax.foreign import decode_foreign

_LOOKED_UP = "text"
"""The format of files in which quotations are looked up as they are."""


def draft_paper(source: bytes, name: str, text_name: str = "", kept_name: str = "") -> Draft:
    """Return a first draft of the map of a paper.

    Args:
        source: the file, in any format from which text is extracted.
        name: its name.
        text_name: what the map calls the text that is extracted.
        kept_name: what the map calls the file itself, if quotations may be looked up in it.

    Raises:
        ArgmapError: the file cannot be read.
    """
    extract = extract_text(source, name)
    is_kept = extract.format == _LOOKED_UP and bool(kept_name)
    text = decode_foreign(source).text if is_kept else extract.text
    jats = decode_foreign(source).text if extract.format == "JATS XML" else ""
    draft = draft_map(extract.marked or text, kept_name if is_kept else text_name, jats)
    return replace(draft, new_text=None if is_kept else text)
