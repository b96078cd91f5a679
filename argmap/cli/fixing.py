"""`--fix` and `--diff`: making the safe changes in a file, or showing them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from argmap.cli.files import replace_input
from argmap.syntax import read
from argmap.syntax.decode import encode
from argmap.syntax.edit import apply_fixes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.edits import Edit
    from argmap.finding import Finding, Results
    from argmap.syntax import Document

Check: TypeAlias = "Callable[[Document], Results]"

_ROUNDS = 10
_LAST = "unused-waiver"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after its safe fixes: how many they are, and what is found afterwards."""

    before: "Document"
    after: "Document"
    count: int
    results: "Results"


def fix_document(document: "Document", results: "Results", check: Check) -> Fixed:
    """Return a document with its safe fixes made; nothing is written.

    One fix may make the next possible, so it is checked again until there is nothing more to fix.

    Args:
        document: the file as it was read.
        results: what `check` found in it.
        check: finds what a document has, as it is to be reported.
    """
    before, count = document, 0
    for _ in range(_ROUNDS):
        text, applied = apply_fixes(document, _choose(results.findings))
        if not applied:
            break
        count += len(applied)
        document = _with_text(document, text)
        results = check(document)
    return Fixed(before, document, count, results)


def write_fixed(name: str, fixed: Fixed) -> None:
    """Write a file whole or not at all, if it was changed.

    `-` is standard output, and written anyhow, but for what could not be read.

    Raises:
        ArgmapError: it can't be written.
    """
    if fixed.count or (name == "-" and fixed.after.data is not None):
        replace_input(name, encode(fixed.after.text, fixed.after.encoding))


def _choose(findings: "Sequence[Finding]") -> "list[Sequence[Edit]]":
    """Return the edits of the safe fixes that can be made now.

    Waivers go last, and only if all references lead where they should: what comes to light with a reference
    that is put right may need them.
    """
    from argmap.rules import REFERENCE_RULES

    whole = not any(finding.rule in REFERENCE_RULES for finding in findings)
    chosen = [finding for finding in findings if whole or finding.rule != _LAST]
    safe = (next((fix.edits for fix in finding.fixes if fix.safe), None) for finding in chosen)
    return [edits for edits in safe if edits]


def _with_text(document: "Document", text: str) -> "Document":
    source = encode(text, document.encoding)
    fixed = read(source, document.name, max_bytes=len(source), max_depth=document.max_depth)
    return fixed.in_folder(document.folder)
