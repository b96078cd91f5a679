"""The data before the text of a Markdown file, as pandoc has it: what it says of the paper."""

import re
from typing import Any

from argmap.drafting.details import Work
from argmap.drafting.names import read_names
from argmap.passages.extraction.markdown import read_front
from argmap.syntax import read

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def read_front_matter(text: str) -> Work:
    """Return title, authors and date, as far as they are there."""
    front = read_front(text)
    data: Any = read(front, "front.yaml").data if front else {}
    if not isinstance(data, dict):
        return {}
    listed = data.get("author") or data.get("authors") or []
    authors = [
        one for each in (listed if isinstance(listed, list) else [listed]) for one in _read_author(each)
    ]
    date = str(data.get("date") or "")
    issued = date if _DATE.fullmatch(date) else ""
    paper = {"title": " ".join(str(data.get("title") or "").split()), "author": authors, "issued": issued}
    return {key: value for key, value in paper.items() if value}


def _read_author(author: Any) -> list[dict[str, Any]]:
    if isinstance(author, dict):
        named = author.get("name") or author.get("literal")
        first = next(iter(author), "")
        author = named or (first if isinstance(author.get(first), dict) else "")
    return read_names(author) if isinstance(author, str) else []
