"""A comparison as HTML: a part for notebooks, and a page with a picture."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from argmap.comparison.blocks import Block, Line, Story
from argmap.comparison.words import mark_words

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff

_STYLE = """\
<style>
.argmap-diff { font: 0.95rem/1.5 system-ui, sans-serif; max-width: 60rem; color: #1a1a1a; background: #fff; }
.argmap-diff h1 { font-size: 1.2rem; overflow-wrap: anywhere; }
.argmap-diff h2, .argmap-diff summary { font-size: 1rem; font-weight: 600; margin: 1rem 0 0.3rem; }
.argmap-diff summary { cursor: pointer; }
.argmap-diff ul { list-style: none; padding-left: 1rem; margin: 0; }
.argmap-diff li { overflow-wrap: anywhere; }
.argmap-diff code { font-weight: 700; }
.argmap-diff del { background: #ffe3e0; color: #82071e; }
.argmap-diff ins { background: #dbf5e0; color: #0a4f20; text-decoration: underline; }
.argmap-diff .picture { overflow: auto; border: 1px solid #767676; }
</style>"""

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
{story}
{picture}
</html>
"""
_PICTURE = '<main class="argmap-diff" style="max-width: none"><h2>{}</h2><div class="picture">{}</div></main>'
_PICTURE_TITLE = "Picture of what changed, and what is next to it"


def format_story(story: Story) -> str:
    """Return a story as a part of a page."""
    sentences = "".join(f"<li>{_text(sentence)}</li>" for sentence in story.summary)
    head = f"<h1>{_text(story.title)}</h1><ul>{sentences}</ul>"
    return f'{_STYLE}\n<div class="argmap-diff">{head}{"".join(map(_block, story.blocks))}</div>'


def format_page(diff: "MapDiff") -> str:
    """Return a comparison as a page of its own, with a picture of what changed."""
    from argmap.comparison.picture import draw
    from argmap.comparison.story import tell

    story = tell(diff)
    svg = "" if diff.same else draw(diff)
    svg = svg[svg.index("<svg") :] if svg else ""
    picture = _PICTURE.format(_PICTURE_TITLE, svg) if svg else ""
    return _PAGE.format(title=_text(story.title), story=format_story(story), picture=picture)


def _block(block: Block) -> str:
    title, lines = _text(block.heading), "".join(map(_line, block.lines))
    if block.short:
        return f"<h2>{title}</h2><ul>{lines}</ul>"
    return f"<details><summary>{title}</summary><ul>{lines}</ul></details>"


def _line(line: Line) -> str:
    mark = f"<code>{line.mark}</code> " if line.mark else ""
    below = "".join(f"<li>{words}</li>" for words in _below(line))
    return f"<li>{mark}{_text(line.text)}{f'<ul>{below}</ul>' if below else ''}</li>"


def _below(line: Line) -> Iterator[str]:
    if line.new:
        yield " ".join(_TAGS[kind].format(_text(text)) for kind, text in mark_words(line.old, line.new))
    yield from map(_text, line.below)


_TAGS = {"same": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}


def _text(text: str) -> str:
    """Return text for HTML, in UTF-8 whatever it holds."""
    return escape(text).encode("utf-8", "replace").decode()
