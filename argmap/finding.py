"""The results of a check: problems as rules see them, and findings as readers get them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from argmap.edits import Edit, Path, Range, TextEdit
from argmap.errors import ArgmapError
from argmap.result import Result


def _join(message: str, advice: str) -> str:
    """Return what is wrong, and what to do about it; behind a question, that stands in brackets."""
    if message.endswith("?") and advice:
        return f"{message} ({advice})"
    return f"{message}: {advice}" if advice else message


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
    """A way to mend a finding.

    Attributes:
        title: what it does, as an editor offers it: `replace 'bloked-cards' by 'blocked-cards'`.
        edits: the changes, by path.
        safe: whether it may be made without asking, because it can only be what was meant.
        text_edits: the same changes in the text of the file, if there is one.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True
    text_edits: tuple[TextEdit, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "title": self.title,
            "safe": self.safe,
            "edits": [_edit(edit) for edit in self.edits],
            "text_edits": [{**edit.range._asdict(), "text": edit.text} for edit in self.text_edits],
        }


def _edit(edit: Edit) -> dict[str, Any]:
    fields = {key: list(part) if key == "to" else part for key, part in edit._asdict().items()}
    return {"edit": type(edit).__name__.lower(), **fields, "path": list(edit.path)}


class Related(NamedTuple):
    """A place that belongs to a finding, and what it has to do with it.

    Rules give the path and the message; the other attributes are those of a finding.
    """

    path: Path
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "message": str(self.message),
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "path": list(self.path),
        }


class OtherPlace(NamedTuple):
    """A line of another file that belongs to a map, such as its bibliography.

    Attributes:
        file: its path, relative to the map.
        line: the line, from 1.
        text: what stands in that line.
    """

    file: str
    line: int
    text: str


class Problem(NamedTuple):
    """What a rule finds, addressed by path: it knows no file, no line, and not its own rule.

    Attributes:
        path: where it is.
        message: what is wrong, without a full stop.
        advice: what to do about it, as an imperative.
        severity: given only where a case weighs more or less than the rule does.
        at_key: whether the place is the last key of the path rather than its value.
        fixes: ways to mend it; the first is the best.
        roots: the ids of the theses and recommendations that it touches; if empty, those that depend on
            its statement.
        related: other places that belong to it.
        cause: the path of the statement at fault, where that is another one: what is found there causes this.
        place: where it is, if that is in another file than the map.
    """

    path: Path
    message: str
    advice: str = ""
    severity: Severity | None = None
    at_key: bool = False
    fixes: tuple[Fix, ...] = ()
    roots: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    cause: Path = ()
    place: OtherPlace | None = None

    @property
    def text(self) -> str:
        """What is wrong and what to do about it, on one line."""
        return _join(self.message, self.advice)


class Finding(NamedTuple):
    """A problem with its rule, its severity and its place.

    Attributes:
        rule: the name of the rule.
        severity: how much it weighs.
        message: what is wrong.
        file: the file, as users know it; like the lines and columns, None for a map built in Python.
        line: where it starts: a line, from 1.
        column: a character in that line, from 1.
        end_line: the line in which it ends.
        end_column: the character before which it ends.
        path: the keys that lead to it, as the file has them.
        statement: the id of the statement or inference that it is about.
        excerpt: the line of the file at its start, of a long line what is round the column.
        advice: what to do about it.
        roots: the ids of the theses and recommendations that it touches.
        related: other places that belong to it: the links of a circle, the first of two duplicates.
        fixes: ways to mend it; the first is the best.
        cause: the path of the statement whose finding causes this one.
        words: the words of the statement, if it is about a statement as a whole.
        section: the id of the section of the paper in which the statement stands first.
        stakes: which theses and recommendations depend on it, in words: `thesis 3 and 2 recommendations`.
        caret: the character of the excerpt, from 1, where it starts.
    """

    rule: str
    severity: Severity
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    path: Path = ()
    statement: str | None = None
    excerpt: str = ""
    advice: str = ""
    roots: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    cause: Path = ()
    words: str = ""
    section: str = ""
    stakes: str = ""
    caret: int | None = None

    @property
    def range(self) -> Range | None:
        """Where it is in its file; None for a map that was built in Python."""
        if self.line is None or self.column is None or self.end_line is None or self.end_column is None:
            return None
        return Range(self.line, self.column, self.end_line, self.end_column)

    @property
    def text(self) -> str:
        """What is wrong and what to do about it, on one line."""
        return _join(self.message, self.advice)

    @property
    def place(self) -> str:
        """Its file, line and column, or its path in a map that was built in Python."""
        if self.file is None:
            return ".".join(map(str, self.path))
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        words = f"{self.place}: {self.severity}: {self.text} [{self.rule}]".removeprefix(": ")
        if words.isprintable():
            return words
        return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON: what `argmap check --format json` prints of it."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "path": list(self.path),
            "statement": self.statement,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "advice": self.advice,
            "roots": list(self.roots),
            "cause": list(self.cause),
            "related": [place.to_dict() for place in self.related],
            "fixes": [fix.to_dict() for fix in self.fixes],
        }


class Findings(Result, list[Finding]):
    """What a check found, the most important first."""

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or "no findings"

    def to_dict(self) -> dict[str, Any]:
        """Return them as data for JSON, with how many there are of each severity."""
        totals = Counter(finding.severity for finding in self)
        return {
            "findings": [finding.to_dict() for finding in self],
            "summary": {severity.value: totals[severity] for severity in Severity},
        }


class Waived(NamedTuple):
    """A finding that the map itself waives, and the reason it gives."""

    finding: Finding
    reason: str


@dataclass
class Results:
    """What a check found: findings in order, findings that the maps waive, and the names of the files.

    `suppressed` are the findings that a baseline knows; `standings` says, by file, how far the theses and
    recommendations stand; `failure` is why a file could not be fixed.
    """

    findings: list[Finding] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    suppressed: list[Finding] = field(default_factory=list)
    standings: dict[str, str] = field(default_factory=dict)
    fixed: int = 0
    diff: str = ""
    failure: str = ""

    def add(self, other: "Results") -> None:
        """Take in the results of more files."""
        self.findings += other.findings
        self.waived += other.waived
        self.files += other.files
        self.suppressed += other.suppressed
        self.standings |= other.standings
        self.fixed += other.fixed
        self.diff += other.diff

    def count(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity."""
        totals = dict.fromkeys(Severity, 0)
        for finding in self.findings:
            totals[finding.severity] += 1
        return totals


class RuleDoc(NamedTuple):
    """A rule as documentation and reports show it.

    Attributes:
        name: what it is called.
        severity: how much its findings weigh, unless a case weighs more or less.
        text: its page; `summary` is the first line.
        lead: what follows "one" and "several" where a report introduces its findings.
        why: why they matter, in a sentence.
        remedy: what would mend them, as an imperative, where that is not the advice to whoever edits the map.
        about_map: whether they concern the map rather than what is mapped.
        asks: whether they are questions to the author.
    """

    name: str
    severity: Severity
    text: str
    lead: tuple[str, str] | None = None
    why: str = ""
    remedy: str = ""
    about_map: bool = False
    asks: bool = False

    @property
    def summary(self) -> str:
        """What the rule finds, in one line."""
        return self.text.partition("\n")[0]


class InvalidMap(ArgmapError):  # noqa: N818
    """What was read is not a map by its shape; `findings` says all that is wrong."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Take the findings, of which there is at least one."""
        first = findings[0]
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(f"{first.place}: {first.text} [{first.rule}]{more}".removeprefix(": "))
        self.findings = tuple(findings)

    def __reduce__(self) -> tuple[type["InvalidMap"], tuple[tuple[Finding, ...]]]:
        return InvalidMap, (self.findings,)
