"""A review as one HTML file that needs nothing else: no script, no address is loaded, one style sheet."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape

from argmap.report.clean import clean
from argmap.report.review.blocks import Block, Heading, Items, Paragraph

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #5b6168; --rule: #d5d9dd; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e6e8; --paper: #16181a; --faint: #a0a7ae; --rule: #3a3f44; }
}
body { max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1, h2, h3 { font-family: system-ui, "Helvetica Neue", Arial, sans-serif; line-height: 1.25; }
h1 { font-size: 1.7rem; margin: 0 0 1.5rem; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 0.5rem; color: var(--faint); }
ul { padding-left: 1.25rem; }
li { margin: 0.45rem 0; }
figure { margin: 1.5rem 0; padding: 0.75rem; background: #fff; border: 1px solid var(--rule); overflow: auto;
  max-height: 85vh; }
figcaption { color: #5b6168; font-size: 0.9rem; }
@media (min-width: 48rem) { figure { margin-left: calc(22rem - 48vw); margin-right: calc(22rem - 48vw); } }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #333; --rule: #999; }
  body { max-width: none; margin: 0; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  li { break-inside: avoid; }
  figure { margin: 1rem 0; border: 0; padding: 0; overflow: visible; max-height: none; }
  figure svg { width: 100%; height: auto; max-height: 24cm; }
}
"""

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
        return f'<h{block.level} dir="auto">{_text(block.text)}</h{block.level}>'
    if isinstance(block, Paragraph):
        lead = f"<strong>{_text(block.lead)}</strong> " if block.lead else ""
        return f'<p dir="auto">{lead}{_text(block.text)}</p>'
    if isinstance(block, Items):
        return "\n".join(["<ul>", *(f'<li dir="auto">{_text(item)}</li>' for item in block.items), "</ul>"])
    return f"<figure>\n{_inline(block.svg)}<figcaption>{_text(block.caption)}</figcaption>\n</figure>"


def _text(text: str) -> str:
    return escape(clean(text))


def _inline(svg: str) -> str:
    """Return SVG as it may stand within HTML: no prolog, no document type, no comments."""
    return _COMMENT.sub("", svg[svg.index("<svg") :])
