"""What in Markdown is no outline: code blocks, comments and front matter; of these, Argdown is kept apart."""

import re
from typing import NamedTuple

_FENCE = re.compile(r"([ \t]*+(?:[-+*]|[0-9]{1,9}[.)])?[ \t]*+)(`{3,}|~{3,})([^`]*)\Z")
_ARGDOWN = re.compile(r"[\s{.]*argdown", re.IGNORECASE)


class Blocks(NamedTuple):
    """The lines that are left, blank where a block was; the Argdown, in its lines; and the other blocks."""

    lines: list[str]
    argdown: str
    losses: list[tuple[int, str]]


def find_blocks(text: str) -> Blocks:
    """Return the lines of a text without its blocks."""
    lines = text.expandtabs(4).splitlines()
    argdown, is_argdown = [""] * len(lines), False
    losses: list[tuple[int, str]] = []
    number = 0
    while number < len(lines):
        end, what = _find_end(lines, number)
        if not what:
            number += 1
            continue
        if what == "Argdown":
            indent = len(lines[number]) - len(lines[number].lstrip())
            argdown[number + 1 : end] = [_dedent(line, indent) for line in lines[number + 1 : end]]
            is_argdown = True
        else:
            losses.append((number + 1, what))
        stop = min(end + 1, len(lines))
        lines[number:stop] = [""] * (stop - number)
        number = stop
    return Blocks(lines, "\n".join(argdown) + "\n" if is_argdown else "", losses)


def _find_end(lines: list[str], start: int) -> tuple[int, str]:
    """Return the line that ends the block that begins here, and what it is; nothing where none begins."""
    line = lines[start]
    if fence := _FENCE.match(line):
        what = "Argdown" if _ARGDOWN.match(fence[3]) else "a code block"
        closing = re.compile(rf"\s*{fence[2][0]}{{{len(fence[2])},}}\s*\Z")
        return next((at for at in range(start + 1, len(lines)) if closing.match(lines[at])), len(lines)), what
    if line.lstrip().startswith("<!--"):
        return next((at for at in range(start, len(lines)) if "-->" in lines[at]), len(lines)), "a comment"
    if start == 0 and line.rstrip() == "---":
        end = next((at for at in range(1, len(lines)) if lines[at].rstrip() in ("---", "...")), 0)
        return end, "the front matter" if end else ""
    return start, ""


def _dedent(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip())) :]
