"""A report as one HTML file that needs nothing else: no script, no address is loaded, one style sheet."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from importlib.resources import files

from argmap.report.clean import clean
from argmap.report.review.blocks import Block, Heading, Item, Items, Paragraph, Point, Table

STYLE = (files("argmap.report.review") / "report.css").read_text(encoding="utf-8")

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def format_html(blocks: Iterable[Block]) -> str:
    """Return a page; the first block is its title."""
    blocks = list(blocks)
    title = next((escape(clean(block.text)) for block in blocks if isinstance(block, Heading)), "Review")
    body = "\n".join(map(_write, blocks))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _policy() -> str:
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    sources = f"style-src 'sha256-{digest}'; img-src data:"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def _write(block: Block) -> str:
    if isinstance(block, Heading):
        page = ' class="page"' if block.on_new_page else ""
        return f'<h{block.level}{page} dir="auto">{_text(block.text)}</h{block.level}>'
    if isinstance(block, Paragraph):
        return _write_paragraph(block.lead, block.text)
    if isinstance(block, Items):
        return _write_items(block.items, ' class="works"' if block.are_works else "")
    if isinstance(block, Point):
        head = _write_paragraph(block.title, block.text)
        items = _write_items(block.items) if block.items else ""
        return f'<section class="point"><b>{block.number}</b><div>{head}{items}</div></section>'
    if isinstance(block, Table):
        head = "".join(f"<th>{_text(cell)}</th>" for cell in block.columns)
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>{_write_rows(block)}</tbody>\n</table>"
    return f"<figure>\n{_inline(block.svg)}<figcaption>{_text(block.caption)}</figcaption>\n</figure>"


def _write_rows(table: Table) -> str:
    rows = ("".join(f'<td dir="auto">{_text(cell)}</td>' for cell in row) for row in table.rows)
    return "\n".join(f"<tr>{row}</tr>" for row in rows)


def _write_paragraph(lead: str, text: str) -> str:
    return f'<p dir="auto">{_write_text(lead, text)}</p>'


def _write_items(items: Iterable[Item], style: str = "") -> str:
    entries = (f'<li dir="auto">{_write_text(item.lead, item.text)}</li>' for item in items)
    return "\n".join([f"<ul{style}>", *entries, "</ul>"])


def _write_text(lead: str, text: str) -> str:
    return f"<strong>{_text(lead)}</strong> {_text(text)}".rstrip() if lead else _text(text)


def _text(text: str) -> str:
    return escape(clean(text))


def _inline(svg: str) -> str:
    """Return SVG as it may stand within HTML: no prolog, no document type, no comments."""
    return _COMMENT.sub("", svg[svg.index("<svg") :])
