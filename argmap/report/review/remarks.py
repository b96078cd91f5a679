"""What readers note: weaknesses, strengths and questions, the gravest first."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.graph import Citation, Remark
from argmap.report.review.blocks import Block, Heading, Items
from argmap.report.review.words import begin, end, number, quote, tidy
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.report.review.phrasing import Phraser

MOST = 60
"""The most remarks of one kind that are told."""

_TITLES = {"weakness": "Weaknesses", "question": "Questions", "strength": "Strengths"}
_LEVELS = ("high", "medium", "low")


class _Noted(NamedTuple):
    """A remark, and what it is about, in words."""

    about: str
    remark: Remark


def write_remarks(phraser: "Phraser") -> Iterator[Block]:
    """Yield the remarks of the map by kind; nothing if there are none."""
    remarks = list(_find_remarks(phraser))
    if remarks:
        yield Heading(2, "What we note")
    for kind, title in _TITLES.items():
        of_kind = [noted for noted in remarks if noted.remark.kind == kind]
        of_kind.sort(key=lambda noted: _LEVELS.index(noted.remark.severity))
        if of_kind:
            yield Heading(3, title)
            more = [f"And {number(len(of_kind) - MOST)} more."] if len(of_kind) > MOST else []
            yield Items((*(_describe(noted, phraser) for noted in of_kind[:MOST]), *more))


def _describe(noted: _Noted, phraser: "Phraser") -> str:
    about, remark = noted
    is_voice = remark.voice != REVIEWER and remark.voice in phraser.graph.voices
    whose = [f"noted by {phraser.who(remark.voice)}"] if is_voice else []
    grave = ["grave"] if remark.severity == "high" else []
    details = f" ({', '.join([*grave, *whose])})" if grave or whose else ""
    return end(f"{begin(about)}{details}: {tidy(remark.text)}")


def _find_remarks(phraser: "Phraser") -> Iterator[_Noted]:
    graph = phraser.graph
    yield from _note("on the whole", graph.remarks)
    for section, remarks in graph.section_remarks.items():
        yield from _note(f"on the section {quote(graph.sections[section])}", remarks)
    for source, remarks in graph.source_remarks.items():
        yield from _note(f"on {phraser.works.cite([Citation(source)])[0]}", remarks)
    for statement in graph.statements:
        if statement.remarks:
            yield from _note(f"on {phraser.name(statement)}", statement.remarks)
    for step in graph.steps:
        if step.remarks:
            yield from _note(f"on {phraser.name_target(step)}", step.remarks)


def _note(about: str, remarks: Iterable[Remark]) -> Iterator[_Noted]:
    return (_Noted(about, remark) for remark in remarks)
