"""What is noted on the argument: findings by what they are about, and those of one kind together.

Their order is that of the check, and consequences stay with their cause.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from argmap.finding import Finding, RuleDoc, Severity
from argmap.graph import Remark, Statement
from argmap.message import Message
from argmap.report.groups import Group, group_by_cause
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.graph import Graph
    from argmap.report.review.phrasing import Phraser

FAILED_ROOT = "failed-root"
"""The rule that reports verdicts, which the summary tells."""

REMARK = "remark"
"""The rule that reports what readers note."""


@dataclass
class Note:
    """What is noted on a statement, a section, a work or the whole: findings in order, and remarks."""

    path: "Path"
    subject: Statement | None
    groups: list[Group] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def head(self) -> Finding:
        """The weightiest finding."""
        return self.groups[0][0]

    @property
    def is_objection(self) -> bool:
        """Whether it is about an objection by the reviewer."""
        return bool(self.subject and self.subject.kind == "challenge" and self.subject.voice == REVIEWER)

    @property
    def is_grave(self) -> bool:
        """Whether a reader calls something in it grave; lesser remarks are a note of their own then."""
        return any(remark.severity == "high" for remark in self.remarks)

    @property
    def rule(self) -> str | None:
        """The rule of a note that is told with others of its kind; None for what a remark makes its own."""
        if self.is_grave:
            return None
        others = [group[0] for group in self.others]
        is_own = self.remarks and (not others or others[0].severity is Severity.INFO)
        return None if is_own else others[0].rule

    @property
    def others(self) -> list[Group]:
        """The findings that are no remarks."""
        return [group for group in self.groups if group[0].rule != REMARK]


class Topic(NamedTuple):
    """Notes that are told together: those of one rule, or one by itself."""

    notes: list[Note]
    rule: str | None

    @property
    def head(self) -> Finding:
        """The weightiest finding."""
        return self.notes[0].head

    @property
    def is_grave(self) -> bool:
        """Whether a reader calls it grave."""
        return self.notes[0].is_grave

    @property
    def is_major(self) -> bool:
        """Whether it may be told among the major points."""
        return self.head.severity is not Severity.INFO


class Sorted(NamedTuple):
    """The findings of a check by where a report tells them."""

    topics: list[Topic]
    on_map: list[Finding]
    """Those that concern the map rather than what is mapped."""

    questions: list[Finding]
    """Those that are questions to the author."""


def sort_findings(
    findings: Iterable[Finding], pages: Mapping[str, RuleDoc], phraser: "Phraser", *, full: bool
) -> Sorted:
    """Return the topics, the weightiest first; questions to the author are none.

    Unless the report is `full`, what a grave remark tells is not told again.
    """
    remarks = {remark.text: remark for _, remark in find_remarks(phraser.graph)}
    on_map, questions, notes = list[Finding](), list[Finding](), dict["Path", Note]()
    for group in group_by_cause(list(findings)):
        remark = _read_remark(group[0], remarks)
        page = pages.get(group[0].rule)
        if page is not None and page.about_map:
            on_map += group
        elif page is not None and page.asks:
            questions += group
        elif not full and group[0].rule == FAILED_ROOT:
            continue
        elif remark is None or (remark.kind != "strength" and not is_question(remark)):
            _note(group, remark, notes, phraser)
    told = set() if full else _find_told(phraser, notes.values())
    left = [note for note in notes.values() if note.is_grave or note.subject not in told]
    graves = sorted((note for note in left if note.is_grave), key=lambda note: _weigh(note, phraser))
    return Sorted(_join([*graves, *(note for note in left if not note.is_grave)]), on_map, questions)


def is_question(remark: Remark) -> bool:
    """Return whether a remark asks something."""
    return remark.kind == "question" and "?" in remark.text


def _find_told(phraser: "Phraser", notes: Iterable[Note]) -> set[Statement | None]:
    """Return what a grave remark tells on another statement: tensions with it, our objections to it."""
    graph, graves = phraser.graph, {note.subject for note in notes if note.is_grave and note.subject}
    told: set[Statement | None] = set()
    for link in graph.tensions:
        if link.end in graves or link.start in graves:
            told |= {link.start, link.end}
    for attack in graph.attacks:
        target = attack.target
        about = {target} if isinstance(target, Statement) else {target.conclusion, *target.premises}
        if attack.challenge.voice == REVIEWER and not graves.isdisjoint(about):
            told.add(attack.challenge)
    return told


def _weigh(note: Note, phraser: "Phraser") -> tuple[int, bool, int]:
    """Return a key that puts first what most hangs on: theses, and then recommendations."""
    touched = {*note.head.roots, *([note.subject.id] if note.subject else [])}
    theses = sum(thesis.id in touched for thesis in phraser.theses)
    return -theses, note.subject not in phraser.theses, -len(touched)


def _note(group: Group, remark: Remark | None, notes: dict["Path", Note], phraser: "Phraser") -> None:
    subject = phraser.find(group[0].path)
    path = group[0].path[:2] if subject is None else subject.path
    if remark and remark.severity != "high" and path in notes and notes[path].is_grave:
        path = (*path, "remarks")
    note = notes.setdefault(path, Note(path, subject))
    note.groups.append(group)
    note.remarks += [remark] if remark else []


def _join(notes: Iterable[Note]) -> list[Topic]:
    topics: dict[object, Topic] = {}
    for note in notes:
        kind = "objection" if note.is_objection else note.rule
        key = (kind, note.head.severity is Severity.INFO) if note.rule else note.path
        topics.setdefault(key, Topic([], note.rule)).notes.append(note)
    return list(topics.values())


def _read_remark(finding: Finding, remarks: Mapping[str, Remark]) -> Remark | None:
    """Return the remark that a finding reports."""
    if finding.rule != REMARK or not isinstance(finding.message, Message):
        return None
    *_, text = finding.message.values
    return remarks.get(str(text)) or Remark(str(text), voice=REVIEWER)


def find_remarks(graph: "Graph") -> "Iterator[tuple[Path, Remark]]":
    """Yield all remarks, each with the path of what it is about, in the order of the map."""
    parts: list[tuple[Path, Iterable[Remark]]] = [((), graph.remarks)]
    parts += [(("sections", name), remarks) for name, remarks in graph.section_remarks.items()]
    parts += [(("sources", name), remarks) for name, remarks in graph.source_remarks.items()]
    parts += [(statement.path, statement.remarks) for statement in graph.statements]
    parts += [(step.path, step.remarks) for step in graph.steps]
    for path, remarks in parts:
        yield from ((path, remark) for remark in remarks)
