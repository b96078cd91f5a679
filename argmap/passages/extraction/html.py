"""The main text of a web page, by trafilatura."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")


def read(source: bytes, changes: Counter[str]) -> str:
    """Return the text as Markdown; menus, comments and the like are left out, and their words counted."""
    import trafilatura

    text = trafilatura.extract(
        source,
        output_format="markdown",
        include_comments=False,
        include_formatting=True,
        include_links=True,
    )
    words, kept = (
        len(_WORD.findall(part or "")) for part in (trafilatura.html2txt(source, clean=False), text)
    )
    changes["words of menus, comments and the like left out"] += max(0, words - kept)
    return text or ""
