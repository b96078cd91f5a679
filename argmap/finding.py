"""What a check says: a problem as a rule sees it, and a finding as a reader gets it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from argmap.errors import ArgmapError

Path: TypeAlias = tuple[str | int, ...]
"""Keys from the root of a map to a value: `("claims", "thesis", "supported_by", 0)`."""


class Severity(StrEnum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the heaviest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Fix(NamedTuple):
    """A safe change to a file: the scalar at `path` becomes `text`; without text, what is there goes.

    With `to`, it goes to the mapping there, which need not be there yet.
    """

    path: Path
    text: str | None = None
    to: Path | None = None


class Problem(NamedTuple):
    """What a rule found, addressed by path: it knows no file, no line, and not its own rule.

    `severity` is given only where one case weighs otherwise than the rule does. `at_key` points at
    the last key of the path rather than at its value. `fix` is given only where there is one safe change.
    """

    path: Path
    message: str
    severity: Severity | None = None
    at_key: bool = False
    fix: Fix | None = None


class Finding(NamedTuple):
    """A problem with its rule, its severity and its place.

    `line` and `column` count characters from 1; like `file` they are None for a map that was built in
    Python. `statement` is the id of the statement or inference it is about. `excerpt` is the line of the
    file at that place, cut to a readable length.
    """

    rule: str
    severity: Severity
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: Path = ()
    statement: str | None = None
    excerpt: str = ""
    fix: Fix | None = None


class Waived(NamedTuple):
    """A finding that the map itself waives, and the reason it gives."""

    finding: Finding
    reason: str


@dataclass
class Results:
    """What a check found: findings in order, findings that the maps waive, and the names of the files.

    `known` is how many findings were left out because a baseline knows them.
    """

    findings: list[Finding] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    known: int = 0
    fixed: int = 0
    diff: str = ""

    def add(self, other: "Results") -> None:
        """Take in the results of more files."""
        self.findings += other.findings
        self.waived += other.waived
        self.files += other.files
        self.known += other.known
        self.fixed += other.fixed
        self.diff += other.diff

    def count(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity."""
        totals = dict.fromkeys(Severity, 0)
        for finding in self.findings:
            totals[finding.severity] += 1
        return totals


class Page(NamedTuple):
    """A rule as its documentation shows it; `summary` is the first line of `text`."""

    name: str
    severity: Severity
    text: str

    @property
    def summary(self) -> str:
        """What the rule finds, in one line."""
        return self.text.partition("\n")[0]


class InvalidMap(ArgmapError):  # noqa: N818
    """What was read is not a map by its shape; `findings` says all that is wrong."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Take the findings, of which there is at least one."""
        first = findings[0]
        place = ":".join(str(part) for part in (first.file, first.line, first.column) if part is not None)
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(f"{place}: {first.message} [{first.rule}]{more}")
        self.findings = tuple(findings)

    def __reduce__(self) -> tuple[type["InvalidMap"], tuple[tuple[Finding, ...]]]:
        return InvalidMap, (self.findings,)
