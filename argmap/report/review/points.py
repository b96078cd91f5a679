"""The points of a report: the major ones in full, others as rows of a table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from argmap.finding import Finding, RuleDoc
from argmap.graph import Citation, Statement, Step
from argmap.message import Mention, Message
from argmap.report.review.blocks import Item, Point, Table
from argmap.report.review.notes import Note, Topic
from argmap.report.review.stakes import Stakes
from argmap.report.review.words import (
    amount,
    begin,
    end,
    fit,
    join,
    join_some,
    number,
    quote,
    split_sentence,
    tidy,
)
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.report.review.reasons import Reasons

MOST_PLACES = 20
"""How many passages without a place it names."""

MOST = 3
"""How many notes of one topic a major point tells by themselves."""

Row: TypeAlias = tuple[str, str]

_KINDS = "assumption|challenge|claim|premise|recommendation"
_DOUBLED = re.compile(rf"\b((?:{_KINDS})s?) the (?:{_KINDS}) (?=that |“)")
_OWN = re.compile(rf"\b(?:the )?(?:{_KINDS}) it\b")
_MEND = "What would mend it:"
_WORDS = 100
_FEW = 2


class Teller:
    """Writes notes down."""

    def __init__(self, reasons: "Reasons", pages: Mapping[str, RuleDoc], *, full: bool) -> None:
        """Take how a map is spoken of, the pages of the rules, and whether everything is told."""
        self._reasons, self._phraser, self._stakes = reasons, reasons.phraser, Stakes(reasons.phraser)
        self._pages, self._full = pages, full
        self._advised: set[str] = set()

    def write_point(self, topic: Topic, rank: int) -> Point:
        """Return a topic as a major point."""
        first, *others = topic.notes
        if not others:
            return self._write_note(first, rank)
        title, why = self._introduce(topic)
        written = [self._write_item(note) for note in topic.notes[:MOST]]
        shown = fit([" ".join(item) for item in written], _WORDS)
        rest = self._list_places(topic.notes[shown:])
        items = [*written[:shown], *([Item(rest)] if rest else [])]
        return Point(
            rank,
            title,
            why,
            (*items, *self._advise([note.head for note in topic.notes], None, "In each case, ")),
        )

    def _introduce(self, topic: Topic) -> tuple[str, str]:
        """Return how many notes there are of what kind, and why they matter."""
        count, page = len(topic.notes), self._pages.get(topic.rule or "")
        if topic.notes[0].is_objection:
            which = "an objection" if count == 1 else amount(count, "objection")
            return f"We raise {which} that {self._phraser.author} does not meet with evidence.", ""
        if page and page.lead:
            return f"{begin(number(count))} {page.lead[count > 1]}.", page.why
        kind = page.summary.replace("`", "") if page else f"{quote(topic.rule or '')}."
        return f"{begin(amount(count, 'finding'))} of this kind: {kind[:1].lower()}{kind[1:]}", ""

    def _write_note(self, note: Note, rank: int) -> Point:
        title, text = self._sum_up(note)
        items = list(self._write_passage(note))
        if stakes := self._tell_stakes(note):
            items.append(Item(stakes, "Why it matters:"))
        findings = [group[0] for group in note.others if self._tells(note) or self._is_bare(group[0])]
        return Point(rank, title, text, (*items, *self._advise(findings, note.subject)))

    def _sum_up(self, note: Note) -> tuple[str, str]:
        """Return what a note says: its first sentence, or else its kind; and the others."""
        sentences = list(self._write_sentences(note))
        if not note.remarks and note.subject is None:
            return " ".join(sentences), ""
        if not note.remarks:
            title, _ = self._introduce(Topic([note], note.rule))
            return title, " ".join(sentences)
        title, rest = split_sentence(sentences[0])
        return title, " ".join(part for part in (rest, *sentences[1:]) if part)

    def _write_sentences(self, note: Note) -> Iterator[str]:
        """Yield the remarks of a note; where there are none, or all is told, what else is found there."""
        for remark in note.remarks:
            voice = "" if remark.voice == REVIEWER else f"{begin(self._phraser.who(remark.voice))} notes: "
            yield end(f"{voice}{tidy(remark.text)}")
        for group in note.others if self._tells(note) else ():
            if not self._is_bare(group[0]):
                yield self.write_finding(group[0], "it")

    def _tells(self, note: Note) -> bool:
        """Return whether findings are told besides remarks."""
        return self._full or not (note.remarks or note.is_objection)

    def _is_bare(self, finding: Finding) -> bool:
        """Return whether a finding says of its statement no more than its kind, and its advice, do."""
        message, page = finding.message, self._pages.get(finding.rule)
        values = message.values if isinstance(message, Message) else ("",)
        alone = all(isinstance(value, Mention) and value.id == finding.statement for value in values)
        return bool(alone and finding.advice and page and page.lead)

    def _write_item(self, note: Note) -> Item:
        """Return a note of several on which a point says the same, with what is at stake."""
        if note.subject is None:
            return Item("", end(begin(self._about(note))))
        remarks = [
            split_sentence(end(tidy(remark.text)))[0] for remark in note.remarks[: None if self._full else 1]
        ]
        return Item(" ".join([*remarks, self._tell_stakes(note)]), self._phraser.passage(note.subject)[0])

    def _list_places(self, notes: Sequence[Note]) -> str:
        """Return where else the same holds: by places, or where there are none, in words."""
        subjects = [self._find_target(note.subject) for note in notes if note.subject]
        placed = [place for place in map(self._phraser.place_briefly, subjects) if any(place)]
        bare = [part for part in subjects if not any(self._phraser.place_briefly(part))]
        parts = [_join_places(placed)] if placed else []
        roots = [part.id for part in bare if part in self._phraser.graph.roots]
        parts += [self._phraser.name_roots(roots)[0]] if roots else []
        others = [quote(self._phraser.short(part)) for part in bare if part.id not in roots]
        parts += [join_some(others, MOST_PLACES)] if others else []
        are_ours = notes and notes[0].is_objection
        return f"{'Others concern' if are_ours else 'The same holds of'} {join(parts)}." if parts else ""

    def _find_target(self, subject: Statement) -> Statement:
        """Return what an objection of the reviewer is about; of others, themselves."""
        targets = [attack.target for attack in self._phraser.graph.attacks if attack.challenge is subject]
        if subject.voice != REVIEWER or not targets:
            return subject
        return targets[0].conclusion if isinstance(targets[0], Step) else targets[0]

    def _write_passage(self, note: Note) -> Iterator[Item]:
        """Yield what a note is about: the words of the paper, or a paraphrase that is called one."""
        if note.subject is None:
            if note.path[:1] in (("sections",), ("sources",)):
                yield Item(end(begin(self._about(note))), "Where:")
        elif note.subject.voice == REVIEWER:
            yield Item(self._phraser.sentence(note.subject), "Our objection:")
        else:
            text, is_quoted = self._phraser.passage(note.subject)
            yield Item(text, "The passage:" if is_quoted else "The passage, in our words:")

    def _about(self, note: Note) -> str:
        """Return what a note is about that is on no statement."""
        section, name, *_ = (*note.path, "", "")
        if section == "sections":
            return f"the section {quote(self._phraser.graph.sections.get(str(name), str(name)))}"
        if section == "sources" and name in self._phraser.graph.sources:
            return self._phraser.works.name(str(name))
        return f"{self._phraser.author} as a whole" if self._phraser.noun else "the argument as a whole"

    def _tell_stakes(self, note: Note) -> str:
        """Return what hangs on a note's subject, and what is left without support."""
        if note.subject is None:
            return ""
        told = self._stakes.tell(note.subject, note.head.roots)
        named, _ = self._phraser.name_roots(self._find_fallen(note))
        lost = f"Without it, nothing supports {named}."
        if note.subject.kind == "challenge":
            lost = f"It leaves {named} without support."
        return " ".join(filter(None, [told, named and lost]))

    def _find_fallen(self, note: Note) -> list[str]:
        """Return the ids of the theses and recommendations that lack support because of a note."""
        subjects = [self._phraser.find(finding.path) for group in note.groups for finding in group[1:]]
        roots = [part for part in dict.fromkeys(subjects) if part in self._phraser.graph.roots]
        return [part.id for part in roots if part and self._phraser.evaluation.verdict(part) == "unsupported"]

    def _advise(self, findings: Sequence[Finding], subject: Statement | None, each: str = "") -> list[Item]:
        """Return what would mend findings, or what nothing is given for; nothing that was advised before."""
        advice = list(dict.fromkeys(filter(None, map(self._find_remedy, findings))))
        if not advice and subject and self._reasons.diagnosis.granted(subject) == [subject]:
            advice = ["give evidence for it, or claim less"]
        new = [part for part in advice[: 1 if each else _FEW] if self._full or part not in self._advised]
        self._advised.update(new)
        return [Item(" ".join(end(begin(f"{each}{part}")) for part in new), _MEND)] if new else []

    def _find_remedy(self, finding: Finding) -> str:
        page = self._pages.get(finding.rule)
        return page.remedy if page and page.remedy else self._render(finding.advice, None, "it")

    def write_kind(self, topic: Topic) -> Row:
        """Return a topic of several notes as one row: where, and what they have in common."""
        title, _ = self._introduce(topic)
        notes = topic.notes
        subjects = [self._find_target(note.subject) for note in notes if note.subject]
        places = _join_places([self._phraser.place_briefly(part) for part in subjects])
        if all(self._is_bare(note.head) or note.is_objection or not note.subject for note in notes):
            named = [
                self._phraser.clause(note.subject) if note.subject else self._about(note) for note in notes
            ]
            shown = join(named[: fit(named, _WORDS // 2)])
            such = ": " if fit(named, _WORDS // 2) == len(named) else ", such as "
            return places, f"{title.removesuffix('.')}{such}{end(shown)}"
        told = [self.write_finding(note.head) for note in notes]
        return places, " ".join([title, *told[: fit(told, _WORDS // 2)]])

    def write_row(self, note: Note, *, brief: bool = False) -> Row:
        """Return a note as a row: where it is, and what it says; in brief, the first sentence of a remark."""
        sentences = list(self._write_sentences(note))
        if brief and note.remarks:
            sentences = [split_sentence(sentence)[0] for sentence in sentences]
        if not note.remarks:
            title = self._introduce(Topic([note], note.rule))[0]
            sentences = [title, *sentences] if note.subject or not sentences else sentences
        if note.subject is None:
            return begin(self._about(note)), " ".join(sentences)
        place = _join_places([self._phraser.place_briefly(note.subject)]) or begin(
            self._phraser.whose(note.subject)
        )
        passage = self._phraser.attribute(note.subject)
        told = [] if note.is_grave and not self._full else [end(f"{passage}")]
        return place, " ".join([*told, *sentences])

    def section(self, note: Note) -> str:
        """Return the title of the section that a note is about, or nothing."""
        if note.path[:1] == ("sections",):
            return tidy(self._phraser.graph.sections[str(note.path[1])])
        return self._phraser.section(note.subject) if note.subject else ""

    def write_finding(self, finding: Finding, own: str = "") -> str:
        """Return a finding as a sentence that names statements by their words.

        Args:
            finding: the finding.
            own: what its own statement is called, after it has been quoted.
        """
        subject = self._phraser.find(finding.path) if own else None
        work = finding.path[1] if own and finding.path[:1] == ("sources",) else None
        return end(begin(self._render(finding.message, subject or work, own)))

    def _render(self, text: str, subject: object, own: str) -> str:
        def name(mention: Mention) -> str:
            part = self._phraser.graph.named.get(mention.id)
            if mention.id == subject:
                return own
            if part is None:
                return "".join(self._phraser.works.cite([Citation(mention.id)])) or str(mention)
            if isinstance(part, Step):
                return self._phraser.name_target(part, own if part.conclusion is subject else "")
            return own if part is subject else self._phraser.name(part)

        if not isinstance(text, Message):
            return tidy(text)
        return tidy(_OWN.sub("it", _DOUBLED.sub(r"\1 ", text.render(name))))


def make_table(rows: Sequence[Row]) -> Table:
    """Return rows of points as a table, without places where none has one."""
    columns = ("Where", "What we note")
    first = 0 if any(row[0] for row in rows) else 1
    return Table(columns[first:], tuple(row[first:] for row in rows))


def _join_places(places: Sequence[tuple[str, str]]) -> str:
    """Return sections with their paragraphs.

    >>> _join_places([("Methods", "¶ 2"), ("Results", ""), ("Methods", "¶ 4")])
    'Methods, ¶ 2 and ¶ 4; Results'
    """
    sections: dict[str, dict[str, None]] = {}
    for section, paragraph in places:
        sections.setdefault(section, {})[paragraph] = None
    named = []
    for section, within in sections.items():
        paragraphs = join(sorted(filter(None, within), key=lambda place: (len(place), place)))
        named.append(", ".join(filter(None, [section, paragraphs])))
    return "; ".join(filter(None, named))
