"""Unified diffs of what a command changes, or would change."""

import difflib
import sys
from io import StringIO

from argmap.cli.files import write_output
from argmap.syntax.lines import escape_controls

_NO_LINE_BREAK = "\n\\ No newline at end of file\n"


def format_diff(name: str, before: str, after: str) -> str:
    """Return the changes of a file as a unified diff, which `patch` takes; empty where there are none."""
    diff = difflib.unified_diff(_lines(before), _lines(after), name, name)
    return "".join(line if line.endswith("\n") else line + _NO_LINE_BREAK for line in diff)


def write_diff(diff: str, output: str) -> None:
    """Write a diff: to a terminal without what could harm it, elsewhere as it is.

    Raises:
        ArgmapError: it can't be written.
    """
    if output == "-" and sys.stdout.isatty():
        write_output(output, "".join(escape_controls(line.rstrip("\r\n")) + "\n" for line in _lines(diff)))
    else:
        write_output(output, diff.encode(errors="backslashreplace"))


def _lines(text: str) -> list[str]:
    return list(StringIO(text, newline="\n"))
