r"""Text quoted for DOT: as a string, or as the text of an HTML-like label.

In both, a backslash starts an escape (`\N` is the node's name) and `&` an entity, so both are escaped. The
package `graphviz` escapes; its `quote` takes quadratic time for backslashes, so quotes are set here.

>>> print(string('say "\\N" & <b>'))
"say \"\\N\" &amp; <b>"
>>> print(string("<b>"))
"<b>"
>>> print(html('say "\\N" & <b>'))
say &quot;\\N&quot; &amp; &lt;b&gt;
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape as escape_html

from argmap.diagram.text import clean

_PROSE = re.compile(r"[A-Za-z][\w.,;:'()/#+%!?*=-]*(?:[ \n][\w.,;:'()/#+%!?*=-]+)*", re.ASCII)
"""Most text: words with single spaces, and no character that is special in DOT."""

_LINE = re.compile(r"[A-Za-z][\w.,;:()/#+%!?*=-]*(?: [\w.,;:()/#+%!?*=-]+)*", re.ASCII)

_NAME = re.compile(
    r"(?!(?i:node|edge|graph|digraph|subgraph|strict)\Z)[A-Za-z_][A-Za-z0-9_]*"
    r"|-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)"
)
"""Names and numbers that need no quotes; keywords do."""


@lru_cache(256)  # the same few colours and styles come again and again
def string(text: str) -> str:
    r"""Return a DOT string that is shown as `text`.

    >>> print(string("two\nlines"))
    "two\nlines"
    """
    if _NAME.fullmatch(text):
        return text
    if _PROSE.fullmatch(text):
        return '"' + text.replace("\n", "\\n") + '"'
    from graphviz import escape, nohtml

    lines = (escape(clean(line)).replace("&", "&amp;") for line in text.split("\n"))
    joined = str(nohtml("\\n".join(lines)))
    return joined if _NAME.fullmatch(joined) else '"' + joined.replace('"', '\\"') + '"'


def html(text: str) -> str:
    """Return a text escaped for an HTML-like label."""
    if _LINE.fullmatch(text):
        return text
    return escape_html(clean(text)).replace("\\", "\\\\")


def attributes(values: Mapping[str, object]) -> str:
    """Return an attribute list; a `Markup` is an HTML-like label, all else is text.

    Graphviz reads the escapes of a tooltip twice.

    >>> attributes({"color": "#ff0000", "label": Markup("<B>x</B>")})
    '[color="#ff0000", label=<<B>x</B>>]'
    """
    return f"[{assignments(values)}]"


def assignments(values: Mapping[str, object]) -> str:
    """Return the content of an attribute list."""
    return ", ".join([f"{name}={_value(name, value)}" for name, value in values.items()])


class Markup(str):
    """An HTML-like label, with its texts escaped."""

    __slots__ = ()


def _value(name: str, value: object) -> str:
    if isinstance(value, Markup):
        return f"<{value}>"
    text = str(value)
    return string(text.replace("\\", "\\\\") if name == "tooltip" else text)
