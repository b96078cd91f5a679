"""Escaping for Markdown as GitHub and others read it: whatever a text holds, it is shown as it is."""

import re

from argmap.report.clean import clean

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")
_AT_START = re.compile(r"^(?:[#+\-=]|\d{1,9}(?=[.)]))")
_MENTION = re.compile(r"(?<![A-Za-z0-9])@(?=[A-Za-z0-9])")
_INSIDE_WORD = re.compile(r"(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])")


def escape(text: str) -> str:
    r"""Return text on one line that Markdown shows as it is, and that notifies nobody.

    >>> escape("<b>a|b</b> *c* $1 & snake_case")
    '\\<b\\>a\\|b\\</b\\> \\*c\\* \\$1 & snake_case'
    """
    escaped = _INSIDE_WORD.sub("_", _SPECIAL.sub(r"\\\g<0>", clean(text)))
    return _MENTION.sub("@\u2060", escaped)


def escape_start(text: str) -> str:
    r"""Return escaped text that is fit to start a line.

    >>> escape_start("# one"), escape_start("1. one")
    ('\\# one', '1\\. one')
    """
    match = _AT_START.match(text)
    if not match:
        return text
    return f"{match[0]}\\{text[match.end() :]}" if match[0].isdigit() else f"\\{text}"
