"""Code in Markdown: its signs mark nothing, so other characters take their places for a while."""

import re

_SIGNS = "\\*_[]!<`"
_HIDDEN = "".join(map(chr, range(0xFDD0, 0xFDD0 + len(_SIGNS))))
"""Characters that Unicode keeps for a program's own use."""
_HIDE = str.maketrans(_SIGNS, _HIDDEN)
_SHOW = str.maketrans(_HIDDEN, _SIGNS)
_SPAN = re.compile(r"(?<![\\`])(`{1,9})(?!`)(?:[^\n]|\n(?!\s{0,99}\n)){1,1000}?(?<!`)\1(?!`)")
_FENCE = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,20}(`{3,}(?=[^`]*$)|~{3,})")
_HOLDER = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)]|\[\^[\w-]{1,40}\]:)[ \t]")
_INDENT = ("    ", "\t")


def hide_code(text: str) -> str:
    """Return Markdown of the same length whose code has no sign that marks something."""
    lines: list[str] = []
    fence, is_held, may_begin = "", False, True
    for line in text.split("\n"):
        opening = _FENCE.match(line)
        is_code = bool(fence or opening) or (may_begin and not is_held and line.startswith(_INDENT))
        if opening and not fence:
            fence = opening[1]
        elif opening and opening[1].startswith(fence) and line.endswith(opening[1]):
            fence = ""
        elif not fence and line and not line.startswith(_INDENT):
            is_held = bool(_HOLDER.match(line)) or (is_held and not (may_begin and line[0] != " "))
        may_begin = not line or is_code
        lines.append(line.translate(_HIDE) if is_code else line)
    return _SPAN.sub(lambda match: match[0].translate(_HIDE), "\n".join(lines))


def show_code(text: str) -> str:
    """Return a text as it was before its code was hidden."""
    return text.translate(_SHOW)
