"""The whole report: two pages, the evidence, the works cited, and on request an appendix with everything."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from argmap.evaluation import Evaluation, evaluate
from argmap.finding import Results, RuleDoc, Waived
from argmap.report.review.blocks import Block, Figure, Heading, Item, Items, Paragraph
from argmap.report.review.challenges import write_challenges
from argmap.report.review.evidence import list_cited, write_evidence
from argmap.report.review.markdown import format_markdown
from argmap.report.review.notes import Sorted, Topic, sort_findings
from argmap.report.review.phrasing import Phraser
from argmap.report.review.points import Row, Teller, make_table
from argmap.report.review.reasons import Reasons
from argmap.report.review.summary import list_established, list_questions, list_strengths, write_summary
from argmap.report.review.words import amount, end, quote, tidy
from argmap.report.review.works import list_names

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.graph import Graph
    from argmap.passages.text import Spot

Length: TypeAlias = Literal["short", "full"]
LENGTHS: tuple[Length, ...] = get_args(Length)

WORDS = 1000
"""How many words the two pages may have: the points are chosen accordingly."""

LEAST, MOST = 4, 7
"""How many major points there are, if so much is grave; what a check finds weightiest comes besides."""

MOST_ITEMS = 3
"""How many strengths, and how many questions, stand on the two pages."""

_MAJOR = 0.75
"""How much of the two pages is filled when no more than the least number of points is told."""


def compose(
    graph: "Graph",
    results: Results,
    pages: Mapping[str, RuleDoc],
    *,
    evaluation: Evaluation | None = None,
    length: Length = "short",
    svg: str = "",
    spots: "Mapping[Path, Spot] | None" = None,
) -> list[Block]:
    """Return the report on a map.

    Args:
        graph: the map.
        results: what a check of it found.
        pages: the documentation of the rules, by name.
        evaluation: the verdicts; by default those of `evaluate(graph)`.
        length: whether all findings and challenges are appended.
        svg: a drawing of the map, or nothing.
        spots: the places of quotations that the paper's text tells, by the paths of their locators.
    """
    phraser = Phraser(graph, evaluation or evaluate(graph), spots)
    return _Report(phraser, results, pages, length).compose(svg)


class _Report:
    def __init__(
        self, phraser: Phraser, results: Results, pages: Mapping[str, RuleDoc], length: Length
    ) -> None:
        self._phraser, self._results, self._full = phraser, results, length == "full"
        self._reasons = Reasons(phraser)
        self._teller = Teller(self._reasons, pages, full=self._full)
        self._told: set[int] = set()
        """The notes that are told in full, by identity."""
        self._sorted: Sorted = sort_findings(results.findings, pages, phraser, full=self._full)
        self._strengths = list_strengths(phraser)
        self._questions = list_questions(phraser, self._sorted.questions)

    def compose(self, svg: str) -> list[Block]:
        before = [*self._introduce(), *write_summary(self._phraser, self._reasons)]
        before += _list("What is strong", [*self._strengths[:MOST_ITEMS], *list_established(self._phraser)])
        questions = _list("Questions to the author", self._questions[:MOST_ITEMS])
        used = count_words(before) + count_words(questions)
        points, left = self._choose_major(used)
        further = list(self._choose_further(left, WORDS - used - count_words(points)))
        blocks = [*before, *points, *further, *questions, *write_evidence(self._phraser)]
        if self._full:
            blocks += [*self._append(), *write_challenges(self._phraser, self._reasons)]
        if svg:
            blocks += [Heading(2, "The argument as a diagram"), Figure(svg, "The map with its verdicts.")]
        return [*blocks, *self._list_works()]

    def _introduce(self) -> Iterator[Block]:
        paper, title = self._phraser.graph.paper, self._phraser.graph.title
        yield Heading(1, f"Review of {quote(paper.get('title', title))}")
        where = [paper.get("container-title", ""), paper.get("issued", "")[:4]]
        parts = [list_names(paper.get("author", ())), *where]
        if described := ", ".join(part for part in parts if part):
            yield Paragraph(end(described))

    def _choose_major(self, used: int) -> tuple[list[Block], list[Topic]]:
        """Return the major points, and the topics that are left.

        What readers call grave comes first; then the weightiest of what the check finds.
        """
        topics = [topic for topic in self._sorted.topics if topic.is_major]
        graves = [topic for topic in topics if topic.is_grave]
        found = [topic for topic in topics if not topic.is_grave]
        chosen = [*graves[: MOST - 1], *found[:1], *graves[MOST - 1 :], *found[1:]]
        points: list[Block] = []
        told: list[Topic] = []
        for topic in chosen[:MOST]:
            if len(points) >= LEAST and used + count_words(points) > _MAJOR * WORDS and topic.is_grave:
                continue
            points.append(self._teller.write_point(topic, len(points) + 1))
            told.append(topic)
            self._told.update(map(id, topic.notes if len(topic.notes) == 1 else ()))
        heading = [Heading(2, "Major points" if len(points) > 1 else "The main point")] if points else []
        return [*heading, *points], [topic for topic in self._sorted.topics if topic not in told]

    def _choose_further(self, topics: list[Topic], room: int) -> Iterator[Block]:
        """Yield the points for which there is room, grave ones in any case, and how many more there are."""
        rows: list[Row] = []
        left = 0
        for topic in topics:
            single = len(topic.notes) == 1
            note, brief = topic.notes[0], not self._full
            row = self._teller.write_row(note, brief=brief) if single else self._teller.write_kind(topic)
            room -= sum(len(cell.split()) for cell in row)
            if room < 0 and not topic.is_grave:
                left += len(topic.notes)
                continue
            rows.append(row)
            self._told.update(map(id, topic.notes if single else ()))
        if rows:
            yield Heading(2, "Further points")
            yield make_table(rows)
        if left and not self._full:
            yield Paragraph(f"We leave out {amount(left, 'smaller remark')}, on single passages and works.")

    def _append(self) -> Iterator[Block]:
        """Yield what the two pages leave out: by section, on the map itself, and what is waived."""
        sections: dict[str, list[Row]] = {tidy(title): [] for title in self._phraser.graph.sections.values()}
        for note in (note for topic in self._sorted.topics for note in topic.notes):
            is_challenge = note.subject is not None and note.subject.kind == "challenge"
            if id(note) not in self._told and (note.remarks or not is_challenge):
                sections.setdefault(self._teller.section(note), []).append(self._teller.write_row(note))
        yield from _list("More that is strong", self._strengths[MOST_ITEMS:])
        yield from _list("More questions to the author", self._questions[MOST_ITEMS:])
        if any(sections.values()):
            yield Heading(2, "Further points, section by section")
        for section, rows in sections.items():
            if rows:
                yield Heading(3, section or "On the whole, and without a place")
                yield make_table(rows)
        on_map = [Item(self._teller.write_finding(finding)) for finding in self._sorted.on_map]
        yield from _list("On the map itself", on_map)
        yield from _list("What the map waives", list(map(self._write_waived, self._results.waived)))

    def _write_waived(self, waived: Waived) -> Item:
        finding = self._teller.write_finding(waived.finding)
        return Item(f"{finding} The reason given: {end(quote(waived.reason))}")

    def _list_works(self) -> Iterator[Block]:
        works = self._phraser.works.describe_all(list_cited(self._phraser))
        if works:
            yield Heading(2, "Works cited")
            yield Items(tuple(map(Item, works)), are_works=True)


def count_words(blocks: Sequence[Block]) -> int:
    """Return how many words a reader of some blocks has before them."""
    return len([word for word in format_markdown(blocks).split() if any(map(str.isalnum, word))])


def _list(title: str, items: list[Item]) -> list[Block]:
    return [Heading(2, title), Items(tuple(items))] if items else []
