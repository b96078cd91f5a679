"""A page with the whole text of a paper, in which what a map quotes is marked."""

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.passages.cover import Coverage, Sentence

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{
  font: 1.05rem/1.6 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff;
}}
mark {{ background: #fff0b3; color: inherit; }}
u {{ text-decoration: underline dotted #b00; }}
small {{ font: 0.75rem system-ui, sans-serif; color: #595959; }}
</style>
<h1>{title}</h1>
<p><mark>Marked</mark>: quoted by a statement, whose id follows.
<u>Dotted</u>: not quoted, and it seems to argue.</p>
{body}
</html>
"""


def format_page(coverage: "Coverage", title: str) -> str:
    """Return a page with the text, in which what statements quote is marked."""
    body: list[str] = []
    section: str | None = ""
    for spot, sentences in coverage.paragraphs:
        if spot.section != section:
            section = spot.section
            body.append(f"<h2>{escape(coverage.titles.get(section or '', ''))}</h2>")
        body.append(f"<p>{' '.join(map(_mark, sentences))}</p>")
    return _PAGE.format(title=escape(title), body="\n".join(body))


def _mark(sentence: "Sentence") -> str:
    words = escape(sentence.words)
    if sentence.statements:
        return f"<mark>{words}</mark> <small>{escape(', '.join(sentence.statements))}</small>"
    return f"<u>{words}</u>" if sentence.marks else words
